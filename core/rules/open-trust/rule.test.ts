import type { Trust } from '../../model.ts';
import type { Facts } from '../rule.ts';
import { ruleSuite } from '../rule-suite.ts';
import { denied, facts, trust } from '../test-facts.ts';
import { rule } from './rule.ts';

const anyone: Trust['principal'] = { kind: 'anyone', id: '*', owner: null, dangling: false };
const open = (conditions: Trust['conditions'] = [], more: Partial<Facts> = {}) =>
  facts({ trusts: [trust({ principal: anyone, reach: 'anyone', conditions })], ...more });
const when = (key: string, operator = 'StringEquals', values = ['o-1']) => open([{ operator, key, values }]);

ruleSuite(rule, {
  violation: [
    { name: 'without a condition', facts: open(), severity: 'critical', message: /^Anyone may act as robot$/ },
    {
      name: 'only the own organization',
      facts: when('cloud:PrincipalOrgID'),
      severity: 'medium',
      message: /^Anyone may act as robot, if cloud:PrincipalOrgID StringEquals o-1$/,
    },
    {
      name: 'only for a source account',
      facts: when('cloud:SourceAccount'),
      severity: 'medium',
      message: /SourceAccount/,
    },
    { name: 'only with an external id', facts: when('cloud:ExternalId'), severity: 'high', message: /ExternalId/ },
    {
      name: 'an administrator in the own organization',
      facts: { ...when('cloud:PrincipalOrgID'), privilege: 'admin' },
      severity: 'high',
      message: /which is an administrator, if/,
    },
    {
      name: 'a condition that excludes narrows nothing',
      facts: when('cloud:PrincipalOrgID', 'StringNotEquals'),
      severity: 'critical',
      message: /robot$/,
    },
    {
      name: 'a condition that is skipped without the claim narrows nothing',
      facts: when('cloud:PrincipalOrgID', 'StringEqualsIfExists'),
      severity: 'critical',
      message: /robot$/,
    },
    {
      name: 'a condition that everything meets narrows nothing',
      facts: when('cloud:PrincipalOrgID', 'StringLike', ['*']),
      severity: 'critical',
      message: /robot$/,
    },
    {
      name: 'a condition on something else narrows nothing',
      facts: when('cloud:SecureTransport', 'Bool', ['true']),
      severity: 'critical',
      message: /robot$/,
    },
    {
      name: 'everybody but one',
      facts: facts({ trusts: [trust({ weaknesses: ['not-principal'] })] }),
      severity: 'critical',
      message: /^Everybody except 2 may act as robot$/,
    },
  ],
  fine: [
    { name: 'a named account', facts: facts({ trusts: [trust()] }) },
    { name: 'an external account', facts: facts({ trusts: [trust({ reach: 'external' })] }) },
  ],
  undetermined: [
    {
      name: 'the trusts could not be listed',
      facts: facts({ trusts: denied }),
      because: /its trusts could not be read/,
    },
  ],
  notApplicable: [
    {
      name: 'deleted',
      facts: facts({ trusts: [trust({ principal: { ...anyone, dangling: true }, reach: 'anyone' })] }),
    },
  ],
});

import type { Trust } from '../../model.ts';
import type { Facts } from '../rule.ts';
import { ruleSuite } from '../rule-suite.ts';
import { denied, facts, trust } from '../test-facts.ts';
import { rule } from './rule.ts';

const issuer: Trust['principal'] = { kind: 'oidc', id: 'https://issuer.example', owner: null, dangling: false };
const trusting = (weaknesses: Trust['weaknesses'], more: Partial<Facts> = {}, subjects: string[] = []) =>
  facts({ trusts: [trust({ principal: issuer, reach: 'external', weaknesses, subjects })], ...more });

ruleSuite(rule, {
  violation: [
    {
      name: 'no subject',
      facts: trusting(['no-subject']),
      severity: 'high',
      message: /^Tokens of https:\/\/issuer.example may act as robot; it checks no subject/,
    },
    {
      name: 'a wildcard subject',
      facts: trusting(['wildcard-subject'], {}, ['repo:acme/*']),
      severity: 'high',
      message: /more than one workload/,
    },
    { name: 'for all values', facts: trusting(['for-all-values']), severity: 'high', message: /for all values/ },
    { name: 'if exists', facts: trusting(['if-exists']), severity: 'high', message: /if exists/ },
    { name: 'no audience', facts: trusting(['no-audience']), severity: 'medium', message: /no audience/ },
    {
      name: 'several: the worst counts, all are named',
      facts: trusting(['no-audience', 'wildcard-subject']),
      severity: 'high',
      message: /no audience.*more than one workload/,
    },
    {
      name: 'an administrator',
      facts: trusting(['no-subject'], { privilege: 'admin' }),
      severity: 'critical',
      message: /which is an administrator/,
    },
  ],
  fine: [
    { name: 'exactly one workload', facts: trusting([], {}, ['repo:acme/shop:ref:refs/heads/main']) },
    { name: 'a weakness of another kind', facts: trusting(['no-external-id']) },
  ],
  undetermined: [
    {
      name: 'the trusts could not be listed',
      facts: facts({ trusts: denied }),
      because: /its trusts could not be read/,
    },
  ],
  notApplicable: [
    { name: 'not a token', facts: facts({ trusts: [trust()] }) },
    { name: 'deleted', facts: facts({ trusts: [trust({ principal: { ...issuer, dangling: true } })] }) },
  ],
});

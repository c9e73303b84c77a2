import type { Trust } from '../../model.ts';
import type { Facts } from '../rule.ts';
import { ruleSuite } from '../rule-suite.ts';
import { denied, facts, trust } from '../test-facts.ts';
import { rule } from './rule.ts';

const trusting = (change: Partial<Trust>, more: Partial<Facts> = {}) =>
  facts({ trusts: [trust({ reach: 'external', ...change })], ...more });
const externalId = [{ operator: 'StringEquals', key: 'cloud:ExternalId', values: ['x'] }];
const vendors = { 'test 2': { name: 'Acme Monitoring', kind: 'third-party' } } as const;

ruleSuite(rule, {
  violation: [
    {
      name: 'an unknown account',
      facts: trusting({}),
      severity: 'medium',
      message: /^External account 2 may act as robot$/,
    },
    {
      name: 'a known vendor with an external id',
      facts: trusting({ conditions: externalId }),
      vendors,
      severity: 'low',
      message: /^External account 2 \(Acme Monitoring\) may act as robot, with an external id$/,
    },
    {
      name: 'a known vendor without an external id',
      facts: trusting({ weaknesses: ['no-external-id'] }),
      vendors,
      severity: 'high',
      message: /Acme Monitoring.* without an external id$/,
    },
    {
      name: 'an administrator without an external id',
      facts: trusting({ weaknesses: ['no-external-id'] }, { privilege: 'admin' }),
      severity: 'critical',
      message: /may act as robot, which is an administrator, without an external id$/,
    },
    {
      name: 'what it may do is not known',
      facts: trusting({}, { privilege: 'unknown' }),
      severity: 'medium',
      message: /what that may do is not known/,
    },
    {
      name: 'a vendor is found by the account that a principal lives in',
      facts: trusting({ principal: { kind: 'identity', id: 'role/x', owner: '2', dangling: false } }),
      vendors,
      severity: 'low',
      message: /^External identity role\/x \(Acme Monitoring\)/,
    },
    {
      name: 'a service of the provider itself',
      facts: trusting({}),
      vendors: { 'test 2': { name: 'Log delivery', kind: 'provider' } },
      severity: 'info',
      message: /Log delivery/,
    },
  ],
  fine: [
    { name: 'the same account', facts: trusting({ reach: 'same-account' }) },
    { name: 'the same organization', facts: trusting({ reach: 'same-organization' }) },
    { name: 'a service of the provider', facts: trusting({ reach: 'provider' }) },
  ],
  undetermined: [
    {
      name: 'the members of the organization could not be listed',
      facts: trusting({ reach: 'unknown' }),
      vendors,
      because: /whether account 2 \(Acme Monitoring\) belongs to the organization is not known/,
    },
    {
      name: 'the trusts could not be listed',
      facts: facts({ trusts: denied }),
      because: /its trusts could not be read/,
    },
  ],
  notApplicable: [
    {
      name: 'tokens: another rule',
      facts: trusting({ principal: { kind: 'oidc', id: 'https://issuer.example', owner: null, dangling: false } }),
    },
    { name: 'anyone: another rule', facts: trusting({ reach: 'anyone' }) },
    {
      name: 'deleted: another rule',
      facts: trusting({ principal: { kind: 'identity', id: 'X', owner: null, dangling: true } }),
    },
  ],
});

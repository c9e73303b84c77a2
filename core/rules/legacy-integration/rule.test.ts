import type { Identity } from '../../model.ts';
import type { Facts } from '../rule.ts';
import { ruleSuite } from '../rule-suite.ts';
import { denied, facts, identity } from '../test-facts.ts';
import { rule } from './rule.ts';

const old = (change: Partial<Identity> = {}, more: Partial<Facts> = {}) =>
  facts({
    identity: identity({
      kind: 'integration',
      name: 'Incoming WebHooks',
      weaknesses: ['legacy-integration'],
      ...change,
    }),
    ...more,
  });

ruleSuite(rule, {
  violation: [
    {
      name: 'active',
      facts: old(),
      severity: 'medium',
      message: /^Integration Incoming WebHooks is of a kind that its provider has given up$/,
    },
    {
      name: 'an administrator',
      facts: old({}, { privilege: 'admin' }),
      severity: 'high',
      message: /given up, which is an administrator$/,
    },
    {
      name: 'what it may do could not be read',
      facts: old({}, { privilege: 'unknown', grants: denied }),
      severity: 'medium',
      message: /given up$/,
    },
  ],
  fine: [{ name: 'disabled', facts: old({ status: 'disabled' }) }],
  undetermined: [
    {
      name: 'whether it is active is not known',
      facts: old({ status: 'unknown' }),
      because: /whether it is active/,
    },
  ],
  notApplicable: [
    { name: 'an app', facts: old({ weaknesses: [] }) },
    { name: 'deleted', facts: old({ status: 'deleted' }) },
  ],
});

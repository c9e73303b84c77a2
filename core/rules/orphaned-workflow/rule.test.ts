import type { Identity } from '../../model.ts';
import type { Facts } from '../rule.ts';
import { ruleSuite } from '../rule-suite.ts';
import { facts, identity } from '../test-facts.ts';
import { rule } from './rule.ts';

const flow = (change: Partial<Identity> = {}, more: Partial<Facts> = {}) =>
  facts({
    identity: identity({ kind: 'bot', name: 'Expense approvals', weaknesses: ['without-collaborators'], ...change }),
    ...more,
  });

ruleSuite(rule, {
  violation: [
    {
      name: 'active',
      facts: flow(),
      severity: 'low',
      message: /^Workflow Expense approvals runs, and nobody manages it any more$/,
    },
    {
      name: 'that can make itself an administrator',
      facts: flow({}, { privilege: 'escalation' }),
      severity: 'medium',
      message: /any more, which can make itself an administrator$/,
    },
  ],
  fine: [{ name: 'switched off', facts: flow({ status: 'disabled' }) }],
  undetermined: [
    {
      name: 'whether it is published is not known',
      facts: flow({ status: 'unknown' }),
      because: /whether it is active/,
    },
  ],
  notApplicable: [
    { name: 'somebody manages it', facts: flow({ weaknesses: [] }) },
    { name: 'made and kept by the provider', facts: flow({ managedBy: 'provider' }) },
  ],
});

import type { Identity } from '../../model.ts';
import { ruleSuite } from '../rule-suite.ts';
import { denied, facts, identity } from '../test-facts.ts';
import { rule } from './rule.ts';

const group = (change: Partial<Identity> = {}) =>
  facts({
    identity: identity({
      kind: 'workload',
      name: 'runner group default',
      weaknesses: ['open-to-public-repositories'],
      ...change,
    }),
  });

ruleSuite(rule, {
  violation: [
    {
      name: 'open',
      facts: group(),
      severity: 'high',
      message: /^Public repositories may run their jobs on runner group default$/,
    },
    { name: 'with machines', facts: group({ workloads: ['build-1'] }), severity: 'high', message: /group default$/ },
    {
      name: 'its machines could not be listed',
      facts: group({ workloads: denied }),
      severity: 'high',
      message: /group default$/,
    },
    {
      name: 'without machines',
      facts: group({ workloads: [] }),
      severity: 'low',
      message: /, which has no machine now$/,
    },
  ],
  fine: [{ name: 'disabled', facts: group({ status: 'disabled' }) }],
  undetermined: [
    {
      name: 'whether it is active is not known',
      facts: group({ status: 'unknown' }),
      because: /whether it is active/,
    },
  ],
  notApplicable: [
    { name: 'closed', facts: group({ weaknesses: [] }) },
    { name: 'machines of the provider', facts: group({ managedBy: 'provider' }) },
  ],
});

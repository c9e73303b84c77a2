import type { Identity } from '../../model.ts';
import { ruleSuite } from '../rule-suite.ts';
import { credential, denied, facts, identity } from '../test-facts.ts';
import { rule } from './rule.ts';

const hook = (weaknesses: Identity['weaknesses'], change: Partial<Identity> = {}) =>
  facts({ identity: identity({ kind: 'integration', name: 'webhook to ci.example', weaknesses, ...change }) });

ruleSuite(rule, {
  violation: [
    {
      name: 'not signed',
      facts: hook(['no-secret']),
      severity: 'medium',
      message: /^Webhook to ci.example signs nothing, so that its receiver cannot tell a forged call from a real one$/,
    },
    {
      name: 'certificates are not checked',
      facts: {
        ...hook(['insecure-transport']),
        credentials: [credential({ kind: 'webhook-secret' })],
      },
      severity: 'medium',
      message: /^Webhook to ci.example sends to a receiver whose certificate it does not check$/,
    },
    {
      name: 'both, whatever else could not be read',
      facts: { ...hook(['no-secret', 'insecure-transport']), credentials: denied },
      severity: 'medium',
      message: /does not check, and signs nothing/,
    },
  ],
  fine: [{ name: 'disabled', facts: hook(['no-secret'], { status: 'disabled' }) }],
  undetermined: [
    {
      name: 'whether it is active is not known',
      facts: hook(['no-secret'], { status: 'unknown' }),
      because: /whether it is active/,
    },
  ],
  notApplicable: [
    { name: 'signed and checked', facts: hook([]) },
    { name: 'made and kept by the provider', facts: hook(['no-secret'], { managedBy: 'provider' }) },
  ],
});

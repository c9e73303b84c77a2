import type { Credential } from '../../model.ts';
import { ruleSuite } from '../rule-suite.ts';
import { ago, alone, credential, denied, facts, secret, withCredential } from '../test-facts.ts';
import { rule } from './rule.ts';

const kept = (change: Partial<Credential>) => alone(secret(change));

ruleSuite(rule, {
  violation: [
    {
      name: 'old, and no rotation is set up',
      facts: kept({ createdAt: ago(120), rotation: null }),
      severity: 'medium',
      message:
        /^Vaulted secret K1 is due for rotation: its value has not .* created on 2026-07-24; no rotation is set up$/,
    },
    {
      name: 'old, and rotation is slower than the policy',
      facts: kept({ createdAt: ago(900), rotatedAt: ago(100), rotation: { everyDays: 365, nextAt: ago(-265) } }),
      severity: 'medium',
      message: /last changed on 2026-08-13; rotation is set up for every 365 days$/,
    },
    {
      name: 'rotation is overdue, although its value is not old',
      facts: kept({ createdAt: ago(900), rotatedAt: ago(50), rotation: { everyDays: 30, nextAt: ago(20) } }),
      severity: 'medium',
      message: /its rotation is overdue since 2026-11-01$/,
    },
    {
      name: 'rotation is overdue, and the age of its value is not known',
      facts: kept({ createdAt: ago(900), rotatedAt: denied, rotation: { everyDays: 30, nextAt: ago(20) } }),
      severity: 'medium',
      message: /could not be read: access was denied; its rotation is overdue/,
    },
    {
      name: 'very old, and whether rotation is set up is not known',
      facts: kept({ createdAt: ago(900), rotation: denied }),
      severity: 'high',
      message: /whether rotation is set up could not be read/,
    },
    {
      name: 'old, where the provider has no rotation',
      facts: kept({ createdAt: ago(120) }),
      severity: 'medium',
      message: /created on 2026-07-24$/,
    },
  ],
  fine: [
    { name: 'new', facts: kept({ createdAt: ago(30), rotation: null }) },
    { name: 'rotated lately', facts: kept({ createdAt: ago(900), rotatedAt: ago(10) }) },
    {
      name: 'rotation is a few hours late',
      facts: kept({ createdAt: ago(900), rotatedAt: ago(31), rotation: { everyDays: 30, nextAt: ago(1) } }),
    },
    { name: 'marked for deletion', facts: kept({ createdAt: ago(900), status: 'disabled' }) },
  ],
  undetermined: [
    {
      name: 'the age of its value is not known',
      facts: kept({ createdAt: ago(900), rotatedAt: denied, rotation: null }),
      because: /when its value was last changed could not be read/,
    },
    {
      name: 'whether it is active is not known',
      facts: kept({ createdAt: ago(900), status: 'unknown' }),
      because: /whether it is active/,
    },
  ],
  notApplicable: [
    { name: 'kept by the provider', facts: kept({ createdAt: ago(900), managedBy: 'provider' }) },
    { name: 'not a vaulted secret', facts: withCredential(credential({ createdAt: ago(900) })) },
    { name: 'the credentials of an identity could not be listed', facts: facts({ credentials: denied }) },
  ],
});

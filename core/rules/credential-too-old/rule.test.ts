import { ruleSuite } from '../rule-suite.ts';
import { ago, alone, credential, denied, facts, identity, secret, withCredential } from '../test-facts.ts';
import { rule } from './rule.ts';

ruleSuite(rule, {
  violation: [
    {
      name: 'never rotated',
      facts: withCredential(credential({ createdAt: ago(120) })),
      severity: 'medium',
      message: /^Access key K1 is 120 days old: its value has not changed since it was created on 2026-07-24$/,
    },
    {
      name: 'rotated once, long ago',
      facts: withCredential(credential({ kind: 'client-secret', createdAt: ago(900), rotatedAt: ago(400) })),
      severity: 'high',
      message: /^Client secret K1 is 400 days old: its value was last changed on 2025-10-17$/,
    },
    {
      name: 'of unknown age, but known to us for long enough',
      facts: withCredential(credential({ createdAt: denied }, { firstSeen: ago(100) })),
      severity: 'medium',
      message: /at least 100 days old: .* since this inventory first saw it on/,
    },
    {
      name: 'a password that a person made for a program',
      facts: withCredential(credential({ kind: 'password', createdAt: ago(120), weaknesses: ['bypasses-mfa'] }), {
        identity: identity({ nature: { is: 'human', because: 'test' } }),
      }),
      severity: 'medium',
      message: /^Password K1/,
    },
    {
      name: 'the password of a machine',
      facts: withCredential(credential({ kind: 'password', createdAt: ago(120) })),
      severity: 'medium',
      message: /^Password K1/,
    },
  ],
  fine: [
    { name: 'new', facts: withCredential(credential({ createdAt: ago(90) })) },
    { name: 'rotated lately', facts: withCredential(credential({ createdAt: ago(900), rotatedAt: ago(5) })) },
    {
      name: 'new, and the date of its rotation is not known',
      facts: withCredential(credential({ createdAt: ago(50), rotatedAt: denied })),
    },
    { name: 'expired', facts: withCredential(credential({ createdAt: ago(500), expiresAt: ago(1) })) },
    { name: 'disabled', facts: withCredential(credential({ createdAt: ago(500), status: 'disabled' })) },
    {
      name: 'the policy is wider',
      facts: withCredential(credential({ createdAt: ago(120) })),
      policy: { rotateDays: 180 },
    },
  ],
  undetermined: [
    {
      name: 'the date of its rotation is not known',
      facts: withCredential(credential({ createdAt: ago(500), rotatedAt: { unknown: 'unsupported' } })),
      because: /when its value was last changed could not be read: the provider does not report it/,
    },
    {
      name: 'of unknown age, and new to us',
      facts: withCredential(credential({ createdAt: denied }, { firstSeen: ago(10) })),
      because: /since this inventory first saw it on/,
    },
    {
      name: 'whether it is active is not known',
      facts: withCredential(credential({ createdAt: ago(500), status: 'unknown' })),
      because: /whether it is active/,
    },
    { name: 'the credentials could not be listed', facts: facts({ credentials: denied }), because: /its credentials/ },
  ],
  notApplicable: [
    { name: 'federation has no value', facts: withCredential(credential({ kind: 'federation', createdAt: ago(500) })) },
    { name: 'a vaulted secret', facts: alone(secret({ createdAt: ago(500) })) },
    {
      name: 'the password of a person',
      facts: withCredential(credential({ kind: 'password', createdAt: ago(500) }), {
        identity: identity({ nature: { is: 'human', because: 'test' } }),
      }),
    },
  ],
});

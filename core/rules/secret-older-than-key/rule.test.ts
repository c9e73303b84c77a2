import type { Credential } from '../../model.ts';
import type { CredentialFacts, Facts } from '../rule.ts';
import { ruleSuite } from '../rule-suite.ts';
import { ago, alone, credential, denied, secret } from '../test-facts.ts';
import { rule } from './rule.ts';

const key = (change: Partial<Credential> = {}): Credential =>
  credential({ nativeId: 'AKIA7', createdAt: ago(50), ...change }).credential;
const vaulted = (change: Partial<Credential> = {}): CredentialFacts =>
  secret({ name: 'deploy/AKIA7', createdAt: ago(400), rotatedAt: ago(60), ...change });
const given = (one: CredentialFacts, named: Facts['named'] = key()): Facts => ({ ...alone(one), named });

ruleSuite(rule, {
  violation: [
    {
      name: 'written before the key was made',
      facts: given(vaulted()),
      severity: 'low',
      message:
        /^Vaulted secret deploy\/AKIA7 was last written on 2026-09-22, and access key AKIA7, which it is named after, was made on 2026-10-02: it cannot hold it$/,
    },
    {
      name: 'never written since, and the key was rotated',
      facts: given(vaulted({ rotatedAt: null, createdAt: ago(90) }), key({ createdAt: ago(300), rotatedAt: ago(10) })),
      severity: 'low',
      message: /last written on 2026-08-23, .* made on 2026-11-11/,
    },
    {
      name: 'whenever the key was rotated: it was made later in any case',
      facts: given(vaulted(), key({ rotatedAt: denied })),
      severity: 'low',
      message: /cannot hold it/,
    },
  ],
  fine: [
    { name: 'written after the key was made', facts: given(vaulted({ rotatedAt: ago(49) })) },
    { name: 'written on the same day: clocks differ', facts: given(vaulted({ rotatedAt: ago(50.5) })) },
    {
      name: 'whether the key is rotated, its provider does not tell',
      facts: given(vaulted({ rotatedAt: ago(40) }), key({ rotatedAt: { unknown: 'unsupported' } })),
    },
    { name: 'disabled', facts: given(vaulted({ status: 'disabled' })) },
  ],
  undetermined: [
    {
      name: 'the provider of the key was left out',
      facts: given(vaulted(), denied),
      because: /^vaulted secret deploy\/AKIA7: the key that it is named after could not be read/,
    },
    {
      name: 'when it was written could not be read',
      facts: given(vaulted({ rotatedAt: denied })),
      because: /when its value was written is not known/,
    },
    {
      name: 'when the key was made could not be read',
      facts: given(vaulted(), key({ createdAt: denied })),
      because: /when access key AKIA7 was made is not known/,
    },
    {
      name: 'when the key was rotated could not be read',
      facts: given(vaulted({ rotatedAt: ago(40) }), key({ rotatedAt: denied })),
      because: /when access key AKIA7 was rotated could not be read/,
    },
    {
      name: 'the provider does not tell when the secret was written',
      facts: given(vaulted({ rotatedAt: { unknown: 'unsupported' } })),
      because: /when its value was written is not known/,
    },
    { name: 'whether it is active', facts: given(vaulted({ status: 'unknown' })), because: /whether it is active/ },
  ],
  notApplicable: [
    { name: 'named after no key that is known', facts: given(vaulted(), null) },
    { name: 'no secret in a vault', facts: given(credential({ identity: null })) },
  ],
});

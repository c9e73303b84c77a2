import type { Credential } from '../../model.ts';
import type { Facts } from '../rule.ts';
import { ruleSuite } from '../rule-suite.ts';
import { ago, alone, credential, denied, facts, identity, secret, withCredential } from '../test-facts.ts';
import { rule } from './rule.ts';

const exposed = (change: Partial<Credential> = {}, more: Partial<Facts> = {}) =>
  withCredential(credential({ exposure: ['public-repository'], ...change }), more);

ruleSuite(rule, {
  violation: [
    {
      name: 'and still active',
      facts: exposed(),
      severity: 'critical',
      message: /^Access key K1 of robot was exposed \(public-repository\) and is still active; last used on 2026-11-20/,
    },
    {
      name: 'in several places',
      facts: exposed({ exposure: ['exposed', 'compromised'] }, { privilege: 'admin' }),
      severity: 'critical',
      message: /of robot, which is an administrator, was exposed \(exposed, compromised\)/,
    },
    {
      name: 'a token that the provider itself found published',
      facts: exposed({ kind: 'api-token', exposure: ['leaked'] }),
      severity: 'critical',
      message: /^Api token K1 of robot was exposed \(leaked\) and is still active/,
    },
    {
      name: 'disabled',
      facts: exposed({ status: 'disabled' }),
      severity: 'low',
      message:
        /^Access key K1 of robot was exposed \(public-repository\); it is disabled, and could be switched on again$/,
    },
    {
      name: 'of a disabled identity',
      facts: exposed({}, { identity: identity({ status: 'disabled' }) }),
      severity: 'low',
      message: /it is disabled/,
    },
    {
      name: 'of an identity that the provider keeps',
      facts: exposed({}, { identity: identity({ managedBy: 'provider' }) }),
      severity: 'critical',
      message: /still active/,
    },
    {
      name: 'a vaulted secret',
      facts: alone(secret({ exposure: ['chat'] })),
      severity: 'critical',
      message: /^Vaulted secret K1 was exposed \(chat\)/,
    },
  ],
  fine: [
    { name: 'expired', facts: exposed({ expiresAt: ago(1) }) },
    { name: 'expired, says the provider', facts: exposed({ status: 'expired', expiresAt: null }) },
  ],
  undetermined: [
    {
      name: 'whether it is active is not known',
      facts: exposed({ status: 'unknown' }),
      because: /whether it is active/,
    },
    { name: 'the credentials could not be listed', facts: facts({ credentials: denied }), because: /its credentials/ },
  ],
  notApplicable: [
    { name: 'not exposed', facts: exposed({ exposure: [] }) },
    { name: 'deleted', facts: exposed({ status: 'deleted' }) },
  ],
});

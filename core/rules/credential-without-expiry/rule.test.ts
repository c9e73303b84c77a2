import { ruleSuite } from '../rule-suite.ts';
import { ago, alone, credential, denied, facts, identity, secret, withCredential } from '../test-facts.ts';
import { rule } from './rule.ts';

ruleSuite(rule, {
  violation: [
    {
      name: 'it could have one',
      facts: withCredential(credential({ kind: 'api-token', expiresAt: null })),
      severity: 'low',
      message: /^Api token K1 is active and has no expiry date/,
    },
    {
      name: 'the token of a person: it is made for a program',
      facts: withCredential(credential({ kind: 'api-token', expiresAt: null, weaknesses: ['classic-token'] }), {
        identity: identity({ kind: 'user', nature: { is: 'human', because: 'test' } }),
      }),
      severity: 'low',
      message: /^Api token K1 is active and has no expiry date/,
    },
    {
      name: 'a vaulted secret',
      facts: alone(secret({ expiresAt: null })),
      severity: 'low',
      message: /^Vaulted secret K1/,
    },
  ],
  fine: [
    { name: 'it expires', facts: withCredential(credential({ expiresAt: ago(-900) })) },
    { name: 'it expired', facts: withCredential(credential({ expiresAt: ago(1) })) },
    { name: 'disabled', facts: withCredential(credential({ expiresAt: null, status: 'disabled' })) },
    {
      name: 'of a disabled identity',
      facts: withCredential(credential({ expiresAt: null }), { identity: identity({ status: 'disabled' }) }),
    },
  ],
  undetermined: [
    {
      name: 'the date could not be read',
      facts: withCredential(credential({ expiresAt: denied })),
      because: /its expiry date could not be read: access was denied/,
    },
    {
      name: 'whether it is active is not known',
      facts: withCredential(credential({ expiresAt: null, status: 'unknown' })),
      because: /whether it is active/,
    },
    { name: 'the credentials could not be listed', facts: facts({ credentials: denied }), because: /its credentials/ },
  ],
  notApplicable: [
    {
      name: 'the provider offers no expiry',
      facts: withCredential(credential({ expiresAt: { unknown: 'unsupported' } })),
    },
    { name: 'federation', facts: withCredential(credential({ kind: 'federation', expiresAt: null })) },
    {
      name: 'the password of a person',
      facts: withCredential(credential({ kind: 'password', expiresAt: null }), {
        identity: identity({ nature: { is: 'human', because: 'test' } }),
      }),
    },
  ],
});

import { ruleSuite } from '../rule-suite.ts';
import {
  ago,
  alone,
  credential,
  denied,
  identity,
  quiet,
  secret,
  unknownUse,
  used,
  withCredential,
} from '../test-facts.ts';
import { rule } from './rule.ts';

const old = { createdAt: ago(500) };

ruleSuite(rule, {
  violation: [
    {
      name: 'used long ago, and watched ever since',
      facts: withCredential(credential(old, { lastUsed: used(100) })),
      severity: 'medium',
      message:
        /^Access key K1 is active and unused for 99 days: last used on 2026-08-13, says test:report; no use seen/,
    },
    {
      name: 'no use in all the time that was watched, though older than that',
      facts: withCredential(credential(old, { lastUsed: quiet(60) })),
      severity: 'medium',
      message: /unused for 59 days: no use seen from 2026-09-22 to 2026-11-21, says test:report$/,
    },
    {
      name: 'of an administrator',
      facts: withCredential(credential(old, { lastUsed: quiet(60) }), { privilege: 'admin' }),
      severity: 'high',
      message: /unused for 59 days/,
    },
    {
      name: 'watched all its life, but not by sources that see everything',
      facts: withCredential(credential({ createdAt: ago(80) }, { lastUsed: quiet(90, { blindTo: ['data events'] }) })),
      severity: 'medium',
      message: /unused for 79 days: .*cannot be seen: data events/,
    },
    {
      name: 'of unknown age, but known to us for long enough',
      facts: withCredential(credential({ createdAt: denied }, { lastUsed: quiet(90), firstSeen: ago(60) })),
      severity: 'medium',
      message: /unused for 59 days/,
    },
    {
      name: 'the policy is stricter',
      facts: withCredential(credential(old, { lastUsed: used(20) })),
      policy: { dormantDays: 10 },
      severity: 'medium',
      message: /unused for 19 days/,
    },
    {
      name: 'the key of a person',
      facts: withCredential(credential(old, { lastUsed: quiet(60) }), {
        identity: identity({ nature: { is: 'human', because: 'it has a password' } }),
      }),
      severity: 'medium',
      message: /unused/,
    },
    {
      name: 'that belongs to nobody we know',
      facts: alone(credential({ ...old, identity: null, kind: 'api-token' }, { lastUsed: quiet(60) })),
      severity: 'medium',
      message: /^Api token K1/,
    },
  ],
  fine: [
    { name: 'used yesterday', facts: withCredential(credential(old)) },
    {
      name: 'used a month ago; what came after is not known',
      facts: withCredential(credential(old, { lastUsed: used(30, { quiet: null }) })),
    },
    { name: 'unused for exactly as long as allowed', facts: withCredential(credential(old, { lastUsed: used(45) })) },
    {
      name: 'silent for exactly as long as allowed, by the word of a late source',
      facts: withCredential(credential(old, { lastUsed: used(46, { quiet: { since: ago(46), asOf: ago(1) } }) })),
    },
    {
      name: 'new: silence before its creation is not its own',
      facts: withCredential(credential({ createdAt: ago(20) }, { lastUsed: quiet(300, { blindTo: ['data events'] }) })),
    },
    {
      name: 'too new to have been silent for so long, and its use is not known',
      facts: withCredential(credential({ createdAt: ago(30) }, { lastUsed: unknownUse })),
    },
    { name: 'young', facts: withCredential(credential({ createdAt: ago(3) }, { lastUsed: unknownUse })) },
    {
      name: 'first seen today, of an age that its provider does not tell',
      facts: withCredential(
        credential({ createdAt: { unknown: 'unsupported' } }, { lastUsed: quiet(400), firstSeen: ago(0) }),
      ),
    },
    { name: 'disabled', facts: withCredential(credential({ ...old, status: 'disabled' }, { lastUsed: quiet(90) })) },
    { name: 'expired', facts: withCredential(credential({ ...old, expiresAt: ago(1) }, { lastUsed: quiet(90) })) },
    {
      name: 'of a disabled identity',
      facts: withCredential(credential(old, { lastUsed: quiet(90) }), { identity: identity({ status: 'disabled' }) }),
    },
  ],
  undetermined: [
    {
      name: 'first seen today, of an age that could not be read: it may be old',
      facts: withCredential(credential({ createdAt: denied }, { lastUsed: quiet(400), firstSeen: ago(0) })),
      because: /whether it is new is not known: when it was created could not be read/,
    },
    {
      name: 'its use could not be read',
      facts: withCredential(credential(old, { lastUsed: unknownUse })),
      because: /access key K1: its use is not known: access was denied \(test:Read\)/,
    },
    {
      name: 'used long ago, and not watched since',
      facts: withCredential(credential(old, { lastUsed: used(100, { quiet: null }) })),
      because: /last used on 2026-08-13.*whether it was used later cannot be told/,
    },
    {
      name: 'used long ago, with a hole before the silence',
      facts: withCredential(credential(old, { lastUsed: used(100, { quiet: { since: ago(30), asOf: ago(1) } }) })),
      because: /too short a time/,
    },
    {
      name: 'watched only for a month',
      facts: withCredential(credential(old, { lastUsed: quiet(30) })),
      because: /too short a time to call it unused/,
    },
    {
      name: 'the evidence is old',
      facts: withCredential(credential(old, { lastUsed: quiet(200, { asOf: ago(30) }) })),
      because: /what happened after that is not known/,
    },
    {
      name: 'silent for long, but perhaps made lately',
      facts: withCredential(credential({ createdAt: denied }, { lastUsed: quiet(90), firstSeen: ago(20) })),
      because: /when it was created is not known/,
    },
    {
      name: 'whether it is active is not known',
      facts: withCredential(credential({ ...old, status: 'unknown' }, { lastUsed: quiet(60) })),
      because: /whether it is active/,
    },
    {
      name: 'the credentials could not be listed',
      facts: { ...withCredential(credential()), credentials: denied },
      because: /its credentials could not be read: access was denied/,
    },
  ],
  notApplicable: [
    {
      name: 'never used: the other rule speaks',
      facts: withCredential(credential({ createdAt: ago(80) }, { lastUsed: quiet(90) })),
    },
    { name: 'a vaulted secret', facts: alone(secret(old, { lastUsed: quiet(90) })) },
    {
      name: 'the password of a person',
      facts: withCredential(credential({ ...old, kind: 'password' }, { lastUsed: quiet(90) }), {
        identity: identity({ nature: { is: 'human', because: 'it has a password' } }),
      }),
    },
    { name: 'kept by the provider', facts: withCredential(credential({ ...old, managedBy: 'provider' })) },
    { name: 'deleted', facts: withCredential(credential({ ...old, status: 'deleted' })) },
  ],
});

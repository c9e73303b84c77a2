import { ruleSuite } from '../rule-suite.ts';
import { ago, credential, denied, facts, quiet, unknownUse, used, withCredential } from '../test-facts.ts';
import { rule } from './rule.ts';

ruleSuite(rule, {
  violation: [
    {
      name: 'watched all its life',
      facts: withCredential(credential({ createdAt: ago(80) }, { lastUsed: quiet(90) })),
      severity: 'medium',
      message: /^Access key K1 is active and was never used: created on 2026-09-02, no use seen from 2026-08-23/,
    },
    {
      name: 'older than the grace time only',
      facts: withCredential(credential({ createdAt: ago(10) }, { lastUsed: quiet(90) })),
      severity: 'low',
      message: /never used/,
    },
    {
      name: 'on the day after the grace time',
      facts: withCredential(credential({ createdAt: ago(7) }, { lastUsed: quiet(90) })),
      severity: 'low',
      message: /never used/,
    },
    {
      name: 'of something that can make itself an administrator',
      facts: withCredential(credential({ createdAt: ago(80) }, { lastUsed: quiet(90) }), { privilege: 'escalation' }),
      severity: 'high',
      message: /never used/,
    },
  ],
  fine: [
    { name: 'used once', facts: withCredential(credential({ createdAt: ago(80) }, { lastUsed: used(79) })) },
    { name: 'young', facts: withCredential(credential({ createdAt: ago(6) }, { lastUsed: quiet(90) })) },
    {
      name: 'disabled',
      facts: withCredential(credential({ createdAt: ago(80), status: 'disabled' }, { lastUsed: quiet(90) })),
    },
  ],
  undetermined: [
    {
      name: 'its use could not be read',
      facts: withCredential(credential({ createdAt: ago(80) }, { lastUsed: unknownUse })),
      because: /use not known: access was denied/,
    },
    {
      name: 'young enough to be called used, but its use could not be read: an open finding stays',
      facts: withCredential(credential({ createdAt: ago(20) }, { lastUsed: unknownUse })),
      because: /use not known: access was denied/,
    },
    {
      name: 'whether it is active is not known',
      facts: withCredential(credential({ createdAt: ago(80), status: 'unknown' }, { lastUsed: quiet(90) })),
      because: /whether it is active/,
    },
    {
      name: 'its age could not be read: it may have been found never used before',
      facts: withCredential(credential({ createdAt: denied }, { lastUsed: quiet(90) })),
      because: /when it was created could not be read: access was denied/,
    },
    { name: 'the credentials could not be listed', facts: facts({ credentials: denied }), because: /credentials/ },
  ],
  notApplicable: [
    {
      name: 'its first days were not watched',
      facts: withCredential(credential({ createdAt: ago(100) }, { lastUsed: quiet(90) })),
    },
    {
      name: 'a source has a blind spot',
      facts: withCredential(credential({ createdAt: ago(80) }, { lastUsed: quiet(90, { blindTo: ['data events'] }) })),
    },
    {
      name: 'its provider does not tell its age',
      facts: withCredential(credential({ createdAt: { unknown: 'unsupported' } }, { lastUsed: quiet(90) })),
    },
    {
      name: 'the evidence is old',
      facts: withCredential(credential({ createdAt: ago(80) }, { lastUsed: quiet(90, { asOf: ago(20) }) })),
    },
  ],
});

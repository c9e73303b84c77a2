import type { Credential } from '../../model.ts';
import type { LastUsed } from '../../usage.ts';
import { ruleSuite } from '../rule-suite.ts';
import {
  ago,
  alone,
  credential,
  denied,
  facts,
  quiet,
  secret,
  unknownUse,
  used,
  withCredential,
} from '../test-facts.ts';
import { rule } from './rule.ts';

const kept = (createdAt: Credential['createdAt'], lastUsed: LastUsed, change: Partial<Credential> = {}) =>
  alone(secret({ createdAt, ...change }, { lastUsed }));

ruleSuite(rule, {
  violation: [
    {
      name: 'never read in its life',
      facts: kept(ago(80), quiet(90)),
      severity: 'medium',
      message: /^Vaulted secret K1 was never read: created on 2026-09-02, no use seen/,
    },
    { name: 'older than the grace time only', facts: kept(ago(10), quiet(90)), severity: 'low', message: /never read/ },
    {
      name: 'last read long ago, on some hour of a day',
      facts: kept(ago(500), used(100, { precision: 'day', quiet: { since: ago(99), asOf: ago(1) } })),
      severity: 'medium',
      message: /is not read for 98 days: last used on 2026-08-13/,
    },
  ],
  fine: [
    { name: 'read yesterday', facts: kept(ago(500), used(1)) },
    { name: 'an hour old', facts: kept(ago(1 / 24), quiet(90)) },
    { name: 'young, and its use is not known', facts: kept(ago(3), unknownUse) },
    { name: 'marked for deletion', facts: kept(ago(500), quiet(90), { status: 'disabled' }) },
  ],
  undetermined: [
    {
      name: 'its use could not be read',
      facts: kept(ago(500), unknownUse),
      because: /use not known: access was denied/,
    },
    { name: 'new, and its use could not be read', facts: kept(ago(20), unknownUse), because: /use not known/ },
    {
      name: 'watched only for a short while',
      facts: kept(ago(500), quiet(20)),
      because: /too short a time to call it unused/,
    },
    {
      name: 'whether it is active is not known',
      facts: kept(ago(80), quiet(90), { status: 'unknown' }),
      because: /whether it is active/,
    },
  ],
  notApplicable: [
    { name: 'kept by the provider', facts: kept(ago(80), quiet(90), { managedBy: 'provider' }) },
    {
      name: 'not a vaulted secret',
      facts: withCredential(credential({ createdAt: ago(500) }, { lastUsed: quiet(90) })),
    },
    { name: 'the credentials of an identity could not be listed', facts: facts({ credentials: denied }) },
  ],
});

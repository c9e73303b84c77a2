import type { Credential } from '../../model.ts';
import { ruleSuite } from '../rule-suite.ts';
import {
  ago,
  alone,
  credential,
  denied,
  facts,
  grant,
  identity,
  quiet,
  secret,
  trust,
  unknownUse,
  used,
  withCredential,
} from '../test-facts.ts';
import { rule } from './rule.ts';

const app = identity({ kind: 'app', name: 'billing' });
const ends = (days: number, change: Partial<Credential> = {}, lastUsed = used(1)) =>
  credential({ kind: 'client-secret', createdAt: ago(300), expiresAt: ago(-days), ...change }, { lastUsed });
const secretOf = (...credentials: ReturnType<typeof credential>[]) =>
  facts({ identity: app, credentials, grants: [grant()], lastUsed: quiet(60) });

ruleSuite(rule, {
  violation: [
    {
      name: 'in use, and three weeks left',
      facts: secretOf(ends(20)),
      severity: 'medium',
      message: /^Client secret K1 expires in 20 days, on 2026-12-11; last used on 2026-11-20/,
    },
    {
      name: 'in use, and a day left',
      facts: secretOf(ends(1)),
      severity: 'high',
      message: /expires in 1 day, on 2026-11-22/,
    },
    {
      name: 'whether it is used is not known',
      facts: secretOf(ends(5, {}, unknownUse)),
      severity: 'low',
      message: /expires in 5 days.*use not known: access was denied/,
    },
    {
      name: 'nobody uses it: nothing needs to be done',
      facts: secretOf(ends(5, {}, quiet(90))),
      severity: 'info',
      message: /expires in 5 days, on 2026-11-26; no use seen/,
    },
    {
      name: 'a vaulted secret',
      facts: alone(secret({ expiresAt: ago(-5), createdAt: ago(300) }, { lastUsed: used(1) })),
      severity: 'high',
      message: /^Vaulted secret K1 expires in 5 days/,
    },
    {
      name: 'the last one has expired, and the access is still there',
      facts: secretOf(ends(-40)),
      severity: 'low',
      message:
        /^Client secret K1 of billing has expired on 2026-10-12 and was its last one, and its grants are still live: Reader on \*, attached$/,
    },
    {
      name: 'the last one has expired, of sensitive access',
      facts: {
        ...secretOf(ends(-40, { status: 'expired' })),
        grants: [grant({ role: 'Mail.Read', privilege: { level: 'sensitive', reasons: [] } })],
      },
      severity: 'medium',
      message: /still live: Mail.Read/,
    },
    {
      name: 'expired, says the provider, without saying when',
      facts: secretOf(ends(1, { status: 'expired', expiresAt: null })),
      severity: 'low',
      message: /^Client secret K1 of billing has expired and was its last one/,
    },
  ],
  fine: [
    { name: 'months left', facts: secretOf(ends(31)) },
    { name: 'it never expires: another rule', facts: secretOf(ends(1, { expiresAt: null })) },
    { name: 'short-lived, and not in its last days', facts: secretOf(ends(4, { createdAt: ago(3) })) },
    {
      name: 'renewed by the provider before that',
      facts: secretOf(ends(20, { rotation: { everyDays: 90, nextAt: ago(-10) } })),
    },
    { name: 'disabled', facts: secretOf(ends(5, { status: 'disabled' })) },
    { name: 'of a disabled identity', facts: { ...secretOf(ends(5)), identity: { ...app, status: 'disabled' } } },
    { name: 'expired, and somebody may act as it without one', facts: { ...secretOf(ends(-40)), trusts: [trust()] } },
    {
      name: 'expired, and used since in a way that needs none',
      facts: { ...secretOf(ends(-40)), lastUsed: used(2) },
    },
    { name: 'expired, and without any access', facts: { ...secretOf(ends(-40)), grants: [] } },
    { name: 'expired, and belongs to nobody', facts: alone(secret({ expiresAt: ago(1) })) },
  ],
  undetermined: [
    {
      name: 'its expiry could not be read',
      facts: secretOf(ends(5, { expiresAt: denied })),
      because: /its expiry date could not be read: access was denied/,
    },
    {
      name: 'whether it is active is not known',
      facts: secretOf(ends(5, { status: 'unknown' })),
      because: /whether it is active/,
    },
    {
      name: 'expired, and whether somebody else may act as it is not known',
      facts: { ...secretOf(ends(-40)), trusts: denied },
      because: /^whether billing has another way to sign in is not known$/,
    },
    {
      name: 'expired, and whether a machine runs with it is not known',
      facts: { ...secretOf(ends(-40)), identity: identity({ kind: 'service-account', name: 'ci' }) },
      because: /whether ci has another way/,
    },
    {
      name: 'expired, and its access could not be read',
      facts: { ...secretOf(ends(-40)), grants: denied },
      because: /its grants could not be read/,
    },
    {
      name: 'expired, and whether it was used since could not be read',
      facts: { ...secretOf(ends(-40)), lastUsed: unknownUse },
      because: /^whether billing is used in another way is not known: use not known: access was denied/,
    },
    {
      name: 'expired, and it may sign people in without it',
      facts: { ...secretOf(ends(-40)), identity: { ...app, usage: { unknown: 'unsupported' } } },
      because: /whether billing is used in another way is not known/,
    },
    { name: 'the credentials could not be listed', facts: facts({ credentials: denied }), because: /its credentials/ },
  ],
  notApplicable: [
    { name: 'no expiry is offered', facts: secretOf(ends(5, { expiresAt: { unknown: 'unsupported' } })) },
    {
      name: 'the password of a person',
      facts: withCredential(ends(5, { kind: 'password' }), {
        identity: identity({ nature: { is: 'human', because: 'test' } }),
      }),
    },
  ],
});

import type { Grant, Identity, PrivilegeLevel } from '../../model.ts';
import type { LastUsed } from '../../usage.ts';
import type { Facts } from '../rule.ts';
import { ruleSuite } from '../rule-suite.ts';
import { ago, denied, facts, grant, identity, quiet, unknownUse, used } from '../test-facts.ts';
import { rule } from './rule.ts';

const may = (level: PrivilegeLevel, change: Partial<Grant> = {}) =>
  grant({ role: 'permissions of deploys', resource: 'payments', privilege: { level, reasons: [] }, ...change });
const app = (lastUsed: LastUsed, more: Partial<Facts> = {}, change: Partial<Identity> = {}) =>
  facts({
    identity: identity({ kind: 'integration', name: 'Deploys', ...change }),
    lastUsed,
    grants: [may('write')],
    ...more,
  });

ruleSuite(rule, {
  violation: [
    {
      name: 'a month without a call',
      facts: app(quiet(31)),
      severity: 'medium',
      message:
        /^App Deploys may change all of payments, and shows no sign of use in 30 days: permissions of deploys on payments, attached; no use seen from 2026-10-21/,
    },
    {
      name: 'an administrator of everything',
      facts: app(quiet(31), { grants: [may('read'), may('admin', { ref: 'test:grant:2', resource: '*' })] }),
      severity: 'high',
      message: /on \*, attached/,
    },
    {
      name: 'what cannot be seen is named',
      facts: app(quiet(31, { blindTo: ['search'] })),
      severity: 'medium',
      message: /cannot be seen: search/,
    },
  ],
  fine: [
    { name: 'it calls', facts: app(used(1)) },
    { name: 'it writes in one place only', facts: app(quiet(31), { grants: [may('write', { resource: 'shop' })] }) },
    { name: 'it reads', facts: app(quiet(31), { grants: [may('read')] }) },
    { name: 'disabled', facts: app(quiet(31), {}, { status: 'disabled' }) },
    { name: 'young', facts: app(quiet(31), {}, { createdAt: ago(3) }) },
    { name: 'not old enough to be called silent', facts: app(quiet(31), {}, { createdAt: ago(40) }) },
  ],
  undetermined: [
    { name: 'its use could not be read', facts: app(unknownUse), because: /its use is not known/ },
    { name: 'watched for a week', facts: app(quiet(7)), because: /too short a time/ },
    {
      name: 'nothing reports what it does itself',
      facts: app(quiet(31), {}, { usage: { unknown: 'unsupported' } }),
      because: /too short a time/,
    },
    { name: 'what it did after its last use', facts: app(used(100, { quiet: null })), because: /cannot be told/ },
    { name: 'its grants could not be listed', facts: app(quiet(31), { grants: denied }), because: /its grants/ },
    { name: 'a grant is not understood', facts: app(quiet(31), { grants: [may('unknown')] }), because: /allows/ },
    {
      name: 'seen by us for two weeks, of an age that its provider does not tell: it was not silent before it was there',
      facts: app(quiet(31), { firstSeen: ago(14) }, { createdAt: { unknown: 'unsupported' } }),
      because: /when it was created is not known/,
    },
    {
      name: 'its age could not be read: it may be too new',
      facts: app(quiet(31), {}, { createdAt: denied }),
      because: /when it was created could not be read/,
    },
    {
      name: 'whether it is active is not known',
      facts: app(quiet(31), {}, { status: 'unknown' }),
      because: /whether it is active/,
    },
  ],
  notApplicable: [
    { name: 'proven silent for long: another rule', facts: app(quiet(500)) },
    { name: 'a role', facts: app(quiet(31), {}, { kind: 'role' }) },
  ],
});

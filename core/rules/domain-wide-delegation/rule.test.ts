import type { Grant, PrivilegeLevel } from '../../model.ts';
import type { LastUsed } from '../../usage.ts';
import { ruleSuite } from '../rule-suite.ts';
import { ago, denied, facts, grant, identity, quiet, unknownUse, used } from '../test-facts.ts';
import { rule } from './rule.ts';

const delegation = (level: PrivilegeLevel, change: Partial<Grant> = {}) =>
  grant({
    role: 'mail.readonly',
    resource: 'everybody',
    origin: { kind: 'delegation', via: null },
    grantedAt: ago(300),
    privilege: { level, reasons: [] },
    ...change,
  });
const may = (level: PrivilegeLevel, lastUsed: LastUsed = used(1), change: Partial<Grant> = {}) =>
  facts({ lastUsed, grants: [delegation(level, change)] });

ruleSuite(rule, {
  violation: [
    {
      name: 'wide',
      facts: may('sensitive'),
      severity: 'high',
      message:
        /^Identity robot may act as anybody, with mail.readonly on everybody, delegation; last used on 2026-11-20/,
    },
    { name: 'as administrators', facts: may('admin'), severity: 'critical', message: /may act as anybody/ },
    {
      name: 'wide, and its use is not known',
      facts: may('sensitive', unknownUse),
      severity: 'high',
      message: /use not known/,
    },
    {
      name: 'narrow, and unused',
      facts: may('read', used(100)),
      severity: 'medium',
      message: /delegation, unused for 99 days; last used on 2026-08-13/,
    },
    {
      name: 'silent for long: counted from the day it was granted',
      facts: may('read', quiet(300), { grantedAt: ago(60) }),
      severity: 'medium',
      message: /unused for 59 days/,
    },
    {
      name: 'wide, and unused',
      facts: may('sensitive', quiet(200)),
      severity: 'high',
      message: /unused for 199 days/,
    },
  ],
  fine: [
    { name: 'narrow, and used', facts: may('read') },
    { name: 'granted lately to something that was silent', facts: may('read', quiet(300), { grantedAt: ago(10) }) },
    { name: 'used long ago, and granted lately', facts: may('read', used(100), { grantedAt: ago(10) }) },
    { name: 'disabled', facts: { ...may('admin'), identity: identity({ status: 'disabled' }) } },
  ],
  undetermined: [
    { name: 'narrow, and its use is not known', facts: may('read', unknownUse), because: /its use is not known/ },
    {
      name: 'silent for long, but perhaps granted lately',
      facts: may('read', quiet(300), { grantedAt: denied }),
      because: /when it was granted could not be read: access was denied/,
    },
    {
      name: 'silent for long, and nobody tells when it was granted',
      facts: may('read', quiet(300), { grantedAt: null }),
      because: /when it was granted is not known/,
    },
    {
      name: 'used before it was granted, and not watched since',
      facts: may('read', used(100, { quiet: null }), { grantedAt: ago(60) }),
      because: /its use since then is not known/,
    },
    {
      name: 'used, and what it may do is not known',
      facts: may('unknown'),
      because: /what mail.readonly on everybody, delegation allows is not known/,
    },
    { name: 'its grants could not be listed', facts: facts({ grants: denied }), because: /its grants/ },
  ],
  notApplicable: [{ name: 'it acts as itself', facts: facts({ grants: [grant()] }) }],
});

import type { Identity, PrivilegeLevel } from '../../model.ts';
import type { Facts } from '../rule.ts';
import { ruleSuite } from '../rule-suite.ts';
import { ago, credential, denied, facts, grant, identity, quiet, unknownUse, used } from '../test-facts.ts';
import { rule } from './rule.ts';

const publisher: Identity['publisher'] = { name: 'Acme', id: '1', verified: true, relation: 'third-party' };
const app = (change: Partial<Identity> = {}) => identity({ kind: 'oauth-app', name: 'Notes', publisher, ...change });
const may = (level: PrivilegeLevel) => grant({ role: 'Files.Read', privilege: { level, reasons: [] } });
const unused = (level: PrivilegeLevel, more: Partial<Facts> = {}) =>
  facts({ identity: app(), lastUsed: used(100), grants: [may(level)], ...more });

ruleSuite(rule, {
  violation: [
    {
      name: 'used long ago, and reads files',
      facts: unused('sensitive'),
      severity: 'medium',
      message:
        /^Third-party app Notes is unused for 99 days and still has access: Files.Read on \*, attached; last used on 2026-08-13/,
    },
    { name: 'an administrator', facts: unused('escalation'), severity: 'high', message: /unused for 99 days/ },
    { name: 'reads a little', facts: unused('read'), severity: 'low', message: /unused for 99 days/ },
    {
      name: 'what it may do is not known',
      facts: unused('unknown'),
      severity: 'medium',
      message: /unused for 99 days/,
    },
    {
      name: 'watched all its life',
      facts: unused('sensitive', { identity: app({ createdAt: ago(80) }), lastUsed: quiet(90) }),
      severity: 'medium',
      message: /^Third-party app Notes was never used and still has access/,
    },
  ],
  fine: [
    { name: 'used yesterday', facts: unused('admin', { lastUsed: used(1) }) },
    { name: 'without access', facts: unused('none') },
    { name: 'disabled', facts: unused('admin', { identity: app({ status: 'disabled' }) }) },
    { name: 'young', facts: unused('admin', { identity: app({ createdAt: ago(2) }) }) },
    {
      name: 'never used, but not for long',
      facts: unused('admin', { identity: app({ createdAt: ago(20) }), lastUsed: quiet(90) }),
    },
  ],
  undetermined: [
    {
      name: 'its use could not be read',
      facts: unused('admin', { lastUsed: unknownUse }),
      because: /its use is not known/,
    },
    { name: 'its access could not be read', facts: unused('admin', { grants: denied }), because: /its grants/ },
    {
      name: 'it is used in a way that nothing reports, whatever its secret says',
      facts: unused('admin', {
        identity: app({ usage: { unknown: 'unsupported', detail: 'it only signs people in' } }),
        credentials: [credential({}, { lastUsed: quiet(90) })],
        lastUsed: quiet(90),
      }),
      because: /^its own use is not reported, only that of its credentials$/,
    },
    {
      name: 'whether it is active is not known',
      facts: unused('admin', { identity: app({ status: 'unknown' }) }),
      because: /whether it is active/,
    },
  ],
  notApplicable: [
    { name: 'an own app: another rule', facts: unused('admin', { identity: app({ publisher: null }) }) },
    { name: 'of the provider', facts: unused('admin', { identity: app({ managedBy: 'provider' }) }) },
  ],
});

import type { Identity, PrivilegeLevel } from '../../model.ts';
import type { LastUsed } from '../../usage.ts';
import type { Facts } from '../rule.ts';
import { ruleSuite } from '../rule-suite.ts';
import { ago, credential, denied, facts, grant, identity, quiet, trust, unknownUse, used } from '../test-facts.ts';
import { rule } from './rule.ts';

const managed = (change: Partial<Identity> = {}) =>
  identity({ kind: 'managed-identity', name: 'backup', workloads: [], ...change });
const may = (level: PrivilegeLevel) => [grant({ role: 'Contributor', privilege: { level, reasons: [] } })];
const loose = (change: Partial<Facts> = {}) =>
  facts({ identity: managed(), lastUsed: unreported, grants: may('write'), ...change });
const unreported: LastUsed = { state: 'unknown', reason: 'unsupported' };
const federation = credential({ kind: 'federation', expiresAt: null });

ruleSuite(rule, {
  violation: [
    {
      name: 'nothing runs with it',
      facts: loose(),
      severity: 'low',
      message: /^Nothing runs with backup, which still holds: Contributor on \*, attached$/,
    },
    { name: 'reads secrets', facts: loose({ grants: may('sensitive') }), severity: 'medium', message: /still holds/ },
    { name: 'an administrator', facts: loose({ grants: may('admin') }), severity: 'high', message: /still holds/ },
    { name: 'not used for long', facts: loose({ lastUsed: quiet(90) }), severity: 'low', message: /still holds/ },
    {
      name: 'its federation is switched off',
      facts: loose({ credentials: [credential({ kind: 'federation', status: 'disabled' })] }),
      severity: 'low',
      message: /still holds/,
    },
  ],
  fine: [
    { name: 'a machine runs with it', facts: loose({ identity: managed({ workloads: ['vm-1'] }) }) },
    { name: 'a pipeline outside signs in to it', facts: loose({ credentials: [federation] }) },
    { name: 'somebody may act as it', facts: loose({ trusts: [trust()] }) },
    { name: 'used lately: attached to something that is not listed', facts: loose({ lastUsed: used(10) }) },
    { name: 'it holds nothing', facts: loose({ grants: [] }) },
    { name: 'young', facts: loose({ identity: managed({ createdAt: ago(2) }) }) },
    { name: 'disabled', facts: loose({ identity: managed({ status: 'disabled' }) }) },
  ],
  undetermined: [
    {
      name: 'what runs with it could not be read',
      facts: loose({ identity: managed({ workloads: denied }) }),
      because: /what runs with it could not be read: access was denied/,
    },
    {
      name: 'its federations could not be listed',
      facts: loose({ credentials: denied }),
      because: /whether anything else signs in to it is not known/,
    },
    {
      name: 'its use could not be read: it may have been used a moment ago',
      facts: loose({ lastUsed: unknownUse }),
      because: /^nothing runs with it, but use not known: access was denied/,
    },
    { name: 'its grants could not be listed', facts: loose({ grants: denied }), because: /its grants/ },
  ],
  notApplicable: [
    {
      name: 'a third party’s: another rule',
      facts: loose({
        identity: managed({ publisher: { name: 'Acme', id: '1', verified: null, relation: 'third-party' } }),
      }),
    },
    { name: 'nothing can run with it, or the provider does not tell', facts: facts({ grants: may('admin') }) },
    { name: 'kept by the provider', facts: loose({ identity: managed({ managedBy: 'provider' }) }) },
  ],
});

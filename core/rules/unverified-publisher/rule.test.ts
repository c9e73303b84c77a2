import type { Grant, Identity, PrivilegeLevel } from '../../model.ts';
import { ruleSuite } from '../rule-suite.ts';
import { denied, facts, grant, identity } from '../test-facts.ts';
import { rule } from './rule.ts';

const publisher = { name: 'Acme', id: '1', verified: false, relation: 'third-party' } as const;
const app = (change: Partial<Identity> = {}) => identity({ kind: 'oauth-app', name: 'Notes', publisher, ...change });
const may = (level: PrivilegeLevel, below?: PrivilegeLevel): Grant =>
  grant({ role: 'Mail.Read', privilege: { level, reasons: ['mail of everybody'], ...(below && { below }) } });
const holds = (...grants: Grant[]) => facts({ identity: app(), grants });

ruleSuite(rule, {
  violation: [
    {
      name: 'reads mail',
      facts: holds(grant(), may('sensitive')),
      severity: 'medium',
      message:
        /^Third-party app Notes of the unverified publisher Acme has sensitive access: Mail.Read on \*, attached$/,
    },
    { name: 'administers', facts: holds(may('admin')), severity: 'high', message: /has sensitive access/ },
    {
      name: 'beside access that is not understood',
      facts: holds(may('unknown'), may('sensitive')),
      severity: 'medium',
      message: /has sensitive access/,
    },
    {
      name: 'the register knows whose it is',
      facts: holds(may('admin')),
      vendors: { 'test 1': { name: 'Acme Corporation', kind: 'third-party' } },
      severity: 'low',
      message: /unverified publisher Acme Corporation/,
    },
  ],
  fine: [
    { name: 'reads a little', facts: holds(grant()) },
    { name: 'not understood, but certainly less', facts: holds(may('unknown', 'sensitive')) },
    { name: 'disabled', facts: facts({ identity: app({ status: 'disabled' }), grants: [may('admin')] }) },
  ],
  undetermined: [
    {
      name: 'the grants could not be listed',
      facts: facts({ identity: app(), grants: denied }),
      because: /its grants/,
    },
    {
      name: 'access that is not understood',
      facts: holds(may('unknown', 'admin')),
      because: /^what Mail.Read on \*, attached allows is not known$/,
    },
  ],
  notApplicable: [
    {
      name: 'verified',
      facts: facts({ identity: app({ publisher: { ...publisher, verified: true } }), grants: [may('admin')] }),
    },
    {
      name: 'the provider does not tell',
      facts: facts({ identity: app({ publisher: { ...publisher, verified: null } }), grants: [may('admin')] }),
    },
    { name: 'an own app', facts: facts({ identity: app({ publisher: null }), grants: [may('admin')] }) },
    {
      name: 'of another tenant of the same company',
      facts: facts({ identity: app({ publisher: { ...publisher, relation: 'sister' } }), grants: [may('admin')] }),
    },
  ],
});

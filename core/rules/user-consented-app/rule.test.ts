import type { Grant, Identity, PrivilegeLevel } from '../../model.ts';
import { ruleSuite } from '../rule-suite.ts';
import { denied, facts, grant, identity } from '../test-facts.ts';
import { rule } from './rule.ts';

const publisher: Identity['publisher'] = { name: 'Acme', id: '1', verified: true, relation: 'third-party' };
const app = (change: Partial<Identity> = {}) => identity({ kind: 'oauth-app', name: 'Notes', publisher, ...change });
const consent = (level: PrivilegeLevel, users: number | null, change: Partial<Grant> = {}) =>
  grant({
    ref: `test:grant:${level}`,
    role: 'Files.Read',
    origin: { kind: 'consent', via: null },
    delegated: { by: 'users', users },
    privilege: { level, reasons: [] },
    ...change,
  });
const letIn = (...grants: Grant[]) => facts({ identity: app(), grants });

ruleSuite(rule, {
  violation: [
    {
      name: 'by one, to read a little',
      facts: letIn(consent('read', 1)),
      severity: 'low',
      message: /^Third-party app Notes of Acme was let in by 1 user themselves: Files.Read on \*, consent$/,
    },
    { name: 'to read files', facts: letIn(consent('sensitive', 3)), severity: 'medium', message: /by 3 users/ },
    { name: 'by many', facts: letIn(consent('sensitive', 25)), severity: 'high', message: /by 25 users/ },
    { name: 'to administer', facts: letIn(consent('admin', 2)), severity: 'high', message: /by 2 users/ },
    {
      name: 'by nobody knows how many',
      facts: letIn(consent('sensitive', null)),
      severity: 'medium',
      message: /was let in by users themselves/,
    },
    {
      name: 'several consents of perhaps the same users: the worst is named first',
      facts: letIn(consent('read', 4), consent('sensitive', 9, { role: 'Mail.Read' }), consent('none', 30)),
      severity: 'medium',
      message: /by at least 9 users themselves: Mail.Read on \*, consent; Files.Read/,
    },
    {
      name: 'what it may do is not known',
      facts: letIn(consent('unknown', 2)),
      severity: 'medium',
      message: /by 2 users/,
    },
    {
      name: 'of a publisher without a name, that the register knows',
      facts: facts({ identity: app({ publisher: { ...publisher, name: '' } }), grants: [consent('read', 1)] }),
      vendors: { 'test 1': { name: 'Acme', kind: 'third-party' } },
      severity: 'low',
      message: /^Third-party app Notes of 1 was let in/,
    },
  ],
  fine: [
    {
      name: 'an administrator consented',
      facts: letIn(consent('sensitive', null, { delegated: { by: 'admin', users: null } })),
    },
    { name: 'it acts for itself', facts: letIn(grant({ privilege: { level: 'admin', reasons: [] } })) },
    { name: 'it only learns who the user is', facts: letIn(consent('none', 40)) },
    { name: 'nobody is left who agreed', facts: letIn(consent('sensitive', 0)) },
    { name: 'disabled', facts: facts({ identity: app({ status: 'disabled' }), grants: [consent('admin', 2)] }) },
  ],
  undetermined: [
    {
      name: 'the grants could not be listed',
      facts: facts({ identity: app(), grants: denied }),
      because: /its grants/,
    },
  ],
  notApplicable: [
    { name: 'an own app', facts: facts({ identity: app({ publisher: null }), grants: [consent('admin', 2)] }) },
    {
      name: 'of another tenant of the same company',
      facts: facts({
        identity: app({ publisher: { ...publisher, relation: 'sister' } }),
        grants: [consent('admin', 2)],
      }),
    },
    {
      name: 'of the provider',
      facts: facts({ identity: app({ managedBy: 'provider' }), grants: [consent('admin', 2)] }),
    },
  ],
});

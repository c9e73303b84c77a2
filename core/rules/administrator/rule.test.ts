import type { Identity } from '../../model.ts';
import { ruleSuite } from '../rule-suite.ts';
import { denied, facts, grant, identity } from '../test-facts.ts';
import { rule } from './rule.ts';

const admin = grant({ role: 'AdministratorAccess', privilege: { level: 'admin', reasons: ['* on *'] } });
const opaque = grant({ role: 'Custom', resource: 'project-1', privilege: { level: 'unknown', reasons: [] } });
const is = (nature: Identity['nature']['is'], change: Partial<Identity> = {}) =>
  identity({ nature: { is: nature, because: 'test' }, ...change });

ruleSuite(rule, {
  violation: [
    {
      name: 'attached',
      facts: facts({ grants: [grant(), admin] }),
      severity: 'high',
      message: /^Identity robot has full administration: AdministratorAccess on \*, attached$/,
    },
    {
      name: 'through a group',
      facts: facts({ grants: [{ ...admin, origin: { kind: 'group', via: 'operators' } }] }),
      severity: 'high',
      message: /AdministratorAccess on \*, group through operators$/,
    },
    {
      name: 'beside a grant that is not understood',
      facts: facts({ grants: [opaque, admin] }),
      severity: 'high',
      message: /full administration: AdministratorAccess on \*, attached$/,
    },
    {
      name: 'run by a third party',
      facts: facts({
        grants: [admin],
        identity: identity({ publisher: { name: 'Acme', id: '1', verified: null, relation: 'third-party' } }),
      }),
      severity: 'critical',
      message: /^Identity robot, run by Acme, has full administration/,
    },
    {
      name: 'that must be switched on first',
      facts: facts({ grants: [{ ...admin, origin: { kind: 'eligible', via: null } }] }),
      severity: 'medium',
      message: /^Identity robot can switch on full administration: AdministratorAccess on \*, eligible$/,
    },
    {
      name: 'one that stands, beside one that must be switched on',
      facts: facts({ grants: [admin, { ...admin, origin: { kind: 'eligible', via: null } }] }),
      severity: 'high',
      message: /^Identity robot has full administration/,
    },
    {
      name: 'of another tenant of the same company',
      facts: facts({
        grants: [admin],
        identity: identity({ publisher: { name: 'Acme', id: '1', verified: null, relation: 'sister' } }),
      }),
      severity: 'high',
      message: /^Identity robot has full administration/,
    },
    {
      name: 'many grants: a few are named, the rest is counted',
      facts: facts({ grants: Array.from({ length: 9 }, (_, index) => ({ ...admin, resource: `project-${index}` })) }),
      severity: 'high',
      message: /project-4, attached; and 4 more$/,
    },
    {
      name: 'perhaps a person, perhaps not',
      facts: facts({ grants: [admin], identity: is('unclear') }),
      severity: 'high',
      message: /full administration/,
    },
  ],
  fine: [
    {
      name: 'only as other people: another rule',
      facts: facts({ grants: [{ ...admin, origin: { kind: 'delegation', via: null } }] }),
    },
    {
      name: 'what it may do as other people is not known: another rule',
      facts: facts({ grants: [{ ...opaque, origin: { kind: 'delegation', via: null } }] }),
    },
    {
      name: 'not understood, but less than what leads to an administrator',
      facts: facts({ grants: [grant({ privilege: { level: 'unknown', below: 'escalation', reasons: [] } })] }),
    },
    { name: 'it only reads', facts: facts({ grants: [grant()] }) },
    { name: 'no grants', facts: facts() },
    {
      name: 'not understood, but certainly less',
      facts: facts({ grants: [grant({ privilege: { level: 'unknown', below: 'admin', reasons: [] } })] }),
    },
    { name: 'disabled', facts: facts({ grants: [admin], identity: identity({ status: 'disabled' }) }) },
  ],
  undetermined: [
    {
      name: 'the grants could not be listed',
      facts: facts({ grants: denied }),
      because: /its grants could not be read/,
    },
    {
      name: 'a grant is not understood',
      facts: facts({ grants: [grant(), opaque] }),
      because: /^what Custom on project-1, attached allows is not known$/,
    },
  ],
  notApplicable: [
    { name: 'a person', facts: facts({ grants: [admin], identity: is('human') }) },
    { name: 'root', facts: facts({ grants: [admin], identity: is('unclear', { kind: 'root' }) }) },
    {
      name: 'an outside party: another rule',
      facts: facts({ grants: [admin], identity: is('unclear', { kind: 'external' }) }),
    },
    { name: 'everybody: another rule', facts: facts({ grants: [admin], identity: is('unclear', { kind: 'public' }) }) },
    { name: 'kept by the provider', facts: facts({ grants: [admin], identity: identity({ managedBy: 'provider' }) }) },
  ],
});

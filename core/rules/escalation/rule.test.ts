import type { Grant, Identity, PrivilegeLevel } from '../../model.ts';
import { ruleSuite } from '../rule-suite.ts';
import { denied, facts, grant, identity } from '../test-facts.ts';
import { rule } from './rule.ts';

const may = (level: PrivilegeLevel, change: Partial<Grant> = {}, below?: PrivilegeLevel) =>
  grant({ role: 'Deployer', privilege: { level, reasons: ['may set policies'], ...(below && { below }) }, ...change });
const holds = (...grants: Grant[]) => facts({ grants });
const of = (change: Partial<Identity>) => facts({ identity: identity(change), grants: [may('escalation')] });
const delegation: Partial<Grant> = { origin: { kind: 'delegation', via: null } };

ruleSuite(rule, {
  violation: [
    {
      name: 'one step away',
      facts: holds(grant(), may('escalation')),
      severity: 'medium',
      message: /^Identity robot can make itself an administrator: Deployer on \*, attached$/,
    },
    {
      name: 'beside a grant that is not understood',
      facts: holds(may('unknown'), may('escalation')),
      severity: 'medium',
      message: /can make itself/,
    },
    {
      name: 'run by a third party',
      facts: of({ publisher: { name: 'Acme', id: '1', verified: true, relation: 'third-party' } }),
      severity: 'high',
      message: /^Identity robot, run by Acme, can make itself/,
    },
    {
      name: 'of another tenant of the same company',
      facts: of({ publisher: { name: 'Acme', id: '1', verified: true, relation: 'sister' } }),
      severity: 'medium',
      message: /^Identity robot can make itself/,
    },
  ],
  fine: [
    { name: 'only as other people: another rule', facts: holds(may('escalation', delegation)) },
    { name: 'what it may do as other people is not known: another rule', facts: holds(may('unknown', delegation)) },
    { name: 'it writes', facts: holds(may('write'), may('sensitive')) },
    { name: 'not understood, but certainly less', facts: holds(may('unknown', {}, 'escalation')) },
    { name: 'disabled', facts: of({ status: 'disabled' }) },
  ],
  undetermined: [
    { name: 'its grants could not be listed', facts: facts({ grants: denied }), because: /its grants/ },
    {
      name: 'a grant could not be read',
      facts: holds(may('unknown')),
      because: /what Deployer on \*, attached allows/,
    },
  ],
  notApplicable: [
    { name: 'an administrator already', facts: holds(may('admin'), may('escalation')) },
    { name: 'the connector only tells administrators from the rest', facts: holds(may('unknown', {}, 'admin')) },
    { name: 'a person', facts: of({ nature: { is: 'human', because: 'test' } }) },
    { name: 'a default identity: another rule', facts: of({ weaknesses: ['default-identity'] }) },
    { name: 'an outside party: another rule', facts: of({ kind: 'external' }) },
    { name: 'everybody: another rule', facts: of({ kind: 'public' }) },
  ],
});

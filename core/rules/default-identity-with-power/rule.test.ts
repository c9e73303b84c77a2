import type { Identity, PrivilegeLevel } from '../../model.ts';
import { ruleSuite } from '../rule-suite.ts';
import { denied, facts, grant, identity } from '../test-facts.ts';
import { rule } from './rule.ts';

const shared = (change: Partial<Identity> = {}) =>
  identity({ kind: 'service-account', name: 'compute default', weaknesses: ['default-identity'], ...change });
const may = (level: PrivilegeLevel, below?: PrivilegeLevel) =>
  facts({
    identity: shared(),
    grants: [grant({ role: 'Editor', privilege: { level, reasons: [], ...(below && { below }) } })],
  });

ruleSuite(rule, {
  violation: [
    {
      name: 'it may write',
      facts: may('write'),
      severity: 'medium',
      message:
        /^Default identity compute default, which everything without one of its own runs with, holds: Editor on \*/,
    },
    { name: 'it may read secrets', facts: may('sensitive'), severity: 'medium', message: /holds: Editor/ },
    {
      name: 'it can make itself an administrator',
      facts: may('escalation'),
      severity: 'high',
      message: /holds: Editor/,
    },
  ],
  fine: [
    { name: 'it only reads', facts: may('read') },
    { name: 'not understood, but certainly less', facts: may('unknown', 'write') },
    { name: 'disabled', facts: { ...may('admin'), identity: shared({ status: 'disabled' }) } },
  ],
  undetermined: [
    { name: 'its grants could not be listed', facts: { ...may('read'), grants: denied }, because: /its grants/ },
    {
      name: 'a grant is not understood',
      facts: may('unknown'),
      because: /what Editor on \*, attached allows is not known/,
    },
  ],
  notApplicable: [{ name: 'an identity of its own', facts: { ...may('admin'), identity: identity() } }],
});

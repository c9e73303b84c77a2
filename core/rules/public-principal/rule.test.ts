import type { PrivilegeLevel } from '../../model.ts';
import { ruleSuite } from '../rule-suite.ts';
import { denied, facts, grant, identity } from '../test-facts.ts';
import { rule } from './rule.ts';

const everybody = identity({ kind: 'public', name: 'allUsers', nature: { is: 'unclear', because: 'everybody' } });
const may = (level: PrivilegeLevel) =>
  facts({ identity: everybody, grants: [grant({ privilege: { level, reasons: [] }, resource: 'bucket-1' })] });

ruleSuite(rule, {
  violation: [
    {
      name: 'may read',
      facts: may('read'),
      severity: 'medium',
      message: /^Everybody \(allUsers\) holds: Reader on bucket-1, attached$/,
    },
    { name: 'may write', facts: may('write'), severity: 'high', message: /holds/ },
    { name: 'may read secrets', facts: may('sensitive'), severity: 'high', message: /holds/ },
    { name: 'may administer', facts: may('admin'), severity: 'critical', message: /holds/ },
    { name: 'may do nobody knows what', facts: may('unknown'), severity: 'high', message: /holds/ },
  ],
  fine: [{ name: 'holds nothing', facts: facts({ identity: everybody }) }],
  undetermined: [
    {
      name: 'its grants could not be listed',
      facts: facts({ identity: everybody, grants: denied }),
      because: /its grants could not be read/,
    },
  ],
  notApplicable: [{ name: 'somebody', facts: facts({ grants: [grant()] }) }],
});

import type { Identity, PrivilegeLevel } from '../../model.ts';
import { ruleSuite } from '../rule-suite.ts';
import { denied, facts, grant, identity } from '../test-facts.ts';
import { rule } from './rule.ts';

const other = (change: Partial<Identity> = {}) =>
  identity({ kind: 'external', name: 'scan@acme-prod', nativeId: 'scan@acme-prod', ...change });
const home: Identity['publisher'] = { name: 'acme-prod', id: 'acme-prod', verified: null, relation: 'third-party' };
const may = (level: PrivilegeLevel, who = other()) =>
  facts({ identity: who, grants: [grant({ privilege: { level, reasons: [] } })] });
const acme = { name: 'Acme', kind: 'third-party' } as const;

ruleSuite(rule, {
  violation: [
    {
      name: 'nobody knows who',
      facts: may('read'),
      severity: 'medium',
      message: /^Outside party scan@acme-prod holds: Reader on \*, attached$/,
    },
    { name: 'nobody knows who, and it writes', facts: may('write'), severity: 'high', message: /holds/ },
    { name: 'nobody knows who, and it administers', facts: may('admin'), severity: 'critical', message: /holds/ },
    { name: 'nobody knows who or what', facts: may('unknown'), severity: 'high', message: /holds/ },
    {
      name: 'a vendor, by where it lives',
      facts: may('read', other({ publisher: home })),
      vendors: { 'test acme-prod': acme },
      severity: 'low',
      message: /^Outside party scan@acme-prod \(Acme\) holds/,
    },
    {
      name: 'a vendor, by its own id',
      facts: may('sensitive'),
      vendors: { 'test scan@acme-prod': acme },
      severity: 'medium',
      message: /\(Acme\) holds/,
    },
    {
      name: 'the provider itself',
      facts: may('admin'),
      vendors: { 'test scan@acme-prod': { name: 'Log delivery', kind: 'provider' } },
      severity: 'info',
      message: /\(Log delivery\) holds/,
    },
    {
      name: 'a person',
      facts: may('read', other({ name: 'ann@mail.example', nature: { is: 'human', because: 'a user' } })),
      severity: 'medium',
      message: /^Outside party ann@mail.example holds/,
    },
  ],
  fine: [
    { name: 'it holds nothing', facts: facts({ identity: other() }) },
    { name: 'of the same company', facts: may('admin', other({ publisher: { ...home, relation: 'sister' } })) },
  ],
  undetermined: [
    {
      name: 'its grants could not be listed',
      facts: facts({ identity: other(), grants: denied }),
      because: /its grants could not be read/,
    },
  ],
  notApplicable: [
    { name: 'one of ours', facts: may('admin', identity()) },
    { name: 'deleted: another rule', facts: may('admin', other({ status: 'deleted' })) },
  ],
});

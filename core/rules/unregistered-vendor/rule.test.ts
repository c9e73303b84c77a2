import { expect, test } from 'vitest';
import type { Identity, PrivilegeLevel } from '../../model.ts';
import { ruleSuite } from '../rule-suite.ts';
import { judgeFacts } from '../judge.ts';
import { denied, facts, grant, identity, now } from '../test-facts.ts';
import { rule } from './rule.ts';

type Publisher = NonNullable<Identity['publisher']>;
const acme: Publisher = { name: 'acme-inc', id: '77', verified: null, relation: 'third-party' };
const by = (publisher: Publisher | null, change: Partial<Identity> = {}) =>
  identity({ kind: 'integration', name: 'Deploys', publisher, ...change });
const may = (level: PrivilegeLevel, who = by(acme)) =>
  facts({ identity: who, grants: [grant({ privilege: { level, reasons: [] } })] });

ruleSuite(rule, {
  violation: [
    {
      name: 'reads a little',
      facts: may('read'),
      severity: 'low',
      message:
        /^Third-party app Deploys of acme-inc, which is not in the register of vendors, has access: Reader on \*, attached$/,
    },
    { name: 'reads secrets', facts: may('sensitive'), severity: 'medium', message: /acme-inc/ },
    { name: 'nobody knows what it may do', facts: may('unknown'), severity: 'medium', message: /acme-inc/ },
    { name: 'administers', facts: may('admin'), severity: 'high', message: /acme-inc/ },
    {
      name: 'a publisher without a name',
      facts: may('read', by({ ...acme, name: '' })),
      severity: 'low',
      message: /of 77,/,
    },
    {
      name: 'another of the same id at another provider',
      facts: may('read'),
      vendors: { 'other 77': { name: 'Acme', kind: 'third-party' } },
      severity: 'low',
      message: /acme-inc/,
    },
  ],
  fine: [
    { name: 'in the register', facts: may('admin'), vendors: { 'test 77': { name: 'Acme', kind: 'third-party' } } },
    { name: 'disabled', facts: may('admin', by(acme, { status: 'disabled' })) },
    { name: 'only signs people in', facts: may('none') },
    { name: 'without access', facts: facts({ identity: by(acme), grants: [] }) },
  ],
  undetermined: [
    {
      name: 'its access could not be read',
      facts: facts({ identity: by(acme), grants: denied }),
      because: /its grants/,
    },
    {
      name: 'whether it is active is not known',
      facts: may('read', by(acme, { status: 'unknown' })),
      because: /whether it is active/,
    },
  ],
  notApplicable: [
    { name: 'one of ours', facts: may('admin', by(null)) },
    { name: 'of the same company', facts: may('admin', by({ ...acme, relation: 'sister' })) },
    { name: 'verified by the provider', facts: may('admin', by({ ...acme, verified: true })) },
    { name: 'not verified by the provider: another rule', facts: may('admin', by({ ...acme, verified: false })) },
    { name: 'an outside party: another rule', facts: may('admin', by(acme, { kind: 'external' })) },
  ],
});

test('the evidence has the id that an overlay of the register needs', () => {
  const policy = { dormantDays: 45, rotateDays: 90, graceDays: 7 };
  const { judgements } = judgeFacts([rule], may('read'), { now, policy, vendor: () => undefined });
  expect(judgements).toMatchObject([
    { verdict: { evidence: expect.arrayContaining([{ what: 'its publisher has the id 77', source: 'test:Users' }]) } },
  ]);
});

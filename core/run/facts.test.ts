import { expect, test } from 'vitest';
import type { Connector } from '../connector.ts';
import type { StoredRecord, StoredSubject } from '../inventory/subjects.ts';
import type { Grant } from '../model.ts';
import { ago, credential, facts, grant, identity, now } from '../rules/test-facts.ts';
import { factsOf, highest } from './facts.ts';
import type { Completeness } from './completeness.ts';

type Held = Partial<Grant['privilege']> & { origin?: Grant['origin']['kind'] };

const of = (...held: readonly Held[]): string => highest({ grants: held.map((one) => stored(one)) }, null);

function stored({ origin = 'attached', level = 'read', ...rest }: Held): StoredRecord<Grant> {
  const record = grant({ origin: { kind: origin, via: null }, privilege: { level, reasons: [], ...rest } });
  return { record } as StoredRecord<Grant>;
}

test.each([
  ['nothing', [], 'none'],
  ['the worst of several', [{ level: 'read' }, { level: 'escalation' }, { level: 'write' }], 'escalation'],
  ['admin, whatever else is not understood', [{ level: 'unknown' }, { level: 'admin' }], 'admin'],
  ['not known when something may be worse', [{ level: 'unknown', below: 'admin' }, { level: 'write' }], 'unknown'],
  ['known when nothing may be worse', [{ level: 'unknown', below: 'admin' }, { level: 'escalation' }], 'escalation'],
  ['not known when anything may be', [{ level: 'unknown' }, { level: 'escalation' }], 'unknown'],
  ['what it may become', [{ level: 'admin', origin: 'eligible' }], 'escalation'],
] as const)('privilege is %s', (_, held, level) => {
  expect(of(...held)).toBe(level);
});

test('grants that were not all listed may hold worse, but not worse than admin', () => {
  const denied = { unknown: 'denied' } as const;
  expect(highest({ grants: [stored({ level: 'write' })] }, denied)).toBe('unknown');
  expect(highest({ grants: [stored({ level: 'admin' })] }, denied)).toBe('admin');
});

const completeness: Completeness = { missing: () => null, missingNames: () => null };

function subject(...grants: readonly Grant['privilege']['level'][]): StoredSubject {
  const common = { fresh: true, usage: null, firstSeen: now, readAt: now };
  const held = grants.map((level) => ({ ...stored({ level }), ...common, fresh: false }));
  const one = { record: identity(), ...common } as StoredSubject['identity'];
  return { scope: null, identity: one, credentials: [], grants: held, trusts: [] };
}

test('grants that were not read tonight may have become worse, but not worse than admin', () => {
  const privilege = (...grants: readonly Grant['privilege']['level'][]): string =>
    factsOf(subject(...grants), facts().scope, {} as Connector, completeness).privilege;
  expect(privilege('write')).toBe('unknown');
  expect(privilege('write', 'admin')).toBe('admin');
  expect(privilege()).toBe('none');
});

test('what an identity does by itself is told apart from what is done with its credentials', () => {
  const seenAt = (lastAt: string): StoredRecord['usage'] => ({
    signals: [{ source: 'test:log', lastAt, coveredFrom: ago(400), coveredTo: null, precision: 'second', lagHours: 0 }],
    missing: null,
  });
  const one = subject();
  const key = { ...one.identity, record: credential().credential, state: 'active', usage: seenAt(ago(2)) };
  const given = {
    ...one,
    identity: { ...one.identity, usage: seenAt(ago(90)) },
    credentials: [key],
  } as unknown as StoredSubject;
  const found = factsOf(given, facts().scope, {} as Connector, completeness);
  expect(found.lastUsed).toMatchObject({ state: 'used', at: ago(2) });
  expect(found.ownLastUsed).toMatchObject({ state: 'used', at: ago(90) });
});

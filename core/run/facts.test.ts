import { expect, test } from 'vitest';
import type { StoredRecord } from '../inventory/subjects.ts';
import type { Grant } from '../model.ts';
import { grant } from '../rules/test-facts.ts';
import { highest } from './facts.ts';

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

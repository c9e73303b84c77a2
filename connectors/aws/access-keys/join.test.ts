import { describe, expect, test } from 'vitest';
import type { ReportKey } from '../credential-report/parse.ts';
import { fingerprint, join, type ListedKey } from './join.ts';

const MONDAY = '2024-01-01T00:00:00Z';
const TUESDAY = '2024-01-02T00:00:00Z';
const key = (id: string, createdAt: string, active = true): ListedKey => ({ id, createdAt, active });
const slot = (n: 1 | 2, createdAt: string, active = true): ReportKey => ({
  slot: n,
  createdAt,
  active,
  lastUsed: null,
});
const pairs = (keys: ListedKey[], slots: ReportKey[]) =>
  join(keys, slots).matched.map((each) => `${each.key.id}=${each.slot.slot}`);

describe('join', () => {
  test('by the second of creation, whatever the order', () => {
    expect(pairs([key('A', MONDAY), key('B', TUESDAY)], [slot(1, TUESDAY), slot(2, MONDAY)])).toEqual(['A=2', 'B=1']);
  });

  test('the same second: by status where that tells, else nobody guesses', () => {
    const slots = [slot(1, MONDAY), slot(2, MONDAY, false)];
    expect(pairs([key('A', MONDAY, false), key('B', MONDAY)], slots).toSorted()).toEqual(['A=2', 'B=1']);
    expect(join([key('A', MONDAY), key('B', MONDAY)], [slot(1, MONDAY), slot(2, MONDAY)])).toMatchObject({
      matched: [],
      twins: [{ key: { id: 'A' } }, { key: { id: 'B' } }],
    });
    // One of three: the report shows two of them, and does not say which.
    expect(
      join([key('A', MONDAY), key('B', MONDAY), key('C', MONDAY)], [slot(1, MONDAY), slot(2, MONDAY)]).twins,
    ).toHaveLength(3);
  });

  test('a key that the report does not have, and a slot whose key is gone', () => {
    expect(join([key('A', MONDAY), key('C', TUESDAY)], [slot(1, MONDAY)]).beyond).toEqual([key('C', TUESDAY)]);
    expect(join([key('A', MONDAY)], [slot(1, MONDAY), slot(2, TUESDAY)])).toMatchObject({
      matched: [{ slot: { slot: 1 } }],
      twins: [],
      beyond: [],
    });
  });
});

test('the fingerprint changes with a key and its status, never with its use', () => {
  const before = fingerprint([slot(1, MONDAY)]);
  expect(fingerprint([{ ...slot(1, MONDAY), lastUsed: { at: TUESDAY, region: null, service: 's3' } }])).toBe(before);
  expect(fingerprint([slot(1, MONDAY, false)])).not.toBe(before);
  expect(fingerprint([slot(1, TUESDAY)])).not.toBe(before);
  expect(fingerprint([slot(1, MONDAY), slot(2, MONDAY)])).not.toBe(before);
});

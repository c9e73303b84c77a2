import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fingerprintOf } from './fingerprint.ts';

const signal = { source: 's', lastAt: null, windowStart: '2026-01-01T00:00:00Z', precision: 'day', lagHours: 1 };
const record = { record: 'credential', ref: 'x:key:1', name: 'k', tags: { a: '1', b: '2' }, usage: [signal] };

describe('the same again', () => {
  test('whatever the windows of its usage are', () => {
    const later = { ...record, usage: [{ ...signal, windowStart: '2026-01-02T00:00:00Z' }] };
    expect(fingerprintOf(later)).toBe(fingerprintOf(record));
  });

  test('in whatever order its tags come', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string(), { noNullPrototype: true }), (tags) => {
        const reversed = Object.fromEntries(Object.entries(tags).toReversed());
        expect(fingerprintOf({ ...record, tags: reversed })).toBe(fingerprintOf({ ...record, tags }));
      }),
    );
  });
});

test.each([
  ['a name', { name: 'other' }],
  ['a field more', { status: 'active' }],
  ['a tag', { tags: { a: '1', b: '3' } }],
  ['a use', { usage: [{ ...signal, lastAt: '2026-01-01T00:00:00Z' }] }],
  ['a reason for not knowing', { usage: { unknown: 'denied' } }],
  ['a window that is an attribute', { attributes: { windowStart: 'x' } }],
  ['a document', { document: { a: 1 } }],
])('%s makes another one', (_, change) => {
  expect(fingerprintOf({ ...record, ...change })).not.toBe(fingerprintOf(record));
});

test('what has no JSON form has none', () => {
  expect(fingerprintOf({ ...record, big: 1n })).toBeNull();
});

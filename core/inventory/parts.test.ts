import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InventoryRecord, typeOf, type InventoryRecordInput } from '../model.ts';
import { canonical, restore } from './canonical.ts';
import { diffBodies } from './diff.ts';
import { SeenRows } from './seen.ts';

describe('the canonical form', () => {
  const grant = {
    record: 'grant',
    ref: 'x:grant:1',
    scope: 'x:account:1',
    source: 's',
    identity: 'x:user:1',
    role: 'r',
    roleId: 'r',
    resource: '*',
    origin: { kind: 'inline', via: null },
    grantedAt: null,
    grantedBy: null,
    privilege: { level: 'read', reasons: [] },
    document: { Statement: [{ Effect: 'Allow' }] },
    attributes: {},
  } as const satisfies InventoryRecordInput;

  test('does not depend on the order of tags and attributes', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string({ maxLength: 20 }), { noNullPrototype: true }), (attributes) => {
        const there = InventoryRecord.parse({ ...grant, attributes });
        const back = InventoryRecord.parse({
          ...grant,
          attributes: Object.fromEntries(Object.entries(attributes).toReversed()),
        });
        expect(canonical(back)).toEqual(canonical(there));
      }),
    );
  });

  test('is another one for another document', () => {
    const other = { ...grant, document: { Statement: [] } };
    expect(canonical(InventoryRecord.parse(other)).body).not.toBe(canonical(InventoryRecord.parse(grant)).body);
  });

  test('gives the record back, its document by hash', () => {
    const record = InventoryRecord.parse(grant);
    const form = canonical(record);
    const columns = { record: 'grant', ref: grant.ref, scope: grant.scope, identity: grant.identity, body: form.body };
    expect(restore(columns)).toEqual({ ...record, document: form.document?.[0] });
  });
});

test('differences are told by field, tags and attributes by key', () => {
  const seen = (observedAt: string) => ({ list: [1], attributes: { observedAt } });
  const before = JSON.stringify({ name: 'a', source: 'x', tags: { o: '1', p: '2' }, ...seen('2026-01-01') });
  const after = JSON.stringify({ name: 'b', source: 'y', tags: { o: '1', q: '3' }, ...seen('2026-01-02') });
  expect({ ...diffBodies(before, after) }).toEqual({
    name: ['a', 'b'],
    'tags.p': ['2', undefined],
    'tags.q': [undefined, '3'],
  });
});

test('a set of rows is a set', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5_000_000)), fc.array(fc.nat(5_000_000)), (added, asked) => {
      const rows = new SeenRows();
      for (const id of added) rows.add(id);
      const model = new Set(added);
      expect(rows.size).toBe(model.size);
      for (const id of [...added, ...asked]) expect(rows.has(id)).toBe(model.has(id));
    }),
  );
});

test('the native type is the second part of a Ref', () => {
  expect(typeOf('aws:role:AROA:x')).toBe('role');
});

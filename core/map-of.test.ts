import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { facts, mapOf, texts } from './map-of.ts';

/** The same checks by zod's own means. */
const checks = [
  { name: 'texts', ours: mapOf(texts(4), 3), zods: z.record(z.string().max(3), z.string().max(4)) },
  {
    name: 'facts',
    ours: mapOf(facts, 3),
    zods: z.record(
      z.string().max(3),
      z.union([z.string().max(4096), z.number(), z.boolean(), z.null(), z.array(z.string().max(2048)).max(1000)]),
    ),
  },
];
const key = fc.string({ maxLength: 4 }).filter((name) => name !== '__proto__');
const value = fc.oneof(
  fc.string({ maxLength: 5 }),
  fc.string({ minLength: 4095, maxLength: 4097 }),
  fc.double(),
  fc.boolean(),
  fc.constantFrom(null, undefined, NaN, Infinity, {}, 1n),
  fc.array(fc.oneof({ weight: 9, arbitrary: fc.string() }, { weight: 1, arbitrary: fc.integer() })),
  fc.constantFrom(['x'.repeat(2049)], Array<string>(1001).fill('x')),
);

describe.each(checks)('a map of $name', ({ ours, zods }) => {
  test('is what zod takes for one, as it is', () => {
    fc.assert(
      fc.property(fc.dictionary(key, value, { maxKeys: 3 }), (map) => {
        const checked = ours.safeParse(map);
        expect(checked.success ? checked.data : null).toEqual(zods.safeParse(map).success ? map : null);
      }),
    );
  });

  test('is no list, no class of its own and nothing else', () => {
    fc.assert(
      fc.property(fc.anything(), (thing) => {
        fc.pre(!Object.hasOwn(Object(thing) as object, '__proto__'));
        expect(ours.safeParse(thing).success).toBe(zods.safeParse(thing).success);
      }),
    );
  });
});

test('what is odd is told by its key', () => {
  const { error } = z.object({ tags: mapOf(texts(4), 3) }).safeParse({ tags: { a: 'ok', b: 1 } });
  expect(error?.issues.map(({ path, message }) => [path, message])).toEqual([
    [['tags', 'b'], 'not a text of up to 4 characters'],
  ]);
});

test('a key that is too long is not repeated', () => {
  const { error } = mapOf(texts(4), 3).safeParse({ long: 'ok' });
  expect(error?.issues.map(({ path, message }) => [path, message])).toEqual([[[], 'a key of over 3 characters']]);
});

test.each([mapOf(texts(5), 3), mapOf(texts(4), 4), mapOf(facts, 3)])('other bounds make another model', (other) => {
  const schemaOf = (map: z.ZodType) => z.toJSONSchema(map, { unrepresentable: 'any' });
  expect(schemaOf(other)).not.toEqual(schemaOf(mapOf(texts(4), 3)));
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OwnerHint } from '../model.ts';
import { ownerName } from './name.ts';
import { ownerOf } from './owner.ts';

const hint = (kind: OwnerHint['kind'], value: string): OwnerHint => ({ kind, value, source: `test:${kind}` });
const kinds = OwnerHint.shape.kind.options;

describe('the best evidence', () => {
  test('an owner that the provider knows beats everything else', () => {
    const others = kinds.filter((kind) => kind !== 'owner').map((kind) => hint(kind, `by ${kind}`));
    expect(ownerOf([...others, hint('owner', 'ann')], [])).toEqual({
      name: 'ann',
      confidence: 0.95,
      source: 'test:owner',
    });
  });

  test.each(['disabled', 'guest', 'deleted'] as const)('a %s owner gives way to the next best', (standing) => {
    const left = { ...hint('owner', 'ann'), standing };
    expect(ownerOf([left, hint('path', 'payments')], [])?.name).toBe('payments');
    expect(ownerOf([left], [])).toBeNull();
  });

  test.each([
    ['sponsor', 'tag'],
    ['tag', 'creator'],
    ['creator', 'workload'],
    ['workload', 'stack'],
    ['repository', 'stack'],
    ['stack', 'path'],
    ['path', 'unit'],
    ['path', 'contact'],
  ] as const)('%s beats %s', (better, worse) => {
    expect(ownerOf([hint(worse, 'b'), hint(better, 'a')], [])?.name).toBe('a');
  });

  test('of equally good ones the first', () => {
    expect(ownerOf([hint('tag', 'a'), hint('tag', 'b')], [])?.name).toBe('a');
  });

  test('what names nobody gives way to the next best', () => {
    expect(ownerOf([hint('tag', 'TBD'), hint('creator', 'ann')], [])).toMatchObject({ name: 'ann', confidence: 0.7 });
  });

  test('the account around it is only a hint, and only when there is nothing better', () => {
    const scope = [hint('contact', 'cloud@example.com'), hint('tag', 'team-cloud')];
    expect(ownerOf([hint('unit', 'Payments')], scope)?.name).toBe('Payments');
    expect(ownerOf([hint('tag', 'n/a')], scope)).toEqual({ name: 'team-cloud', confidence: 0.3, source: 'test:tag' });
  });

  test('nobody', () => {
    expect(ownerOf([], [])).toBeNull();
    expect(ownerOf([hint('tag', '-')], [hint('contact', 'none')])).toBeNull();
  });
});

describe('names', () => {
  test.each([
    'n/a',
    'N.A.',
    'none',
    '<none>',
    'TBD',
    ' tbd ',
    'unknown',
    '-',
    '--',
    '?',
    '',
    '   ',
    'changeme',
    '"null"',
    '${owner}',
    '{{ owner }}',
    '<owner>',
    '%OWNER%',
    'not_set',
    'To-Do',
    'root',
  ])('%j names nobody', (value) => {
    expect(ownerName(value)).toBeNull();
  });

  test.each([
    ['  Team   Payments ', 'Team Payments'],
    ['Ann.Lee@Example.COM', 'ann.lee@example.com'],
    ['mailto:Ann@example.com', 'ann@example.com'],
    ["'team-a'", 'team-a'],
    ['Root Cause Team', 'Root Cause Team'],
    ['チーム', 'チーム'],
    ['arn:cloud:User/Ann@Example', 'arn:cloud:User/Ann@Example'],
  ])('%j is %j', (value, name) => {
    expect(ownerName(value)).toBe(name);
  });

  test('a name in its form stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const name = ownerName(value);
        expect(name === null ? null : ownerName(name)).toBe(name);
      }),
    );
  });
});

describe('whatever the evidence', () => {
  const value = fc.oneof(fc.constantFrom('TBD', 'none', '-'), fc.string({ minLength: 1 }));
  const hints = fc.array(fc.record({ kind: fc.constantFrom(...kinds), value, source: fc.constant('test') }));

  test('more of it never makes the owner less certain', () => {
    fc.assert(
      fc.property(hints, hints, hints, (own, more, scope) => {
        const before = ownerOf(own, scope)?.confidence ?? 0;
        expect(ownerOf([...own, ...more], scope)?.confidence ?? 0).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  test('the account alone never makes an owner of more than 0.3, its own evidence always does', () => {
    fc.assert(
      fc.property(hints, (given) => {
        expect(ownerOf([], given)?.confidence ?? 0).toBeLessThanOrEqual(0.3);
        expect(ownerOf(given, [])?.confidence ?? 1).toBeGreaterThan(0.3);
      }),
    );
  });
});

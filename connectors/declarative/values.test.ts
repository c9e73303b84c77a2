import { describe, expect, test } from 'vitest';
import { parseJson } from './json.ts';
import { mapped } from './mapping.ts';
import { valueAt, without } from './path.ts';
import type { Row } from './row.ts';
import type { Mapping } from './schema/mapping.ts';
import { timeValue } from './template.ts';
import { durationMs, NotUnderstood, transform } from './transform.ts';

const row = (value: unknown, more: Partial<Row> = {}): Row => ({
  row: value,
  config: { site: 'acme' },
  scope: { id: 's', name: 'S' },
  ...more,
});

describe('parseJson', () => {
  test('keeps the digits of what no number can hold, and only of that', () => {
    expect(parseJson('{"id":12345678901234567890,"n":9007199254740991,"f":1.5e300,"x":0.12345678901234567}')).toEqual({
      id: '12345678901234567890',
      n: 9_007_199_254_740_991,
      f: 1.5e300,
      x: Number('0.12345678901234567'),
    });
  });
});

describe('valueAt', () => {
  const value = { user: { email: 'a@b.example' }, scopes: [{ name: 'x' }, { name: 'y' }], 'a.b': 1, none: null };
  test.each([
    ['user.email', 'a@b.example'],
    ['scopes.*.name', ['x', 'y']],
    ['scopes.1.name', 'y'],
    [String.raw`a\.b`, 1],
    ['none', undefined],
    ['user.missing.deeper', undefined],
    ['__proto__.constructor', undefined],
    ['toString', undefined],
    ['.', value],
  ])('%s', (path, expected) => {
    expect(valueAt(value, path)).toEqual(expected);
  });

  test('without takes out what a path names, at any depth', () => {
    expect(without({ keys: [{ id: 1, secret: 's' }], token: 't', keep: 1 }, ['keys.*.secret', 'token'])).toEqual({
      keys: [{ id: 1 }],
      keep: 1,
    });
  });
});

describe('transform', () => {
  test.each([
    ['iso', '2026-11-21T08:00:00Z', '2026-11-21T08:00:00Z'],
    ['iso', '2026-11-21T08:00:00.123456+0200', '2026-11-21T06:00:00.123Z'],
    ['iso', '2026-11-21 08:00:00 UTC', '2026-11-21T08:00:00Z'],
    ['iso', '2026-11-21 08:00', '2026-11-21T08:00:00Z'],
    ['iso', '2026-11-21', '2026-11-21T00:00:00Z'],
    ['epoch_s', 1_700_000_000, '2023-11-14T22:13:20Z'],
    ['epoch_s', '1700000000.500000000 1440', '2023-11-14T22:13:20.500Z'],
    ['epoch_ms', '1700000000000', '2023-11-14T22:13:20Z'],
    ['epoch_us', 1_700_000_000_000_000, '2023-11-14T22:13:20Z'],
    ['http_date', 'Tue, 14 Nov 2023 22:13:20 GMT', '2023-11-14T22:13:20Z'],
    ['date', '2026-11-21', '2026-11-21T00:00:00Z'],
    ['neg1_null', -1, undefined],
    ['zero_null', 0, undefined],
    ['csv', 'a, b,,c', ['a', 'b', 'c']],
    ['words', 'read:x  write:y', ['read:x', 'write:y']],
    ['host', 'https://hooks.example/T0/secret?x=1', 'hooks.example'],
    ['boolean', 'No', false],
    ['json', '{"a":1}', { a: 1 }],
  ] as const)('%s of %j', (as, value, expected) => {
    expect(transform(value, as)).toEqual(expected);
  });

  test.each([
    ['iso', 'yesterday'],
    ['iso', '2026-13-45T99:00:00Z'],
    ['iso', {}],
    ['epoch_s', 'soon'],
    ['epoch_ms', 1e18],
    ['date', '21.11.2026'],
    ['boolean', 'perhaps'],
    ['host', 'nowhere'],
  ] as const)('refuses %s of %j', (as, value) => {
    expect(() => transform(value, as)).toThrow(NotUnderstood);
  });

  test('durations are ISO 8601 or seconds', () => {
    expect(durationMs('P30D')).toBe(30 * 86_400_000);
    expect(durationMs('PT1H30M')).toBe(5_400_000);
    expect(durationMs(60)).toBe(60_000);
    expect(() => durationMs('a month')).toThrow(NotUnderstood);
  });
});

describe('a mapping', () => {
  test.each<[Mapping, unknown]>([
    [{ path: ['missing', 'name'] }, 'deploy'],
    [{ path: 'status', as: 'lower', map: { active: 'active' }, else: 'unknown' }, 'active'],
    [{ path: 'missing', map: { a: 'b' }, else: 'unknown' }, 'unknown'],
    [{ path: 'expires', as: 'iso', minus: 'window' }, '2026-11-01T00:00:00Z'],
    [{ template: '{name} of {$config.site}' }, 'deploy of acme'],
    [{ template: '{missing}' }, undefined],
    [{ expr: 'scopes[kind="api"].name' }, 'x'],
    [{ const: ['a'] }, ['a']],
    ['$parent.id', '7'],
    ['$outer.day', 'monday'],
    ['$scope.name', 'S'],
  ])('%j', async (mapping, expected) => {
    const value = {
      name: 'deploy',
      status: 'ACTIVE',
      expires: '2026-12-01T00:00:00Z',
      window: 'P30D',
      scopes: [{ kind: 'api', name: 'x' }, { kind: 'ui' }],
    };
    expect(await mapped(mapping, row(value, { parent: { id: '7' }, outer: { day: 'monday' } }))).toEqual(expected);
  });

  test('refuses a word that its map does not have, and an expression that never ends', async () => {
    await expect(mapped({ path: 'a', map: { x: 'y' } }, row({ a: 'z' }))).rejects.toThrow(NotUnderstood);
    const endless = '($f := function($n) { $f($n + 1) }; $f(1))';
    await expect(mapped({ expr: endless }, row({}))).rejects.toThrow(NotUnderstood);
  });
});

test('{ago.…} is the start of a day', () => {
  const now = '2026-11-21T08:30:00Z';
  expect(timeValue('ago.1d', now)).toBe('2026-11-20T00:00:00Z');
  expect(timeValue('ago.1d.date', now)).toBe('2026-11-20');
  expect(timeValue('ago.0d.epoch', now)).toBe(String(Date.parse('2026-11-21T00:00:00Z') / 1000));
  expect(timeValue('ago.1w', now)).toBeUndefined();
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../errors.ts';
import type { LastUsed } from '../../usage.ts';
import { ago, expiryText, lastUsedText, observedDate } from './dates.ts';
import { formatDuration, parseDuration } from './duration.ts';
import { sanitize } from './sanitize.ts';
import { createStyle, wantsColour } from './style.ts';
import { table, type Column } from './table.ts';
import { fit, pad, widthOf } from './width.ts';

const now = new Date('2026-11-21T12:00:00Z');

describe('sanitize', () => {
  test.each([
    ['plain ünï 名前 🙂', 'plain ünï 名前 🙂'],
    ['a\u001b[31mb', 'a\\u001b[31mb'],
    ['a\u009b31m', 'a\\u009b31m'],
    ['two\nlines\r', 'two\\u000alines\\u000d'],
    ['\u202egnp.exe', '\\u202egnp.exe'],
    ['zero\u200bwidth', 'zero\\u200bwidth'],
    ['tag\u{e0041}', 'tag\\u{e0041}'],
    ['lone\ud800', 'lone\\ud800'],
  ])('%j', (given, shown) => {
    expect(sanitize(given)).toBe(shown);
  });

  test('leaves nothing that a terminal obeys, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(sanitize(text)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f\u2028\u2029]/u);
      }),
    );
  });
});

describe('width', () => {
  test.each([
    ['abc', 3],
    ['名前', 4],
    ['é', 1],
    ['e\u0301', 1],
    ['\u001b[31mred\u001b[39m', 3],
    ['🙂', 2],
  ])('of %j is %i', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });

  test('fitted and padded text has the width that was asked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 40 }), (text, width) => {
        const shown = sanitize(text);
        expect(widthOf(fit(shown, width))).toBeLessThanOrEqual(width);
        expect(widthOf(pad(fit(shown, width), width))).toBe(width);
      }),
    );
  });
});

describe('table', () => {
  const columns: Column<[string, string]>[] = [
    { title: 'NAME', value: ([name]) => name, flexible: true },
    { title: 'N', value: ([, n]) => n, align: 'right' },
    { title: 'LONG', value: ([name]) => name.repeat(3), leaveOut: 1 },
  ];
  const rows: [string, string][] = [
    ['short', '1'],
    ['a-name-that-is-rather-long', '22'],
  ];

  test('aligns, and cuts nothing in a pipe', () => {
    const [heading, first, second] = table(columns.slice(0, 2), rows);
    expect(heading).toBe('NAME                         N');
    expect(first).toBe('short                        1');
    expect(second).toBe('a-name-that-is-rather-long  22');
  });

  test('fits the terminal: first columns are left out, then names are cut', () => {
    const lines = table(columns, rows, 26);
    expect(lines[0]).not.toContain('LONG');
    expect(lines.every((line) => widthOf(line) <= 26)).toBe(true);
    expect(lines[2]).toContain('…');
  });

  test('sanitizes every cell, and colours do not move columns', () => {
    const painted: Column<string>[] = [
      { title: 'A', value: (text) => text, paint: () => createStyle(true).bad },
      { title: 'B', value: () => 'b' },
    ];
    const lines = table(painted, ['x\u001b[2J', 'a longer one']);
    expect(lines[1]).toContain('x\\u001b[2J');
    expect(widthOf(lines[1] ?? '')).toBe(widthOf(lines[2] ?? ''));
  });
});

describe('durations', () => {
  test.each([
    ['90s', 90_000],
    ['30m', 1_800_000],
    ['12h', 43_200_000],
    ['90d', 7_776_000_000],
    ['2w', 1_209_600_000],
  ])('%s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  test.each(['', '90', 'd', '-1d', '1.5d', '1d2h', '1 d', '1D', '1y', '٣d', '99999999999d'])(
    '"%s" is refused',
    (text) => {
      expect(() => parseDuration(text)).toThrow(UserError);
    },
  );

  test('are shown short', () => {
    expect([4000, 59_600, 192_000, 3_900_000].map(formatDuration)).toEqual(['4s', '1m 00s', '3m 12s', '1h 05m']);
  });
});

describe('dates', () => {
  test.each([
    ['2026-11-21T11:59:30Z', 'now'],
    ['2026-11-21T11:30:00Z', '30m ago'],
    ['2026-11-20T13:00:00Z', '23h ago'],
    ['2026-11-09T12:00:00Z', '12d ago'],
    ['2024-01-02T00:00:00Z', '2y ago'],
    ['2026-11-26T12:00:00Z', 'in 5d'],
  ])('%s is %s', (at, words) => {
    expect(ago(at, now)).toBe(words);
  });

  test('that could not be read are never shown as "never"', () => {
    expect(observedDate(null, 'never', now)).toBe('never');
    expect(observedDate({ unknown: 'denied' }, 'never', now)).toBe('unknown (denied)');
    expect(expiryText({ unknown: 'unsupported' }, now)).toBe('not offered');
    expect(expiryText({ unknown: 'denied' }, now)).toBe('unknown (denied)');
    expect(expiryText(null, now)).toBe('never');
  });

  const silence = { since: '2024-01-02T00:00:00Z', asOf: '2026-11-21T08:00:00Z' };
  const used = { state: 'used', at: '2026-11-19T10:00:00Z', source: 's', precision: 'second', blindTo: [] } as const;
  const cases: readonly [LastUsed, string][] = [
    [{ state: 'unknown', reason: 'denied' }, 'unknown (denied)'],
    [{ ...used, quiet: { ...silence, since: used.at } }, '2026-11-19 (2d ago)'],
    [{ ...used, quiet: null }, '2026-11-19 or later'],
    [{ state: 'unused', ...silence, sources: ['s'], blindTo: [] }, 'never used since 2024-01-02'],
    [
      { state: 'unused', ...silence, since: '2025-01-01T00:00:00Z', sources: ['s'], blindTo: [] },
      'no use seen since 2025-01-01',
    ],
  ];
  test.each(cases)('of last use: %o', (lastUsed, words) => {
    expect(lastUsedText(lastUsed, '2024-01-02T00:00:00Z', now)).toBe(words);
  });

  test('"never used" needs a creation date that is known', () => {
    const unused: LastUsed = { state: 'unused', ...silence, sources: [], blindTo: [] };
    expect(lastUsedText(unused, { unknown: 'denied' }, now)).toBe('no use seen since 2024-01-02');
  });
});

test.each([
  [{}, true, undefined, true],
  [{}, false, undefined, false],
  [{ NO_COLOR: '1' }, true, undefined, false],
  [{ NO_COLOR: '' }, true, undefined, true],
  [{ NO_COLOR: '1', FORCE_COLOR: '1' }, false, undefined, false],
  [{ FORCE_COLOR: '1' }, false, undefined, true],
  [{ FORCE_COLOR: '0' }, true, undefined, false],
  [{ TERM: 'dumb' }, true, undefined, false],
  [{ FORCE_COLOR: '1' }, true, false, false],
])('colours with %o, terminal %s, asked %s: %s', (env, terminal, asked, colours) => {
  expect(wantsColour(env, terminal, asked)).toBe(colours);
});

import { describe, expect, test } from 'vitest';
import type { TenantFacts } from '../tenant.ts';
import { timestamp } from './dates.ts';
import type { Activity, KeyActivity } from './reports.ts';
import { usageBySummary, usageOfKey, usageOfPrincipal } from './signals.ts';
import { windowStart } from './window.ts';

describe('dates', () => {
  test.each([
    ['2026-11-20T08:00:00Z', '2026-11-20T08:00:00Z'],
    ['2026-11-20T08:00:00.1234567Z', '2026-11-20T08:00:00Z'],
    ['2026-11-20T00:00:00-8:00', '2026-11-20T08:00:00Z'],
    ['2026-11-20T00:00:00-08:00', '2026-11-20T08:00:00Z'],
    ['2026-11-20T08:00:00+0530', '2026-11-20T02:30:00Z'],
    ['2026-11-20 08:00', '2026-11-20T08:00:00Z'],
    ['2026-11-20', '2026-11-20T00:00:00Z'],
    ['0001-01-01T00:00:00Z', null],
    ['', null],
    ['soon', null],
    ['2026-13-45T00:00:00Z', null],
    [null, null],
    [undefined, null],
  ])('%j is %j', (text, expected) => {
    expect(timestamp(text)).toBe(expected);
  });
});

describe('how far back', () => {
  const now = '2026-11-21T08:00:00Z';
  const facts = (given: Partial<TenantFacts>): TenantFacts => ({
    name: 'x',
    domain: null,
    createdAt: null,
    contacts: [],
    licence: 'P1',
    licensedSince: null,
    ...given,
  });

  test('30 days; of a tenant whose licence is unknown too, since its report answered', () => {
    expect(windowStart(now, facts({}))).toBe('2026-10-22T08:00:00Z');
    expect(windowStart(now, null)).toBe('2026-10-22T08:00:00Z');
  });

  test('never more than seven days before the licence', () => {
    expect(windowStart(now, facts({ licensedSince: '2026-11-15T08:00:00Z' }))).toBe('2026-11-08T08:00:00Z');
  });
});

describe('signals', () => {
  const start = '2026-10-22T08:00:00Z';
  const sources = (principals: [string, Activity][], keys: [string, KeyActivity][] = []) => ({
    principals: new Map(principals),
    keys: new Map(keys),
    windowStart: start,
  });
  const activity = (given: Partial<Activity>): Activity => ({
    appOnly: null,
    delegated: null,
    asResource: null,
    ...given,
  });

  test('the later of what it did as itself and for people', () => {
    const used = activity({ appOnly: '2026-11-01T00:00:00Z', delegated: '2026-11-02T00:00:00Z' });
    expect(usageOfPrincipal('APP', sources([['app', used]]), null)).toMatchObject([
      {
        lastAt: '2026-11-02T00:00:00Z',
        detail: { asItself: '2026-11-01T00:00:00Z', forPeople: '2026-11-02T00:00:00Z' },
      },
    ]);
  });

  test('being called is no use', () => {
    const called = activity({ asResource: '2026-11-01T00:00:00Z' });
    expect(usageOfPrincipal('app', sources([['app', called]]), null)).toMatchObject([
      { lastAt: null, windowStart: start },
    ]);
  });

  test('silence of what is silent by design says nothing; its use does', () => {
    expect(usageOfPrincipal('app', sources([]), 'SAML')).toEqual({ unknown: 'unsupported', detail: 'SAML' });
    const used = activity({ delegated: '2026-11-01T00:00:00Z' });
    expect(usageOfPrincipal('app', sources([['app', used]]), 'SAML')).toMatchObject([
      { lastAt: '2026-11-01T00:00:00Z' },
    ]);
  });

  test('a report that was not read is not a report without a line', () => {
    const missing = { unknown: 'denied', detail: 'no' } as const;
    const none = { principals: missing, keys: missing, windowStart: start };
    expect(usageOfPrincipal('app', none, null)).toEqual(missing);
    expect(usageOfKey(['key'], none, null)).toEqual(missing);
  });

  test('both halves of a pair count', () => {
    const keys: [string, KeyActivity][] = [
      ['sign', { lastAt: '2026-11-01T00:00:00Z', createdAt: null }],
      ['verify', { lastAt: null, createdAt: null }],
    ];
    expect(usageOfKey(['verify', 'SIGN'], sources([], keys), null)).toMatchObject([{ lastAt: '2026-11-01T00:00:00Z' }]);
  });

  test('the silence of what is on an application that never signs in says nothing; its use does', () => {
    const used: [string, KeyActivity] = ['used', { lastAt: '2026-11-01T00:00:00Z', createdAt: null }];
    expect(usageOfKey(['quiet'], sources([], [used]), 'it is only a link')).toEqual({
      unknown: 'unsupported',
      detail: 'it is only a link',
    });
    expect(usageOfKey(['used'], sources([], [used]), 'it is only a link')).toMatchObject([{ lastAt: used[1].lastAt }]);
  });

  test('a summary that was cut short proves use and no silence', () => {
    const summary = { lastAt: new Map([['a', '2026-11-01T00:00:00Z']]), whole: false };
    expect(usageBySummary('a', summary, start, 's')).toMatchObject([{ lastAt: '2026-11-01T00:00:00Z' }]);
    expect(usageBySummary('b', summary, start, 's')).toMatchObject({ unknown: 'unsupported' });
    expect(usageBySummary('b', { ...summary, whole: true }, start, 's')).toMatchObject([{ lastAt: null }]);
  });
});

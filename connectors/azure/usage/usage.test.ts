import { describe, expect, test } from 'vitest';
import type { NotSeen } from '../../../core/model.ts';
import { decide, hear } from '../../../core/usage.ts';
import type { TenantFacts } from '../tenant.ts';
import { timestamp } from './dates.ts';
import { Rows } from './report.ts';
import type { Activity, KeyActivity } from './reports.ts';
import { usageBySummary, usageOfKey, usageOfPrincipal, type Limits, type Usage, type UsageSources } from './signals.ts';
import type { Summary } from './summaries.ts';
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
  const sources = (
    principals: [string, Activity | NotSeen][],
    keys: [string, KeyActivity | NotSeen][] = [],
    summary: UsageSources['summary'] = null,
  ): UsageSources => ({ principals: new Rows(principals), keys: new Rows(keys), windowStart: start, summary });
  const activity = (given: Partial<Activity>): Activity => ({
    appOnly: null,
    delegated: null,
    asResource: null,
    ...given,
  });
  const speaking: Limits = { silent: null, blindTo: [] };
  const silent = (why: string): Limits => ({ silent: why, blindTo: [] });

  test('the later of what it did as itself and for people', () => {
    const used = activity({ appOnly: '2026-11-01T00:00:00Z', delegated: '2026-11-02T00:00:00Z' });
    expect(usageOfPrincipal('APP', sources([['app', used]]), speaking)).toMatchObject([
      {
        lastAt: '2026-11-02T00:00:00Z',
        detail: { asItself: '2026-11-01T00:00:00Z', forPeople: '2026-11-02T00:00:00Z' },
      },
    ]);
  });

  test('being called is no use', () => {
    const called = activity({ asResource: '2026-11-01T00:00:00Z' });
    expect(usageOfPrincipal('app', sources([['app', called]]), speaking)).toMatchObject([
      { lastAt: null, windowStart: start },
    ]);
  });

  test('silence of what is silent by design says nothing; its use does', () => {
    expect(usageOfPrincipal('app', sources([]), silent('SAML'))).toEqual({ unknown: 'unsupported', detail: 'SAML' });
    const used = activity({ delegated: '2026-11-01T00:00:00Z' });
    expect(usageOfPrincipal('app', sources([['app', used]]), silent('SAML'))).toMatchObject([
      { lastAt: '2026-11-01T00:00:00Z' },
    ]);
  });

  test('what may sign in where we do not look says so', () => {
    const limits = { silent: null, blindTo: ['sign-ins in other tenants'] };
    expect(usageOfPrincipal('app', sources([]), limits)).toMatchObject([{ lastAt: null, blindTo: limits.blindTo }]);
    expect(usageOfKey(['key'], sources([]), limits)).toMatchObject([{ lastAt: null, blindTo: limits.blindTo }]);
  });

  test('a report that was not read is not a report without a line', () => {
    const missing = { unknown: 'denied', detail: 'no' } as const;
    const none = { principals: missing, keys: missing, windowStart: start, summary: null };
    expect(usageOfPrincipal('app', none, speaking)).toEqual(missing);
    expect(usageOfKey(['key'], none, speaking)).toEqual(missing);
  });

  test('a line that is not understood is not no line', () => {
    const odd = { unknown: 'failed', detail: '"soon" is no date' } as const;
    expect(usageOfPrincipal('app', sources([['app', odd]]), silent('SAML'))).toEqual(odd);
    expect(usageOfKey(['sign', 'verify'], sources([], [['verify', odd]]), speaking)).toEqual(odd);
    const lost = { ...sources([]), principals: new Rows<Activity>([], odd), keys: new Rows<KeyActivity>([], odd) };
    expect(usageOfPrincipal('app', lost, speaking)).toEqual(odd);
    expect(usageOfKey(['key'], lost, speaking)).toEqual(odd);
  });

  test('both halves of a pair count', () => {
    const keys: [string, KeyActivity][] = [
      ['sign', { lastAt: '2026-11-01T00:00:00Z', createdAt: null }],
      ['verify', { lastAt: null, createdAt: null }],
    ];
    expect(usageOfKey(['verify', 'SIGN'], sources([], keys), speaking)).toMatchObject([
      { lastAt: '2026-11-01T00:00:00Z' },
    ]);
  });

  test('the silence of what is on an application that never signs in says nothing; its use does', () => {
    const used: [string, KeyActivity] = ['used', { lastAt: '2026-11-01T00:00:00Z', createdAt: null }];
    expect(usageOfKey(['quiet'], sources([], [used]), silent('it is only a link'))).toEqual({
      unknown: 'unsupported',
      detail: 'it is only a link',
    });
    expect(usageOfKey(['used'], sources([], [used]), silent('it is only a link'))).toMatchObject([
      { lastAt: used[1].lastAt },
    ]);
  });

  describe('of the summarized log', () => {
    const used = '2026-11-01T00:00:00Z';
    const read = '2026-11-21T08:00:00Z';
    const summary = (given: Partial<Summary> = {}): Summary => ({
      source: 's',
      lastAt: new Map([['a', used]]),
      since: '2026-10-25T00:00:00Z',
      whole: true,
      ...given,
    });
    const decided = (usage: Usage) => decide(hear(usage, read), read, null);

    test('silence goes back as far as its oldest line, and no further', () => {
      expect(usageBySummary('b', summary(), start)).toMatchObject([
        { lastAt: null, windowStart: '2026-10-25T00:00:00Z' },
      ]);
      expect(usageBySummary('b', summary({ since: '2026-01-01T00:00:00Z' }), start)).toMatchObject([
        { windowStart: start },
      ]);
      expect(usageBySummary('b', summary({ since: null, lastAt: new Map() }), start)).toMatchObject({
        unknown: 'unsupported',
      });
    });

    test('cut short it proves use and no silence, not even after that use', () => {
      expect(usageBySummary('b', summary({ whole: false }), start)).toMatchObject({ unknown: 'unsupported' });
      expect(decided(usageBySummary('a', summary({ whole: false }), start))).toMatchObject({ at: used, quiet: null });
      expect(decided(usageBySummary('a', summary(), start))).toMatchObject({
        at: used,
        quiet: { asOf: expect.any(String) as string },
      });
    });

    test('in a cloud without the report it tells who was used as itself, and of nobody that it was not', () => {
      const missing = { unknown: 'unsupported', detail: 'no segment' } as const;
      const cloud = { ...sources([], [], summary()), principals: missing };
      expect(decided(usageOfPrincipal('A', cloud, speaking))).toMatchObject({ at: used, quiet: null });
      expect(usageOfPrincipal('b', cloud, speaking)).toEqual(missing);
    });
  });
});

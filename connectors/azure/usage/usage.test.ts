import { describe, expect, test } from 'vitest';
import type { Run } from '../../../core/connector.ts';
import { isUnknown, type NotSeen } from '../../../core/model.ts';
import { decide, hear } from '../../../core/usage.ts';
import type { Reader } from '../client/reader.ts';
import type { TenantFacts } from '../tenant.ts';
import { timestamp } from './dates.ts';
import { usageOfFederated, type Federating } from './federated.ts';
import { Rows } from './report.ts';
import { credentialActivities, principalActivities, type Activity, type KeyActivity } from './reports.ts';
import type { SignInLog, SignIns } from './sign-in-log.ts';
import { usageBySummary, usageOfKey, usageOfPrincipal, type Limits, type Usage, type UsageSources } from './signals.ts';
import { summarizedSignIns, type Summary } from './summaries.ts';
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

describe('reports', () => {
  const blind: string[] = [];
  const run = { blind: (what: string) => blind.push(what) } as unknown as Run;
  const reader = (rows: unknown[]) => ({ rows: () => rows }) as unknown as Reader;
  const used = (lastSignInDateTime: string) => ({
    applicationAuthenticationClientSignInActivity: { lastSignInDateTime },
  });
  const principals = async (...rows: unknown[]) => {
    blind.length = 0;
    const report = await principalActivities(reader(rows), run);
    return (id: string) => (report instanceof Rows ? report.of(id) : report);
  };

  test('a date that cannot be read is no "never"; year 1 is', async () => {
    const of = await principals({ appId: 'A', ...used('soon') }, { appId: 'B', ...used('0001-01-01T00:00:00Z') });
    expect([of('a'), of('b')]).toMatchObject([{ unknown: 'failed' }, { appOnly: null }]);
    expect([of('c'), blind]).toEqual([undefined, []]);
  });

  test('a row of another form is not understood, and of that application only', async () => {
    const of = await principals({ appId: 'A', delegatedClientSignInActivity: 7 }, { appId: 'B' });
    expect([of('a'), of('b')]).toMatchObject([{ unknown: 'failed' }, { delegated: null }]);
    expect(of('c')).toBeUndefined();
  });

  test('a row that does not say whose it is may be anybody’s', async () => {
    const of = await principals(used('2026-11-01T00:00:00Z'), { appId: 'B', ...used('2026-11-02T00:00:00Z') });
    expect([of('b'), of('c')]).toMatchObject([{ appOnly: '2026-11-02T00:00:00Z' }, { unknown: 'failed' }]);
    expect(blind).toHaveLength(1);
  });

  test('an empty one is not made yet', async () => {
    expect((await principals())('a')).toMatchObject({ unknown: 'pending' });
  });

  test('of a key the latest of its rows, and nothing when one of them is odd', async () => {
    const row = (keyId: string, lastSignInDateTime: string) => ({ keyId, signInActivity: { lastSignInDateTime } });
    const rows = [
      row('K', '2026-11-02T00:00:00Z'),
      row('k', '2026-11-01T00:00:00Z'),
      row('L', '2026-11-01'),
      row('l', '?'),
    ];
    const report = await credentialActivities(reader(rows), run);
    expect(report instanceof Rows && [report.of('k'), report.of('l')]).toMatchObject([
      { lastAt: '2026-11-02T00:00:00Z' },
      { unknown: 'failed' },
    ]);
  });

  test('a summary with a success that is not understood is not whole; a failure of nobody is no matter', async () => {
    const row = { appId: 'A', firstSignInDateTime: '2026-11-01T00:00:00Z' };
    const whole = async (...more: object[]) => {
      const summary = await summarizedSignIns(reader([row, ...more]), run, 'MSI');
      return isUnknown(summary) ? summary : summary.whole;
    };
    expect(await whole()).toBe(true);
    expect(await whole({ appId: '', status: { errorCode: 70_011 } })).toBe(true);
    expect(await whole({ appId: '' })).toBe(false);
    expect(await whole({ appId: 'B' })).toBe(false);
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

  describe('of federated credentials', () => {
    const recent = '2026-11-10T00:00:00Z';
    const old = '2026-09-01T00:00:00Z';
    const oldestRow = '2026-11-05T00:00:00Z';
    const asked: string[] = [];
    const log = (answer: SignIns | NotSeen): SignInLog =>
      ({
        of: (appId: string) => {
          asked.push(appId);
          return Promise.resolve(answer);
        },
      }) as unknown as SignInLog;
    const page = log({ lastAt: new Map([['f', recent]]), windowStart: oldestRow });
    const several: Federating = { appId: 'app', hasOne: false, isManaged: false, blindTo: [] };
    const one = { ...several, hasOne: true };
    const of = async (federating: Federating, given: Partial<Activity> | null, by = page, id = 'F') => {
      asked.length = 0;
      const rows: [string, Activity][] = given === null ? [] : [['app', activity(given)]];
      return (await usageOfFederated(federating, sources(rows), by))(id);
    };

    test('the only one has the use of its application', async () => {
      expect(await of(one, { appOnly: recent })).toMatchObject([{ lastAt: recent, windowStart: start }]);
      expect(await of(one, { appOnly: old })).toMatchObject([{ lastAt: old }]);
      expect(asked).toEqual([]);
    });

    test('of several the log tells, as far back as it was read', async () => {
      expect(await of(several, { appOnly: recent })).toMatchObject([
        { source: 'graph:signIns', lastAt: recent, windowStart: oldestRow },
      ]);
      expect(await of(several, { appOnly: recent }, page, 'other')).toMatchObject([
        { lastAt: null, windowStart: oldestRow },
      ]);
      const pending = { unknown: 'pending', detail: 'later' } as const;
      expect(await of(several, { appOnly: recent }, log(pending))).toEqual(pending);
    });

    test('when the application is silent all of them are, and nobody needs to ask', async () => {
      for (const quiet of [null, {}, { appOnly: old }])
        expect(await of(several, quiet)).toMatchObject([{ lastAt: null, windowStart: start }]);
      expect(asked).toEqual([]);
    });

    test('when people sign in through it, silence says nothing, and what is told is not all', async () => {
      expect(await of(several, { delegated: recent })).toMatchObject({ unknown: 'unsupported' });
      expect(await of(one, { delegated: recent })).toMatchObject({ unknown: 'unsupported' });
      expect(await of(one, { delegated: old })).toMatchObject([{ lastAt: null }]);
      expect(await of(one, { delegated: recent, appOnly: recent })).toMatchObject([
        { lastAt: recent, blindTo: ['sign-ins on behalf of people'] },
      ]);
    });

    test('a managed identity that the report does not have may be in use', async () => {
      expect(await of({ ...several, isManaged: true }, null)).toMatchObject([{ lastAt: recent }]);
      expect(asked).toEqual(['app']);
    });
  });
});

import { describe, expect, test } from 'vitest';
import type { NotSeen } from '../../../core/model.ts';
import { usageOfFederated, type Federating } from './federated.ts';
import { Rows } from './report.ts';
import type { Activity } from './reports.ts';
import type { SignInLog, SignIns } from './sign-in-log.ts';

describe('the use of a federated credential', () => {
  const start = '2026-10-22T08:00:00Z';
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
    const activity: Activity = { appOnly: null, delegated: null, asResource: null, ...given };
    const principals = new Rows<Activity>(given === null ? [] : [['app', activity]]);
    return (
      await usageOfFederated(federating, { principals, keys: new Rows([]), windowStart: start, summary: null }, by)
    )(id);
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

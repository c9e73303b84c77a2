import { describe, expect, test } from 'vitest';
import type { Run } from '../../../core/connector.ts';
import { isUnknown } from '../../../core/model.ts';
import type { Reader } from '../client/reader.ts';
import { Rows } from './report.ts';
import { credentialActivities, principalActivities } from './reports.ts';
import { summarizedSignIns } from './summaries.ts';

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

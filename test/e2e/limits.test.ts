/** A run that must end early: by its budget, by the clock, by a signal, by a kill. And two runs at once. */
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunSummary } from '../../core/run/options.ts';
import { accountOf } from '../estate/index.ts';
import { openCompany, type Company, type Desk } from './harness.ts';
import { active, falseFindings, falseSilence, lost, snapshot, type Snapshot } from './snapshot.ts';

let company: Company;
let desk: Desk;
let base: Snapshot;

beforeAll(async () => {
  company = await openCompany({ size: { accounts: 3, regions: 1 } });
  desk = await company.desk();
  await desk.run(0);
  base = await snapshot(desk);
});

const production = (): string => accountOf(company.estate, 'production').id;

function expectSane(got: Snapshot): void {
  expect([falseSilence(base, got), falseFindings(base, got)]).toEqual([[], []]);
  expect([...got.records.values()].filter(({ state }) => state !== 'active')).toEqual([]);
}
async function expectAll(night: Desk): Promise<void> {
  const got = await snapshot(night);
  expect([active(got), lost(base, got), falseFindings(base, got)]).toEqual([active(base), [], []]);
}

describe('--max-calls', () => {
  test.each([1, 4, 30, 60])('%i are not exceeded, and the run says that it is partial', async (most) => {
    const { log } = company.estate;
    const fresh = await company.desk();
    log.clear();
    const summary = await fresh.run(4, '--max-calls', String(most));
    expect(log.count()).toBe(most);
    expect(summary).toMatchObject({ status: 'partial', calls: most });
    expect(JSON.stringify(summary.sources)).toContain('"because":"call-budget"');
    expectSane(await snapshot(fresh));
  });

  test('costs a known company nothing, and the next night sees all of it', async () => {
    const twin = await desk.copy();
    await twin.run(4, '--max-calls', '40');
    const got = await snapshot(twin);
    expect(lost(base, got)).toEqual([]);
    expectSane(got);
    await twin.run(0);
    await expectAll(twin);
  });
});

test('throttling slows a run down, and costs it nothing', async () => {
  const { estate } = company;
  const fresh = await company.desk();
  estate.log.clear();
  estate.limits.set({ perSecond: 8, burst: 3 });
  try {
    const summary = await fresh.run(0);
    const refused = estate.log
      .entries()
      .filter(({ code }) => /throttl|toomany|rate exceeded|slowdown/i.test(code ?? ''));
    expect(refused.length).toBeGreaterThan(0);
    expect(summary).toMatchObject({ status: 'complete', throttled: refused.length, calls: estate.log.count() });
    await expectAll(fresh);
  } finally {
    estate.limits.set(null);
  }
});

/** The access keys of production stay under way for as long as it takes. */
async function whileHeld<T>(work: (held: Promise<unknown>) => Promise<T>): Promise<T> {
  const like = { operation: 'ListAccessKeys', account: production(), fault: 'slow' };
  company.estate.faults.add({ operation: like.operation, account: like.account, nth: 2, kind: 'slow', ms: 600_000 });
  try {
    return await work(company.answered(like));
  } finally {
    company.estate.faults.clear();
  }
}

describe('interrupted', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s, a run keeps what it has, and --resume does the rest',
    async (signal) => {
      const { log } = company.estate;
      const fresh = await company.desk();
      await whileHeld(async (held) => {
        const run = fresh.start('--json');
        await held;
        run.child.kill(signal);
        const { code, stdout } = await run.ended;
        expect(code).toBe(130);
        const summary = JSON.parse(stdout) as RunSummary;
        expect(summary).toMatchObject({ status: 'interrupted', exitCode: 130 });
      });
      const kept = await snapshot(fresh);
      expect(active(kept).length).toBeGreaterThan(20);
      expectSane(kept);

      log.clear();
      const summary = await fresh.run(0, '--resume');
      expect(summary.run).toMatchObject({ id: 1, resumed: true });
      await expectAll(fresh);
      const again = new Set(log.entries({ service: 'iam' }).map(({ account }) => account));
      expect(again).toEqual(new Set([production()]));
    },
  );

  test('twice, it ends at once', async () => {
    const fresh = await company.desk();
    await whileHeld(async (held) => {
      const run = fresh.start();
      await held;
      run.child.kill('SIGINT');
      await run.says(/Again to stop at once/);
      run.child.kill('SIGINT');
      expect((await run.ended).code).toBe(130);
    });
    expect(await fresh.run(0)).toMatchObject({ status: 'complete' });
  });
});

test('after kill -9 the file is whole, and the next run finds everything', async () => {
  const fresh = await company.desk();
  await whileHeld(async (held) => {
    const run = fresh.start();
    await held;
    run.child.kill('SIGKILL');
    expect((await run.ended).signal).toBe('SIGKILL');
  });
  const file = new Database(fresh.db, { readonly: true });
  expect(file.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  file.close();
  const summary = await fresh.run(0);
  expect(summary.run).toMatchObject({ resumed: false });
  await expectAll(fresh);
});

test('a second run at the same time is refused at once, and the first goes on', async () => {
  const fresh = await company.desk();
  await whileHeld(async (held) => {
    const first = fresh.start('--json');
    await held;
    const second = await fresh.discover();
    expect(second, second.stderr).toMatchObject({ code: 5, stdout: '' });
    expect(second.stderr).toContain('Another run is going on');
    expect(second.stderr).toContain(`process ${first.child.pid ?? 0}`);
    // Whoever only looks is not kept out.
    expect((await fresh.discover('list', 'scopes')).code).toBe(0);
    first.child.kill('SIGTERM');
    expect((await first.ended).code).toBe(130);
  });
});

test('--deadline ends a run that hangs', async () => {
  const twin = await desk.copy();
  await whileHeld(async () => {
    const { code, stdout } = await twin.discover('--json', '--deadline', '4s');
    const summary = JSON.parse(stdout) as RunSummary;
    expect({ code, status: summary.status }).toEqual({ code: 4, status: 'partial' });
    expect(JSON.stringify(summary.sources)).toContain('"because":"deadline"');
  });
  expect(lost(base, await snapshot(twin))).toEqual([]);
});

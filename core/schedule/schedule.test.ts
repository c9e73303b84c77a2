import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { modeOf } from '../../test/suites/cli.ts';
import { quietLog, temporaryFolder } from '../../test/suites/nights.ts';
import { runDaemon, type DaemonOptions } from './daemon.ts';
import { healthOf } from './health.ts';
import { heartbeatFile, readHeartbeat, writeHeartbeat, type Heartbeat } from './heartbeat.ts';

const now = new Date('2026-11-21T12:00:00Z');
const beat: Heartbeat = {
  schemaVersion: 1,
  pid: 7,
  startedAt: '2026-11-20T12:00:00Z',
  beatAt: '2026-11-21T11:59:40Z',
  cron: '0 2 * * *',
  timezone: 'UTC',
  nextRunAt: '2026-11-22T02:00:00Z',
  runningSince: null,
  lastRun: { startedAt: '2026-11-21T02:00:00Z', endedAt: '2026-11-21T02:10:00Z', exitCode: 0, problem: null },
};
const ended = (exitCode: number) => ({
  ...beat,
  lastRun: { startedAt: beat.startedAt, endedAt: beat.startedAt, exitCode, problem: null },
});

test.each([
  ['it waits for the night', beat, true],
  ['it has not run yet', { ...beat, lastRun: null }, true],
  ['findings and gaps are no illness', ended(4), true],
  ['it was left out because another run went on', ended(5), true],
  ['there is none', undefined, false],
  ['it gave no sign of life', { ...beat, beatAt: '2026-11-21T11:50:00Z' }, false],
  [
    'it gave no sign of life during a run',
    { ...beat, beatAt: '2026-11-21T11:50:00Z', runningSince: '2026-11-21T11:00:00Z' },
    false,
  ],
  ['a run is going on', { ...beat, runningSince: '2026-11-21T11:00:00Z', nextRunAt: '2026-11-21T11:30:00Z' }, true],
  ['a run is overdue', { ...beat, nextRunAt: '2026-11-21T11:30:00Z' }, false],
  ['the last run failed', ended(1), false],
  ['the configuration is wrong', ended(2), false],
] as const)('health: %s', (_, heartbeat, well) => {
  expect(healthOf(heartbeat, now)).toMatchObject({ well });
});

test('a heartbeat is private, and one that was cut short counts as none', () => {
  const inventory = join(temporaryFolder(), 'a.db');
  expect(readHeartbeat(inventory)).toBeUndefined();
  writeHeartbeat(inventory, beat);
  expect(readHeartbeat(inventory)).toEqual(beat);
  expect(modeOf(heartbeatFile(inventory))).toBe(0o600);
  writeFileSync(heartbeatFile(inventory), '{"schemaVersion":1,"pi');
  expect(readHeartbeat(inventory)).toBeUndefined();
});

interface Going {
  inventory: string;
  stop: () => void;
  done: Promise<void>;
  runs: AbortSignal[];
}

function daemon(run: (signal: AbortSignal, going: Going) => Promise<number>, more: Partial<DaemonOptions> = {}): Going {
  const controller = new AbortController();
  const going: Going = {
    inventory: join(temporaryFolder(), 'a.db'),
    stop: () => controller.abort(),
    done: Promise.resolve(),
    runs: [],
  };
  going.done = runDaemon({
    cron: '0 2 * * *',
    timezone: 'Europe/Berlin',
    inventory: going.inventory,
    log: quietLog,
    signal: controller.signal,
    now: () => now,
    run: async (signal) => {
      going.runs.push(signal);
      return await run(signal, going);
    },
    ...more,
  });
  return going;
}

test('it waits, says when it runs next, and takes its heartbeat with it', async () => {
  const going = daemon(async () => 0);
  expect(readHeartbeat(going.inventory)).toMatchObject({
    timezone: 'Europe/Berlin',
    runningSince: null,
    lastRun: null,
  });
  going.stop();
  await going.done;
  expect(going.runs).toHaveLength(0);
  expect(existsSync(heartbeatFile(going.inventory))).toBe(false);
});

test('stopping lets the run that is going on keep what it has', async () => {
  const order: string[] = [];
  const going = daemon(
    async (signal, { inventory, stop }) => {
      expect(readHeartbeat(inventory)?.runningSince).toBe(now.toISOString());
      const aborted = new Promise((resolve) => signal.addEventListener('abort', resolve));
      stop();
      await aborted;
      order.push('merged');
      return 130;
    },
    { atOnce: true },
  );
  await going.done;
  order.push('ended');
  expect(order).toEqual(['merged', 'ended']);
});

test('a run that throws does not end the daemon, and its health says why', async () => {
  const told = Promise.withResolvers<void>();
  const log = {
    ...quietLog,
    info: (_: unknown, message: string) => (message === 'run ended' ? told.resolve() : undefined),
  };
  const going = daemon(
    async () => {
      throw Object.assign(new Error('no such role'), { exitCode: 2 });
    },
    { atOnce: true, log },
  );
  await told.promise;
  const heartbeat = readHeartbeat(going.inventory);
  expect(heartbeat?.lastRun).toMatchObject({ exitCode: 2, problem: 'no such role' });
  expect(healthOf(heartbeat, now).because).toContain('no such role');
  going.stop();
  await going.done;
});

test('a run that lasts longer than the time between two is not overlapped', async () => {
  const skipped = Promise.withResolvers<void>();
  const log = {
    ...quietLog,
    warn: (_: unknown, message: string) => (/still going on/.test(message) ? skipped.resolve() : undefined),
  };
  const going = daemon(
    async (signal) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      return 130;
    },
    { cron: '* * * * * *', log },
  );
  await skipped.promise;
  expect(going.runs).toHaveLength(1);
  going.stop();
  await going.done;
});

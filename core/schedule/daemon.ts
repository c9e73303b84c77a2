/** Runs at the times of a cron expression, one run at a time, until it is told to stop. */
import { Cron } from 'croner';
import type { Logger } from '../connector.ts';
import { messageOf } from '../errors.ts';
import { removeHeartbeat, writeHeartbeat, type Heartbeat } from './heartbeat.ts';
import { BEAT_EVERY_MS } from './health.ts';

export interface DaemonOptions {
  cron: string;
  timezone: string;
  /** Path of the inventory; the heartbeat is kept beside it. */
  inventory: string;
  /** One run; resolves with its exit code. It ends early, keeping what it has, when the signal aborts. */
  run: (signal: AbortSignal) => Promise<number>;
  log: Logger;
  /** Stops the daemon; a run that is going on keeps what it has. */
  signal: AbortSignal;
  /** A first run at once. */
  atOnce?: boolean | undefined;
  now: () => Date;
}

/** Resolves when it was stopped and no run is going on any more. */
export async function runDaemon(options: DaemonOptions): Promise<void> {
  const { cron, timezone, inventory, log, signal, now } = options;
  const at = (): string => now().toISOString();
  const beat: Heartbeat = {
    schemaVersion: 1,
    pid: process.pid,
    startedAt: at(),
    beatAt: at(),
    cron,
    timezone,
    nextRunAt: null,
    runningSince: null,
    lastRun: null,
  };
  const pulse = (): void => {
    beat.beatAt = at();
    beat.nextRunAt = job.nextRun()?.toISOString() ?? null;
    try {
      writeHeartbeat(inventory, beat);
    } catch (error) {
      log.warn({ error: messageOf(error) }, 'the heartbeat could not be written');
    }
  };

  let going: Promise<void> | undefined;
  const once = async (): Promise<void> => {
    const startedAt = at();
    beat.runningSince = startedAt;
    pulse();
    const { exitCode, problem } = await attempt(options);
    beat.runningSince = null;
    beat.lastRun = { startedAt, endedAt: at(), exitCode, problem };
    pulse();
    log.info({ exitCode, nextRun: beat.nextRunAt ?? 'none' }, 'run ended');
  };
  const start = async (): Promise<void> => {
    if (signal.aborted) return;
    if (going !== undefined) {
      log.warn({}, 'the last run is still going on: this one is left out');
      return;
    }
    going = once();
    await going;
    going = undefined;
  };

  const job = new Cron(cron, { timezone, paused: true }, start);
  const pulsing = setInterval(pulse, BEAT_EVERY_MS);
  try {
    pulse();
    log.info({ cron, timezone, nextRun: beat.nextRunAt ?? 'none' }, 'waiting for the next run');
    job.resume();
    if (options.atOnce === true) void start();
    await aborted(signal);
    job.stop();
    await going;
  } finally {
    clearInterval(pulsing);
    job.stop();
    removeHeartbeat(inventory);
  }
}

/** A run that throws must not end the daemon: tomorrow's may go well. */
async function attempt({ run, signal, log }: DaemonOptions): Promise<{ exitCode: number; problem: string | null }> {
  try {
    return { exitCode: await run(signal), problem: null };
  } catch (error) {
    log.warn({ error: messageOf(error) }, 'the run failed');
    return { exitCode: (error as { exitCode?: number }).exitCode ?? 1, problem: messageOf(error) };
  }
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

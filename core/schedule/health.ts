/** Is the daemon well? Decided from its heartbeat alone. */
import type { Heartbeat } from './heartbeat.ts';

export interface Health {
  well: boolean;
  because: string;
}

export const BEAT_EVERY_MS = 30_000;
/** A daemon that is busy merging may miss a beat or two. */
const SILENT_FOR_MS = 4 * BEAT_EVERY_MS;
/** A run that should have started this long ago did not. */
const LATE_MS = 10 * 60_000;

export function healthOf(beat: Heartbeat | undefined, now: Date): Health {
  if (beat === undefined) return { well: false, because: 'no daemon has run with this inventory, or it was stopped' };
  const silence = now.getTime() - Date.parse(beat.beatAt);
  if (silence > SILENT_FOR_MS)
    return { well: false, because: `the daemon (process ${beat.pid}) gave its last sign of life at ${beat.beatAt}` };
  if (beat.runningSince !== null) return { well: true, because: `a run is going on since ${beat.runningSince}` };
  const late = beat.nextRunAt === null ? 0 : now.getTime() - Date.parse(beat.nextRunAt);
  if (late > LATE_MS) return { well: false, because: `the run of ${beat.nextRunAt ?? ''} has not started` };
  const { lastRun } = beat;
  const next = beat.nextRunAt === null ? 'no further run' : `next run at ${beat.nextRunAt}`;
  if (lastRun === null) return { well: true, because: `no run yet; ${next}` };
  if (lastRun.exitCode === 1 || lastRun.exitCode === 2) {
    return {
      well: false,
      because: `the run of ${lastRun.startedAt} failed (${lastRun.problem ?? `exit ${lastRun.exitCode}`}); ${next}`,
    };
  }
  return { well: true, because: `the run of ${lastRun.startedAt} ended with ${lastRun.exitCode}; ${next}` };
}

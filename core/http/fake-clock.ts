/** A clock for tests: time stands still until it is moved, and then jumps from one sleeper to the next. */
import type { Clock } from './clock.ts';
import { onAbort } from './on-abort.ts';

export interface FakeClock extends Clock {
  /** Timers that are set. */
  readonly sleeping: number;
  /** Moves time by `ms`, waking sleepers on the way at their moment. */
  advance(ms: number): Promise<void>;
  /**
   * Moves time whenever nothing else goes on, until `work` ends.
   *
   * @param longestJumpMs sleepers further away are not woken: set it below the timeouts when `work` waits for a real
   * server, whose time is not this clock's
   */
  run<T>(work: Promise<T>, longestJumpMs?: number): Promise<T>;
}

interface Sleeper {
  at: number;
  wake(): void;
}

export function fakeClock(startAt = Date.parse('2026-11-21T08:00:00Z')): FakeClock {
  let now = startAt;
  // Ordered by time; equal times in order of arrival.
  const sleepers: Sleeper[] = [];

  function insert(sleeper: Sleeper): void {
    let low = 0;
    let high = sleepers.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sleepers[middle]?.at ?? 0) <= sleeper.at) low = middle + 1;
      else high = middle;
    }
    sleepers.splice(low, 0, sleeper);
  }

  function wakeNext(until: number): boolean {
    const next = sleepers[0];
    if (next === undefined || next.at > until) return false;
    sleepers.shift();
    now = Math.max(now, next.at);
    next.wake();
    return true;
  }

  return {
    get sleeping() {
      return sleepers.length;
    },
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const sleeper: Sleeper = {
          at: now + Math.max(0, ms),
          wake() {
            unsubscribe();
            resolve();
          },
        };
        insert(sleeper);
        const unsubscribe = onAbort(signal, () => {
          sleepers.splice(sleepers.indexOf(sleeper), 1);
          reject(signal?.reason as Error);
        });
      }),
    async advance(ms) {
      const until = now + ms;
      await settle();
      while (wakeNext(until)) await settle();
      now = until;
    },
    async run(work, longestJumpMs = Infinity) {
      let ended = false;
      const end = () => void (ended = true);
      work.then(end, end);
      for (;;) {
        await settle();
        if (ended) return work;
        wakeNext(now + longestJumpMs);
      }
    },
  };
}

/** Lets everything run that waits for no time: promises, and what the event loop has ready. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** Time as the door sees it, so that tests move it by hand. */
import { onAbort } from './on-abort.ts';

export interface Clock {
  /** Milliseconds since 1970. Must never go backwards. */
  now(): number;
  /** Ends after `ms` milliseconds; rejects with the signal's reason when that comes first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The longest time that `setTimeout` can wait: about 24.8 days. */
const longestTimer = 2 ** 31 - 1;

/** Monotonic: a wall clock that is set back or forth during a run changes no limit and no deadline. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => {
          unsubscribe();
          resolve();
        },
        Math.min(Math.ceil(ms), longestTimer),
      );
      const unsubscribe = onAbort(signal, () => {
        clearTimeout(timer);
        reject(signal?.reason as Error);
      });
    }),
};

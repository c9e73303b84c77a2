/** Seconds since 1970. Every date of the company is a whole second, as the providers' are. */
export type Seconds = number;

export const MINUTE = 60;
export const HOUR = 3600;
export const DAY = 86_400;

/** The company's time. It can be moved forward, so that tokens and reports expire without waiting. */
export interface Clock {
  /** It moves only when it is advanced. */
  readonly stands: boolean;
  now(): Seconds;
  advance(seconds: number): void;
}

/** With `start` the clock stands still until it is advanced; without, it runs with the machine's. */
export function createClock(start?: Seconds): Clock {
  let moved = 0;
  return {
    stands: start !== undefined,
    now: () => (start ?? Math.floor(Date.now() / 1000)) + moved,
    advance(seconds) {
      if (seconds < 0) throw new RangeError('time only goes forward');
      moved += Math.floor(seconds);
    },
  };
}

export const iso = (at: Seconds): string => new Date(at * 1000).toISOString().replace('.000Z', 'Z');

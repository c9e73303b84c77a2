/** What is left of the hourly limit, as the answers tell it. Others live off the same limit: CI, bots, people. */

export interface Allowance {
  /** Notes what an answer's headers say. */
  hear(headers: Readonly<Record<string, string | number | undefined>>): void;
  /** False when going on would take from the share that is kept for others. */
  mayGoOn(): boolean;
  words(): string;
}

/**
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#checking-the-status-of-your-rate-limit
 * @param reserve share of the limit that is left alone, 0 to 1
 */
export function createAllowance(reserve: number): Allowance {
  // GitHub Enterprise Server sends no such headers while its limits are off.
  let left: { limit: number; remaining: number } | undefined;
  return {
    hear(headers) {
      if ((headers['x-ratelimit-resource'] ?? 'core') !== 'core') return;
      const [limit, remaining] = [Number(headers['x-ratelimit-limit']), Number(headers['x-ratelimit-remaining'])];
      if (Number.isFinite(limit) && Number.isFinite(remaining)) left = { limit, remaining };
    },
    mayGoOn: () => left === undefined || left.remaining > left.limit * reserve,
    words: () => `${left?.remaining ?? '?'} of ${left?.limit ?? '?'} calls of this hour are left for others`,
  };
}

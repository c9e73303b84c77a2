/** Token buckets, as AWS describes them: `burst` tokens at most, refilled `perSecond`. Off until set. */
export interface RateLimit {
  perSecond: number;
  burst: number;
}

export interface Limits {
  /** The limit of each account × service × operation; `null` turns it off. */
  set(limit: RateLimit | null): void;
  take(key: string): boolean;
}

/** `nowMs` is the wall clock: limits are about real load, not about the company's time. */
export function createLimits(nowMs: () => number = () => performance.now()): Limits {
  let limit: RateLimit | null = null;
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    set(next) {
      limit = next;
      buckets.clear();
    },
    take(key) {
      if (!limit) return true;
      const now = nowMs();
      const bucket = buckets.get(key) ?? { tokens: limit.burst, at: now };
      bucket.tokens = Math.min(limit.burst, bucket.tokens + ((now - bucket.at) / 1000) * limit.perSecond);
      bucket.at = now;
      buckets.set(key, bucket);
      if (bucket.tokens < 1) return false;
      bucket.tokens -= 1;
      return true;
    },
  };
}

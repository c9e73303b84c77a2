/** Resource Graph's quota: a number of queries in each window, for each caller. */
import type { ArmState } from './model.ts';

/** As documented: 15 queries in 5 seconds. */
const DOCUMENTED = { queries: 15, seconds: 5 };

export interface Quota {
  /** `undefined` when it is used up; otherwise what the headers of the answer say. */
  take(caller: string): { remaining: number; resetsAfter: number } | undefined;
}

/** @param nowMs the wall clock: quotas are about real load, not about the company's time */
export function createQuota(state: ArmState, nowMs: () => number = () => performance.now()): Quota {
  const windows = new Map<string, { from: number; used: number }>();
  return {
    take(caller) {
      if (!state.quota) return { remaining: DOCUMENTED.queries - 1, resetsAfter: DOCUMENTED.seconds };
      const { queries, seconds } = state.quota;
      const now = nowMs();
      let window = windows.get(caller);
      if (!window || now - window.from >= seconds * 1000) window = { from: now, used: 0 };
      windows.set(caller, window);
      if (window.used >= queries) return undefined;
      window.used += 1;
      const resetsAfter = Math.ceil((seconds * 1000 - (now - window.from)) / 1000);
      return { remaining: queries - window.used, resetsAfter };
    },
  };
}

export const quotaHeaders = ({ remaining, resetsAfter }: { remaining: number; resetsAfter: number }) => ({
  'x-ms-user-quota-remaining': String(remaining),
  'x-ms-user-quota-resets-after': `00:00:${String(resetsAfter).padStart(2, '0')}`,
});

/** What each of Google's sources tells of use as it really was, with what it cannot see. */
import { DAY, HOUR, type Seconds } from '../clock.ts';
import type { Use } from './state.ts';

/**
 * Policy Analyzer counts days in Pacific time, and is a day or more behind. It does not see domain-wide delegation, and
 * takes the mere listing of keys for use. https://cloud.google.com/policy-intelligence/docs/activity-analyzer-service-account-authentication
 */
export function analyzerWindow(createdAt: Seconds, now: Seconds): { start: Seconds; end: Seconds } {
  const end = sevenUtc(now - DAY);
  // It keeps more than a year; what is younger than that is watched from its first day.
  return { start: Math.max(sevenUtc(createdAt), end - 400 * DAY), end };
}

/** Midnight in California, whatever the season: "always 07:00:00Z". */
const sevenUtc = (at: Seconds): Seconds => Math.floor((at - 7 * HOUR) / DAY) * DAY + 7 * HOUR;

export function analyzerDate(uses: readonly Use[], window: { start: Seconds; end: Seconds }): Seconds | undefined {
  const seen = uses.filter(({ how, at }) => how !== 'delegation' && at >= window.start && at < window.end);
  return seen.length === 0 ? undefined : sevenUtc(Math.max(...seen.map(({ at }) => at)));
}

/** Monitoring shows it up to three hours late: https://cloud.google.com/monitoring/api/metrics_gcp_i_o#gcp-iam */
const MONITORING_LAG = 3 * HOUR;
/** Six weeks: https://cloud.google.com/monitoring/quotas#data_retention_policy */
const MONITORING_KEEPS = 42 * DAY;

/** Delegation is authentication to Monitoring; a listing of keys is not. */
export const monitored = (uses: readonly Use[], from: Seconds, to: Seconds, now: Seconds): Use[] =>
  uses.filter(
    ({ at, how }) =>
      how !== 'key-listing' && at > Math.max(from, now - MONITORING_KEEPS) && at <= Math.min(to, now - MONITORING_LAG),
  );

export const latest = (uses: readonly Use[]): Seconds | undefined =>
  uses.length === 0 ? undefined : Math.max(...uses.map(({ at }) => at));

/** What the reports say of one identity or credential, as usage signals. Pure: what was read is handed in. */
import { isUnknown, type NotSeen, type Observed, type Timestamp, type UsageSignal } from '../../../core/model.ts';
import { latest } from './dates.ts';
import { isRead, type Report } from './report.ts';
import type { Activity, KeyActivity } from './reports.ts';
import type { Summary } from './summaries.ts';
import { LAG_HOURS } from './window.ts';

export interface UsageSources {
  principals: Report<Activity>;
  keys: Report<KeyActivity>;
  /** How far back they see. */
  windowStart: Timestamp;
  /** The log of what applications do as themselves, in clouds that do not have the reports; `null` in all others. */
  summary: Summary | NotSeen | null;
}

export type Usage = Observed<UsageSignal[]>;

/** What a reading cannot tell of one thing. */
export interface Limits {
  /** Why it never asks for a token, when it does not: then that none was seen says nothing. */
  silent: string | null;
  /** Kinds of use that are not seen here. */
  blindTo: readonly string[];
}

/** A registration that other tenants let in signs in there too, and only they see it. */
export const ELSEWHERE = 'sign-ins in other tenants';

const blind = (blindTo: readonly string[]): Pick<UsageSignal, 'blindTo'> =>
  blindTo.length === 0 ? {} : { blindTo: [...blindTo] };

export function usageOfPrincipal(appId: string, sources: UsageSources, { silent, blindTo }: Limits): Usage {
  const { principals, windowStart, summary } = sources;
  if (!isRead(principals)) return bySummary(appId, principals, summary, silent);
  const activity = principals.of(appId);
  if (isUnknown(activity)) return activity;
  const lastAt = latest([activity?.appOnly, activity?.delegated]);
  if (lastAt === null && silent !== null) return unsupported(silent);
  return [
    {
      source: 'graph:servicePrincipalSignInActivities',
      lastAt,
      // What was used before the window was seen by the report, not by the log that it is made from.
      windowStart,
      precision: 'second',
      lagHours: LAG_HOURS,
      ...blind(blindTo),
      ...detailOf(activity),
    },
  ];
}

/** What it did as itself proves that it is in use; that it did nothing proves nothing, since people may use it. */
function bySummary(appId: string, missing: NotSeen, summary: UsageSources['summary'], silent: string | null): Usage {
  if (silent !== null) return unsupported(silent);
  if (summary === null || isUnknown(summary)) return missing;
  const lastAt = summary.lastAt.get(appId.toLowerCase());
  return lastAt === undefined ? missing : usedAt(lastAt, summary.source);
}

function detailOf(activity: Activity | undefined): Pick<UsageSignal, 'detail'> {
  const known = Object.entries({
    asItself: activity?.appOnly,
    forPeople: activity?.delegated,
    asResource: activity?.asResource,
  });
  const detail = Object.fromEntries(known.flatMap(([key, at]) => (at ? [[key, at]] : [])));
  return Object.keys(detail).length === 0 ? {} : { detail };
}

/**
 * @param keyIds both of a pair for signing and verifying
 * @param limits of its application: the silence of a key would be taken for that of the application
 */
export function usageOfKey(
  keyIds: readonly string[],
  { keys, windowStart }: UsageSources,
  { silent, blindTo }: Limits,
): Usage {
  if (!isRead(keys)) return keys;
  const found = keyIds.map((id) => keys.of(id));
  const odd = found.find(isUnknown);
  if (odd !== undefined) return odd;
  const lastAt = latest(found.map((each) => (isUnknown(each) ? null : each?.lastAt)));
  if (lastAt === null && silent !== null) return unsupported(silent);
  return [
    {
      source: 'graph:appCredentialSignInActivities',
      lastAt,
      windowStart,
      precision: 'second',
      lagHours: LAG_HOURS,
      ...blind(blindTo),
    },
  ];
}

/** The log is there within minutes; it sums up by the day. */
const SUMMARY_LAG_HOURS = 24;

/** Managed identities that the report does not have, by the summarized log: people cannot sign in with them. */
export function usageBySummary(appId: string, summary: Summary | NotSeen, windowStart: Timestamp): Usage {
  if (isUnknown(summary)) return summary;
  const { lastAt: all, since, whole, source } = summary;
  const lastAt = all.get(appId.toLowerCase()) ?? null;
  if (!whole || since === null) {
    return lastAt === null
      ? unsupported('the log has other sign-ins than were read, and none of it among those')
      : usedAt(lastAt, source);
  }
  const from = latest([since, windowStart]) ?? windowStart;
  return [{ source, lastAt, windowStart: from, precision: 'day', lagHours: SUMMARY_LAG_HOURS }];
}

/** Longer than the log is kept: what came after the use that is told may not have been told yet. */
const UNWATCHED_HOURS = 31 * 24;

/** A use, and no word on what came after it. */
const usedAt = (lastAt: Timestamp, source: string): Usage => [
  { source, lastAt, windowStart: lastAt, precision: 'day', lagHours: UNWATCHED_HOURS },
];

export const unsupported = (detail: string): NotSeen => ({ unknown: 'unsupported', detail });

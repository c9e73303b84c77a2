/** What the reports say of one identity or credential, as usage signals. Pure: what was read is handed in. */
import type { NotSeen, Observed, Timestamp, UsageSignal } from '../../../core/model.ts';
import { latest } from './dates.ts';
import { isRead, type Activity, type KeyActivity, type Report, type Summary } from './reports.ts';
import { LAG_HOURS } from './window.ts';

export interface UsageSources {
  principals: Report<Activity>;
  keys: Report<KeyActivity>;
  /** How far back they see. */
  windowStart: Timestamp;
}

type Usage = Observed<UsageSignal[]>;

/**
 * @param silent why it never asks for a token, when it does not: then that none was seen says nothing
 */
export function usageOfPrincipal(appId: string, sources: UsageSources, silent: string | null): Usage {
  const { principals, windowStart } = sources;
  if (!isRead(principals)) return silent === null ? principals : unsupported(silent);
  const activity = principals.get(appId.toLowerCase());
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
      ...detailOf(activity),
    },
  ];
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
 * @param silent why its application never asks for a token, when it does not: its silence would be taken for that of the application
 */
export function usageOfKey(
  keyIds: readonly string[],
  { keys, windowStart }: UsageSources,
  silent: string | null,
): Usage {
  if (!isRead(keys)) return keys;
  const lastAt = latest(keyIds.map((id) => keys.get(id.toLowerCase())?.lastAt));
  if (lastAt === null && silent !== null) return unsupported(silent);
  return [
    { source: 'graph:appCredentialSignInActivities', lastAt, windowStart, precision: 'second', lagHours: LAG_HOURS },
  ];
}

/** The use of an application as itself, for a credential that is its only one. */
export function usageOfOnlyCredential(appId: string, { principals, windowStart }: UsageSources): Usage {
  if (!isRead(principals)) return principals;
  const lastAt = principals.get(appId.toLowerCase())?.appOnly ?? null;
  return [
    {
      source: 'graph:servicePrincipalSignInActivities',
      lastAt,
      windowStart,
      precision: 'second',
      lagHours: LAG_HOURS,
      detail: { of: 'the application, which has no other credential' },
    },
  ];
}

/** Managed identities that the report does not have, by the summarized log. */
export function usageBySummary(
  appId: string,
  summary: Summary | NotSeen,
  windowStart: Timestamp,
  source: string,
): Usage {
  if ('unknown' in summary) return summary;
  const lastAt = summary.lastAt.get(appId.toLowerCase()) ?? null;
  if (lastAt === null && !summary.whole) {
    return { unknown: 'unsupported', detail: 'the log has more sign-ins than were read, and none of it among those' };
  }
  return [{ source, lastAt, windowStart, precision: 'day', lagHours: 24 }];
}

const unsupported = (detail: string): NotSeen => ({ unknown: 'unsupported', detail });

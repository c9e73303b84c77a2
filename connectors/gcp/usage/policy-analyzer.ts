/**
 * When service accounts and their keys last authenticated, as far back as Google looks. One call for each project, so it
 * is asked once; Monitoring tells of the nights after that.
 * https://docs.cloud.google.com/policy-intelligence/docs/reference/policyanalyzer/rest/v1/projects.locations.activityTypes.activities/query
 */
import { z } from 'zod';
import { ReadFailed } from '../../../core/errors.ts';
import type { NotSeen, Timestamp } from '../../../core/model.ts';
import type { GoogleReader } from '../../shared/google/client.ts';
import { Time } from '../schemas.ts';
import { policyAnalyzerOf, signal } from './sources.ts';
import type { Word } from './words.ts';

const operations = {
  serviceAccountLastAuthentication: 'policyanalyzer:serviceAccountLastAuthenticationActivities.query',
  serviceAccountKeyLastAuthentication: 'policyanalyzer:serviceAccountKeyLastAuthenticationActivities.query',
} as const;
export type ActivityType = keyof typeof operations;

/** 1000 is the most. */
const PAGE = 1000;

const Subject = z.object({ serviceAccountId: z.string() });
const Activity = z.object({
  /** `//iam.googleapis.com/projects/…/serviceAccounts/<e-mail>[/keys/<id>]` */
  fullResourceName: z.string(),
  observationPeriod: z.object({ startTime: Time, endTime: Time }),
  activity: z
    .object({ lastAuthenticatedTime: Time.optional() })
    .and(z.union([z.object({ serviceAccountKey: Subject }), z.object({ serviceAccount: Subject })])),
});

/** What it told of one account or key. */
interface Told {
  /** `null`: no use in the window. */
  lastAt: Timestamp | null;
  /** From when on it was watched: its creation, or as far back as Google looks. */
  windowStart: Timestamp;
  windowEnd: Timestamp;
}

/** By unique id of the account, or `<unique id>/<key id>`. */
export type Activities = ReadonlyMap<string, Told>;

/** @param parent `projects/…` or `organizations/…` */
export async function activitiesOf(reader: GoogleReader, parent: string, type: ActivityType): Promise<Activities> {
  const activities = new Map<string, Told>();
  for await (const row of reader.rows({
    service: 'policyanalyzer',
    path: `/v1/${parent}/locations/global/activityTypes/${type}/activities:query`,
    items: 'activities',
    pageSize: PAGE,
    operation: operations[type],
    limitKey: parent,
  })) {
    const parsed = Activity.safeParse(row);
    // Whose it is cannot be told, so it could be anybody's use.
    if (!parsed.success) throw new ReadFailed('failed', `an activity of ${parent} was not understood`);
    const { fullResourceName, observationPeriod, activity } = parsed.data;
    const account = ('serviceAccountKey' in activity ? activity.serviceAccountKey : activity.serviceAccount)
      .serviceAccountId;
    const key = /\/keys\/([^/]+)$/.exec(fullResourceName)?.[1];
    activities.set(key === undefined ? account : `${account}/${key}`, {
      lastAt: activity.lastAuthenticatedTime ?? null,
      windowStart: observationPeriod.startTime,
      windowEnd: observationPeriod.endTime,
    });
  }
  return activities;
}

/** What it says of one account or key. Not to be named is not to be unused: it may be too young to be known. */
export function wordOf(type: ActivityType, activities: Activities | NotSeen, id: string, now: Timestamp): Word {
  if (!isHeard(activities)) return activities;
  const told = activities.get(id);
  if (told === undefined) return { unknown: 'pending', detail: 'Policy Analyzer does not know it yet' };
  const lag = Math.ceil((Date.parse(now) - Date.parse(told.windowEnd)) / 3_600_000);
  const source = policyAnalyzerOf[type];
  return signal({ ...source, lagHours: Math.max(source.lagHours, lag) }, told.lastAt, told.windowStart);
}

export const isHeard = (activities: Activities | NotSeen): activities is Activities => activities instanceof Map;

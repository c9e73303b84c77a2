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
import { policyAnalyzer, signal } from './sources.ts';
import type { Word } from './words.ts';

const operations = {
  serviceAccountLastAuthentication: 'policyanalyzer:serviceAccountLastAuthenticationActivities.query',
  serviceAccountKeyLastAuthentication: 'policyanalyzer:serviceAccountKeyLastAuthenticationActivities.query',
} as const;
export type ActivityType = keyof typeof operations;

/** 1000 is the most. */
const PAGE = 1000;

const Activity = z.object({
  /** `//iam.googleapis.com/projects/…/serviceAccounts/<e-mail>[/keys/<id>]` */
  fullResourceName: z.string(),
  observationPeriod: z.object({ startTime: Time, endTime: Time.optional() }),
  activity: z.object({
    lastAuthenticatedTime: Time.optional(),
    serviceAccount: z.object({ serviceAccountId: z.string() }).optional(),
    serviceAccountKey: z.object({ serviceAccountId: z.string() }).optional(),
  }),
});

/** What it told of one parent. */
export interface Activities {
  /** By unique id of the account, or `<unique id>/<key id>`. `null`: no use in the window. */
  lastAt: ReadonlyMap<string, Timestamp | null>;
  /** As far back as all of its answers look. `null`: it told of nothing, so nobody knows. */
  windowStart: Timestamp | null;
}

/** @param parent `projects/…` or `organizations/…` */
export async function activitiesOf(reader: GoogleReader, parent: string, type: ActivityType): Promise<Activities> {
  const lastAt = new Map<string, Timestamp | null>();
  let windowStart: Timestamp | null = null;
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
    const account = (activity.serviceAccountKey ?? activity.serviceAccount)?.serviceAccountId;
    if (account === undefined) continue;
    const key = /\/keys\/([^/]+)$/.exec(fullResourceName)?.[1];
    lastAt.set(key === undefined ? account : `${account}/${key}`, activity.lastAuthenticatedTime ?? null);
    if (windowStart === null || observationPeriod.startTime > windowStart) windowStart = observationPeriod.startTime;
  }
  return { lastAt, windowStart };
}

/** What it says of one account or key: not being named is no use inside the window, once there is a window. */
export function wordOf(activities: Activities | NotSeen, id: string): Word {
  if ('unknown' in activities) return activities;
  const { lastAt, windowStart } = activities;
  if (windowStart === null) {
    return { unknown: 'pending', detail: 'Policy Analyzer has no activity of this project, and no window' };
  }
  return signal(policyAnalyzer, lastAt.get(id) ?? null, windowStart);
}

/**
 * API Insights: who called the REST API in the last month. GitHub Enterprise Cloud only.
 * https://docs.github.com/enterprise-cloud@latest/rest/orgs/api-insights
 */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { NotSeen, Observed, Timestamp, UsageSignal } from '../../../core/model.ts';
import type { Request } from '../client/reader.ts';
import type { Session } from '../client/session.ts';
import { listed, orgPath } from '../rows.ts';
import { SubjectUse } from '../schemas.ts';

/** 31 days are kept; an hour less, so that none is asked for that is gone when the question arrives. */
const WINDOW_MS = 31 * 86_400_000 - 3_600_000;
/** Up to six hours pass before a call is counted. */
const LAG_HOURS = 6;

export const PERMISSION = 'organization_api_insights';
export const absent = {
  because: 'unlicensed',
  why: 'API Insights are part of GitHub Enterprise Cloud',
} as const satisfies Request['absent'];

export const iso = (ms: number): Timestamp => new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
export const windowStart = (run: Run): Timestamp => iso(Date.parse(run.now()) - WINDOW_MS);
export const inWindow = (run: Run): Record<string, string> => ({
  min_timestamp: windowStart(run),
  max_timestamp: run.now(),
});

/** `installation/41` or `user/42` → when it called last. Who is not in it made no call. */
export type Subjects = ReadonlyMap<string, Timestamp | null>;

/** A plan without Insights is no gap: then no use is known, and the records say why. */
export async function subjectsOrWhy(session: Session, login: string, run: Run): Promise<Subjects | NotSeen> {
  try {
    return await session.memo(login, 'subjects', () => subjectsOf(session, login, run));
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    if (error.because !== 'unlicensed' && error.because !== 'unsupported') {
      run.gap('use of the API (API Insights)', error.because, error.message);
    }
    return { unknown: error.because, detail: error.message.slice(0, 1000) };
  }
}

async function subjectsOf(session: Session, login: string, run: Run): Promise<Subjects> {
  const subjects = new Map<string, Timestamp | null>();
  const request: Request = {
    operation: 'api-insights/get-subject-stats',
    path: orgPath(login, '/insights/api/subject-stats'),
    query: inWindow(run),
    absent,
  };
  for await (const row of listed(session.in(login, run), request, SubjectUse, run)) {
    subjects.set(`${row.subject_type.toLowerCase()}/${row.subject_id}`, row.last_request_timestamp);
  }
  return subjects;
}

export const isSeen = <T extends object>(fact: T | NotSeen): fact is T =>
  !('unknown' in fact && z.string().safeParse(fact.unknown).success);

export function usageFrom(
  lastAt: Timestamp | null,
  run: Run,
  detail?: Record<string, string>,
): Observed<UsageSignal[]> {
  return [
    {
      source: 'github:api-insights',
      lastAt,
      windowStart: windowStart(run),
      precision: 'second',
      lagHours: LAG_HOURS,
      blindTo: ['Git', 'GraphQL', 'search', 'webhooks that it receives'],
      ...(detail === undefined ? {} : { detail }),
    },
  ];
}

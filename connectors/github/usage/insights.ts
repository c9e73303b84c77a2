/**
 * API Insights: who called the REST API in the last month. GitHub Enterprise Cloud only.
 * https://docs.github.com/enterprise-cloud@latest/rest/orgs/api-insights
 */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { NotSeen, Timestamp, UsageSignal } from '../../../core/model.ts';
import { notSeen } from '../../shared/not-seen.ts';
import type { Request } from '../client/reader.ts';
import type { Session } from '../client/session.ts';
import { everyRow, orgPath } from '../rows.ts';
import { SubjectUse, type InstallationRow } from '../schemas.ts';

/** 31 days are kept; an hour less, so that none is asked for that is gone when the question arrives. */
const WINDOW_MS = 31 * 86_400_000 - 3_600_000;
/** Up to six hours pass before a call is counted. */
const LAG_HOURS = 6;
const HOUR = 3_600_000;

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

export interface Subjects {
  /** `installation/41` or `user/42` → when it called last. Who is not in it made no call. */
  calls: ReadonlyMap<string, Timestamp>;
  readAt: Timestamp;
}

/** A plan without Insights is nothing that is missing: then no use is known, and the records say why. */
export async function subjectsOrWhy(session: Session, login: string, run: Run): Promise<Subjects | NotSeen> {
  try {
    return await session.memo(login, 'subjects', () => subjectsOf(session, login, run));
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    if (error.because !== 'unlicensed' && error.because !== 'unsupported') {
      run.blind('use of the API (API Insights)', error.because, error.message);
    }
    return notSeen(error);
  }
}

async function subjectsOf(session: Session, login: string, run: Run): Promise<Subjects> {
  const calls = new Map<string, Timestamp>();
  const request: Request = {
    operation: 'api-insights/get-subject-stats',
    path: orgPath(login, '/insights/api/subject-stats'),
    query: inWindow(run),
    absent,
  };
  const readAt = run.now();
  for await (const row of everyRow(session.in(login, run), request, SubjectUse)) {
    calls.set(`${row.subject_type.toLowerCase()}/${row.subject_id}`, row.last_request_timestamp);
  }
  return { calls, readAt };
}

type Installation = Pick<InstallationRow, 'id' | 'app_id'>;

/**
 * By whichever of its two ids GitHub counts it: the documentation says "subject" and shows an installation.
 * @returns the id to ask further questions with
 */
export function callOf(
  { calls }: Subjects,
  { id, app_id: app }: Installation,
): { id: number; lastAt: Timestamp } | undefined {
  for (const one of [id, app]) {
    const lastAt = calls.get(`installation/${one}`);
    if (lastAt !== undefined) return { id: one, lastAt };
  }
  return undefined;
}

export const isSeen = <T extends object>(fact: T | NotSeen): fact is T =>
  !('unknown' in fact && z.string().safeParse(fact.unknown).success);

/** @param readAt when it was asked: other collectors may use the answer an hour later */
export function usageFrom(lastAt: Timestamp | null, readAt: Timestamp, run: Run): [UsageSignal] {
  return [
    {
      source: 'github:api-insights',
      lastAt,
      windowStart: windowStart(run),
      precision: 'second',
      lagHours: LAG_HOURS + Math.ceil((Date.parse(run.now()) - Date.parse(readAt)) / HOUR),
      blindTo: ['Git', 'GraphQL', 'search', 'webhooks that it receives'],
    },
  ];
}

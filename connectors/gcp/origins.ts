/**
 * Who made an account or a key, and when: Google's APIs do not tell, only the Admin Activity log, for 400 days.
 * https://docs.cloud.google.com/logging/docs/reference/v2/rest/v2/entries/list
 */
import { z } from 'zod';
import type { Run } from '../../core/connector.ts';
import { ReadFailed } from '../../core/errors.ts';
import { Timestamp, type NotSeen, type OwnerHint, type Ref, type Scope } from '../../core/model.ts';
import type { GoogleReader } from '../shared/google/client.ts';
import type { PageAllowance } from '../shared/google/paging.ts';
import { recalled } from '../shared/recalled.ts';
import { DAY_MS, daysBetween, iso } from '../shared/time.ts';
import { notSeen } from '../shared/not-seen.ts';
import type { Shelf } from './assets/shelf.ts';
import type { Project } from './projects.ts';
import { Time } from './schemas.ts';
import type { Session } from './session.ts';
import { turnsOf } from './turns.ts';
import { projectsWith } from './usage/projects-with.ts';

export interface Origin {
  at: Timestamp;
  /** E-mail address, or principal of a federation. `null`: the log does not name anybody. */
  by: string | null;
}

export interface Origins {
  /** @param name e-mail address of an account, `<e-mail address>/<key id>`, or uid of an API key */
  of(name: string): Origin | undefined;
  /** Why its log was not read, to its end. `undefined`: it was, and has no such entry. */
  missing(project: string): NotSeen | undefined;
}

/** 1000 is the most. */
const PAGE = 1000;
/** Resource names that one call may name. */
const NAMES = 100;
/** In one run. Reading is limited to 60 calls a minute. https://docs.cloud.google.com/logging/quotas#api-limits */
const MOST_CALLS = 10;
/** How long the log is kept: https://docs.cloud.google.com/logging/quotas#logs_retention_periods */
const KEPT_DAYS = 400;
/** Entries may come late; those that were read already do no harm. */
const OVERLAP_DAYS = 2;

const Entry = z.object({
  timestamp: Time,
  protoPayload: z.object({
    methodName: z.string(),
    authenticationInfo: z
      .object({ principalEmail: z.string().optional(), principalSubject: z.string().optional() })
      .prefault({}),
    response: z
      .object({ email: z.string().optional(), name: z.string().optional(), uid: z.string().optional() })
      .prefault({}),
  }),
});

export function originsOf(session: Session, scope: Scope, shelf: Shelf, run: Run): Promise<Origins> {
  return session.memo(scope.nativeId, 'origins', async () => {
    const projects = projectsWith(session, shelf, 'serviceAccount', 'apiKey');
    const reader = session.reader(run);
    const { auditLogs } = session.settings;
    return auditLogs === undefined ? inProjects(reader, scope, projects, run) : inOneLog(reader, auditLogs, run);
  });
}

/** A view of a bucket that has the logs of all projects. */
async function inOneLog(reader: GoogleReader, names: readonly string[], run: Run): Promise<Origins> {
  const found = new Map<string, Origin>();
  const key = 'audit-log:read-at';
  try {
    const readAt = await recalled(run, key, Timestamp);
    const whole = await readLog(reader, names, readAt, { pages: MOST_CALLS }, found, run);
    if (whole) run.known.remember(key, run.now());
    return { of: (name) => found.get(name), missing: () => undefined };
  } catch (error) {
    const missing = failure(error, run);
    return { of: (name) => found.get(name), missing: () => missing };
  }
}

const notYet: NotSeen = { unknown: 'pending', detail: 'the turn of its audit log has not come yet' };

/** An organization's own log does not hold those of its projects: they are asked, many in a call, in turns. */
async function inProjects(
  reader: GoogleReader,
  scope: Scope,
  projects: readonly Project[],
  run: Run,
): Promise<Origins> {
  const found = new Map<string, Origin>();
  const missing = new Map<string, NotSeen>();
  const turns = await turnsOf(`audit-log:projects-read-at:${scope.nativeId}`, projects, () => false, run);
  const allowance = { pages: MOST_CALLS };
  let at = 0;
  for (; at < projects.length && allowance.pages > 0; at += NAMES) {
    const batch = turns.order.slice(at, at + NAMES);
    const readAt = batch.map((project) => turns.readAt(project) ?? '').toSorted()[0] || undefined;
    try {
      const names = batch.map(({ number }) => `projects/${number}`);
      if (await readLog(reader, names, readAt, allowance, found, run)) turns.read(batch);
    } catch (error) {
      const why = failure(error, run);
      for (const { number } of batch) missing.set(number, why);
    }
  }
  const later = turns.order.slice(at);
  for (const project of later) if (turns.readAt(project) === undefined) missing.set(project.number, notYet);
  if (later.length > 0) run.note(`the audit logs of ${later.length} projects are read on other nights`);
  return { of: (name) => found.get(name), missing: (project) => missing.get(project) };
}

function failure(error: unknown, run: Run): NotSeen {
  if (!(error instanceof ReadFailed)) throw error;
  run.note(`who made what, and when, is not known everywhere: ${error.message}`);
  return notSeen(error);
}

/**
 * @returns false when the allowance ended before the log did, and another night may read more: then nothing of it counts
 * as read
 */
async function readLog(
  reader: GoogleReader,
  resourceNames: readonly string[],
  readAt: Timestamp | undefined,
  allowance: PageAllowance,
  found: Map<string, Origin>,
  run: Run,
): Promise<boolean> {
  const most = allowance.pages;
  const days = readAt === undefined ? KEPT_DAYS : daysBetween(readAt, run.now()) + OVERLAP_DAYS;
  const since = iso(Date.parse(run.now()) - Math.min(days, KEPT_DAYS) * DAY_MS);
  const rows = reader.rows({
    service: 'logging',
    path: '/v2/entries:list',
    body: {
      resourceNames,
      filter: [
        'logName:"cloudaudit.googleapis.com%2Factivity"',
        'protoPayload.methodName=("google.iam.admin.v1.CreateServiceAccount" OR "google.iam.admin.v1.CreateServiceAccountKey" OR "google.iam.admin.v1.UploadServiceAccountKey" OR "google.api.apikeys.v2.ApiKeys.CreateKey")',
        `timestamp>="${since}"`,
      ].join(' AND '),
      orderBy: 'timestamp desc',
    },
    items: 'entries',
    pageSize: PAGE,
    operation: 'logging:entries.list',
    allowance,
  });
  try {
    for await (const row of rows) {
      const entry = Entry.safeParse(row).data;
      const name = entry && nameIn(entry.protoPayload.response);
      if (entry !== undefined && name !== undefined) found.set(name, originFrom(entry));
    }
    return true;
  } catch (error) {
    if (!(error instanceof ReadFailed) || error.because !== 'pending') throw error;
    if (most < MOST_CALLS) return false;
    // Even a whole night's allowance is too little for it: the oldest stay unread.
    run.note(`an audit log goes on after ${MOST_CALLS} pages of creations; the oldest were not read`);
    return true;
  }
}

/** What an earlier night read in the log, which may have forgotten it since, or is not read again. */
export async function storedOrigin(ref: Ref, run: Run): Promise<Origin | undefined> {
  const stored = await run.known.record(ref);
  if (stored?.record !== 'identity' && stored?.record !== 'credential') return undefined;
  if (typeof stored.createdAt !== 'string' || !Array.isArray(stored.ownerHints)) return undefined;
  const by = stored.ownerHints.find(({ source }) => source.startsWith('audit-log:'))?.value ?? null;
  return { at: stored.createdAt, by };
}

/** @param method as the log names it, e.g. `CreateServiceAccount` */
export function creatorHint(origin: Origin | undefined, method: string): OwnerHint[] {
  if (origin === undefined || origin.by === null) return [];
  return [{ kind: 'creator', value: origin.by.slice(0, 500), source: `audit-log:${method}` }];
}

function originFrom({ timestamp, protoPayload: { authenticationInfo: who } }: z.infer<typeof Entry>): Origin {
  return { at: timestamp, by: who.principalEmail || who.principalSubject || null };
}

/** All methods answer with what they made: an account with its address, a key with its name, an API key with its id. */
function nameIn({ email, name = '', uid }: z.infer<typeof Entry>['protoPayload']['response']): string | undefined {
  const [, account, key] = /\/serviceAccounts\/([^/]+)\/keys\/([^/]+)$/.exec(name) ?? [];
  return account === undefined ? (email ?? uid) : `${account}/${key ?? ''}`;
}

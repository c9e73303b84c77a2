/**
 * Who made a service account or a key, and when: Google's APIs do not tell, only the Admin Activity log, for 400 days.
 * https://docs.cloud.google.com/logging/docs/reference/v2/rest/v2/entries/list
 */
import { z } from 'zod';
import type { Run } from '../../core/connector.ts';
import { ReadFailed } from '../../core/errors.ts';
import type { NotSeen, OwnerHint, Scope, Timestamp } from '../../core/model.ts';
import { Time } from './schemas.ts';
import type { Session } from './session.ts';

export interface Origin {
  at: Timestamp;
  /** E-mail address, or principal of a federation. `null`: the log does not name anybody. */
  by: string | null;
}

export interface Origins {
  /** @param name e-mail address of an account, or `<e-mail address>/<key id>` */
  of(name: string): Origin | undefined;
  /** Why the log could not be read. */
  missing: NotSeen | undefined;
}

/** 1000 is the most. */
const PAGE = 1000;
/** In one run; the newest come first. Reading is limited to 60 calls a minute. https://docs.cloud.google.com/logging/quotas#api-limits */
const MOST_PAGES = 8;
/** How long the log is kept: https://docs.cloud.google.com/logging/quotas#logs_retention_periods */
const KEPT_DAYS = 400;
/** Entries may come late; those that were read already do no harm. */
const OVERLAP_DAYS = 2;
const READ_AT = 'audit-log:read-at';

const Entry = z.object({
  timestamp: Time,
  protoPayload: z.object({
    methodName: z.string(),
    authenticationInfo: z
      .object({ principalEmail: z.string().optional(), principalSubject: z.string().optional() })
      .prefault({}),
    response: z.object({ email: z.string().optional(), name: z.string().optional() }).prefault({}),
  }),
});

export function originsOf(session: Session, scope: Scope, run: Run): Promise<Origins> {
  return session.memo(scope.nativeId, 'origins', () => readOrigins(session, scope, run));
}

async function readOrigins(session: Session, scope: Scope, run: Run): Promise<Origins> {
  const found = new Map<string, Origin>();
  const home = scope.kind === 'organization' ? `organizations/${scope.nativeId}` : `projects/${scope.nativeId}`;
  const now = run.now();
  const key = `${READ_AT}:${home}`;
  const readAt = await run.known.recall(key);
  const days =
    typeof readAt === 'string' ? (Date.parse(now) - Date.parse(readAt)) / 86_400_000 + OVERLAP_DAYS : KEPT_DAYS;
  const since = new Date(Date.parse(now) - Math.min(days, KEPT_DAYS) * 86_400_000).toISOString();
  const rows = session.reader(run).rows({
    service: 'logging',
    path: '/v2/entries:list',
    body: {
      resourceNames: session.settings.auditLogs ?? [home],
      filter: [
        'log_id("cloudaudit.googleapis.com/activity")',
        'protoPayload.methodName=("google.iam.admin.v1.CreateServiceAccount" OR "google.iam.admin.v1.CreateServiceAccountKey")',
        `timestamp>="${since}"`,
      ].join(' AND '),
      orderBy: 'timestamp desc',
    },
    items: 'entries',
    pageSize: PAGE,
    operation: 'logging:entries.list',
    limitKey: home,
  });
  try {
    let entries = 0;
    for await (const row of rows) {
      const entry = Entry.safeParse(row).data;
      const name = entry && nameIn(entry.protoPayload.response);
      if (name !== undefined) found.set(name, originFrom(entry as z.infer<typeof Entry>));
      if (++entries < PAGE * MOST_PAGES) continue;
      run.note(`the audit log has more than ${entries} creations; the oldest were not read`);
      break;
    }
    run.known.remember(key, now);
    return { of: (name) => found.get(name), missing: undefined };
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.note(`who made what, and when, is not known: ${error.message}`);
    return { of: (name) => found.get(name), missing: { unknown: error.because, detail: error.message.slice(0, 1000) } };
  }
}

/** @param method as the log names it, e.g. `CreateServiceAccount` */
export function creatorHint(origin: Origin | undefined, method: string): OwnerHint[] {
  if (origin === undefined || origin.by === null) return [];
  return [{ kind: 'creator', value: origin.by.slice(0, 500), source: `audit-log:${method}` }];
}

function originFrom({ timestamp, protoPayload: { authenticationInfo: who } }: z.infer<typeof Entry>): Origin {
  return { at: timestamp, by: who.principalEmail || who.principalSubject || null };
}

/** Both methods answer with what they made: an account with its address, a key with its name. */
function nameIn({ email, name = '' }: { email?: string | undefined; name?: string | undefined }): string | undefined {
  const [, account, key] = /\/serviceAccounts\/([^/]+)\/keys\/([^/]+)$/.exec(name) ?? [];
  return account === undefined ? email : `${account}/${key ?? ''}`;
}

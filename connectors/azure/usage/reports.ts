/** Entra's reports of last sign-ins: two of beta by application and by credential, and the summaries of the log. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { NotSeen, Timestamp } from '../../../core/model.ts';
import { parseRow } from '../../shared/rows.ts';
import type { Reader, Request } from '../client/reader.ts';
import { latest, timestamp } from './dates.ts';

/** When an application was last seen, by kind of use. What counts as its use is what it did itself: the first two. */
export interface Activity {
  appOnly: Timestamp | null;
  delegated: Timestamp | null;
  /** Somebody asked for a token for it: it is called, which is no use of what it holds. */
  asResource: Timestamp | null;
}

export interface KeyActivity {
  lastAt: Timestamp | null;
  /** When it was really made: `startDateTime` is whatever its maker said. */
  createdAt: Timestamp | null;
}

/** `{unknown}`: the report could not be read. */
export type Report<T> = ReadonlyMap<string, T> | NotSeen;
export const isRead = <T>(report: Report<T>): report is ReadonlyMap<string, T> => report instanceof Map;

/** https://learn.microsoft.com/en-us/graph/api/resources/signinactivity; failed attempts count in the first one only. */
const SignInActivity = z
  .object({ lastSignInDateTime: z.string().nullish(), lastSuccessfulSignInDateTime: z.string().nullish() })
  .nullish();
type SignInActivity = z.infer<typeof SignInActivity>;

/** https://learn.microsoft.com/en-us/graph/api/resources/serviceprincipalsigninactivity */
const PrincipalRow = z.object({
  appId: z.string().min(1),
  applicationAuthenticationClientSignInActivity: SignInActivity,
  applicationAuthenticationResourceSignInActivity: SignInActivity,
  delegatedClientSignInActivity: SignInActivity,
  delegatedResourceSignInActivity: SignInActivity,
});

/** https://learn.microsoft.com/en-us/graph/api/resources/appcredentialsigninactivity */
const CredentialRow = z.object({
  keyId: z.string().min(1),
  createdDateTime: z.string().nullish(),
  signInActivity: SignInActivity,
});

/** https://learn.microsoft.com/en-us/graph/api/resources/summarizedsignin */
const SummaryRow = z.object({
  appId: z.string().nullish(),
  aggregationDateTime: z.string().nullish(),
  firstSignInDateTime: z.string().nullish(),
  status: z.object({ errorCode: z.number().nullish() }).nullish(),
});

const dateOf = (activity: SignInActivity): Timestamp | null =>
  timestamp(activity?.lastSuccessfulSignInDateTime ?? activity?.lastSignInDateTime);

/** What the log says in a page more; the time that it covers is not documented, and one row is an application, address, resource and day. */
const MOST_SUMMARY_PAGES = 20;

export function principalActivities(reader: Reader, run: Run): Promise<Report<Activity>> {
  const request = report('servicePrincipalSignInActivities');
  return collect(reader, request, (row, found: Map<string, Activity>) => {
    const parsed = parseRow(row, PrincipalRow, `a row of ${request.operation}`, run);
    if (parsed === undefined) return;
    found.set(parsed.appId.toLowerCase(), {
      appOnly: dateOf(parsed.applicationAuthenticationClientSignInActivity),
      delegated: dateOf(parsed.delegatedClientSignInActivity),
      asResource: latest([
        dateOf(parsed.applicationAuthenticationResourceSignInActivity),
        dateOf(parsed.delegatedResourceSignInActivity),
      ]),
    });
  });
}

export function credentialActivities(reader: Reader, run: Run): Promise<Report<KeyActivity>> {
  const request = report('appCredentialSignInActivities');
  return collect(reader, request, (row, found: Map<string, KeyActivity>) => {
    const parsed = parseRow(row, CredentialRow, `a row of ${request.operation}`, run);
    if (parsed === undefined) return;
    const key = parsed.keyId.toLowerCase();
    // A key that works for several resources has a row for each.
    const before = found.get(key);
    found.set(key, {
      lastAt: latest([before?.lastAt, dateOf(parsed.signInActivity)]),
      createdAt: before?.createdAt ?? timestamp(parsed.createdDateTime),
    });
  });
}

export interface Summary {
  /** By appId: the first sign-in of the last day on which there was one. */
  lastAt: ReadonlyMap<string, Timestamp>;
  /** False when there was more than we read: then what is not in it may still be in use. */
  whole: boolean;
}

/** @param kind `ServicePrincipal` or `MSI` */
export async function summarizedSignIns(
  reader: Reader,
  run: Run,
  kind: 'ServicePrincipal' | 'MSI',
): Promise<Summary | NotSeen> {
  const name = `getSummarized${kind}SignIns`;
  const request: Request = {
    service: 'graph',
    path: `/beta/auditLogs/${name}(aggregationWindow='d1')`,
    query: { $top: '1000' },
    operation: `graph:auditLogs/${name}`,
  };
  const lastAt = new Map<string, Timestamp>();
  let rows = 0;
  try {
    for await (const row of reader.rows(request)) {
      if (++rows > MOST_SUMMARY_PAGES * 1000) return { lastAt, whole: false };
      const parsed = parseRow(row, SummaryRow, `a row of ${request.operation}`, run);
      if (!parsed?.appId || (parsed.status?.errorCode ?? 0) !== 0) continue;
      const id = parsed.appId.toLowerCase();
      const at = latest([lastAt.get(id), timestamp(parsed.firstSignInDateTime), timestamp(parsed.aggregationDateTime)]);
      if (at !== null) lastAt.set(id, at);
    }
    return { lastAt, whole: true };
  } catch (error) {
    return notSeen(error);
  }
}

/** https://learn.microsoft.com/en-us/graph/api/reportroot-list-serviceprincipalsigninactivities; `$top` is honoured up to 999. */
const report = (name: string): Request => ({
  service: 'graph',
  path: `/beta/reports/${name}`,
  query: { $top: '999' },
  operation: `graph:reports/${name}`,
});

async function collect<T>(
  reader: Reader,
  request: Request,
  take: (row: unknown, found: Map<string, T>) => void,
): Promise<Report<T>> {
  const found = new Map<string, T>();
  try {
    for await (const row of reader.rows(request)) take(row, found);
    return found;
  } catch (error) {
    return notSeen(error);
  }
}

function notSeen(error: unknown): NotSeen {
  if (!(error instanceof ReadFailed)) throw error;
  return { unknown: error.because, detail: error.message.slice(0, 1000) };
}

/** Who put a secret or certificate on which application or service principal, and when, by the audit log. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import type { Json, Timestamp } from '../../../core/model.ts';
import type { Reader } from '../client/reader.ts';
import { iso, timestamp } from './dates.ts';
import { notSeen } from '../../shared/not-seen.ts';
import { tellMissing } from '../beside.ts';

/** The log is for finding things in, not for reading it all: reports and audits have 5 calls in 10 seconds together. */
const MOST_PAGES = 5;
const PAGE = 999;
/** What is kept from night to night, the newest first. */
const MOST_KEPT = 5000;
/** Behind what happened. https://learn.microsoft.com/en-us/entra/identity/monitoring-health/reference-reports-latencies */
const LAG_MS = 3_600_000;
/** A credential and the line about it are of the same moment. */
const SAME_MOMENT_MS = 120_000;

/** https://learn.microsoft.com/en-us/graph/api/resources/directoryaudit */
const Row = z.object({
  activityDateTime: z.string(),
  activityDisplayName: z.string(),
  initiatedBy: z
    .object({
      user: z.object({ userPrincipalName: z.string().nullish() }).nullish(),
      app: z.object({ displayName: z.string().nullish() }).nullish(),
    })
    .nullish(),
  targetResources: z.array(z.object({ id: z.string().nullish() })).nullish(),
});

/** Object id of what it was put on, when, and by whom. */
type Entry = readonly [objectId: string, at: Timestamp, by: string];
const Note = z.object({ until: z.string(), entries: z.array(z.tuple([z.string(), z.string(), z.string()])) });

export class CredentialAudits {
  readonly #entries: readonly Entry[];

  constructor(entries: readonly Entry[]) {
    this.#entries = entries;
  }

  /** The line about a credential that was made around this time. */
  about(objectId: string, madeAt: Timestamp): { at: Timestamp; by: string } | undefined {
    const found = this.#entries.find(
      ([id, at]) => id === objectId && Math.abs(Date.parse(at) - Date.parse(madeAt)) <= SAME_MOMENT_MS,
    );
    return found && { at: found[1], by: found[2] };
  }
}

/** Never throws for what cannot be read: then nobody is named. */
export async function credentialAudits(reader: Reader, run: Run): Promise<CredentialAudits> {
  const key = `azure:credential-audits:${reader.tenant}`;
  const noted = Note.safeParse(await run.known.recall(key));
  const before = noted.success ? noted.data : { until: null, entries: [] };
  const fresh: Entry[] = [];
  try {
    for await (const row of lines(reader, before.until)) {
      // One that is not understood names nobody, which is no gap in the listing of credentials.
      const parsed = Row.safeParse(row).data;
      const entry = parsed === undefined ? undefined : entryOf(parsed);
      if (entry !== undefined) fresh.push(entry);
    }
  } catch (error) {
    tellMissing(run, 'who made credentials, by the audit log,', notSeen(error));
    return new CredentialAudits(before.entries);
  }
  const entries = unique([...fresh, ...before.entries]).slice(0, MOST_KEPT);
  run.known.remember(key, { until: iso(Date.parse(run.now()) - LAG_MS), entries: entries as unknown as Json });
  return new CredentialAudits(entries);
}

/** The names have a dash of their own, and now and then a blank at the end: only their beginning is certain. */
async function* lines(reader: Reader, since: string | null): AsyncGenerator {
  const about = "startswith(activityDisplayName,'Update application')";
  const listing = reader.rows({
    service: 'graph',
    path: '/v1.0/auditLogs/directoryAudits',
    query: { $filter: since === null ? about : `${about} and activityDateTime ge ${since}`, $top: String(PAGE) },
    operation: 'graph:auditLogs/directoryAudits',
  });
  let count = 0;
  for await (const row of listing) {
    yield row;
    if (++count >= MOST_PAGES * PAGE) return;
  }
}

function entryOf({
  activityDateTime,
  activityDisplayName,
  initiatedBy,
  targetResources,
}: z.infer<typeof Row>): Entry | undefined {
  const id = targetResources?.[0]?.id;
  const at = timestamp(activityDateTime);
  const by = initiatedBy?.user?.userPrincipalName ?? initiatedBy?.app?.displayName;
  if (!/Certificates and secrets/i.test(activityDisplayName) || !id || at === null || !by) return undefined;
  return [id, at, by.slice(0, 500)];
}

const unique = (entries: readonly Entry[]): Entry[] => [
  ...new Map(entries.map((entry) => [entry.join('\n'), entry])).values(),
];

/** What changed among the delegated grants since the last night, as the clients that have to be read again. */
import { z } from 'zod';
import type { Run } from '../../../../core/connector.ts';
import { ReadFailed } from '../../../../core/errors.ts';
import { apiErrorOf, DeltaExpired } from '../../client/errors.ts';
import type { Reader, Request } from '../../client/reader.ts';
import { clientOf } from './grant-id.ts';

/** A note to the next night. */
const Bookmark = z.object({
  link: z.string(),
  /** When all of them were last read one by one. */
  readAt: z.string(),
  /** Whether the ids tell whose a grant is. */
  idsTell: z.boolean(),
});
export type Bookmark = z.infer<typeof Bookmark>;

/** Changes may be lost or told twice; once in a while everything is read. The link lives for seven days anyway. */
const TRUSTED_MS = 6 * 24 * 3_600_000;
const keyOf = (tenant: string): string => `delegated-grants/${tenant}`;

const newest: Request = {
  service: 'graph',
  path: '/v1.0/oauth2PermissionGrants/delta',
  // https://learn.microsoft.com/en-us/graph/delta-query-overview#use-delta-query-to-track-changes: only the link.
  query: { $deltatoken: 'latest' },
  operation: 'graph:oauth2PermissionGrants/delta',
};

export async function bookmarkOf(tenant: string, run: Run): Promise<Bookmark | undefined> {
  const parsed = Bookmark.safeParse(await run.known.recall(keyOf(tenant)));
  if (!parsed.success) return undefined;
  const age = Date.parse(run.now()) - Date.parse(parsed.data.readAt);
  return age >= 0 && age < TRUSTED_MS ? parsed.data : undefined;
}

export const remember = (tenant: string, bookmark: Bookmark, run: Run): void =>
  run.known.remember(keyOf(tenant), bookmark);

/** So that the next run reads everything. */
export const forget = (tenant: string, run: Run): void => run.known.remember(keyOf(tenant), null);

/** Where changes are told from now on. `undefined`: this cloud does not tell them. */
export async function linkFromNow(reader: Reader, run: Run): Promise<string | undefined> {
  try {
    return (await drain(reader.delta(newest))).deltaLink;
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    const { status } = apiErrorOf(error) ?? {};
    if (status !== 400 && status !== 404 && status !== 501) throw error;
    run.note('delegated grants are read in full every night: this tenant does not tell what changed');
    return undefined;
  }
}

const Change = z.object({
  id: z.string(),
  clientId: z.string().optional(),
  '@removed': z.unknown().optional(),
});

export interface Changes {
  clients: ReadonlySet<string>;
  deltaLink: string;
}

/** @returns `undefined` when everything has to be read: the link is too old, or a removal tells too little */
export async function changesSince(
  { link, idsTell }: Bookmark,
  reader: Reader,
  run: Run,
): Promise<Changes | undefined> {
  try {
    const { rows, deltaLink } = await drain(reader.delta(link));
    const clients = new Set<string>();
    for (const row of rows) {
      const { data } = Change.safeParse(row);
      const client = data?.clientId ?? (idsTell ? clientOf(data?.id ?? '') : undefined);
      if (client === undefined) return undefined;
      clients.add(client);
    }
    return { clients, deltaLink };
  } catch (error) {
    if (!(error instanceof DeltaExpired) && apiErrorOf(error)?.status !== 400) throw error;
    run.note('the changes to delegated grants were not to be had; all of them were read');
    return undefined;
  }
}

async function drain(
  delta: AsyncGenerator<unknown, { deltaLink: string }>,
): Promise<{ rows: unknown[]; deltaLink: string }> {
  const rows: unknown[] = [];
  for (;;) {
    const next = await delta.next();
    if (next.done === true) return { rows, deltaLink: next.value.deltaLink };
    rows.push(next.value);
  }
}

/** Service principals: all of them once, and from then on only those that changed. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { parseRow } from '../../shared/rows.ts';
import { isMissing } from '../client/errors.ts';
import type { Reader, Request } from '../client/reader.ts';
import { ServicePrincipalRow, servicePrincipalSelect } from './rows.ts';

const operation = 'graph:servicePrincipals';
const deltaRequest = (extra: Readonly<Record<string, string>>): Request => ({
  service: 'graph',
  path: '/v1.0/servicePrincipals/delta',
  query: { $select: servicePrincipalSelect, ...extra },
  operation: `${operation}/delta`,
});

/** @param odd called for each row that is not understood: it would not come again with the changes */
export async function* listServicePrincipals(
  reader: Reader,
  run: Run,
  odd: () => void,
): AsyncGenerator<ServicePrincipalRow> {
  const query = { $select: servicePrincipalSelect, $top: '999' };
  for await (const row of reader.rows({ service: 'graph', path: '/v1.0/servicePrincipals', query, operation })) {
    const parsed = parseRow(row, ServicePrincipalRow, `a service principal in ${operation}`, run);
    if (parsed === undefined) odd();
    else yield parsed;
  }
}

/**
 * From here on changes are told. Asked before the listing, so that what changes meanwhile comes a second time.
 * https://learn.microsoft.com/en-us/graph/delta-query-overview#use-delta-query-to-track-changes
 * @returns `null` when changes cannot be followed: then everything is read every night
 */
export async function startOfChanges(reader: Reader): Promise<string | null> {
  try {
    const { deltaLink } = await drained(reader.delta(deltaRequest({ $deltatoken: 'latest' })), () => undefined);
    return deltaLink;
  } catch (error) {
    if (error instanceof ReadFailed) return null;
    throw error;
  }
}

const Change = z.object({ id: z.string().min(1), '@removed': z.unknown().optional() });

export interface Changes {
  /** Ids of those that changed, appeared or went. */
  ids: ReadonlySet<string>;
  deltaLink: string;
}

/** @throws DeltaExpired */
export async function changesSince(reader: Reader, run: Run, link: string, odd: () => void): Promise<Changes> {
  const ids = new Set<string>();
  const { deltaLink } = await drained(reader.delta(link), (row) => {
    const id = parseRow(row, Change, `a change in ${operation}/delta`, run)?.id;
    if (id === undefined) odd();
    else ids.add(id);
  });
  return { ids, deltaLink };
}

/** Whole rows: those that come with the changes may have only what changed. Who is not there any more is left out. */
export async function* servicePrincipalsById(
  reader: Reader,
  run: Run,
  ids: Iterable<string>,
  odd: () => void,
): AsyncGenerator<ServicePrincipalRow> {
  const items = [...ids].map((id) => ({ id, path: `/servicePrincipals/${id}?$select=${servicePrincipalSelect}` }));
  for await (const { id, body, error } of reader.batch(items, `${operation}/get`)) {
    if (error !== null && isMissing(error)) continue;
    const parsed = error === null ? parseRow(body, ServicePrincipalRow, `service principal ${id}`, run) : undefined;
    if (error !== null) run.gap(`service principal ${id}`, error.because, error.message);
    if (parsed === undefined) odd();
    else yield parsed;
  }
}

async function drained<T>(changes: AsyncGenerator<unknown, T>, take: (row: unknown) => void): Promise<T> {
  for (;;) {
    const next = await changes.next();
    if (next.done === true) return next.value;
    take(next.value);
  }
}

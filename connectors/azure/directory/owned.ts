/** Owners of service principals. Few have any, so only those that do are asked. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { NotSeen } from '../../../core/model.ts';
import { parseRow } from '../../shared/rows.ts';
import type { BatchItem, Reader } from '../client/reader.ts';

const operation = 'graph:servicePrincipals/owners';
const WithId = z.object({ id: z.string().min(1) });

export interface Owners {
  /** Ids of the owners, by the object id of the service principal; who is not in it has none. */
  of: ReadonlyMap<string, readonly string[] | NotSeen>;
  /** Why somebody who is not in it may have one all the same. */
  missing: NotSeen | null;
}

/** Never throws for what cannot be read: then whose owners are not known is told apart from who has none. */
export async function ownersOfServicePrincipals(reader: Reader, run: Run): Promise<Owners> {
  const of = new Map<string, readonly string[] | NotSeen>();
  let missing: NotSeen | null = null;
  const odd = () => {
    missing = { unknown: 'failed', detail: 'one that has owners was not understood' };
  };
  try {
    for await (const { id, rows, error } of reader.batch(owned(reader, run, odd), operation)) {
      if (error !== null) run.gap(`the owners of service principal ${id}`, error.because, error.message);
      of.set(id, error === null ? idsIn(rows, run) : { unknown: error.because, detail: error.message.slice(0, 1000) });
    }
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.gap('the owners of service principals', error.because, error.message);
    missing = { unknown: error.because, detail: error.message.slice(0, 1000) };
  }
  return { of, missing };
}

function idsIn(rows: readonly unknown[], run: Run): readonly string[] | NotSeen {
  const ids = rows.map((row) => parseRow(row, WithId, `an owner in ${operation}`, run)?.id);
  if (ids.includes(undefined)) return { unknown: 'failed', detail: 'one of its owners was not understood' };
  return ids.filter((id) => id !== undefined);
}

/** https://learn.microsoft.com/en-us/graph/aad-advanced-queries: counting needs the header, and `$count` in the query. */
async function* owned(reader: Reader, run: Run, odd: () => void): AsyncGenerator<BatchItem> {
  const listing = reader.rows({
    service: 'graph',
    path: '/v1.0/servicePrincipals',
    query: { $filter: 'owners/$count ne 0', $count: 'true', $select: 'id', $top: '999' },
    headers: { ConsistencyLevel: 'eventual' },
    operation: 'graph:servicePrincipals/owned',
  });
  for await (const row of listing) {
    const id = parseRow(row, WithId, 'a service principal in graph:servicePrincipals/owned', run)?.id;
    if (id === undefined) odd();
    else yield { id, path: `/servicePrincipals/${id}/owners?$select=id` };
  }
}

/** Owners of service principals. Few have any, so only those that do are asked. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { parseRow } from '../../shared/rows.ts';
import type { BatchItem, Reader } from '../client/reader.ts';

const WithId = z.object({ id: z.string().min(1) });

/**
 * Ids of the owners, by the object id of the service principal; who is not in it has none.
 * @throws ReadFailed when the owned ones could not be listed
 */
export async function ownersOfServicePrincipals(
  reader: Reader,
  run: Run,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const owners = new Map<string, readonly string[]>();
  const operation = 'graph:servicePrincipals/owners';
  for await (const { id, rows, error } of reader.batch(owned(reader, run), operation)) {
    if (error !== null) {
      run.gap(`the owners of service principal ${id}`, error.because, error.message);
      continue;
    }
    const ids = rows.map((row) => parseRow(row, WithId, `an owner in ${operation}`, run)?.id);
    owners.set(
      id,
      ids.filter((owner) => owner !== undefined),
    );
  }
  return owners;
}

/** https://learn.microsoft.com/en-us/graph/aad-advanced-queries: counting needs the header, and `$count` in the query. */
async function* owned(reader: Reader, run: Run): AsyncGenerator<BatchItem> {
  const listing = reader.rows({
    service: 'graph',
    path: '/v1.0/servicePrincipals',
    query: { $filter: 'owners/$count ne 0', $count: 'true', $select: 'id', $top: '999' },
    headers: { ConsistencyLevel: 'eventual' },
    operation: 'graph:servicePrincipals/owned',
  });
  for await (const row of listing) {
    const id = parseRow(row, WithId, 'a service principal in graph:servicePrincipals/owned', run)?.id;
    if (id !== undefined) yield { id, path: `/servicePrincipals/${id}/owners?$select=id` };
  }
}

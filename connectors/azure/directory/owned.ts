/** Owners of service principals. Few have any, so only those that do are asked. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { isUnknown, type NotSeen } from '../../../core/model.ts';
import { notSeen } from '../../shared/not-seen.ts';
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
  const lacks = (because: NotSeen): void => {
    missing = because;
    run.blind('the owners of service principals', because.unknown, because.detail);
  };
  try {
    for await (const { id, rows, error } of reader.batch(owned(reader, lacks), operation)) {
      const ids = error === null ? idsIn(rows) : notSeen(error);
      if (isUnknown(ids)) run.blind(`the owners of service principal ${id}`, ids.unknown, ids.detail);
      of.set(id, ids);
    }
  } catch (error) {
    lacks(notSeen(error));
  }
  return { of, missing };
}

function idsIn(rows: readonly unknown[]): readonly string[] | NotSeen {
  const owners = z.array(WithId).safeParse(rows);
  return owners.data?.map(({ id }) => id) ?? { unknown: 'failed', detail: 'one of its owners was not understood' };
}

/** https://learn.microsoft.com/en-us/graph/aad-advanced-queries: counting needs the header, and `$count` in the query. */
async function* owned(reader: Reader, lacks: (because: NotSeen) => void): AsyncGenerator<BatchItem> {
  const listing = reader.rows({
    service: 'graph',
    path: '/v1.0/servicePrincipals',
    query: { $filter: 'owners/$count ne 0', $count: 'true', $select: 'id', $top: '999' },
    headers: { ConsistencyLevel: 'eventual' },
    operation: 'graph:servicePrincipals/owned',
  });
  for await (const row of listing) {
    const id = WithId.safeParse(row).data?.id;
    if (id === undefined) lacks({ unknown: 'failed', detail: 'one that has owners was not understood' });
    else yield { id, path: `/servicePrincipals/${id}/owners?$select=id` };
  }
}

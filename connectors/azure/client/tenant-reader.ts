/** Reads one tenant on behalf of one run. */
import type { z } from 'zod';
import { ReadFailed } from '../../../core/errors.ts';
import { batch } from './batch.ts';
import { delta, rows } from './pages.ts';
import type { Reader } from './reader.ts';
import { query } from './resource-graph.ts';
import { send, type Connection } from './send.ts';

export function tenantReader(connection: Connection): Reader {
  return {
    tenant: connection.tenant,
    get: async (request, schema) => understood(request.operation, await send(connection, request), schema),
    post: async (request, schema) => understood(request.operation, await send(connection, request), schema),
    rows: (request) => rows(connection, request),
    delta: (from) => delta(connection, from),
    batch: (items, operation, version) => batch(connection, items, operation, version),
    query: (kql, options) => query(connection, kql, options),
  };
}

function understood<T>(operation: string, answer: unknown, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ReadFailed(
    'failed',
    `${operation} answered in a form that is not understood (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''})`,
  );
}

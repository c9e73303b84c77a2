/** Application registrations with their owners, a thousand at a time. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { parseRow } from '../../shared/rows.ts';
import type { Reader } from '../client/reader.ts';
import { ApplicationRow, applicationSelect } from './rows.ts';

const operation = 'graph:applications';
/** With `$expand` of directory objects there are never more in a page. https://learn.microsoft.com/en-us/graph/known-issues */
const PAGE = 100;
/** `$expand` gives so many at most, and no link to the rest. https://learn.microsoft.com/en-us/graph/query-parameters#expand-parameter */
const MOST_EXPANDED = 20;
const IN_A_CHUNK = 1000;

const WithId = z.object({ id: z.string().min(1) });

/** Chunks, so that whoever owns them is looked up in few calls, and memory stays flat. */
export async function* applications(reader: Reader, run: Run, odd: () => void): AsyncGenerator<ApplicationRow[]> {
  const query = { $select: applicationSelect, $expand: 'owners($select=id)', $top: String(PAGE) };
  let chunk: ApplicationRow[] = [];
  for await (const row of reader.rows({ service: 'graph', path: '/v1.0/applications', query, operation })) {
    const parsed = parseRow(row, ApplicationRow, `an application in ${operation}`, run);
    if (parsed === undefined) {
      odd();
      continue;
    }
    chunk.push(parsed);
    if (chunk.length < IN_A_CHUNK) continue;
    yield await withAllOwners(reader, run, chunk);
    chunk = [];
  }
  if (chunk.length > 0) yield await withAllOwners(reader, run, chunk);
}

async function withAllOwners(reader: Reader, run: Run, chunk: ApplicationRow[]): Promise<ApplicationRow[]> {
  const crowded = new Map(
    chunk.filter(({ owners }) => owners === undefined || owners.length >= MOST_EXPANDED).map((row) => [row.id, row]),
  );
  const items = [...crowded.keys()].map((id) => ({ id, path: `/applications/${id}/owners?$select=id` }));
  for await (const { id, rows, error } of reader.batch(items, `${operation}/owners`)) {
    const row = crowded.get(id);
    const owners = z.array(WithId).safeParse(rows);
    const what = `owners of application ${row?.displayName ?? id}`;
    if (error !== null) run.blind(what, error.because, error.message);
    else if (!owners.success) run.blind(what, 'failed', 'one of them was not understood');
    else if (row !== undefined) row.owners = owners.data;
  }
  return chunk;
}

/** Rows of a listing, each in the form that is read; an odd one is a gap, and the rest goes on. */
import type { z } from 'zod';
import type { Run } from '../../core/connector.ts';
import { parseRow } from '../shared/rows.ts';
import type { Reader, Request } from './client/reader.ts';

export async function* listed<T>(
  reader: Reader,
  request: Request & { under?: string; type?: string },
  schema: z.ZodType<T>,
  run: Run,
): AsyncGenerator<T> {
  for await (const row of reader.rows(request)) {
    const parsed = parseRow(row, schema, `a row of ${request.operation}`, run);
    if (parsed !== undefined) yield parsed;
  }
}

export const orgPath = (login: string, rest: string): string => `/orgs/${encodeURIComponent(login)}${rest}`;
export const repoPath = (login: string, name: string, rest: string): string =>
  `/repos/${encodeURIComponent(login)}/${encodeURIComponent(name)}${rest}`;

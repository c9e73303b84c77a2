/** Rows of a listing, each in the form that is read. */
import type { z } from 'zod';
import type { Run } from '../../core/connector.ts';
import { parseRow } from '../shared/rows.ts';
import { understood, type Reader, type Request } from './client/reader.ts';

/** An odd row is a gap, and the rest goes on. */
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

/**
 * For listings in which absence tells something (has left, made no call, was deleted): without one of its rows, all of it
 * would be wrong.
 * @throws ReadFailed at an odd row
 */
export async function* everyRow<T>(reader: Reader, request: Request, schema: z.ZodType<T>): AsyncGenerator<T> {
  for await (const row of reader.rows(request)) yield understood(row, schema, request.operation);
}

export const orgPath = (login: string, rest: string): string => `/orgs/${encodeURIComponent(login)}${rest}`;
export const repoPath = (login: string, name: string, rest: string): string =>
  `/repos/${encodeURIComponent(login)}/${encodeURIComponent(name)}${rest}`;

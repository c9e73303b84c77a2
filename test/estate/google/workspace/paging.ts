/** Pages of a listing: the token is opaque, and good only for the question that it came from. */
import { createHash } from 'node:crypto';
import { invalid } from './errors.ts';

export interface Page<T> {
  items: readonly T[];
  nextPageToken?: string;
}

export function pageOf<T>(all: readonly T[], query: URLSearchParams, path: string, size: number): Page<T> {
  const question = new URLSearchParams(query);
  question.delete('pageToken');
  const proof = createHash('sha256').update(`${path}?${question.toString()}`).digest('base64url').slice(0, 12);
  const start = startOf(query.get('pageToken'), proof);
  const items = all.slice(start, start + size);
  const end = start + items.length;
  const token = Buffer.from(JSON.stringify([end, proof])).toString('base64url');
  return { items, ...(end < all.length ? { nextPageToken: token } : {}) };
}

function startOf(token: string | null, proof: string): number {
  if (token === null) return 0;
  const [start, of] = decoded(token) ?? [];
  if (start !== undefined && of === proof) return start;
  throw invalid('Invalid Input: pageToken');
}

/** Which page a request asks for, before anybody looks whether its token is any good. */
export function pageNumber(query: URLSearchParams): number {
  const token = query.get('pageToken');
  if (token === null) return 1;
  const [start] = decoded(token) ?? [0];
  return Math.floor(start / Number(query.get('maxResults') ?? 1000)) + 1;
}

function decoded(token: string): [start: number, of: unknown] | undefined {
  try {
    const [start, of] = JSON.parse(Buffer.from(token, 'base64url').toString()) as [unknown, unknown];
    return typeof start === 'number' ? [start, of] : undefined;
  } catch {
    return undefined;
  }
}

/** A whole number within the range that the method allows. */
export function sizeOf(query: URLSearchParams, usual: number, most: number): number {
  const text = query.get('maxResults');
  if (text === null) return usual;
  const size = Number(text);
  if (Number.isInteger(size) && size >= 1 && size <= most) return size;
  throw invalid(`Invalid value '${text}'. Values must be within the range: [1, ${most}]`, 'invalidParameter');
}

/** Pages, with tokens that say nothing to anybody else. */
import { createHash } from 'node:crypto';
import { DAY, type Seconds } from '../clock.ts';
import { invalid } from './errors.ts';
import { param, type Call } from './method.ts';

export interface PageRules {
  /** Without a `pageSize`. */
  default: number;
  /** Larger ones are cut to it, as https://google.aip.dev/158 has it … */
  max: number;
  /** … or refused, where the API's documentation says so. */
  above?: 'refused';
}

export interface Page<T> {
  items: readonly T[];
  next?: string;
}

interface Cursor {
  offset: number;
  /** What was asked: a token goes with the request that it came from. */
  of: string;
  at: Seconds;
}

/** Not documented by Google beyond "may expire". */
const TOKEN_LIFETIME = DAY;

export function paginate<T>(call: Call, found: readonly T[], rules: PageRules): Page<T> {
  const size = sizeOf(call, rules);
  const { offset } = cursorOf(call);
  const end = offset + size;
  const items = found.slice(offset, end);
  if (end >= found.length) return { items };
  const cursor: Cursor = { offset: end, of: fingerprint(call), at: call.now };
  return { items, next: Buffer.from(JSON.stringify(cursor)).toString('base64url') };
}

/** 1 for the first. For the request log alone: the real size of a page is the method's own affair. */
export function pageNumber(call: Call): number {
  const { offset } = cursorOf(call);
  if (offset === 0) return 1;
  return Math.floor(offset / Math.max(1, sizeOf(call, { default: 100, max: 100_000 }))) + 1;
}

function bodyToken({ body }: Call): string | undefined {
  const token = body['pageToken'];
  return typeof token === 'string' && token !== '' ? token : undefined;
}

function sizeOf(call: Call, { default: usual, max, above }: PageRules): number {
  const asked = Number(param(call, 'pageSize') ?? param(call, 'maxResults') ?? call.body['pageSize'] ?? 0);
  if (asked < 0) throw invalid('The page size must not be negative.');
  if (asked === 0) return usual;
  if (asked > max && above === 'refused') throw invalid(`The page size must be between 1 and ${max}.`);
  return Math.min(asked, max);
}

function cursorOf(call: Call): Cursor {
  const token = param(call, 'pageToken') ?? bodyToken(call);
  if (token === undefined || token === '') return { offset: 0, of: '', at: call.now };
  const cursor = decode(token);
  if (!cursor || cursor.of !== fingerprint(call) || call.now - cursor.at > TOKEN_LIFETIME) {
    throw invalid('The page token is invalid or has expired.');
  }
  return cursor;
}

function decode(token: string): Cursor | undefined {
  try {
    const value = JSON.parse(Buffer.from(token, 'base64url').toString()) as Partial<Cursor>;
    const { offset, of, at } = value;
    return typeof offset === 'number' && typeof of === 'string' && typeof at === 'number'
      ? { offset, of, at }
      : undefined;
  } catch {
    return undefined;
  }
}

const PAGING = new Set(['pageToken', 'pageSize', 'maxResults']);

function fingerprint({ method, path, query, body }: Call): string {
  const asked = Object.entries({ ...query, ...body }).filter(([name]) => !PAGING.has(name));
  const text = JSON.stringify([method.host, method.id, path, asked.toSorted(([a], [b]) => (a < b ? -1 : 1))]);
  return createHash('sha1').update(text).digest('base64url').slice(0, 12);
}

/** `nextPageToken` is absent on the last page. */
export const nextToken = ({ next }: { next?: string }): Record<string, string> =>
  next === undefined ? {} : { nextPageToken: next };

import { createHash } from 'node:crypto';
import { badRequest } from './errors.ts';

/** What a skip token says: where to go on, in which listing. Opaque to callers. */
interface Cursor {
  of: string;
  index: number;
  page: number;
  after: string;
}

/** The listing that a request is a page of: its path and options, the token aside. */
export function listingOf(pathname: string, search: URLSearchParams): string {
  const rest = [...search]
    .filter(([key]) => key.toLowerCase() !== '$skiptoken')
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha1')
    .update(pathname + JSON.stringify(rest))
    .digest('base64url')
    .slice(0, 10);
}

const seal = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');

function open(token: string): Cursor | undefined {
  try {
    const cursor = JSON.parse(Buffer.from(token, 'base64url').toString()) as Partial<Cursor>;
    return typeof cursor.of === 'string' && typeof cursor.index === 'number' ? (cursor as Cursor) : undefined;
  } catch {
    return undefined;
  }
}

/** 1 for a first page. */
export const pageOf = (search: URLSearchParams): number => {
  const token = search.get('$skiptoken');
  return token === null ? 1 : (open(token)?.page ?? 1);
};

/** The next page begins after the last row of this one, though rows may have gone meanwhile. */
export function paginate<T>(
  rows: readonly T[],
  listing: string,
  token: string | undefined,
  size: number,
  id: (row: T) => string,
): { rows: readonly T[]; next?: string } {
  const cursor = token === undefined ? { of: listing, index: 0, page: 1, after: '' } : open(token);
  if (cursor?.of !== listing) throw badRequest('Skip token is not valid.');
  const start = resume(rows, cursor, id);
  const page = rows.slice(start, start + size);
  const last = page.at(-1);
  if (last === undefined || start + page.length >= rows.length) return { rows: page };
  return {
    rows: page,
    next: seal({ of: listing, index: start + page.length, page: cursor.page + 1, after: id(last) }),
  };
}

function resume<T>(rows: readonly T[], { index, after }: Cursor, id: (row: T) => string): number {
  const before = rows[index - 1];
  if (index === 0 || (before !== undefined && id(before) === after)) return index;
  const moved = rows.findIndex((row) => id(row) === after);
  return moved >= 0 ? moved + 1 : Math.max(0, index - 1);
}

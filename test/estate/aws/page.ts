import { createHash } from 'node:crypto';
import { AwsError, common } from './errors.ts';
import type { Context } from './service.ts';
import type { Params } from './validate.ts';

export const TOKEN_NAMES = ['Marker', 'NextToken', 'nextToken'] as const;
const SIZE_NAMES = ['MaxItems', 'MaxResults', 'pageSize'] as const;

interface Cursor {
  /** Of which listing: a token of one is refused by another. */
  of: string;
  index: number;
  page: number;
  after?: string;
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

export function tokenOf(params: Params): string | undefined {
  return TOKEN_NAMES.map((key) => params[key]).find((token): token is string => typeof token === 'string');
}

/** 1 for a first page. */
export const pageOf = (params: Params): number => {
  const token = tokenOf(params);
  return token === undefined ? 1 : (open(token)?.page ?? 1);
};

function badToken(context: Context): AwsError {
  const own = ['InvalidNextTokenException'].find((code) => context.model.errors[code]);
  if (own) return new AwsError(own, 'The NextToken value is invalid.');
  if (context.model.errors['InvalidInputException']) {
    return new AwsError('InvalidInputException', 'You provided an invalid pagination token.', undefined, {
      Reason: 'INVALID_NEXT_TOKEN',
    });
  }
  return common(context.model, 'validation', 'Invalid Marker.');
}

function name(context: Context, params: Params): string {
  const rest = Object.entries(params).filter(
    ([key]) => ![...TOKEN_NAMES, ...SIZE_NAMES].includes(key as (typeof TOKEN_NAMES)[number]),
  );
  const text = `${context.account.id}/${context.region}/${context.operation}/${JSON.stringify(rest.toSorted(([a], [b]) => (a < b ? -1 : 1)))}`;
  return createHash('sha1').update(text).digest('base64url').slice(0, 10);
}

export interface Paging<T> {
  /** Page size when the caller asks for none. */
  size: number;
  /** What an item is known by, so that a page can go on where the last one ended though items have gone meanwhile. */
  key?: (item: T) => string;
  /** Starts with an empty page. */
  emptyFirst?: boolean;
  /** Fewer than were asked for. */
  short?: boolean;
}

export interface Page<T> {
  items: readonly T[];
  next?: string;
}

/** The page that a request asks for. Tokens are opaque, and tied to the listing and its filters. */
export function paginate<T>(context: Context, params: Params, items: readonly T[], paging: Paging<T>): Page<T> {
  const of = name(context, params);
  const token = tokenOf(params);
  const asked = SIZE_NAMES.map((size) => params[size]).find((size): size is number => typeof size === 'number');
  let size = asked ?? paging.size;
  if (paging.short && size > 1) size = Math.max(1, Math.floor(size * 0.7));
  const cursor = token === undefined ? { of, index: 0, page: 1 } : open(token);
  if (!cursor || cursor.of !== of) throw badToken(context);
  if (token === undefined && paging.emptyFirst) return { items: [], next: seal({ of, index: 0, page: 2 }) };
  const start = resume(items, cursor, paging.key);
  const page = items.slice(start, start + size);
  const end = start + page.length;
  if (end >= items.length) return { items: page };
  const last = page.at(-1);
  const after = last === undefined ? undefined : paging.key?.(last);
  const next: Cursor = { of, index: end, page: cursor.page + 1, ...(after === undefined ? {} : { after }) };
  return { items: page, next: seal(next) };
}

function resume<T>(items: readonly T[], { index, after }: Cursor, key: Paging<T>['key']): number {
  if (after === undefined || !key) return index;
  const before = items[index - 1];
  if (before !== undefined && key(before) === after) return index;
  const moved = items.findIndex((item) => key(item) === after);
  return moved >= 0 ? moved + 1 : Math.max(0, index - 1);
}

/** IAM's form of a page: `IsTruncated`, and `Marker` when there is more. */
export const marked = (page: Page<unknown>): { IsTruncated: boolean; Marker?: string } =>
  page.next === undefined ? { IsTruncated: false } : { IsTruncated: true, Marker: page.next };

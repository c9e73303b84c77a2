/** Rows → one page of them, with the way to the next as each style of paging has it. */
import type { Incoming } from '../wire.ts';
import { at, set } from './json.ts';
import { pagingOf, sizeOf, type Stream } from './manifest.ts';
import { statementSent, type Matched } from './match.ts';

export interface PageAsked {
  matched: Matched;
  url: URL;
  request: Incoming;
  rows: readonly unknown[];
  /** An answer as documented: everything around the rows is taken from it. */
  pattern: unknown;
  /** Rows on one page at most, whatever is asked for. */
  mostRows: number;
  /** A provider that forgets to move on. */
  stuck: boolean;
}

export interface PageGiven {
  body: unknown;
  headers: Record<string, string>;
  /** From 1. */
  page: number;
}

export function pageOf(asked: PageAsked): PageGiven {
  const { matched, url, rows, pattern, stuck } = asked;
  const { stream } = matched;
  const { paginate, records } = stream;
  const wanted = given(asked, sizeOf(paginate)?.param);
  const size =
    paginate.type === 'none' || stream.one === true ? Infinity : Math.min(Number(wanted ?? Infinity), asked.mostRows);
  const start = stuck ? 0 : startOf(asked, size);
  const some = rows.slice(start, start + size);
  const more = start + size < rows.length;
  const nextStart = start + size;
  let body = stream.one === true ? structuredClone(pattern) : set(structuredClone(pattern), records, some);
  if (stream.total !== undefined) body = set(body, stream.total, rows.length);
  const headers: Record<string, string> = {};
  const next = new URL(url);
  next.searchParams.set('estate_page', String(nextStart));
  switch (paginate.type) {
    case 'none':
      break;
    case 'link':
      // As GitLab and Okta write it, with others beside it.
      headers['link'] = `<${url.href}>; rel="self"${more ? `, <${next.href}>; rel="next"` : ''}`;
      break;
    case 'next_url':
      body = set(body, pagingOf(paginate, 'path'), more ? next.pathname + next.search : null);
      break;
    case 'cursor':
      if (typeof paginate['hasMore'] === 'string') body = set(body, paginate['hasMore'], more);
      if (paginate['of'] !== 'last_row')
        body = set(body, pagingOf(paginate, 'path'), more ? cursorFor(nextStart) : null);
      break;
    case 'page': {
      const first = Number(paginate['start'] ?? 1);
      const pages = Math.max(1, Math.ceil(rows.length / size));
      if (typeof paginate['totalPages'] === 'string') body = set(body, paginate['totalPages'], pages);
      if (typeof paginate['nextPage'] === 'string')
        body = set(body, paginate['nextPage'], more ? first + nextStart / size : null);
      break;
    }
    case 'offset':
      if (typeof paginate['hasMore'] === 'string') body = set(body, paginate['hasMore'], more);
      break;
    case 'graphql':
      body = set(body, pagingOf(paginate, 'pageInfo'), {
        hasNextPage: more,
        endCursor: more ? cursorFor(nextStart) : null,
      });
      break;
    case 'salesforce':
      body = set(set(body, 'done', !more), 'totalSize', rows.length);
      body = set(
        body,
        'nextRecordsUrl',
        more ? `${url.pathname.replace(/\/01g[0-9a-f]+-\d+$/, '')}/01g${handleOf(asked)}-${nextStart}` : undefined,
      );
      break;
    case 'partitions': {
      const count = Math.max(1, Math.ceil(rows.length / size));
      const list = Array.from({ length: count }, () => ({ rowCount: size }));
      body = set(body, (paginate['partitions'] ?? 'resultSetMetaData.partitionInfo') as string, list);
      body = set(body, (paginate['handle'] ?? 'statementHandle') as string, handleOf(asked));
      // Later partitions have the rows alone.
      if (matched.rest !== '') body = set({}, records, some);
    }
  }
  return { body, headers, page: Number.isFinite(size) ? Math.floor(start / size) + 1 : 1 };
}

/** Names the statement, so that later pages are those of the same one. */
const handleOf = ({ matched, url, request }: PageAsked): string =>
  Buffer.from(statementSent(matched.stream, url, request, matched.rest)).toString('hex');

const cursorFor = (start: number): string => Buffer.from(`row:${start}`).toString('base64url');

function startOf(asked: PageAsked, size: number): number {
  const { matched, url, rows } = asked;
  const { paginate } = matched.stream;
  const value = given(
    asked,
    paginate.type === 'graphql' ? String(paginate['variable'] ?? 'after') : (paginate['param'] as string | undefined),
  );
  switch (paginate.type) {
    case 'none':
      return 0;
    case 'link':
    case 'next_url':
      return Number(url.searchParams.get('estate_page') ?? 0);
    case 'cursor':
      if (value === undefined) return 0;
      if (paginate['of'] === 'last_row')
        return 1 + rows.findIndex((row) => at(row, pagingOf(paginate, 'path')) === value);
      return startIn(value);
    case 'graphql':
      return value === undefined ? 0 : startIn(value);
    case 'page':
      return value === undefined ? 0 : (Number(value) - Number(paginate['start'] ?? 1)) * size;
    case 'offset':
      return value === undefined ? 0 : Number(value) - Number(paginate['start'] ?? 0);
    case 'salesforce':
      return Number(/-(\d+)$/.exec(matched.rest)?.[1] ?? 0);
    default:
      return matched.rest === '' ? 0 : Number(url.searchParams.get('partition') ?? 0) * size;
  }
}

/** A cursor that was not given out is an error with every provider. */
function startIn(cursor: string): number {
  return Number(/^row:(\d+)$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1] ?? Number.NaN);
}

/** Where the parameters of this stream are: query, body or variables. */
function given(
  { matched, url, request }: Pick<PageAsked, 'matched' | 'url' | 'request'>,
  name: string | undefined,
): string | undefined {
  if (name === undefined) return undefined;
  const { paginate }: Stream = matched.stream;
  const inBody = paginate.type === 'graphql' || paginate['in'] === 'body';
  if (!inBody) return url.searchParams.get(name) ?? undefined;
  const value = at(JSON.parse(request.body || '{}'), paginate.type === 'graphql' ? `variables.${name}` : name);
  return value === undefined || value === null ? undefined : String(value);
}

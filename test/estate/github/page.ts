/** Pages and the Link header: https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api */
import { unprocessable } from './errors.ts';
import type { Listing, Wire } from './route.ts';

const DEFAULT = 30;
const MOST = 100;

const whole = (text: string | null, otherwise: number): number => {
  const value = Number(text ?? otherwise);
  return Number.isInteger(value) && value >= 1 ? value : otherwise;
};

const perPage = (query: URLSearchParams): number => Math.min(MOST, whole(query.get('per_page'), DEFAULT));

/** Cursors say where they point; clients may not know. */
const encode = (at: number): string => Buffer.from(`at:${at}`).toString('base64url');
function decode(cursor: string): number {
  const at = /^at:(\d+)$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
  if (at === undefined) throw unprocessable('Invalid cursor');
  return Number(at);
}

/** Where in the rows a page begins. */
function startOf(query: URLSearchParams, listing: Listing): number {
  const size = perPage(query);
  if (!listing.cursor) return (whole(query.get('page'), 1) - 1) * size;
  const after = query.get('after') ?? query.get('cursor');
  if (after) return decode(after);
  const before = query.get('before');
  return before ? Math.max(0, decode(before) - size) : 0;
}

/** 1 for a first page; what faults and the log know. */
export function pageOf(query: URLSearchParams): number {
  const after = query.get('after') ?? query.get('cursor');
  if (after) return Math.floor(decode(after) / perPage(query)) + 1;
  return whole(query.get('page'), 1);
}

export interface Page {
  body: Wire | readonly Wire[];
  headers: Record<string, string>;
}

/** @param self the address of this listing, as GitHub writes it into links: by ids, not by names */
export function paged(listing: Listing, query: URLSearchParams, self: string): Page {
  const { rows, under, cursor, total = 'total_count' } = listing;
  const size = perPage(query);
  const start = startOf(query, listing);
  const shown = rows.slice(start, start + size).map((row) => listing.render(row as never));
  const link = (rel: string, changes: Readonly<Record<string, string | null>>): string => {
    const search = new URLSearchParams(query);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) search.delete(name);
      else search.set(name, value);
    }
    return `<${self}?${search.toString()}>; rel="${rel}"`;
  };
  const links: string[] = [];
  const more = start + size < rows.length;
  if (cursor) {
    if (more) links.push(link('next', { [cursor]: encode(start + size), before: null }));
    if (start > 0) links.push(link('prev', { [cursor]: null, before: encode(start) }));
  } else {
    const page = Math.floor(start / size) + 1;
    const last = Math.ceil(rows.length / size);
    if (page > 1) links.push(link('prev', { page: String(page - 1) }));
    if (more) links.push(link('next', { page: String(page + 1) }), link('last', { page: String(last) }));
    if (page > 1) links.push(link('first', { page: '1' }));
  }
  return {
    body: under === undefined ? shown : { [total]: rows.length, [under]: shown },
    headers: links.length > 0 ? { link: links.join(', ') } : {},
  };
}

/** Both ways in which Slack pages. https://docs.slack.dev/apis/web-api/pagination */
import { SlackError } from './errors.ts';

type Args = Readonly<Record<string, string>>;
type Wire = Record<string, unknown>;

export interface Listing {
  /** The property that holds the rows. */
  key: string;
  rows: readonly unknown[];
  render: (row: never) => Wire;
  /** By page number and count, as the oldest methods do. */
  numbered?: true;
  /** Rows on a page unless told, and at most. */
  size: number;
  most: number;
  /** What the answer says besides. */
  more?: Wire;
}

export const listing = <T>(
  rows: readonly T[],
  render: (row: T) => Wire,
  rest: Omit<Listing, 'rows' | 'render'>,
): Listing => ({
  rows,
  render,
  ...rest,
});

const whole = (text: string | undefined, otherwise: number, most: number): number => {
  if (text === undefined) return otherwise;
  if (!/^\d+$/.test(text) || Number(text) < 1 || Number(text) > most) throw new SlackError('invalid_arguments');
  return Number(text);
};

/** Cursors say where they point; clients may not know. */
const encode = (at: number): string => Buffer.from(`next_ts:${at}`).toString('base64');
function decode(cursor: string): number {
  const at = /^next_ts:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString())?.[1];
  if (at === undefined) throw new SlackError('invalid_cursor');
  return Number(at);
}

/** Not more than 100 pages can be asked for. */
const MOST_PAGES = 100;

/** 1 for a first page. */
export function pageOf(args: Args, size: number): number {
  if (args['page'] !== undefined) return Number(args['page']) || 1;
  const { cursor } = args;
  return cursor === undefined || cursor === '' ? 1 : Math.floor(decode(cursor) / Number(args['limit'] ?? size)) + 1;
}

export function paged({ key, rows, render, numbered, size, most, more = {} }: Listing, args: Args): Wire {
  if (numbered === true) {
    const count = whole(args['count'], size, most);
    const page = whole(args['page'], 1, MOST_PAGES);
    const shown = rows.slice((page - 1) * count, page * count).map((row) => render(row as never));
    const pages = Math.max(1, Math.ceil(rows.length / count));
    return { [key]: shown, paging: { count, total: rows.length, page, pages }, ...more };
  }
  const limit = whole(args['limit'], size, most);
  const start = args['cursor'] ? decode(args['cursor']) : 0;
  const shown = rows.slice(start, start + limit).map((row) => render(row as never));
  const next = start + limit < rows.length ? encode(start + limit) : '';
  return { [key]: shown, response_metadata: { next_cursor: next }, ...more };
}

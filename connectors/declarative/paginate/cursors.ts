/** The answer has what the next request must send. */
import { withParameter } from '../ask.ts';
import { valueAt } from '../path.ts';
import type { Paginate } from '../schema/request.ts';
import { CannotGoOn, told } from './links.ts';
import type { Page, Pager } from './page.ts';

type Of<Type extends Paginate['type']> = Extract<Paginate, { type: Type }>;

export const byCursor =
  ({ param, path, of, hasMore, in: where }: Of<'cursor'>): Pager =>
  ({ ask, body, rows }) => {
    const more = hasMore === undefined ? undefined : told(body, hasMore);
    if (more === false) return undefined;
    const cursor = valueAt(of === 'answer' ? body : rows.at(-1), path);
    if (isCursor(cursor)) return withParameter(ask, param, cursor, where);
    if (more === true) throw new CannotGoOn('the provider says that there is more, and gives no cursor');
    return undefined;
  };

/** https://relay.dev/graphql/connections.htm */
export const byPageInfo =
  ({ variable, pageInfo }: Of<'graphql'>): Pager =>
  ({ ask, body }) => {
    if (!told(body, `${pageInfo}.hasNextPage`)) return undefined;
    const cursor = valueAt(body, `${pageInfo}.endCursor`);
    if (!isCursor(cursor)) throw new CannotGoOn('the provider says that there is more, and gives no cursor');
    return withParameter(ask, variable, cursor, 'variables');
  };

/**
 * Snowflake: the first answer lists the partitions; each further one has an address of its own.
 * https://docs.snowflake.com/en/developer-guide/sql-api/handling-responses#retrieving-additional-partitions
 */
export function byPartitions({ handle, partitions }: Of<'partitions'>): Pager {
  let known: { count: number; handle: string } | undefined;
  return ({ ask, body, index, first }: Page) => {
    const list = valueAt(body, partitions);
    const id = valueAt(body, handle);
    if (index === 0 && Array.isArray(list) && typeof id === 'string') known = { count: list.length, handle: id };
    if (known === undefined) throw new CannotGoOn('the answer does not say how many partitions there are');
    if (index + 1 >= known.count) return undefined;
    const url = new URL(first.url);
    url.pathname = `${first.url.pathname.replace(/\/+$/, '')}/${encodeURIComponent(known.handle)}`;
    url.search = '';
    url.searchParams.set('partition', String(index + 1));
    return { ...ask, url, method: 'GET', body: undefined };
  };
}

const isCursor = (value: unknown): value is string | number =>
  (typeof value === 'string' && value !== '') || typeof value === 'number';

/** Pages and rows that are counted by us. */
import { withParameter } from '../ask.ts';
import { valueAt } from '../path.ts';
import type { Paginate } from '../schema/request.ts';
import { told } from './links.ts';
import type { Page, Pager } from './page.ts';

type Of<Type extends Paginate['type']> = Extract<Paginate, { type: Type }>;

export const byPageNumber =
  ({ param, start, totalPages, nextPage, size, in: where }: Of<'page'>): Pager =>
  (page) => {
    const { ask, body, index } = page;
    // Where paging is not spoken of at all, nothing says that this was the last page: then by counting.
    if (nextPage !== undefined && valueAt(body, around(nextPage)) !== undefined) {
      const next = valueAt(body, nextPage);
      return typeof next === 'number' || (typeof next === 'string' && next !== '')
        ? withParameter(ask, param, next, where)
        : undefined;
    }
    const pages = totalPages === undefined ? undefined : Number(valueAt(body, totalPages));
    const ended = pages === undefined || Number.isNaN(pages) ? isLast(page, size?.value) : index + 1 >= pages;
    return ended ? undefined : withParameter(ask, param, start + index + 1, where);
  };

export const byOffset =
  ({ param, start, hasMore, size, in: where }: Of<'offset'>): Pager =>
  (page) => {
    const more = hasMore === undefined ? !isLast(page, size?.value) : told(page.body, hasMore);
    return more ? withParameter(page.ask, param, start + page.rowsSoFar, where) : undefined;
  };

/** `meta.pagination.next-page` → `meta.pagination` */
const around = (path: string): string => path.split('.').slice(0, -1).join('.') || '.';

/** An empty page, or the one that completes the total. Without a total: one that is shorter than was asked for. */
function isLast({ rows, rowsSoFar, total }: Page, size: number | undefined): boolean {
  if (rows.length === 0) return true;
  return total > 0 ? rowsSoFar >= total : rows.length < (size ?? 0);
}

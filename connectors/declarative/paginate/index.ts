/** The ways of paging, by name. */
import { withParameter, type Ask } from '../ask.ts';
import type { Paginate } from '../schema/request.ts';
import { byOffset, byPageNumber } from './counts.ts';
import { byCursor, byPageInfo, byPartitions } from './cursors.ts';
import { byLinkHeader, byNextUrl, bySalesforce, onlyPage } from './links.ts';
import type { Pager } from './page.ts';

export function pagerOf(paginate: Paginate): Pager {
  switch (paginate.type) {
    case 'none':
      return onlyPage;
    case 'link':
      return byLinkHeader;
    case 'next_url':
      return byNextUrl(paginate.path);
    case 'cursor':
      return byCursor(paginate);
    case 'page':
      return byPageNumber(paginate);
    case 'offset':
      return byOffset(paginate);
    case 'graphql':
      return byPageInfo(paginate);
    case 'salesforce':
      return bySalesforce;
    default:
      return byPartitions(paginate);
  }
}

/** The size of a page, and where counting begins. */
export function prepared(ask: Ask, paginate: Paginate): Ask {
  const where = 'in' in paginate ? paginate.in : paginate.type === 'graphql' ? 'variables' : 'query';
  const size = 'size' in paginate ? paginate.size : undefined;
  const sized = size === undefined ? ask : withParameter(ask, size.param, size.value, where);
  return paginate.type === 'page' ? withParameter(sized, paginate.param, paginate.start, where) : sized;
}

/** The provider says where the next page is: in a header, or in the answer. */
import { valueAt } from '../path.ts';
import type { Pager } from './page.ts';

/** What the manifest calls one page, and the provider does not. */
export const onlyPage: Pager = (page) => {
  if (byLinkHeader(page) !== undefined) throw new CannotGoOn('the provider has a further page, which was not read');
  return undefined;
};

/** https://www.rfc-editor.org/rfc/rfc8288 */
export const byLinkHeader: Pager = ({ ask, headers, follow }) => {
  for (const [, target = '', parameters = ''] of (headers.get('link') ?? '').matchAll(/<([^>]*)>([^<]*)/g)) {
    if (!/;\s*rel="?(?:[^"]*\s)?next(?:\s[^"]*)?"?\s*(?:[;,]|$)/i.test(parameters)) continue;
    // Sentry links to a next page behind the last one too: https://docs.sentry.io/api/pagination/
    return /;\s*results="false"/.test(parameters) ? undefined : { ...ask, url: follow(target) };
  }
  return undefined;
};

export const byNextUrl =
  (path: string): Pager =>
  ({ ask, body, follow }) => {
    const link = valueAt(body, path);
    return typeof link === 'string' && link !== '' ? { ...ask, url: follow(link) } : undefined;
  };

/** https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query.htm */
export const bySalesforce: Pager = (page) => {
  if (told(page.body, 'done')) return undefined;
  return byNextUrl('nextRecordsUrl')(page) ?? missing('nextRecordsUrl');
};

function missing(name: string): never {
  throw new CannotGoOn(`the provider says that there is more, and gives no ${name}`);
}

/** Whether there is more. An answer that leaves it out has not said that there is none. */
export function told(body: unknown, path: string): boolean {
  const value = valueAt(body, path);
  if (typeof value !== 'boolean') throw new CannotGoOn(`the answer does not say whether there is more (${path})`);
  return value;
}

/** There is more and no way to it, or no word of whether there is. */
export class CannotGoOn extends Error {}

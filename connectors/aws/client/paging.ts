/** One loop for all of AWS's ways to page, because each has the same two traps. */
import { ReadFailed } from '../../../core/errors.ts';

/** Every cursor parameter that the services use: IAM, then the JSON services, then the REST ones. */
export interface Cursors {
  IsTruncated?: boolean | undefined;
  Marker?: string | undefined;
  NextToken?: string | undefined;
  nextToken?: string | undefined;
}

/** Where to go on, as the parameter to send; `undefined` at the end. A page may be short or empty and still go on. */
export function nextPage(page: Cursors): Record<string, string> | undefined {
  if (page.Marker) return page.IsTruncated === false ? undefined : { Marker: page.Marker };
  if (page.NextToken) return { NextToken: page.NextToken };
  return page.nextToken ? { nextToken: page.nextToken } : undefined;
}

/** How many items to ask for, and as which parameter, e.g. `{ MaxItems: 1000 }`. */
export type PageSize = Readonly<Record<string, number>>;

/**
 * @param read asks for one page
 * @param halve true for an error that a smaller page may avoid
 * @throws ReadFailed when a cursor comes a second time: the listing would go round for ever
 */
export async function* pagesOf<Page extends Cursors>(
  read: (cursor: Record<string, string | number>) => Promise<Page>,
  size: PageSize,
  halve: (error: unknown) => boolean,
  operation: string,
): AsyncGenerator<Page> {
  const seen = new Set<string>();
  let cursor: Record<string, string> | undefined = {};
  let items = { ...size };
  while (cursor !== undefined) {
    let page: Page;
    try {
      page = await read({ ...items, ...cursor });
    } catch (error) {
      const smaller = halved(items);
      if (!halve(error) || smaller === undefined) throw error;
      items = smaller;
      continue;
    }
    if (page.IsTruncated === true && !page.Marker) {
      throw new ReadFailed('failed', `${operation} said that there is more but not where`);
    }
    cursor = nextPage(page);
    const token = cursor && Object.values(cursor)[0];
    if (token !== undefined && seen.has(token)) {
      throw new ReadFailed('failed', `${operation} gave the same cursor twice; the listing has no end`);
    }
    if (token !== undefined) seen.add(token);
    yield page;
  }
}

function halved(size: PageSize): Record<string, number> | undefined {
  const [entry] = Object.entries(size);
  return entry === undefined || entry[1] <= 1 ? undefined : { [entry[0]]: Math.floor(entry[1] / 2) };
}

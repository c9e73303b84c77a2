/** One loop for Google's one way to page. https://google.aip.dev/158 */
import { ReadFailed } from '../../../core/errors.ts';
import { ResponseTooLarge } from '../../../core/http/index.ts';

export interface Page {
  items: readonly unknown[];
  /** Where to go on; `undefined` at the end. A page may be short or empty and still go on. */
  next: string | undefined;
}

/** Pages that may still be asked for, by one listing or several. */
export interface PageAllowance {
  pages: number;
}

/**
 * @param read asks for one page
 * @param pageSize how many items to ask for; halved when a page is too large to take
 * @throws ReadFailed when a token comes a second time: the listing would go round for ever; `pending` when it goes on and
 *   nothing is left of the allowance
 */
export async function* rowsOf(
  read: (pageToken: string | undefined, pageSize: number | undefined) => Promise<Page>,
  pageSize: number | undefined,
  operation: string,
  allowance: PageAllowance = { pages: Infinity },
): AsyncGenerator {
  const seen = new Set<string>();
  let token: string | undefined;
  let size = pageSize;
  for (;;) {
    if (allowance.pages <= 0) throw new ReadFailed('pending', `${operation} has more pages than may be read now`);
    allowance.pages--;
    let page: Page;
    try {
      page = await read(token, size);
    } catch (error) {
      if (!(error instanceof ResponseTooLarge) || size === undefined || size <= 1) throw error;
      size = Math.floor(size / 2);
      continue;
    }
    token = page.next;
    if (token !== undefined && seen.has(token)) {
      throw new ReadFailed('failed', `${operation} gave the same page token twice; the listing has no end`);
    }
    if (token !== undefined) seen.add(token);
    yield* page.items;
    if (token === undefined) return;
  }
}

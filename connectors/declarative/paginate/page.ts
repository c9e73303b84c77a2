/** One answer, and what came before it. */
import type { Ask } from '../ask.ts';

export interface Page {
  ask: Ask;
  body: unknown;
  headers: Headers;
  rows: readonly unknown[];
  /** Pages before this one, and rows up to the end of this one. */
  index: number;
  rowsSoFar: number;
  /** How many the provider says there are; 0 when it does not. */
  total: number;
  /** What the first request was, for those that count from there. */
  first: Ask;
  /** Resolves a link of the provider; it stays where the first page was. @throws ReadFailed */
  follow: (link: string) => URL;
}

/** The next request, or `undefined` at the end. @throws ReadFailed when it cannot go on */
export type Pager = (page: Page) => Ask | undefined;

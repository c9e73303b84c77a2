/** Every row of one listing, page after page. Whatever keeps it from its end is a gap: the rows so far are good. */
import type { Run } from '../../core/connector.ts';
import { ReadFailed } from '../../core/errors.ts';
import type { Ask } from './ask.ts';
import type { Stream } from './manifest.ts';
import { pagerOf, prepared } from './paginate/index.ts';
import { CannotGoOn } from './paginate/links.ts';
import { rowsIn, type FoundRow } from './rows.ts';
import type { Send } from './reader.ts';
import { withoutSecrets, type Asked } from './verdict.ts';
import { valueAt } from './path.ts';

interface Listing {
  stream: Stream;
  first: Ask;
  send: Send;
  asked: Asked & { operation: string };
  follow: (link: string, from: URL) => URL;
  /** What the parent's row says of how many there are. */
  carried: Readonly<Record<string, unknown>>;
}

/** @throws ReadFailed when a page could not be read */
export async function* rowsOf(listing: Listing, run: Run): AsyncGenerator<FoundRow> {
  const { stream, first, send, asked, follow } = listing;
  const { paginate } = stream;
  const pager = pagerOf(paginate);
  const most = 'maxPages' in paginate ? paginate.maxPages : 1;
  const begin = prepared(first, paginate);
  const seen = new Set<string>();
  let [rowsSoFar, heard] = [0, false];
  let total: number | undefined;
  // Snowflake names the columns in the first answer only.
  let columns: unknown;
  for (let ask: Ask | undefined = begin, index = 0; ask !== undefined; index++) {
    const identity = `${ask.url.href} ${JSON.stringify(ask.body)}`;
    if (seen.has(identity)) {
      run.gap(stream.title, 'failed', 'the provider gave the same next page twice');
      return;
    }
    if (index >= most) {
      run.gap(stream.title, 'failed', `there are more than ${most} pages (maxPages)`);
      return;
    }
    seen.add(identity);
    const { verdict, headers } = await send(ask, asked, run);
    if (verdict === 'empty') break;
    const { body } = verdict;
    reportErrors(stream, body, run);
    if (stream.columns !== undefined) columns ??= valueAt(body, stream.columns);
    const page = rowsIn(stream, body, columns);
    yield* page.found;
    rowsSoFar += page.rows.length;
    const told = totalOf(stream, body, listing);
    if (told !== undefined) total = Math.max(total ?? 0, told);
    heard = true;
    try {
      const from = begin.url;
      const at = { ask, body, headers, rows: page.rows, index, rowsSoFar, total: total ?? 0, first: begin };
      ask = pager({ ...at, follow: (link) => follow(link, from) });
    } catch (error) {
      if (!(error instanceof CannotGoOn || error instanceof ReadFailed)) throw error;
      run.gap(stream.title, 'failed', error.message);
      return;
    }
  }
  if (stream.total !== undefined && total === undefined && heard)
    run.gap(stream.title, 'failed', `the answer does not say how many there are (${stream.total})`);
  else if (rowsSoFar < (total ?? 0))
    run.gap(stream.title, 'failed', `the provider says that there are ${total}, and listed ${rowsSoFar}`);
}

function totalOf({ total }: Stream, body: unknown, { carried }: Listing): number | undefined {
  if (total === undefined) return undefined;
  const parent = '$parent.';
  const told = total.startsWith(parent) ? carried[total.slice(parent.length)] : valueAt(body, total);
  return told === undefined || Number.isNaN(Number(told)) ? undefined : Number(told);
}

/** GraphQL tells of errors with 200, also beside data. @throws ReadFailed when there is no data at all */
function reportErrors({ title, request, records }: Stream, body: unknown, run: Run): void {
  const errors = request.kind === 'graphql' ? valueAt(body, 'errors') : undefined;
  if (!Array.isArray(errors) || errors.length === 0) return;
  const message = valueAt(errors, '0.message');
  const detail = typeof message === 'string' ? withoutSecrets(message) : 'the query was answered with errors';
  if (valueAt(body, records) === undefined) throw new ReadFailed('failed', `${title}: ${detail}`);
  run.gap(title, 'failed', detail);
}

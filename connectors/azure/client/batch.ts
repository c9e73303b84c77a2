/** Graph's $batch: 20 requests in a call, each with an answer, a Retry-After and further pages of its own. */
import { z } from 'zod';
import { ReadFailed } from '../../../core/errors.ts';
import { sameOriginLink } from '../../../core/http/index.ts';
import { pause } from '../../shared/pause.ts';
import { asReadFailed, errorIn } from './errors.ts';
import type { BatchAnswer, BatchItem } from './reader.ts';
import { send, type Connection } from './send.ts';

/** https://learn.microsoft.com/en-us/graph/json-batching#batch-size-limitations */
const IN_A_CALL = 20;
const CALLS_AT_ONCE = 4;
/** Tries by status. Being told to slow down is no reason to give up soon; a fault may be gone the next time. */
const TRIES: Readonly<Record<number, number>> = { 429: 10, 503: 10, 504: 10, 500: 3, 502: 3 };
/** When Graph does not say how long. */
const WAIT_MS = 2000;
const LONGEST_WAIT_MS = 300_000;

const Answer = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number(),
      headers: z.record(z.string(), z.unknown()).nullish(),
      body: z.unknown(),
    }),
  ),
});
type One = z.infer<typeof Answer>['responses'][number];
const Listing = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().min(1).optional() });

interface Pending {
  item: BatchItem;
  /** Of the page that is asked for. */
  path: string;
  rows: unknown[];
  tries: number;
  seen: Set<string>;
}

/** What came of one: it is done, or has to be asked (again). */
type Outcome = { done: BatchAnswer } | { again: Pending; waitMs: number };

export async function* batch(
  connection: Connection,
  items: AsyncIterable<BatchItem> | Iterable<BatchItem>,
  operation: string,
  version: 'v1.0' | 'beta' = 'v1.0',
): AsyncGenerator<BatchAnswer> {
  const source = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  let waiting: Pending[] = [];
  let ended = false;
  for (;;) {
    while (!ended && waiting.length < IN_A_CALL * CALLS_AT_ONCE) {
      const next = await source.next();
      if (next.done === true) ended = true;
      else waiting.push({ item: next.value, path: next.value.path, rows: [], tries: 0, seen: new Set() });
    }
    if (waiting.length === 0) return;
    const wave = waiting;
    waiting = [];
    let waitMs = 0;
    for (const outcome of (
      await Promise.all(inCalls(wave).map((call) => sendCall(connection, call, operation, version)))
    ).flat()) {
      if ('done' in outcome) {
        yield outcome.done;
        continue;
      }
      waiting.push(outcome.again);
      waitMs = Math.max(waitMs, outcome.waitMs);
    }
    if (waitMs > 0) await pause(Math.min(waitMs, LONGEST_WAIT_MS), connection.run.signal);
  }
}

function inCalls(wave: readonly Pending[]): Pending[][] {
  const calls: Pending[][] = [];
  for (let at = 0; at < wave.length; at += IN_A_CALL) calls.push(wave.slice(at, at + IN_A_CALL));
  return calls;
}

async function sendCall(
  connection: Connection,
  call: readonly Pending[],
  operation: string,
  version: string,
): Promise<Outcome[]> {
  // Numbered within the call: two items may ask the same.
  const requests = call.map(({ item, path }, index) => ({
    id: String(index),
    method: 'GET',
    url: path,
    ...(item.headers === undefined ? {} : { headers: item.headers }),
  }));
  const body = await send(connection, { service: 'graph', path: `/${version}/$batch`, operation, body: { requests } });
  const answers = new Map(understood(body, operation).map((one) => [one.id, one]));
  return call.map((pending, index) => outcomeOf(connection, pending, answers.get(String(index)), operation));
}

function understood(body: unknown, operation: string): One[] {
  const parsed = Answer.safeParse(body);
  if (parsed.success) return parsed.data.responses;
  throw new ReadFailed('failed', `${operation} ($batch) answered in a form that is not understood`);
}

function outcomeOf({ tenant, cloud }: Connection, pending: Pending, one: One | undefined, operation: string): Outcome {
  const { item, rows } = pending;
  const failed = (error: ReadFailed, status: number): Outcome => ({
    done: { id: item.id, rows, body: null, error, status },
  });
  if (one === undefined) return failed(new ReadFailed('failed', `${operation} was not answered for ${item.path}`), 0);
  const tries = pending.tries + 1;
  if (tries < (TRIES[one.status] ?? 0)) return { again: { ...pending, tries }, waitMs: retryAfter(one) };
  const said = errorIn(one.body, one.status);
  if (said !== undefined) return failed(asReadFailed(said, operation, tenant), one.status);
  const listing = Listing.safeParse(one.body);
  if (!listing.success) return { done: { id: item.id, rows, body: one.body, error: null, status: one.status } };
  rows.push(...listing.data.value);
  const next = listing.data['@odata.nextLink'];
  if (next === undefined) return { done: { id: item.id, rows, body: one.body, error: null, status: one.status } };
  if (pending.seen.has(next))
    return failed(
      new ReadFailed('failed', `${operation} gave the same link to the next page twice for ${item.path}`),
      one.status,
    );
  pending.seen.add(next);
  return { again: { ...pending, path: relative(cloud.origins.graph, next), tries: 0 }, waitMs: 0 };
}

/** The answer's own header; names are in any case. */
function retryAfter({ headers }: One): number {
  const [, value] = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'retry-after') ?? [];
  const seconds = Number(value);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : WAIT_MS;
}

/** As a batch wants it: pinned like every link, then without origin and version. */
function relative(home: string, link: string): string {
  const { pathname, search } = sameOriginLink(home, link);
  return pathname.replace(/^.*?\/(?:v1\.0|beta)(?=\/)/, '') + search;
}

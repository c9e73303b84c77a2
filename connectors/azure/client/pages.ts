/** Listings: one loop for Graph's and Resource Manager's ways to page, because both have the same traps. */
import { z } from 'zod';
import { ReadFailed } from '../../../core/errors.ts';
import { sameOriginLink } from '../../../core/http/index.ts';
import { apiErrorOf, DeltaExpired } from './errors.ts';
import type { Request } from './reader.ts';
import { answered, originOf, urlOf, type Connection } from './send.ts';

const Page = z.object({
  value: z.array(z.unknown()),
  '@odata.nextLink': z.string().min(1).optional(),
  /** Some resource providers end with an empty one. */
  nextLink: z.string().nullish(),
  '@odata.deltaLink': z.string().min(1).optional(),
});
type Page = z.infer<typeof Page>;

/** Every page; a page may be short or empty and still go on. */
async function* pages(connection: Connection, request: Request, first?: string): AsyncGenerator<Page> {
  const home = originOf(connection.cloud, request.service, request.host);
  const seen = new Set<string>();
  let link = first === undefined ? undefined : pinned(home, first);
  do {
    const { body, headers } = await answered(connection, request, link);
    const page = pageOf(body, request);
    const next = page['@odata.nextLink'] ?? (page.nextLink || undefined);
    link = next === undefined ? continued(connection, request, headers) : pinned(home, next);
    if (link !== undefined && seen.has(link)) {
      throw new ReadFailed(
        'failed',
        `${request.operation} gave the same link to the next page twice; the listing has no end`,
      );
    }
    if (link !== undefined) seen.add(link);
    yield page;
  } while (link !== undefined);
}

function continued({ cloud }: Connection, request: Request, headers: Headers): string | undefined {
  const { continuation, query } = request;
  const token = continuation && headers.get(continuation.header);
  return token ? urlOf(cloud, { ...request, query: { ...query, [continuation.parameter]: token } }) : undefined;
}

export async function* rows(connection: Connection, request: Request): AsyncGenerator {
  for await (const { value } of pages(connection, request)) yield* value;
}

/** https://learn.microsoft.com/en-us/graph/delta-query-overview */
export async function* delta(
  connection: Connection,
  from: string | Request,
): AsyncGenerator<unknown, { deltaLink: string }> {
  const request: Request =
    typeof from === 'string' ? { service: 'graph', path: '', operation: operationOf(from) } : from;
  let deltaLink: string | undefined;
  try {
    for await (const page of pages(connection, request, typeof from === 'string' ? from : undefined)) {
      deltaLink = page['@odata.deltaLink'];
      yield* page.value;
    }
  } catch (error) {
    if (apiErrorOf(error)?.status === 410)
      throw new DeltaExpired(`${request.operation} keeps changes for seven days, and the last reading is older`, error);
    throw error;
  }
  if (deltaLink !== undefined) return { deltaLink };
  throw new ReadFailed('failed', `${request.operation} ended without saying where to go on the next time`);
}

/** `/v1.0/servicePrincipals/delta?…` → `graph:servicePrincipals/delta` */
const operationOf = (link: string): string =>
  `graph:${/\/([A-Za-z0-9]+)\/(?:microsoft\.graph\.)?delta\b/.exec(link)?.[1] ?? 'changes'}/delta`;

function pinned(home: string, link: string): string {
  return sameOriginLink(home, link).href;
}

function pageOf(body: unknown, { operation }: Request): Page {
  const parsed = Page.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ReadFailed(
    'failed',
    `${operation} answered in a form that is not understood (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''})`,
  );
}

/** Calls Google's REST APIs on behalf of one run: signs, sends, renews, checks the answer. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { baseOf, type Endpoints } from './endpoints.ts';
import { asReadFailed, parseError } from './errors.ts';
import { rowsOf, type PageAllowance } from './paging.ts';
import type { TokenSource } from './tokens.ts';

export interface GoogleRequest {
  /** The first label of its host, e.g. `cloudasset`. */
  service: string;
  /** From `/v1/` on, with every variable part encoded. */
  path: string;
  query?: Readonly<Record<string, string | readonly string[]>>;
  /** As in permissions, e.g. `cloudasset:assets.list`. */
  operation: string;
  /** What has a quota of its own, e.g. the project's number. */
  limitKey?: string;
  /** See RequestTag. */
  maxBytes?: number;
}

export interface GoogleReader {
  /** @throws ReadFailed by Google's error reasons; Stopped when the run must end */
  get<T>(request: GoogleRequest, schema: z.ZodType<T>): Promise<T>;
  /** A POST that only reads (getIamPolicy, entries:list), or that signs (signJwt). It is tried again like a GET. */
  post<T>(request: GoogleRequest & { body: unknown }, schema: z.ZodType<T>): Promise<T>;
  /**
   * The items of every page, `nextPageToken` → `pageToken`; in the body when there is one.
   * @param request `pageSize` is halved when a page is too large to take; a page may be empty and yet not the last, so
   *   what must end sometime has an `allowance`
   * @throws ReadFailed when a token comes twice, and when the answer says that it is not whole
   */
  rows(
    request: GoogleRequest & {
      items: string;
      pageSize?: number;
      pageSizeName?: string;
      body?: Readonly<Record<string, unknown>>;
      allowance?: PageAllowance;
    },
  ): AsyncGenerator;
}

interface Parts {
  run: Run;
  endpoints: Endpoints;
  tokens: TokenSource;
  /** Sent only when configured: it demands `serviceusage.services.use` on that project. */
  quotaProject: string | undefined;
}

export function googleReader({ run, endpoints, tokens, quotaProject }: Parts): GoogleReader {
  async function send(request: GoogleRequest, body: unknown): Promise<Response> {
    const url = new URL(baseOf(request.service, endpoints) + request.path);
    for (const [name, values] of Object.entries(request.query ?? {})) {
      for (const value of typeof values === 'string' ? [values] : values) url.searchParams.append(name, value);
    }
    const attempt = async (token: string): Promise<Response> =>
      run.fetch(url, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(quotaProject === undefined ? {} : { 'x-goog-user-project': quotaProject }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: run.signal,
        door: {
          operation: request.operation,
          ...(request.limitKey === undefined ? {} : { limitKey: request.limitKey }),
          ...(request.maxBytes === undefined ? {} : { maxBytes: request.maxBytes }),
        },
      });
    const token = await tokens.token();
    const response = await attempt(token);
    if (response.status !== 401) return response;
    return attempt(await tokens.renew(token));
  }

  async function call<T>(request: GoogleRequest, body: unknown, schema: z.ZodType<T>): Promise<T> {
    const response = await send(request, body);
    const text = await response.text();
    if (!response.ok) throw asReadFailed(parseError(response.status, text), request.operation);
    const parsed = schema.safeParse(jsonOf(text, request.operation));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw new ReadFailed(
      'failed',
      `${request.operation} answered in a form that is not understood (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''})`,
    );
  }

  return {
    get: (request, schema) => call(request, undefined, schema),
    post: ({ body, ...request }, schema) => call(request, body, schema),
    rows({ items, pageSize, pageSizeName = 'pageSize', body, allowance, ...request }) {
      const Listing = z.object({
        // Google leaves an empty list out.
        [items]: z.array(z.unknown()).optional(),
        nextPageToken: z.string().optional(),
        // What could not be asked: https://google.aip.dev/217, and
        // https://docs.cloud.google.com/monitoring/api/ref_v3/rest/v3/ListTimeSeriesResponse
        unreachable: z.array(z.unknown()).optional(),
        executionErrors: z.array(z.unknown()).optional(),
      }) as z.ZodType<Record<string, unknown>>;
      const read = async (pageToken: string | undefined, size: number | undefined) => {
        const paging = {
          ...(size === undefined ? {} : { [pageSizeName]: String(size) }),
          ...(pageToken === undefined ? {} : { pageToken }),
        };
        const page =
          body === undefined
            ? await call({ ...request, query: { ...request.query, ...paging } }, undefined, Listing)
            : await call(request, { ...body, ...paging }, Listing);
        const missing = [page['unreachable'], page['executionErrors']].flat().filter((one) => one !== undefined);
        if (missing.length > 0)
          throw new ReadFailed('failed', `${request.operation} answered in part only: ${sayOf(missing[0])}`);
        const next = page['nextPageToken'] as string | undefined;
        return { items: (page[items] ?? []) as readonly unknown[], next: next || undefined };
      };
      return rowsOf(read, pageSize, request.operation, allowance);
    },
  };
}

/** Names of places, or `google.rpc.Status`. */
function sayOf(missing: unknown): string {
  const said = z.union([z.string(), z.object({ message: z.string() }).transform(({ message }) => message)]);
  return (said.safeParse(missing).data ?? 'it does not say what is missing').slice(0, 200);
}

function jsonOf(text: string, operation: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ReadFailed('failed', `${operation} answered with something that is not JSON`, {
      next: 'Check what stands between this machine and googleapis.com: a proxy or a login page may answer in its place.',
    });
  }
}

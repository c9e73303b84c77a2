/** Reads GitHub on behalf of one run: Octokit makes the requests, the door sends them. */
import { Octokit } from '@octokit/rest';
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { DiscoverError, ReadFailed } from '../../../core/errors.ts';
import { sameOriginLink } from '../../../core/http/index.ts';
import type { Allowance } from './allowance.ts';
import type { Api } from './endpoints.ts';
import { asReadFailed, GitHubError, githubErrorOf, type Asked } from './errors.ts';
import type { TokenSource } from './tokens.ts';

export interface Request {
  /** As in GitHub's OpenAPI description, e.g. `orgs/list-app-installations`. */
  operation: string;
  /** From the base on, with every variable part encoded. */
  path: string;
  query?: Readonly<Record<string, string>>;
  method?: 'POST';
  absent?: Asked['absent'];
}

export interface Reader {
  get<T>(request: Request, schema: z.ZodType<T>): Promise<T>;
  /**
   * The rows of every page.
   * @param request `under`: the property that holds them; `type`: expects as many of it as GitHub counts
   */
  rows(request: Request & { under?: string; type?: string }): AsyncGenerator;
  /** @throws ReadFailed when there are errors and no data */
  graphql<T>(
    operation: string,
    query: string,
    variables: Readonly<Record<string, unknown>>,
    schema: z.ZodType<T>,
  ): Promise<T>;
  readonly allowance: Allowance;
}

interface Parts {
  run: Run;
  api: Api;
  tokens: TokenSource;
  allowance: Allowance;
  granted: () => Asked['granted'];
  /** What shares one limit: the organization's installation, or the token. */
  limitKey: string;
}

/** https://docs.github.com/rest/about-the-rest-api/api-versions */
const VERSION = '2022-11-28';
/** The most that a page of any listing here may have. */
const PAGE = '100';

// Nothing of it is logged: the door does that, without secrets.
const octokit = new Octokit({ log: { debug() {}, info() {}, warn() {}, error() {} } });

interface Answer {
  headers: Readonly<Record<string, string | number | undefined>>;
  data: unknown;
}
const RequestError = z.object({
  status: z.number(),
  response: z.object({ headers: z.record(z.string(), z.coerce.string()), data: z.unknown() }),
});

export function githubReader({ run, api, tokens, allowance, granted, limitKey }: Parts): Reader {
  async function attempt(
    url: string,
    method: string,
    body: unknown,
    operation: string,
    token: string,
  ): Promise<Answer> {
    try {
      const answer = await octokit.request({
        method: method as 'GET',
        url,
        headers: { authorization: `Bearer ${token}`, 'x-github-api-version': VERSION },
        ...(body === undefined ? {} : { data: body }),
        request: {
          fetch: (to: string, init: RequestInit) =>
            run.fetch(to, { ...init, signal: run.signal, door: { operation, limitKey } }),
        },
      });
      return { headers: answer.headers, data: answer.data };
    } catch (error) {
      throw whatWasThrown(error);
    }
  }

  async function send(request: Request, url: string, body?: unknown): Promise<Answer> {
    const { operation, method = 'GET', absent } = request;
    const token = await tokens.token();
    try {
      const answer = await attempt(url, method, body, operation, token).catch(async (error: unknown) => {
        if (!(error instanceof GitHubError) || error.status !== 401) throw error;
        const renewed = await tokens.renew(token);
        if (renewed === undefined) throw error;
        return attempt(url, method, body, operation, renewed);
      });
      allowance.hear(answer.headers);
      return answer;
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
      allowance.hear(error.headers);
      throw asReadFailed(error, {
        operation,
        granted: granted(),
        isServer: api.isServer,
        ...(absent === undefined ? {} : { absent }),
      });
    }
  }

  const addressOf = ({ path, query }: Request, base = api.rest): string => {
    const url = new URL(base + path);
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
    return url.href;
  };

  function heed({ headers }: Answer, operation: string): void {
    if (!String(headers['x-github-sso'] ?? '').startsWith('partial-results')) return;
    run.gap(operation, 'denied', 'GitHub left out organizations that the token is not authorized for (single sign-on)');
  }

  return {
    allowance,
    async get(request, schema) {
      const answer = await send(request, addressOf(request));
      heed(answer, request.operation);
      return understood(answer.data, schema, request.operation);
    },
    async *rows({ under, type, ...request }) {
      const Page = under === undefined ? z.array(z.unknown()) : z.object({ [under]: z.array(z.unknown()) });
      const seen = new Set<string>();
      let url: string | undefined = addressOf({ ...request, query: { ...request.query, per_page: PAGE } });
      while (url !== undefined) {
        if (seen.has(url))
          throw new ReadFailed('failed', `${request.operation} leads to the same page twice; it has no end`);
        seen.add(url);
        const answer: Answer = await send(request, url);
        heed(answer, request.operation);
        const page = understood<unknown[] | Record<string, unknown[]>>(answer.data, Page as never, request.operation);
        if (seen.size === 1 && type !== undefined) expectTotal(answer.data, type, request.operation, run);
        yield* under === undefined ? (page as unknown[]) : ((page as Record<string, unknown[]>)[under] ?? []);
        const next = /<([^<>]+)>;\s*rel="next"/.exec(String(answer.headers['link'] ?? ''))?.[1];
        url = next === undefined ? undefined : sameOriginLink(api.rest, next).href;
      }
    },
    async graphql(operation, query, variables, schema) {
      const request: Request = { operation, path: '', method: 'POST' };
      const { data } = await send(request, api.graphql, { query, variables });
      const answer = understood(data, GraphqlAnswer, operation);
      const [error] = answer.errors ?? [];
      if (answer.data === null || answer.data === undefined) {
        const because = error?.type === 'FORBIDDEN' || error?.type === 'NOT_FOUND' ? 'denied' : 'failed';
        throw new ReadFailed(because, `${operation}: ${error?.message ?? 'no data'}`);
      }
      return understood(answer.data, schema, operation);
    },
  };
}

const GraphqlAnswer = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.looseObject({ type: z.string().optional(), message: z.string().catch('') })).optional(),
});

function expectTotal(data: unknown, type: string, operation: string, run: Run): void {
  const total = z.object({ total_count: z.int().nonnegative() }).safeParse(data).data?.total_count;
  if (total !== undefined) run.expect(type, total, operation);
}

/** Octokit wraps what the door throws, and puts the whole request, token included, into its own errors. */
function whatWasThrown(error: unknown): unknown {
  if (error instanceof DiscoverError) return error;
  const parsed = RequestError.safeParse(error);
  if (!parsed.success) return error instanceof Error && error.cause !== undefined ? error.cause : error;
  const { status, response } = parsed.data;
  const message = z.object({ message: z.string() }).safeParse(response.data).data?.message;
  const page = typeof response.data === 'string' && /^\s*</.test(response.data);
  return new GitHubError(
    status,
    message ?? (page ? `HTTP ${status} with a web page` : `HTTP ${status}`),
    response.headers,
  );
}

export function understood<T>(data: unknown, schema: z.ZodType<T>, operation: string): T {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  if (typeof data === 'string') {
    throw new ReadFailed('failed', `${operation} answered with something that is not JSON`, {
      next: 'Check the endpoint of this source and what stands before it: a proxy or a login page may answer in its place.',
    });
  }
  const [issue] = parsed.error.issues;
  throw new ReadFailed(
    'failed',
    `${operation} answered in a form that is not understood (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''})`,
  );
}

/** Gone, or hidden: GitHub does not tell which. */
export const isMissing = (error: unknown): boolean => githubErrorOf(error)?.status === 404;

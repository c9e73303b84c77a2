/** How a collector reads a tenant: one request, a listing, changes, a batch, a query. */
import type { z } from 'zod';
import type { ReadFailed } from '../../../core/errors.ts';
import type { Service } from './clouds.ts';

export type { Service } from './clouds.ts';

export interface Request {
  service: Service;
  /** Under the service's origin: `/v1.0/applications`, `/beta/reports/…`, `/subscriptions`. */
  path: string;
  /** `$select`, `api-version` … */
  query?: Readonly<Record<string, string>>;
  /** For metering, limits and permissions: `graph:applications`, `arm:roleAssignments`, `arg:resources`. */
  operation: string;
  /** E.g. ConsistencyLevel; sent again with every page. */
  headers?: Readonly<Record<string, string>>;
  limitKey?: string;
  /**
   * For services whose resources have hosts of their own: `keys-1.vault.azure.net`, `vssps.dev.azure.com`. With an
   * endpoint override that is called instead, and told the host in the Host header, as a gateway is.
   */
  host?: string;
  /** The next page of a listing is told in a header, and asked for in the query. */
  continuation?: { header: string; parameter: string };
}

export interface Reader {
  /** Id of the tenant that is read. */
  readonly tenant: string;
  /** @throws ReadFailed by the error's code; Stopped when the run must end */
  get<T>(request: Request, schema: z.ZodType<T>): Promise<T>;
  /** For POSTs that only read. */
  post<T>(request: Request & { body: unknown }, schema: z.ZodType<T>): Promise<T>;
  /** Rows of every page: `value[]`, then `@odata.nextLink` or `nextLink`, or else the request's `continuation`. */
  rows(request: Request): AsyncGenerator;
  /**
   * Rows that changed since the link; with a request, every row there is. Ends with the link for the next time.
   * @throws DeltaExpired when the link is too old
   */
  delta(from: string | Request): AsyncGenerator<unknown, { deltaLink: string }>;
  /** Graph GETs, 20 in a call. Answers come in no certain order; one that is refused does not end the others. */
  batch(
    items: AsyncIterable<BatchItem> | Iterable<BatchItem>,
    operation: string,
    version?: 'v1.0' | 'beta',
  ): AsyncGenerator<BatchAnswer>;
  /** Azure Resource Graph: every row of a KQL query over the whole tenant. The query must end in an order by id. */
  query(kql: string, options?: { authorizationScopeFilter?: string; operation?: string }): AsyncGenerator;
}

export interface BatchItem {
  id: string;
  /** Relative to the version: `/servicePrincipals/…/owners?$select=id`. */
  path: string;
  headers?: Readonly<Record<string, string>>;
}

export interface BatchAnswer {
  id: string;
  /** Of a listing: those of all its pages. */
  rows: unknown[];
  body: unknown;
  error: ReadFailed | null;
  status: number;
}

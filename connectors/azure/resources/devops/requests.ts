/** Requests to Azure DevOps: which host, or behind a gateway which folder, and how its listings go on. */
import { z } from 'zod';
import type { Run } from '../../../../core/connector.ts';
import { ReadFailed } from '../../../../core/errors.ts';
import type { Scope } from '../../../../core/model.ts';
import { apiErrorOf } from '../../client/errors.ts';
import type { Request } from '../../client/reader.ts';
import type { Session } from '../../client/session.ts';

/** `vssps` knows the people and their tokens. https://learn.microsoft.com/en-us/azure/devops/organizations/security/allow-list-ip-url */
export type Host = 'dev.azure.com' | 'vssps.dev.azure.com';
const folders: Readonly<Record<Host, string>> = { 'dev.azure.com': '/devops', 'vssps.dev.azure.com': '/vssps' };

export interface DevopsRequest {
  host: Host;
  path: string;
  operation: string;
  query: Readonly<Record<string, string>>;
}

export function devopsRequest({ cloud }: Session, { host, path, operation, query }: DevopsRequest): Request {
  const request = { service: 'devops', operation: `devops:${operation}`, query } as const;
  return cloud.overridden.has('devops') ? { ...request, path: folders[host] + path } : { ...request, path, host };
}

export const Listing = z.object({ value: z.array(z.unknown()) });

/**
 * Every row. Only a header tells whether there is more: pages are now and then shorter than they could be.
 * https://learn.microsoft.com/en-us/rest/api/azure/devops/graph/users/list
 */
export async function* devopsRows(
  { session, scope, run }: { session: Session; scope: Scope; run: Run },
  request: DevopsRequest,
): AsyncGenerator {
  let next: string | null = null;
  // Readers give the body of an answer; its header is noted when it comes by.
  const listening: Run = {
    ...run,
    fetch: async (input, init) => {
      const response = await run.fetch(input, init);
      next = response.headers.get('x-ms-continuationtoken') || null;
      return response;
    },
  };
  const reader = session.in(scope, listening);
  const seen = new Set<string>();
  for (let token: string | null = null; ; token = next) {
    const query = { ...request.query, ...(token === null ? {} : { continuationToken: token }) };
    const { value } = await reader.get(devopsRequest(session, { ...request, query }), Listing);
    yield* value;
    if (next === null) return;
    if (seen.has(next)) throw endless(request.operation);
    seen.add(next);
  }
}

export const endless = (operation: string): ReadFailed =>
  new ReadFailed('failed', `devops:${operation} gave the same token for the next page twice; the listing has no end`);

/** Whoever may not, or is no member of the organization, is told 401, although the sign-in is good. */
export function asRefusal(error: ReadFailed, group: string): ReadFailed {
  if (apiErrorOf(error)?.status !== 401) return error;
  return new ReadFailed('denied', `refused without ${group} in the organization: ${error.message}`, {
    next: `Make the caller a member of ${group} in the organization.`,
    cause: error.cause,
  });
}

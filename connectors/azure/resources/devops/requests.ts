/** Requests to Azure DevOps: which host, or behind a gateway which folder, and how its listings go on. */
import { z } from 'zod';
import { ReadFailed } from '../../../../core/errors.ts';
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
 * Of listings that go on by a header. Only that tells whether there is more: pages are now and then shorter than they
 * could be. https://learn.microsoft.com/en-us/rest/api/azure/devops/graph/users/list
 */
export const devopsListing = (session: Session, request: DevopsRequest): Request => ({
  ...devopsRequest(session, request),
  continuation: { header: 'x-ms-continuationtoken', parameter: 'continuationToken' },
});

/** Whoever may not, or is no member of the organization, is told 401, although the sign-in is good. */
export function asRefusal(error: ReadFailed, group: string): ReadFailed {
  if (apiErrorOf(error)?.status !== 401) return error;
  return new ReadFailed('denied', `refused without ${group} in the organization: ${error.message}`, {
    next: `Make the caller a member of ${group} in the organization.`,
    cause: error.cause,
  });
}

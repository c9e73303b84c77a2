/**
 * Microsoft's client for Azure roles, on top of our reader: the reader signs in, paces, pins links and tells errors apart,
 * the client knows the API versions and pages. Loaded only where it is used.
 */
import type { AuthorizationManagementClient } from '@azure/arm-authorization';
import { bearerTokenAuthenticationPolicyName, createHttpHeaders, type HttpClient } from '@azure/core-rest-pipeline';
import { z } from 'zod';
import { ReadFailed } from '../../../../core/errors.ts';
import { sameOriginLink } from '../../../../core/http/index.ts';
import type { Reader } from '../../client/reader.ts';
import type { Session } from '../../client/session.ts';

/** @param subscription where it lists "for the subscription"; any id does for calls that name their scope */
export async function authorizationClient(
  { cloud }: Session,
  reader: Reader,
  subscription = reader.tenant,
): Promise<AuthorizationManagementClient> {
  const { AuthorizationManagementClient: Client } = await import('@azure/arm-authorization');
  const origin = cloud.origins.arm;
  const client = new Client({ getToken: () => Promise.resolve(null) }, subscription, {
    endpoint: origin,
    $host: origin,
    httpClient: through(reader, origin),
    retryOptions: { maxRetries: 0 },
  });
  client.pipeline.removePolicy({ name: bearerTokenAuthenticationPolicyName });
  return client;
}

function through(reader: Reader, origin: string): HttpClient {
  return {
    async sendRequest(request) {
      if (request.method !== 'GET') throw new ReadFailed('failed', `${request.method} is not for readers`);
      const { pathname, searchParams } = sameOriginLink(origin, request.url);
      const base = new URL(origin).pathname.replace(/\/$/, '');
      const body = await reader.get(
        {
          service: 'arm',
          path: pathname.slice(base.length),
          query: Object.fromEntries(searchParams),
          operation: `arm:${pathname.slice(pathname.lastIndexOf('/') + 1)}`,
        },
        z.unknown(),
      );
      return { request, status: 200, headers: createHttpHeaders(), bodyAsText: JSON.stringify(body) };
    },
  };
}

/** What the client made flat, as the API had it; dates as text again. */
export function unflattened({ id, ...properties }: { id?: string }): { id: string | undefined; properties: unknown } {
  return { id, properties: JSON.parse(JSON.stringify(properties)) as unknown };
}

/** The root management group has the id of the tenant. */
export const rootGroup = (tenant: string): string => `providers/Microsoft.Management/managementGroups/${tenant}`;

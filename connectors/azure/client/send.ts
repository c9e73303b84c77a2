/** One request to one service of a tenant: signed in, paced, renewed once when refused, and its answer checked. */
import type { AccessToken } from '@azure/core-auth';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { Access } from './access.ts';
import type { Cloud, Service } from './clouds.ts';
import { asReadFailed, errorIn } from './errors.ts';
import type { Pace } from './pace.ts';
import type { Request } from './reader.ts';

export interface Connection {
  tenant: string;
  access: Access;
  cloud: Cloud;
  pace: (service: Service) => Pace;
  run: Run;
}

/** A page of a thousand rows with certificates in it. */
const MAX_BYTES = 64 * 2 ** 20;

/** @param url in place of the path and query of the request: a link to the next page, already pinned */
export async function send(
  connection: Connection,
  request: Request & { body?: unknown },
  url?: string,
): Promise<unknown> {
  return (await answered(connection, request, url)).body;
}

export async function answered(
  connection: Connection,
  request: Request & { body?: unknown },
  url = urlOf(connection.cloud, request),
): Promise<{ body: unknown; headers: Headers }> {
  const { access, run, tenant } = connection;
  const token = await access.token(request.service, run);
  let response = await once(connection, request, url, token);
  if (response.status === 401) {
    const claims = claimsOf(response.headers.get('www-authenticate'));
    const renewed = await access.renew(request.service, run, token, claims);
    response = await once(connection, request, url, renewed);
  }
  const body = parsed(await response.text(), response, request);
  const said = errorIn(body, response.status);
  if (said !== undefined) throw asReadFailed(said, request.operation, tenant);
  return { body, headers: response.headers };
}

async function once(
  connection: Connection,
  request: Request & { body?: unknown },
  url: string,
  { token }: AccessToken,
): Promise<Response> {
  const { run, cloud, tenant } = connection;
  const pace = connection.pace(request.service);
  await pace.turn(run.signal);
  const overridden = cloud.overridden.has(request.service);
  const response = await run.fetch(url, {
    method: request.body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      // Whoever works with the directory goes before us. https://learn.microsoft.com/en-us/graph/throttling#request-priority
      ...(request.service === 'graph' ? { 'x-ms-throttle-priority': 'low' } : {}),
      ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(request.host !== undefined && overridden ? { host: request.host } : {}),
      ...request.headers,
    },
    signal: run.signal,
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    door: { operation: request.operation, limitKey: request.limitKey ?? tenant, maxBytes: MAX_BYTES },
  });
  pace.heed(response.headers);
  return response;
}

export function urlOf(cloud: Cloud, { service, path, query = {}, host }: Request): string {
  const url = new URL(originOf(cloud, service, host) + path);
  // As the services document them: `$select`, not `%24select`, and blanks as %20.
  const pairs = Object.entries(query).map(
    ([key, value]) =>
      `${key}=${encodeURIComponent(value).replaceAll('%24', '$').replaceAll('%2C', ',').replaceAll('%2F', '/').replaceAll('%3A', ':')}`,
  );
  url.search = [url.search.slice(1), ...pairs].filter(Boolean).join('&');
  return url.href;
}

export function originOf(cloud: Cloud, service: Service, host: string | undefined): string {
  if (host === undefined || cloud.overridden.has(service)) return cloud.origins[service];
  const suffixes = cloud.hostSuffixes[service] ?? [];
  const name = host.toLowerCase();
  const ours = suffixes.some((suffix) => (suffix.startsWith('.') ? name.endsWith(suffix) : name === suffix));
  if (ours && /^[a-z0-9.-]+$/.test(name)) return `https://${name}`;
  throw new ReadFailed(
    'failed',
    `${name.slice(0, 200)} is no host of the service ${service} in this cloud, and was not called`,
  );
}

/** https://learn.microsoft.com/en-us/entra/identity-platform/claims-challenge: base64 in the header, JSON in the request. */
function claimsOf(challenge: string | null): string | undefined {
  if (challenge === null || !/insufficient_claims/.test(challenge)) return undefined;
  const encoded = /claims="([^"]+)"/.exec(challenge)?.[1];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8');
}

function parsed(text: string, { status }: Response, { operation }: Request): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ReadFailed(
      'failed',
      `${operation} answered with ${/^\s*</.test(text) ? 'a web page' : 'something'} instead of data (HTTP ${status})`,
      {
        next: 'A proxy or captive portal may have answered; sign in to it, or let this host through.',
      },
    );
  }
}

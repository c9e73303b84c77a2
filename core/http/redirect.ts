/** Redirects: followed inside one origin, refused elsewhere. */
import { ReadFailed } from '../errors.ts';
import { sameOriginLink } from './origins.ts';
import type { Outgoing } from './request.ts';

const redirects = new Set([301, 302, 303, 307, 308]);
const mostHops = 5;

/**
 * Where this answer sends us, or `undefined` when it is no redirect or the caller wants to see it. Built-in `fetch` is
 * not let to follow: across origins it drops `authorization` but sends `x-api-key` and its like along.
 *
 * @param hop 1 for the first redirect of a call
 * @throws ReadFailed when it leads to another origin, cannot be repeated there safely, or never ends
 */
export function nextHop(request: Outgoing, response: Response, hop: number): URL | undefined {
  const location = response.headers.get('location');
  if (!redirects.has(response.status) || location === null || request.manualRedirect) return undefined;
  const from = `${request.method} ${request.url.host}${request.url.pathname}`;
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    throw new ReadFailed('failed', `${from} answered with a redirect, which is followed for GET only`, {
      next: 'Put the address it leads to into the endpoint of this source, if it is the right one.',
    });
  }
  if (hop > mostHops) throw new ReadFailed('failed', `${from} was redirected more than ${mostHops} times`);
  // A relative Location is relative to the request; the origin to keep to is that of the request, which was admitted.
  const url = URL.parse(location, request.url.href);
  if (url !== null && url.origin !== request.url.origin) {
    throw new ReadFailed('failed', `${from} was redirected to ${url.origin}; nothing was sent there`, {
      next: `If ${url.origin} is the right one, put it into the endpoint of this source.`,
    });
  }
  return sameOriginLink(request.url, location);
}

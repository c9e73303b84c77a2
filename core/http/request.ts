/** The arguments of `fetch`, put into one form and made safe to send. */
import manifest from '../../package.json' with { type: 'json' };
import type { RequestTag } from '../connector.ts';
import { ReadFailed } from '../errors.ts';
import type { Origins } from './origins.ts';

export interface Outgoing {
  url: URL;
  method: string;
  headers: Headers;
  body: RequestInit['body'];
  /** False for a stream, which can be sent only once. */
  replayable: boolean;
  /** True when the caller deals with redirects: they are handed on as they are. */
  manualRedirect: boolean;
  signal: AbortSignal | undefined;
  tag: RequestTag;
}

type Init = RequestInit & { door?: RequestTag };

const userAgent = `nhi-discover/${manifest.version} (+https://www.npmjs.com/package/${manifest.name})`;

/** Of `init` only what is named here is used: an agent or dispatcher of its own could switch off TLS checks. */
export async function outgoing(input: string | URL | Request, init: Init, origins: Origins): Promise<Outgoing> {
  const request = input instanceof Request ? input : undefined;
  const url = origins.admit(request?.url ?? (input as string | URL));
  const method = (init.method ?? request?.method ?? 'GET').toUpperCase();
  let body = init.body;
  if (body === undefined && request?.body) body = await request.arrayBuffer();
  const headers = headersOf(init.headers ?? request?.headers, url.host);
  if (!headers.has('user-agent')) headers.set('user-agent', userAgent);
  return {
    url,
    method,
    headers,
    body,
    replayable: isReplayable(body),
    manualRedirect: (init.redirect ?? request?.redirect) === 'manual',
    signal: init.signal ?? request?.signal,
    tag: init.door ?? { operation: `${method} ${url.host}` },
  };
}

function headersOf(headers: RequestInit['headers'], host: string): Headers {
  try {
    return new Headers(headers);
  } catch {
    // The original message quotes the header, which may be a token.
    throw new ReadFailed(
      'failed',
      `a request to ${host} was not sent: one of its headers has characters that are not allowed`,
      {
        next: 'Look for a line break or a space in the token or key that signs in to this source.',
      },
    );
  }
}

function isReplayable(body: RequestInit['body']): boolean {
  if (body === null || body === undefined || typeof body === 'string') return true;
  return (
    [URLSearchParams, ArrayBuffer, Blob, FormData].some((kind) => body instanceof kind) || ArrayBuffer.isView(body)
  );
}

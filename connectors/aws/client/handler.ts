/** Routes what an AWS SDK sends through the run's `fetch`, so that limits, pinning, caps and metering hold for it too. */
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { withoutBadDates } from './bad-dates.ts';

/** What `send` hands through `client.send(command, options)`. Credential providers of the SDK hand over nothing. */
export interface CallOptions {
  run: Run;
  /** As in IAM policies, e.g. `iam:ListAccessKeys`. */
  operation: string;
  /** The account number: AWS counts requests for each account. */
  limitKey: string;
  maxBytes?: number;
  abortSignal: AbortSignal;
}

/** The part of a smithy HttpRequest that we use. */
interface SdkRequest {
  method: string;
  protocol: string;
  hostname: string;
  port?: number;
  path: string;
  query?: Record<string, string | string[] | null>;
  headers: Record<string, string>;
  body?: unknown;
}

interface SdkResponse {
  response: { statusCode: number; reason: string; headers: Record<string, string>; body: Uint8Array };
}

/** @param home the run of the sign-in, for calls that come without one */
export function requestHandler(home: Run): {
  handle(request: SdkRequest, options?: Partial<CallOptions>): Promise<SdkResponse>;
} {
  return {
    async handle(request, options = {}) {
      const run = options.run ?? home;
      const response = await run.fetch(urlOf(request), {
        method: request.method,
        headers: sendable(request.headers),
        signal: options.abortSignal ?? run.signal,
        ...(request.body === undefined || request.method === 'GET'
          ? {}
          : { body: request.body as string | Uint8Array<ArrayBuffer> }),
        door: {
          operation: options.operation ?? operationOf(request),
          retries: 'caller',
          ...(options.limitKey === undefined ? {} : { limitKey: options.limitKey }),
          ...(options.maxBytes === undefined ? {} : { maxBytes: options.maxBytes }),
        },
      });
      const type = response.headers.get('content-type') ?? '';
      if (response.ok && type.startsWith('text/html')) throw notAws(request);
      const body = new Uint8Array(await response.arrayBuffer());
      return {
        response: {
          statusCode: response.status,
          reason: response.statusText,
          headers: Object.fromEntries(response.headers),
          body: response.ok ? withoutBadDates(body, type) : body,
        },
      };
    },
  };
}

/** A parser would find no list in it, and no list must not look like an empty one. */
function notAws(request: SdkRequest): ReadFailed {
  return new ReadFailed('failed', `${request.hostname} answered with a web page instead of data`, {
    next: 'A proxy or captive portal may have answered; sign in to it, or let this host through.',
  });
}

/** `fetch` sets these itself, from what it sends. */
function sendable(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(?:host|expect)$/i.test(name)));
}

export function urlOf({ protocol, hostname, port, path, query = {} }: SdkRequest): string {
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).map((v) => (v === null ? encode(key) : `${encode(key)}=${encode(v)}`)),
  );
  return `${protocol}//${hostname}${port ? `:${port}` : ''}${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
}

/** As SigV4 signs it. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${(c.codePointAt(0) ?? 0).toString(16).toUpperCase()}`);
}

/** The name of a call that a credential provider of the SDK makes. */
function operationOf(request: SdkRequest): string {
  const action = typeof request.body === 'string' ? /(?:^|&)Action=(\w+)/.exec(request.body)?.[1] : undefined;
  if (action !== undefined) return `sts:${action}`;
  if (request.path.endsWith('/federation/credentials')) return 'sso:GetRoleCredentials';
  return `${request.method} ${request.hostname}`;
}

/** Routes what Microsoft's own packages send through the run's `fetch`, so that limits, pinning, caps and metering hold for it too. */
import type { HttpClient, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline';
import type { Run } from '../../../core/connector.ts';
import type { Cloud } from './clouds.ts';

export interface RoutedClient extends HttpClient {
  /** What the door itself threw last: its words beat those that a package makes of them. */
  failure: unknown;
}

/** @param operation e.g. `login:token` */
export function httpClient(run: Run, cloud: Cloud, operation: string): RoutedClient {
  const client: RoutedClient = {
    failure: undefined,
    async sendRequest(request) {
      try {
        return await send(request, run, cloud, operation);
      } catch (error) {
        client.failure = error;
        throw error;
      }
    },
  };
  return client;
}

async function send(request: PipelineRequest, run: Run, cloud: Cloud, operation: string): Promise<PipelineResponse> {
  const { createHttpHeaders } = await import('@azure/core-rest-pipeline');
  const response = await run.fetch(addressOf(request.url, cloud), {
    method: request.method,
    headers: sendable(request),
    signal: run.signal,
    ...(typeof request.body === 'string' ? { body: request.body } : {}),
    door: { operation },
  });
  return {
    request,
    status: response.status,
    headers: createHttpHeaders(Object.fromEntries(response.headers)),
    bodyAsText: await response.text(),
  };
}

/** MSAL insists on https and on the authority that it knows: the address is put right on its way out. */
function addressOf(url: string, { authority, origins }: Cloud): string {
  return url.startsWith(`${authority}/`) ? origins.login + url.slice(authority.length) : url;
}

/** `fetch` sets these itself, from what it sends. */
function sendable({ headers }: PipelineRequest): Record<string, string> {
  return Object.fromEntries(
    [...headers].filter(([name]) => !/^(?:host|content-length|connection|accept-encoding)$/i.test(name)),
  );
}

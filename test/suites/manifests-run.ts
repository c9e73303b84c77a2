/** A manifest read from a provider that is one function. */
import { connectorFrom } from '../../connectors/declarative/connector.ts';
import type { Manifest } from '../../connectors/declarative/manifest.ts';
import { discoverOnce, type Discovery, type Memory, type Transport } from './connector-run.ts';

export type Answer = (url: URL, init: RequestInit) => Response | Promise<Response>;

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });

export const token = (id: string, more: object = {}): object => ({
  id,
  name: id,
  created: '2026-01-01T00:00:00Z',
  ...more,
});

export async function run(
  given: Manifest,
  answer: Answer,
  settings: object = { token: 'not-a-secret' },
  memory?: Memory,
): Promise<Discovery> {
  const transport: Transport = async (url, init) => answer(new URL(url), init);
  return await discoverOnce(connectorFrom(given), settings, {
    transport,
    now: () => '2026-11-21T08:00:00Z',
    ...(memory === undefined ? {} : { memory }),
  });
}

export const first = async (given: Manifest, answer: Answer) => (await run(given, answer)).readings[0];

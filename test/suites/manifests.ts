/** What every manifest gets checked for free: read whole, in small pages, refused, misled, and searched for secrets. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectorFrom } from '../../connectors/declarative/connector.ts';
import { manifestFrom } from '../../connectors/declarative/load.ts';
import type { Manifest } from '../../connectors/declarative/manifest.ts';
import { createEstate, type Estate } from '../estate/index.ts';
import { discoverOnce, type Discovery, type RunOptions, type Transport } from './connector-run.ts';
import { estateTransport } from './estate-transport.ts';

const folder = join(import.meta.dirname, '../../connectors/manifests');

export const manifestFiles = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({ id: name.slice(0, -'.yaml'.length), file: join(folder, name) }));

export const manifestOf = (file: string): Manifest => manifestFrom(readFileSync(file, 'utf8'));

/** The day on which the examples are read; all of them are older. */
const now = new Date('2026-11-21T08:00:00Z');

export const saasEstate = (pageRows = 50): Estate => createEstate({ now, story: false, saas: { pageRows } });

/** Reads one SaaS of the estate; `around` may change what goes over the wire. */
export function discoverSaas(
  estate: Estate,
  manifest: Manifest,
  around: (transport: Transport) => Transport = (transport) => transport,
  options: Partial<RunOptions> = {},
): Promise<Discovery> {
  const settings = estate.saas.settings(manifest.id, 'http://127.0.0.1:9');
  return discoverOnce(connectorFrom(manifest), settings, {
    transport: around(estateTransport(estate)),
    now: () => now.toISOString().replace('.000Z', 'Z'),
    ...options,
  });
}

/** The same with pages of that size, also where the manifest asks for a size. */
export function withPagesOf(manifest: Manifest, size: number): Manifest {
  const streams = manifest.streams.map((stream) => {
    const { paginate } = stream;
    if (!('size' in paginate) || paginate.size === undefined) return stream;
    return { ...stream, paginate: { ...paginate, size: { ...paginate.size, value: size } } };
  });
  return { ...manifest, streams };
}

export const refsOf = ({ records }: Discovery): string[] => [...new Set(records.map(({ ref }) => ref))].toSorted();

/** Streams whose next page is where the provider says, so that it can mislead. */
export const misleading = ({ streams }: Manifest) =>
  streams.filter(({ paginate: { type } }) => ['link', 'next_url', 'salesforce'].includes(type));

export const withCursors = ({ streams }: Manifest) =>
  streams.filter(({ paginate: { type } }) => ['link', 'next_url', 'cursor', 'graphql', 'salesforce'].includes(type));

/** Every link to a next page leads elsewhere. */
export function leadingAway(manifest: Manifest, to: string, sent: string[]): (transport: Transport) => Transport {
  const paths = misleading(manifest).map(({ paginate }) =>
    paginate.type === 'next_url' ? paginate.path : paginate.type === 'salesforce' ? 'nextRecordsUrl' : undefined,
  );
  return (transport) => async (url, init) => {
    sent.push(url);
    const response = await transport(url, init);
    if (!response.ok) return response;
    const headers = new Headers(response.headers);
    const link = headers.get('link');
    if (link !== null) headers.set('link', link.replaceAll(/<[^>]*>; rel="next"/g, `<${to}>; rel="next"`));
    const body = JSON.parse(await response.text()) as Record<string, unknown>;
    for (const path of paths) if (path !== undefined) lead(body, path.split('.'), to);
    return new Response(JSON.stringify(body), { status: response.status, headers });
  };
}

function lead(body: unknown, [key = '', ...rest]: readonly string[], to: string): void {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, key)) return;
  const inside = body as Record<string, unknown>;
  if (rest.length > 0) lead(inside[key], rest, to);
  else if (typeof inside[key] === 'string') inside[key] = to;
}

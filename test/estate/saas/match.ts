/** Which stream of a manifest a request is for, as the provider's own router would decide. */
import type { Incoming } from '../wire.ts';
import { at } from './json.ts';
import { pagingOf, sizeOf, type Manifest, type Stream } from './manifest.ts';
import type { Settings } from './credentials.ts';

export interface Matched {
  stream: Stream;
  /** The values of `{bind.…}`. */
  bind: Readonly<Record<string, string>>;
  /** What only further pages of this stream have in their path: a locator, a handle. */
  rest: string;
}

export function matchOf(manifest: Manifest, settings: Settings, url: URL, request: Incoming): Matched | undefined {
  const found = manifest.streams.flatMap((stream) => one(manifest, stream, settings, url, request) ?? []);
  // The one with the most fixed parameters, then the one with the fewest holes in its path.
  return found.toSorted(
    (a, b) => fixedQuery(b.stream).length - fixedQuery(a.stream).length || holes(a.stream) - holes(b.stream),
  )[0];
}

const holes = ({ request }: Stream): number => request.path.split('{').length;

const fixedQuery = ({ request }: Stream): [string, string][] =>
  Object.entries(request.query ?? {}).filter((entry): entry is [string, string] => {
    const [, value] = entry;
    return typeof value === 'string' && !value.includes('{');
  });

function one(manifest: Manifest, stream: Stream, settings: Settings, url: URL, request: Incoming): Matched | undefined {
  const { request: asked, paginate } = stream;
  const base = (asked.baseUrl ?? manifest.baseUrl).replaceAll(
    /\{config\.(\w+)\}/g,
    (_, name: string) => settings[name] ?? '',
  );
  const prefix = new URL(base).pathname.replace(/\/+$/, '');
  const names: string[] = [];
  const pattern = (prefix + asked.path).replaceAll(
    /\{([^}]+)\}|[.*+?^$()|[\]\\]/g,
    (whole, name: string | undefined) => {
      if (name === undefined) return `\\${whole}`;
      if (name.startsWith('config.')) return escaped(encodeURIComponent(settings[name.slice('config.'.length)] ?? ''));
      names.push(name);
      return '([^/]+)';
    },
  );
  const further = paginate.type === 'partitions' || paginate.type === 'salesforce' ? '(?:/([^/]+))?' : '';
  const path = new RegExp(`^${pattern}/?${further}$`).exec(url.pathname);
  if (path === null) return undefined;
  const rest = further === '' ? '' : (path[names.length + 1] ?? '');
  if (!asksFor(stream, url, request, rest)) return undefined;
  const bind: Record<string, string> = boundInStatement(stream, url, request, rest);
  for (const [index, name] of names.entries())
    if (name.startsWith('bind.')) bind[name.slice('bind.'.length)] = decodeURIComponent(path[index + 1] ?? '');
  for (const [name, value] of Object.entries(asked.query ?? {})) {
    const bound = typeof value === 'string' ? /^\{bind\.(\w+)\}$/.exec(value)?.[1] : undefined;
    if (bound !== undefined) bind[bound] = url.searchParams.get(name) ?? '';
  }
  return { stream, bind, rest };
}

function asksFor(stream: Stream, url: URL, request: Incoming, rest: string): boolean {
  const { request: asked } = stream;
  if (asked.kind === 'graphql')
    return request.method === 'POST' && at(JSON.parse(request.body), 'query') === asked.document;
  if (asked.kind === 'sql') {
    return statementOf(stream, url, request, rest) !== null;
  }
  if (request.method !== (asked.method ?? 'GET')) return false;
  return fixedQuery(stream).every(([name, value]) => url.searchParams.getAll(name).includes(value));
}

/** What was asked, as text: later pages have it in their locator or handle. */
export function statementSent({ request: asked }: Stream, url: URL, request: Incoming, rest: string): string {
  const located = /^(?:01g)?([0-9a-f]+)(?:-\d+)?$/.exec(rest)?.[1];
  if (located !== undefined) return Buffer.from(located, 'hex').toString();
  const given = asked.send === 'query' ? url.searchParams.get('q') : at(JSON.parse(request.body || '{}'), 'statement');
  return typeof given === 'string' ? given : '';
}

/** Set when it is that of the stream; the groups are what stands in its holes. */
function statementOf(stream: Stream, url: URL, request: Incoming, rest: string): RegExpExecArray | null {
  const fixedParts = (stream.request.statement ?? '').trim().split(/\{[\w.]+\}/);
  const pattern = new RegExp(`^${fixedParts.map((part) => escaped(part)).join('(.*)')}$`, 's');
  return pattern.exec(statementSent(stream, url, request, rest));
}

function boundInStatement(stream: Stream, url: URL, request: Incoming, rest: string): Record<string, string> {
  const found = stream.request.kind === 'sql' ? statementOf(stream, url, request, rest) : null;
  const names = [...(stream.request.statement ?? '').matchAll(/\{bind\.(\w+)\}/g)].map(([, name = '']) => name);
  const values = names.map((name, index) => [name, (found?.[index + 1] ?? '').replaceAll(/\\(.)/g, '$1')] as const);
  return Object.fromEntries(found === null ? [] : values);
}

/** A parameter that the provider does not document. */
export function unknownParameter({ request, paginate }: Stream, url: URL): string | undefined {
  const known = new Set([
    ...Object.keys(request.query ?? {}),
    sizeOf(paginate)?.param,
    'estate_page',
    'partition',
    'q',
  ]);
  if (typeof paginate['param'] === 'string') known.add(pagingOf(paginate, 'param'));
  return [...url.searchParams.keys()].find((name) => !known.has(name));
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

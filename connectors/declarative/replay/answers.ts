/** The provider's documented answers in place of the provider: each example answers the stream that it stands at. */
import type { Manifest, Stream } from '../manifest.ts';
import { valueAt } from '../path.ts';

export interface Example {
  stream: Stream;
  /** Of the manifest: `examples[…].file`. */
  file: string;
  bind: Readonly<Record<string, string>> | undefined;
  body: unknown;
}

export type Transport = (url: string, init: RequestInit) => Promise<Response>;

/**
 * A listing is one page: the way to the next one is taken out of it, because there is no further example. Parents that
 * no example is for have an empty list.
 */
export function replaying(manifest: Manifest, examples: readonly Example[]): Transport {
  const asked = new Map<string, string>();
  return (address, init) => {
    const url = new URL(address);
    const found = mostSpecific(manifest, url, init);
    if (found === undefined) return Promise.resolve(json({ error: 'no stream of the manifest asks for this' }, 404));
    const { stream, bind } = found;
    const own = examples.filter((example) => example.stream === stream);
    const [first] = own;
    if (first === undefined) return Promise.resolve(json({ error: 'the stream has no example' }, 404));
    const key = JSON.stringify(bind);
    if (!asked.has(stream.id)) asked.set(stream.id, key);
    const fits = own.filter(({ bind: wanted }) =>
      wanted === undefined
        ? asked.get(stream.id) === key
        : Object.entries(wanted).every(([name, value]) => bind[name] === undefined || bind[name] === value),
    );
    const further = isFurtherPage(stream, url, init);
    return Promise.resolve(json(merged(stream, first.body, further ? [] : fits.map(({ body }) => body))));
  };
}

/** The list of the first, with the rows of all. */
function merged(stream: Stream, pattern: unknown, bodies: readonly unknown[]): unknown {
  const body = structuredClone(bodies[0] ?? pattern);
  const isOne = stream.one === true;
  if (isOne) return body;
  const rows = bodies.flatMap((each) => valueAt(each, stream.records) ?? []);
  const whole = stream.records === '.' ? rows : put(body, stream.records, rows);
  return withoutNext(stream, stream.total === undefined ? whole : put(whole, stream.total, rows.length));
}

function withoutNext({ paginate }: Stream, body: unknown): unknown {
  switch (paginate.type) {
    case 'next_url':
      return put(body, paginate.path, null);
    case 'cursor': {
      const ended = paginate.hasMore === undefined ? body : put(body, paginate.hasMore, false);
      return paginate.of === 'answer' ? put(ended, paginate.path, null) : ended;
    }
    case 'page': {
      const ended = paginate.nextPage === undefined ? body : put(body, paginate.nextPage, null);
      return paginate.totalPages === undefined ? ended : put(ended, paginate.totalPages, 1);
    }
    case 'offset':
      return paginate.hasMore === undefined ? body : put(body, paginate.hasMore, false);
    case 'graphql':
      return put(body, `${paginate.pageInfo}.hasNextPage`, false);
    case 'salesforce':
      return put(put(body, 'done', true), 'nextRecordsUrl', null);
    case 'partitions': {
      const list = valueAt(body, paginate.partitions);
      return Array.isArray(list) ? put(body, paginate.partitions, list.slice(0, 1)) : body;
    }
    default:
      return body;
  }
}

/** Counted pages after the first. */
function isFurtherPage({ paginate }: Stream, url: URL, init: RequestInit): boolean {
  if (paginate.type !== 'page' && paginate.type !== 'offset' && paginate.type !== 'cursor') return false;
  const given = paginate.in === 'query' ? url.searchParams.get(paginate.param) : valueAt(bodyOf(init), paginate.param);
  const start = paginate.type === 'page' ? String(paginate.start) : undefined;
  return (typeof given === 'string' || typeof given === 'number') && String(given) !== start;
}

/** Sets an existing place, or makes it. */
function put(body: unknown, path: string, value: unknown): unknown {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let inner = body as Record<string, unknown>;
  for (const key of keys) {
    const next = inner[key];
    if (typeof next !== 'object' || next === null) inner[key] = {};
    inner = inner[key] as Record<string, unknown>;
  }
  if (typeof inner === 'object' && inner !== null) inner[last] = value;
  return body;
}

/** Several streams may share a path and differ in a fixed parameter or in what they ask. */
function mostSpecific(
  manifest: Manifest,
  url: URL,
  init: RequestInit,
): { stream: Stream; bind: Record<string, string> } | undefined {
  const found = manifest.streams.flatMap((stream) => {
    const bind = matchOf(manifest, stream, url, init);
    return bind === undefined ? [] : [{ stream, ...bind }];
  });
  return found.toSorted((a, b) => b.weight - a.weight)[0];
}

function matchOf(
  manifest: Manifest,
  { request }: Stream,
  url: URL,
  init: RequestInit,
): { bind: Record<string, string>; weight: number } | undefined {
  const bind: Record<string, string> = {};
  const note = (name: string, value: string): void => {
    if (name.startsWith('bind.')) bind[name.slice('bind.'.length)] = value;
  };
  const names: string[] = [];
  const base = request.baseUrl ?? manifest.baseUrl;
  const prefix = base
    .replace(/^https?:\/\/[^/]+/, '')
    .replace(/^\{[^}]*\}/, '')
    .replace(/\/+$/, '');
  const pattern = (prefix + request.path).split(/(\{[^}]*\})/).map((part) => {
    if (!part.startsWith('{')) return part.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`);
    names.push(part.slice(1, -1));
    return '([^/]+)';
  });
  const path = new RegExp(`^${pattern.join('')}$`).exec(url.pathname);
  if (path === null) return undefined;
  const body = bodyOf(init);
  if (request.kind === 'graphql' && valueAt(body, 'query') !== request.document) return undefined;
  if (request.kind === 'sql') {
    const statement = request.send === 'body' ? valueAt(body, 'statement') : url.searchParams.get('q');
    const asked = boundIn(request.statement.trim(), statement);
    if (asked === undefined) return undefined;
    for (const [name, value] of Object.entries(asked)) note(name, value);
  }
  const fixed = Object.entries(request.query ?? {}).filter(
    ([, value]) => typeof value === 'string' && !value.includes('{'),
  );
  if (!fixed.every(([name, value]) => url.searchParams.getAll(name).includes(value as string))) return undefined;
  for (const [index, name] of names.entries()) note(name, decodeURIComponent(path[index + 1] ?? ''));
  for (const [name, value] of Object.entries(request.query ?? {})) {
    const whole = typeof value === 'string' ? /^\{([^{}]+)\}$/.exec(value)?.[1] : undefined;
    if (whole !== undefined) note(whole, url.searchParams.get(name) ?? '');
  }
  return { bind, weight: fixed.length * 100 - names.length };
}

/** The values of the placeholders, when the statement is that one. */
function boundIn(template: string, statement: unknown): Record<string, string> | undefined {
  const names: string[] = [];
  const pattern = template.split(/(\{[\w.]+\})/).map((part) => {
    if (!/^\{[\w.]+\}$/.test(part)) return part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    names.push(part.slice(1, -1));
    return '(.*)';
  });
  const found = typeof statement === 'string' ? new RegExp(`^${pattern.join('')}$`, 's').exec(statement) : null;
  if (found === null) return undefined;
  return Object.fromEntries(names.map((name, index) => [name, (found[index + 1] ?? '').replaceAll(/\\(.)/g, '$1')]));
}

function bodyOf(init: RequestInit): unknown {
  return typeof init.body === 'string' && init.body.startsWith('{') ? JSON.parse(init.body) : undefined;
}

function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}

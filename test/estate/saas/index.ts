/**
 * The SaaS that the company uses, served from the documented examples of the manifests: each under `/saas/<id>/` with
 * its real paths behind that, or by its real host name. Paging, sign-in, limits and refusals are those of a provider.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../faults.ts';
import type { ProviderSide, SideContext } from '../provider.ts';
import type { Incoming, Reply } from '../wire.ts';
import { isSignedIn, settingsOf, tokenAnswer, tokenOf, type Settings } from './credentials.ts';
import { at, set } from './json.ts';
import { shippedManifests, type Manifest, type Stream } from './manifest.ts';
import { matchOf, unknownParameter, type Matched } from './match.ts';
import { pageOf } from './paging.ts';

export interface SaasSide extends ProviderSide<SaasTruth> {
  /** What a source of this provider is configured with, when the estate is served under `url`. */
  settings(id: string, url: string): Record<string, unknown>;
}

/** Rows that each stream of each provider has, over all parents. */
export type SaasTruth = Record<string, Record<string, number>>;

export interface SaasSize {
  /** Rows on a page at most. Small, so that every listing has several. */
  pageRows: number;
}

export const SAAS_1X: SaasSize = { pageRows: 2 };

/** Planted where a manifest says that an answer may carry a secret. */
const planted = 'estate-canary-in-an-answer-77b1';

export function createSaasSide(context: SideContext, size: SaasSize): SaasSide {
  const manifests = new Map(shippedManifests().map((manifest) => [manifest.id, manifest]));
  const settings = new Map([...manifests].map(([id, manifest]) => [id, settingsOf(manifest)]));
  /** By provider and stream: the parent that examples without a `bind` belong to, as it was asked about first. */
  const firstAsked = new Map<string, string>();

  function placeOf({ target, headers }: Incoming): { manifest: Manifest; url: URL } | undefined {
    const [, id = '', rest = ''] = /^\/saas\/([a-z0-9-]+)(\/.*)$/.exec(target) ?? [];
    const host = headers['host'] ?? '';
    const named = manifests.get(id);
    if (named !== undefined) return { manifest: named, url: new URL(rest, `https://${realHost(named)}`) };
    const manifest = [...manifests.values()].find((each) => realHost(each) === host);
    return manifest && { manifest, url: new URL(target, `https://${host}`) };
  }

  const realHost = (manifest: Manifest): string => {
    const known = settings.get(manifest.id) ?? {};
    return new URL(manifest.baseUrl.replaceAll(/\{config\.(\w+)\}/g, (_, name: string) => known[name] ?? '')).host;
  };

  function answer(request: Incoming): Reply {
    const place = placeOf(request);
    if (place === undefined) return json(404, { error: 'no such provider' });
    const { manifest, url } = place;
    const known = settings.get(manifest.id) ?? {};
    const log = (operation: string, status: number): void =>
      void context.log.add({ at: context.clock.now(), provider: 'saas', service: manifest.id, operation, status });
    const token = tokenAnswer(manifest, known, url.pathname, request);
    if (token !== undefined) {
      log('sign-in', token.status);
      return json(token.status, token.body);
    }
    const matched = matchOf(manifest, known, url, request);
    const operation = matched?.stream.id ?? 'unknown';
    const reply = !isSignedIn(manifest, known, request)
      ? json(401, { message: 'sign in first' })
      : answerTo(manifest, matched, known, url, request);
    log(operation, reply.status);
    return { ...reply, headers: { ...reply.headers, ...limitHeaders(manifest) } };
  }

  function answerTo(
    manifest: Manifest,
    matched: Matched | undefined,
    known: Settings,
    url: URL,
    request: Incoming,
  ): Reply {
    const who = matched === undefined ? scopeAnswer(manifest, known, url) : undefined;
    return who ?? streamAnswer(manifest, matched, url, request);
  }

  function streamAnswer(manifest: Manifest, matched: Matched | undefined, url: URL, request: Incoming): Reply {
    if (matched === undefined) return json(404, { message: `no such resource: ${request.method} ${url.pathname}` });
    const strange = unknownParameter(matched.stream, url);
    if (strange !== undefined) return json(400, { message: `unknown parameter ${strange}` });
    const { id } = matched.stream;
    const { rows, pattern } = rowsFor(manifest, matched);
    const subject = { service: manifest.id, operation: id };
    const asked = { matched, url, request, rows, pattern, mostRows: size.pageRows };
    const fault = context.faults.strike({ ...subject, page: pageOf({ ...asked, stuck: false }).page });
    const broken = fault === undefined ? undefined : brokenBy(fault);
    if (broken !== undefined) return broken;
    if (!context.limits.take(`saas:${manifest.id}`))
      return json(429, { message: 'too many requests' }, { 'retry-after': '1' });
    const left = fault?.kind === 'empty-list' ? [] : rows;
    const { body, headers } = pageOf({ ...asked, rows: left, stuck: fault?.kind === 'repeat-cursor' });
    return json(200, body, headers);
  }

  /** Examples with a `bind` are of that parent; those without are of the first one that is asked about. */
  function rowsFor(manifest: Manifest, { stream, bind }: Matched): { rows: unknown[]; pattern: unknown } {
    const examples = stream.examples.map((example) => ({ ...example, body: readExample(manifest, example.file) }));
    const key = `${manifest.id}/${stream.id}`;
    const parent = JSON.stringify(bind);
    if (!firstAsked.has(key)) firstAsked.set(key, parent);
    const own = examples.filter(({ bind: wanted }) =>
      wanted === undefined
        ? firstAsked.get(key) === parent
        : Object.entries(wanted).every(([name, value]) => bind[name] === undefined || bind[name] === value),
    );
    return { rows: own.flatMap(({ body }) => rowsIn(stream, body)), pattern: own[0]?.body ?? examples[0]?.body };
  }

  return {
    name: 'saas',
    claims: (request) => placeOf(request) !== undefined,
    answer,
    truth: () =>
      Object.fromEntries(
        [...manifests].map(([id, manifest]) => [
          id,
          Object.fromEntries(
            manifest.streams.map((stream) => [
              stream.id,
              stream.examples.flatMap(({ file }) => rowsIn(stream, readExample(manifest, file))).length,
            ]),
          ),
        ]),
      ),
    cases: () => ({}),
    canaries: () => [
      planted,
      ...[...manifests.values()].flatMap((manifest) => [
        tokenOf(manifest),
        ...Object.values(settings.get(manifest.id) ?? {}).filter((value) => value.startsWith('estate-canary-')),
      ]),
    ],
    mutate: () => undefined,
    env: () =>
      Object.fromEntries(
        [...manifests].flatMap(([id, { config }]) =>
          Object.entries(config).flatMap(([name, { env }]) =>
            env === undefined ? [] : [[env, settings.get(id)?.[name] ?? '']],
          ),
        ),
      ),
    settings: (id, url) => ({ ...settings.get(id), endpoints: { default: `${url}/saas/${id}` } }),
  };
}

function readExample({ folder }: Manifest, file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}

function rowsIn({ records, one, drop = [] }: Stream, body: unknown): unknown[] {
  const list = at(body, records);
  const rows: unknown[] = Array.isArray(list) ? (list as unknown[]) : one === true ? [list] : [];
  const plain = drop.filter((path) => !path.includes('.') && !path.includes('*'));
  return rows.map((row) =>
    typeof row === 'object' && row !== null && !Array.isArray(row)
      ? { ...row, ...Object.fromEntries(plain.map((path) => [path, planted])) }
      : row,
  );
}

/** Who we are, where a manifest asks: id and name at the paths that it reads. */
function scopeAnswer({ baseUrl, scope }: Manifest, settings: Settings, url: URL): Reply | undefined {
  if (scope.request === undefined) return undefined;
  const fill = (text: string) => text.replaceAll(/\{config\.(\w+)\}/g, (_, name: string) => settings[name] ?? '');
  if (new URL(fill(baseUrl)).pathname.replace(/\/+$/, '') + fill(scope.request.path) !== url.pathname) return undefined;
  const { id, name } = scope.request;
  const paths = [id, name].map((mapping) => pathIn(mapping));
  const body = paths.reduce<unknown>((answer, path) => (path === undefined ? answer : set(answer, path, 'halden')), {});
  return json(200, body);
}

function pathIn(mapping: unknown): string | undefined {
  if (typeof mapping === 'string') return mapping;
  const path: unknown = at(mapping, 'path');
  return typeof path === 'string' ? path : Array.isArray(path) ? String(path[0]) : undefined;
}

function brokenBy(fault: Fault): Reply | undefined {
  switch (fault.kind) {
    case 'deny':
      return json(403, { message: 'you may not do this' });
    case 'throttle':
      return json(429, { message: 'too many requests' }, { 'retry-after': '0' });
    case 'expired-token':
      return json(401, { message: 'the token has ended' });
    case 'server-error':
      return json(fault.status ?? 500, { message: 'something went wrong' });
    case 'html':
      return {
        status: fault.status ?? 200,
        headers: { 'content-type': 'text/html' },
        body: '<html><body>Sign in</body></html>',
      };
    case 'huge':
      return json(200, { data: 'x'.repeat((fault.megabytes ?? 50) * 2 ** 20) });
    case 'poison':
      return json(200, { error: { message: 'this is an error that came with 200' } });
    case 'redirect':
      return { status: 302, headers: { location: fault.to }, body: '' };
    case 'reset':
    case 'truncate':
      return { ...json(200, {}), wire: fault.kind };
    case 'slow':
      return { ...json(200, {}), delayMs: fault.ms };
    // The others change the listing, which goes on.
    default:
      return undefined;
  }
}

/** Far from used up, in the provider's own headers. */
function limitHeaders({ limitHeaders: declared }: Manifest): Record<string, string> {
  if (declared === undefined) return {};
  const full = Date.now() + 60_000;
  const reset = {
    iso: new Date(full).toISOString(),
    epoch_s: String(Math.ceil(full / 1000)),
    epoch_ms: String(full),
    seconds: '60',
  };
  return { [declared.remaining.toLowerCase()]: '42', [declared.reset.header.toLowerCase()]: reset[declared.reset.as] };
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

/** What every simulated method is made of, and how a request finds its own. */
import type { Seconds } from '../clock.ts';
import type { Incoming } from '../wire.ts';
import { invalid, unknownName } from './errors.ts';
import type { GoogleState } from './state.ts';
import type { AccessToken } from './tokens/store.ts';

/** How a query parameter is read. Enumerations are given by their values. */
export type Kind = 'text' | 'number' | 'flag' | 'repeated' | readonly string[];

/** One request, as a method sees it. */
export interface Call {
  state: GoogleState;
  request: Incoming;
  method: Method;
  now: Seconds;
  /** As the caller's machine has it; for dates that a client compares with its own clock. */
  wireNow: Seconds;
  token: AccessToken;
  /** Variables of the path, decoded. */
  path: Readonly<Record<string, string>>;
  query: Readonly<Record<string, readonly string[]>>;
  body: Readonly<Record<string, unknown>>;
}

/** What a call asks of what: the permission, and the place that it is asked for. */
export interface Need {
  permission: string;
  /** `organizations/…`, `folders/…` or `projects/…`, by number or id. */
  on: string;
}

export interface Method {
  /** `assets.list`, as the discovery document has it without the name of the API. */
  id: string;
  /** `cloudasset.googleapis.com` */
  host: string;
  verb: 'GET' | 'POST';
  /** `/v1/{parent=organizations/*}/assets`; a bare `{name}` is one segment. */
  paths: readonly string[];
  query?: Readonly<Record<string, Kind>>;
  /** Fields that the body may have. Absent: no body. */
  body?: readonly string[];
  /** Absent: whoever has a token may. */
  need?(call: Call): Need | readonly Need[] | undefined;
  /**
   * Whose switch counts: the project that pays for the call, or that of the resource.
   * https://cloud.google.com/docs/quotas/quota-project
   */
  consumer: 'caller' | 'resource';
  /** The answer of this method is a secret. It is refused, and noted. */
  secretReturning?: true;
  run(call: Call): Record<string, unknown>;
}

interface Route {
  method: Method;
  pattern: RegExp;
  names: readonly string[];
}

/** `*` is one segment. Verbs follow a colon, which no id of the company has. */
function compile(method: Method, path: string): Route {
  const names: string[] = [];
  const escaped = path.replaceAll(/[.$]/g, String.raw`\$&`);
  const pattern = escaped.replaceAll(/\{(\w+)(?:=([^}]+))?\}/g, (_, name: string, inner = '*') => {
    names.push(name);
    return `(${String(inner).replaceAll('*', '[^/:]+')})`;
  });
  return { method, pattern: new RegExp(`^${pattern}$`), names };
}

export interface Router {
  /** @param host the real name of the host that was asked, when it was one of Google's */
  find(
    verb: string,
    pathname: string,
    host: string | undefined,
  ): { method: Method; path: Record<string, string> } | undefined;
}

export function createRouter(methods: readonly Method[]): Router {
  const routes = methods.flatMap((method) => method.paths.map((path) => compile(method, path)));
  return {
    find(verb, pathname, host) {
      for (const { method, pattern, names } of routes) {
        if (method.verb !== verb || (host !== undefined && !servedBy(method, host))) continue;
        const found = pattern.exec(pathname);
        if (!found) continue;
        const path = Object.fromEntries(names.map((name, index) => [name, decodePath(found[index + 1] ?? '')]));
        return { method, path };
      }
      return undefined;
    },
  };
}

/** Regional endpoints put the region before the name: `europe-west1-aiplatform.googleapis.com`. */
const servedBy = ({ host }: Method, asked: string): boolean => asked === host || asked.endsWith(`-${host}`);

/**
 * Reserved characters of a variable with several segments stay encoded once, so `%252F` and `%2F` come to the same:
 * https://github.com/googleapis/googleapis/blob/master/google/api/http.proto
 */
const decodePath = (text: string): string =>
  text
    .split('/')
    .map((part) => decodeURIComponent(part.replaceAll(/%252F/gi, '%2F')))
    .join('/');

/** https://cloud.google.com/apis/docs/system-parameters */
const SYSTEM = new Set([
  'alt',
  'fields',
  'key',
  'prettyPrint',
  'quotaUser',
  'access_token',
  'oauth_token',
  'callback',
  'uploadType',
  'upload_protocol',
  '.xgafv',
  'userIp',
]);

const camel = (name: string): string => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Refuses what the method does not know, as the gateway before every Google API does. */
export function readQuery(method: Method, search: URLSearchParams): Record<string, string[]> {
  const known = method.query ?? {};
  const read: Record<string, string[]> = {};
  for (const [written, value] of search) {
    if (SYSTEM.has(written.replace(/^\$/, ''))) continue;
    const name = camel(written);
    const kind = known[name];
    if (kind === undefined) throw unknownName(written);
    checkValue(name, kind, value);
    if (kind !== 'repeated' && read[name] !== undefined) throw invalid(`Invalid value at '${name}': repeated.`);
    (read[name] ??= []).push(value);
  }
  return read;
}

function checkValue(name: string, kind: Kind, value: string): void {
  const bad = (type: string): never => {
    throw invalid(`Invalid value at '${name}' (${type}), "${value}"`);
  };
  if (kind === 'number' && !/^-?\d{1,9}$/.test(value)) bad('TYPE_INT32');
  if (kind === 'flag' && value !== 'true' && value !== 'false') bad('TYPE_BOOL');
  // Clients that use protocol buffers send the number of an enumeration's value instead of its name.
  if (typeof kind !== 'string' && !kind.includes(value) && !(Number(value) < kind.length)) bad('TYPE_ENUM');
}

export function readBody(method: Method, request: Incoming): Record<string, unknown> {
  if (method.body === undefined || request.body === '') return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(request.body);
  } catch {
    throw invalid('Invalid JSON payload received. Unexpected end of string.');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw invalid('Invalid JSON payload received. Root element must be a message.');
  }
  const body = parsed as Record<string, unknown>;
  const odd = Object.keys(body).find((name) => !method.body?.includes(name));
  if (odd !== undefined) throw invalid(`Invalid JSON payload received. Unknown name "${odd}": Cannot find field.`);
  return body;
}

export const param = ({ query }: Call, name: string): string | undefined => query[name]?.[0];
export const params = ({ query }: Call, name: string): readonly string[] => query[name] ?? [];
/** An enumeration's value by its name, whichever way it was sent. */
export function chosen(call: Call, name: string): string | undefined {
  const value = param(call, name);
  const kind = call.method.query?.[name];
  if (value === undefined || kind === undefined || typeof kind === 'string') return value;
  return kind[Number(value)] ?? value;
}

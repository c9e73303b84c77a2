/** One request on its way through, as the services see it. */
import type { Incoming } from '../../wire.ts';
import { CLOUDS, hostOf } from '../clouds.ts';
import type { Caller } from '../login/token.ts';
import type { AzureState } from '../state.ts';
import type { Access } from './access.ts';
import { Refusal, type ServiceName } from './errors.ts';
import type { ArmState } from './model.ts';

export interface Call {
  method: string;
  /** Without what tells the services of a shared origin apart, and without doubled slashes. */
  path: string;
  query: URLSearchParams;
  body: string;
  caller: Caller;
  /** Where links to the next page point: the origin, and what is before the path. */
  base: string;
}

export interface Context {
  state: ArmState;
  directory: AzureState;
  access: Access;
}

/** What a service answers: a body, and now and then headers of its own. */
export interface Answer {
  body: Record<string, unknown>;
  headers?: Record<string, string>;
}

export interface Door {
  service: ServiceName;
  /** Of a vault: its name. */
  name: string;
  path: string;
  base: string;
}

const ARM_HOST = /^management\.(azure\.com|usgovcloudapi\.net|chinacloudapi\.cn|core\.\S+)$/;
const VAULT_HOST = /^([a-z0-9-]+)\.vault\.(azure\.net|usgovcloudapi\.net|azure\.cn)$/;
const DEVOPS_HOST = /^(vssps\.)?dev\.azure\.com$/;
const RESOURCE_GRAPH = /^\/providers\/microsoft\.resourcegraph\//i;
const ARM_PATH = /^\/(subscriptions|tenants|providers\/microsoft\.[a-z]+)(\/|$)/i;

/**
 * Which service a request is for: by its host or, where all are behind one origin, by its path. Key Vault and Azure DevOps
 * have hosts for each vault and service, so on one origin they are told apart by a folder before their real paths:
 * `/vaults/<name>/secrets`, `/devops/<organization>/_apis/…` and `/vssps/<organization>/_apis/…`.
 */
export function doorOf({ target, headers }: Incoming): Door | undefined {
  const raw = target.split('?', 1)[0] ?? '';
  const path = raw.replaceAll(/\/{2,}/g, '/');
  const host = hostOf(headers);
  const here = (origin: string): string => `${origin}${headers['host'] ?? ''}`;
  const arm = (base: string): Door => ({ service: RESOURCE_GRAPH.test(path) ? 'arg' : 'arm', name: '', path, base });
  if (ARM_HOST.test(host)) return arm(here('https://'));
  const vault = VAULT_HOST.exec(host)?.[1];
  if (vault !== undefined) return { service: 'vault', name: vault, path, base: here('https://') };
  if (DEVOPS_HOST.test(host)) return { service: 'devops', name: '', path, base: here('https://') };
  // Never for another provider's real host.
  if (!/^(127\.0\.0\.1|localhost|\[::1\]|estate\.invalid)$/.test(host)) return undefined;
  const [, folder, name, rest] = /^\/(vaults|devops|vssps)(?:\/([^/]+))?(\/.*)?$/.exec(path) ?? [];
  if (folder === 'vaults' && name !== undefined)
    return { service: 'vault', name, path: rest ?? '/', base: `${here('http://')}/vaults/${name}` };
  if (folder !== undefined)
    return { service: 'devops', name: '', path: `/${name ?? ''}${rest ?? ''}`, base: `${here('http://')}/${folder}` };
  return ARM_PATH.test(path) ? arm(here('http://')) : undefined;
}

/** What a token for the service may be made for. */
export function isAudience({ cloud }: AzureState, service: ServiceName): (aud: string) => boolean {
  const wanted = { arm: 'management', arg: 'management', vault: 'vault', devops: 'vssps' }[service];
  const { resources } = CLOUDS[cloud];
  const ids = new Set(Object.entries(resources).flatMap(([name, id]) => (name.includes(wanted) ? [id] : [])));
  return (aud) => ids.has(resources[aud.replace(/\/$/, '')] ?? '');
}

/** The Resource Manager and Key Vault refuse what they do not know; Azure DevOps does not. */
export function onlyParameters({ query }: Call, allowed: readonly string[]): void {
  for (const name of query.keys())
    if (!allowed.some((each) => each.toLowerCase() === name.toLowerCase()))
      throw new Refusal(400, 'InvalidQueryParameter', `The query parameter '${name}' is not supported.`);
}

/** `$top` and `$Top` are the same. */
export const parameter = ({ query }: Call, name: string): string | null =>
  [...query].find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] ?? null;

/** Where the next page is, in a token that only this estate can read. */
export interface Cursor {
  offset: number;
}
export const writeCursor = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');
export function readCursor(text: string | null): Cursor {
  if (text === null) return { offset: 0 };
  try {
    const { offset } = JSON.parse(Buffer.from(text, 'base64url').toString()) as { offset: unknown };
    if (typeof offset === 'number' && Number.isInteger(offset) && offset > 0) return { offset };
  } catch {
    // Not one of ours.
  }
  throw new Refusal(400, 'InvalidSkipToken', 'The skip token is not valid.');
}

/** One page of a listing, and the link to the next. */
export function page<T>(call: Call, rows: readonly T[], size: number, token = '$skipToken'): [T[], string | undefined] {
  const { offset } = readCursor(parameter(call, token));
  const end = offset + size;
  if (end >= rows.length) return [rows.slice(offset), undefined];
  const query = new URLSearchParams([...call.query].filter(([key]) => key.toLowerCase() !== token.toLowerCase()));
  query.set(token, writeCursor({ offset: end }));
  return [rows.slice(offset, end), `${call.base}${call.path}?${query.toString()}`];
}

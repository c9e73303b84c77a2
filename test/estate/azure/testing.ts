/** A tenant to ask, without a socket between. */
import { createEstate, type Estate, type EstateOptions } from '../index.ts';
import type { Incoming, Reply } from '../wire.ts';
import type { AzureSide } from './index.ts';

export type Json = Record<string, unknown>;
export interface Answered {
  status: number;
  headers: Record<string, string>;
  /** `{}` when it is not JSON. */
  json: Json;
  /** Of a listing. */
  rows: Json[];
  /** Of a refusal. */
  error: { code: string; message: string };
  reply: Reply;
}

export interface GraphLab {
  estate: Estate;
  side: AzureSide;
  ask(method: string, target: string, headers?: Incoming['headers'], body?: string): Answered;
  /** Graph, as the collector. A target without a version is of v1.0. */
  get(target: string, headers?: Incoming['headers']): Answered;
  post(target: string, body: unknown): Answered;
  /** All pages of a listing, each as it was answered. */
  pages(target: string, headers?: Incoming['headers']): Answered[];
  all(target: string, headers?: Incoming['headers']): Json[];
  /** The token endpoint; what is given changes the form of a good request. */
  signIn(form?: Record<string, string | undefined>, tenant?: string): Answered;
  id(name: string): string;
}

const NOW = new Date('2026-11-21T12:00:00Z');
export const EVENTUAL = { consistencylevel: 'eventual' };
const HOST = 'graph.microsoft.com';

const parsed = ({ body }: Reply): Json => {
  try {
    return JSON.parse(body.toString()) as Json;
  } catch {
    return {};
  }
};

const answered = (reply: Reply): Answered => {
  const json = parsed(reply);
  const { status, headers } = reply;
  return {
    status,
    headers,
    json,
    rows: (json['value'] ?? []) as Json[],
    error: (json['error'] ?? {}) as Answered['error'],
    reply,
  };
};

export function lab(options: EstateOptions = {}): GraphLab {
  const estate = createEstate({ now: NOW, ...options });
  const side = estate.azure;
  let token: string | undefined;

  const made: GraphLab = {
    estate,
    side,
    ask: (method, target, headers = {}, body = '') =>
      answered(estate.answer({ method, target, headers: { host: HOST, ...headers }, body })),
    get(target, headers = {}) {
      const path = /^\/(v1\.0|beta)\//.test(target) ? target : `/v1.0${target}`;
      return this.ask('GET', path.replaceAll(' ', '%20'), { ...authorization(), ...headers });
    },
    post(target, body) {
      const headers = { ...authorization(), 'content-type': 'application/json' };
      return this.ask('POST', `/v1.0${target}`, headers, JSON.stringify(body));
    },
    pages(target, headers) {
      const found = [this.get(target, headers)];
      for (;;) {
        const next = found.at(-1)?.json['@odata.nextLink'];
        if (typeof next !== 'string') return found;
        const { pathname, search } = new URL(next);
        found.push(this.get(decodeURIComponent(pathname) + search, headers));
      }
    },
    all(target, headers) {
      return this.pages(target, headers).flatMap(({ rows }) => rows);
    },
    signIn(form = {}, tenant = side.state.tenant.id) {
      const good = {
        grant_type: 'client_credentials',
        client_id: side.state.collector.appId,
        client_secret: side.state.collector.secret,
        scope: 'https://graph.microsoft.com/.default',
      };
      const fields = Object.entries({ ...good, ...form }).filter(
        (field): field is [string, string] => field[1] !== undefined,
      );
      const headers = { host: 'login.microsoftonline.com', 'content-type': 'application/x-www-form-urlencoded' };
      return this.ask('POST', `/${tenant}/oauth2/v2.0/token`, headers, new URLSearchParams(fields).toString());
    },
    id(name) {
      const found = side.cases()[name];
      if (!found) throw new RangeError(`no case ${name}`);
      return found.id;
    },
  };
  const authorization = (): { authorization: string } => {
    token ??= made.signIn().json['access_token'] as string;
    return { authorization: `Bearer ${token}` };
  };
  return made;
}

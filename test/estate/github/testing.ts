/** The simulated GitHub to ask, without a socket between. */
import { createSign } from 'node:crypto';
import { createEstate, type Estate, type EstateOptions } from '../index.ts';
import type { Incoming, Reply } from '../wire.ts';
import type { GitHubSide } from './index.ts';

export type Json = Record<string, unknown>;
export interface Answered {
  status: number;
  headers: Record<string, string>;
  /** Parsed; `null` when it is empty. */
  body: unknown;
  json: Json;
  rows: Json[];
  reply: Reply;
}

export interface GitHubLab {
  estate: Estate;
  side: GitHubSide;
  org: string;
  ask: (method: string, target: string, headers?: Incoming['headers'], body?: string) => Answered;
  /** As the collector's App, installed in the main organization. */
  get: (target: string, headers?: Incoming['headers']) => Answered;
  /** With another token. */
  as: (token: string, target: string) => Answered;
  /** All pages, following the links. */
  pages: (target: string) => Answered[];
  /** Rows of all pages, wherever the answer has them. */
  all: (target: string) => Json[];
  graphql: (query: string, variables?: Json, token?: string) => Answered;
  installationToken: (account?: string) => string;
  id: (name: string) => string;
}

const NOW = new Date('2026-11-21T12:00:00Z');
export const HOST = 'api.github.com';

const rowsOf = (body: unknown): Json[] => {
  if (Array.isArray(body)) return body as Json[];
  return (Object.values((body ?? {}) as Json).find((value) => Array.isArray(value)) ?? []) as Json[];
};

const answered = (reply: Reply): Answered => {
  const text = reply.body.toString();
  let body: unknown = null;
  if (text.startsWith('{') || text.startsWith('[')) body = JSON.parse(text);
  const { status, headers } = reply;
  return { status, headers, body, json: (body ?? {}) as Json, rows: rowsOf(body), reply };
};

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A good one, unless the claims say otherwise. */
export function jwt(side: GitHubSide, claims: Json = {}, head: Json = {}): string {
  const now = Math.floor(Date.now() / 1000);
  const payload = { iss: side.state.collector.app.id, iat: now - 60, exp: now + 540, ...claims };
  const signed = `${encode({ alg: 'RS256', typ: 'JWT', ...head })}.${encode(payload)}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(side.privateKey(), 'base64url')}`;
}

export function lab(options: EstateOptions = {}): GitHubLab {
  const estate = createEstate({ now: NOW, ...options });
  const side = estate.github;
  const tokens = new Map<string, string>();
  const org = [...side.state.organizations.keys()][0] ?? '';
  const made: GitHubLab = {
    estate,
    side,
    org,
    ask: (method, target, headers = {}, body = '') =>
      answered(
        estate.answer({ method, target, headers: { host: HOST, 'user-agent': 'estate-test', ...headers }, body }),
      ),
    get(target, headers = {}) {
      return made.ask('GET', target, { authorization: `Bearer ${made.installationToken()}`, ...headers });
    },
    as(token, target) {
      return made.ask('GET', target, { authorization: `Bearer ${token}` });
    },
    pages(target) {
      const found = [made.get(target)];
      for (;;) {
        const next = /<([^>]+)>; rel="next"/.exec(found.at(-1)?.headers['link'] ?? '')?.[1];
        if (next === undefined) return found;
        const { pathname, search } = new URL(next);
        found.push(made.get(pathname + search));
      }
    },
    all(target) {
      return made.pages(target).flatMap(({ rows }) => rows);
    },
    graphql(query, variables = {}, token = made.installationToken()) {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      return made.ask('POST', '/graphql', headers, JSON.stringify({ query, variables }));
    },
    installationToken(account = org) {
      const known = tokens.get(account);
      if (known !== undefined) return known;
      const id = side.state.collector.installations[account]?.id;
      const headers = { authorization: `Bearer ${jwt(side)}` };
      const given = made.ask('POST', `/app/installations/${id}/access_tokens`, headers);
      if (given.status !== 201) throw new Error(`no token: ${given.reply.body.toString()}`);
      const token = String(given.json['token']);
      tokens.set(account, token);
      return token;
    },
    id(name) {
      const found = side.cases()[name];
      if (!found) throw new RangeError(`no case ${name}`);
      return found.id;
    },
  };
  return made;
}

/** The way of a request to Google Cloud through everything that may stop it. */
import type { Seconds } from '../clock.ts';
import { damage, faultReply } from '../aws/break.ts';
import type { Fault } from '../faults.ts';
import type { LogEntry } from '../log.ts';
import type { SideContext } from '../provider.ts';
import type { Incoming, Reply } from '../wire.ts';
import { faultError, spoil } from './break.ts';
import {
  errorReply,
  GoogleError,
  json,
  noSuchUrl,
  oauthReply,
  OauthError,
  rateLimited,
  scopeInsufficient,
  unauthenticated,
} from './errors.ts';
import { selected } from './fields.ts';
import { checkAllowed, checkSwitchedOn, numberOf, payerOf } from './gate.ts';
import { createRouter, param, readBody, readQuery, type Call, type Method } from './method.ts';
import { pageNumber } from './page.ts';
import { METHODS } from './services/index.ts';
import type { GoogleState } from './state.ts';
import { stsToken } from './tokens/federation.ts';
import { CLOUD_PLATFORM, oauthToken } from './tokens/oauth.ts';
import { bearerOf, type AccessToken } from './tokens/store.ts';
import { metadata } from './tokens/metadata.ts';

type Entry = Omit<LogEntry, 'n'>;
interface Exchange {
  request: Incoming;
  url: URL;
  wireNow: Seconds;
  entry: Entry;
}

export interface CloudSide {
  claims(request: Incoming): boolean;
  answer(request: Incoming): Reply;
}

/** Endpoints that take a form instead of JSON, and no token. */
const TOKEN_PATHS: Readonly<Record<string, { service: string; host: string }>> = {
  '/token': { service: 'oauth2', host: 'oauth2.googleapis.com' },
  '/v1/token': { service: 'sts', host: 'sts.googleapis.com' },
};

export function createCloud(context: SideContext, state: GoogleState, wireNow: () => Seconds): CloudSide {
  const { clock, log, faults, limits } = context;
  const router = createRouter(METHODS);

  const route = ({ request, url }: Pick<Exchange, 'request' | 'url'>) =>
    router.find(request.method, url.pathname, realHost(request));

  const strike = (entry: Entry): Fault | undefined => {
    const fault = faults.strike(entry);
    if (fault) entry.fault = fault.kind;
    return fault;
  };

  const tokenFor = ({ request }: Exchange, method: Method): AccessToken => {
    const bearer = bearerOf(request.headers['authorization']);
    if (bearer === undefined) throw unauthenticated(method.host, 'missing', method.id);
    const token = state.tokens.find(bearer);
    if (!token || token.expiresAt <= clock.now()) throw unauthenticated(method.host, 'invalid', method.id);
    if (!token.scopes.some((scope) => scope === CLOUD_PLATFORM || scope === `${CLOUD_PLATFORM}.read-only`)) {
      throw scopeInsufficient(method.host, method.id);
    }
    return token;
  };

  const handle = (exchange: Exchange, method: Method, path: Record<string, string>): Reply => {
    const { request, url, entry } = exchange;
    if (method.secretReturning) entry.secretReturning = true;
    const token = tokenFor(exchange, method);
    entry.principal = token.subject ?? token.principal;
    const call: Call = {
      state,
      request,
      method,
      now: clock.now(),
      wireNow: exchange.wireNow,
      token,
      path,
      query: readQuery(method, url.searchParams),
      body: readBody(method, request),
    };
    const needs = [method.need?.(call) ?? []].flat();
    const place = needs[0]?.on ?? '';
    if (place.startsWith('projects/')) entry.account = numberOf(state, place);
    const page = method.query?.['pageToken'] !== undefined || method.body?.includes('pageToken') === true;
    if (page) entry.page = pageNumber(call);
    const fault = strike(entry);
    const early = fault && faultReply(fault);
    if (early) return early;
    const payer = payerOf(state, token, request.headers['x-goog-user-project'], method);
    const refusal = fault && faultError(fault, entry.service, method.id, payer);
    if (refusal) throw refusal;
    if (!limits.take(`${payer}/${method.host}/${method.id}`)) throw rateLimited(method.host, payer);
    checkSwitchedOn(state, method, payer, place);
    for (const { permission, on } of needs) checkAllowed(state, token, permission, on);
    const answer = method.run(call);
    const told = fault ? spoil(fault, answer, param(call, 'pageToken')) : answer;
    const reply = json(200, selected(told, url.searchParams.get('fields') ?? undefined));
    return fault ? damage(fault, reply) : reply;
  };

  const tokens = ({ request, url, entry, wireNow: now }: Exchange, service: string): Reply => {
    entry.operation = 'token';
    const fault = strike(entry);
    const early = fault && faultReply(fault);
    if (early) return early;
    const refusal = fault && faultError(fault, service, 'token', state.collector.quotaProject);
    if (refusal) throw refusal;
    const form = new URLSearchParams(request.body);
    const reply = url.pathname === '/token' ? oauthToken(state, form, now) : stsToken(state, form, now);
    return fault ? damage(fault, reply) : reply;
  };

  const serve = (exchange: Exchange): Reply => {
    const { request, url, entry } = exchange;
    const token = TOKEN_PATHS[url.pathname];
    try {
      if (token && request.method === 'POST') {
        entry.service = token.service;
        return tokens(exchange, token.service);
      }
      if (url.pathname.startsWith('/computeMetadata/')) {
        Object.assign(entry, { service: 'metadata', operation: url.pathname.slice('/computeMetadata/v1/'.length) });
        return metadata(state, request, url);
      }
      const found = route(exchange);
      if (!found) return noSuchUrl(url.pathname);
      const { method, path } = found;
      Object.assign(entry, { service: method.host.replace('.googleapis.com', ''), operation: method.id });
      return handle(exchange, method, path);
    } catch (error) {
      if (error instanceof OauthError) {
        entry.code = error.code;
        return oauthReply(error);
      }
      if (!(error instanceof GoogleError)) throw error;
      entry.code = error.status;
      return errorReply(error, entry.service === 'storage');
    }
  };

  return {
    claims(request) {
      const host = realHost(request);
      const url = new URL(request.target, 'http://estate.invalid');
      if (host !== undefined)
        return (
          METHODS.some((method) => host.endsWith(method.host)) ||
          Object.values(TOKEN_PATHS).some((one) => one.host === host)
        );
      if (url.pathname.startsWith('/computeMetadata/')) return true;
      if (TOKEN_PATHS[url.pathname]) return true;
      const bearer = bearerOf(request.headers['authorization']);
      // A path that nobody has belongs to whoever gave out the token.
      return route({ request, url }) !== undefined || (bearer !== undefined && state.tokens.find(bearer) !== undefined);
    },
    answer(request) {
      const url = new URL(request.target, 'http://estate.invalid');
      const now = wireNow();
      const entry: Entry = { at: clock.now(), provider: 'google', service: '?', operation: '?', status: 0 };
      const reply = serve({ request, url, wireNow: now, entry });
      entry.status = reply.status;
      log.add(entry);
      return reply;
    },
  };
}

/** The host that was asked, when it is one of Google's own names. */
function realHost({ headers }: Incoming): string | undefined {
  const host = (headers['host'] ?? '').replace(/:\d+$/, '');
  return host.endsWith('.googleapis.com') ? host : undefined;
}

/** The way of a request to GitHub through everything that may stop it. */
import { createHash } from 'node:crypto';
import { damage, faultReply } from '../aws/break.ts';
import type { Seconds } from '../clock.ts';
import type { Fault } from '../faults.ts';
import type { LogEntry } from '../log.ts';
import type { SideContext } from '../provider.ts';
import { createRandom } from '../random.ts';
import type { Incoming, Reply } from '../wire.ts';
import { accessHeaders, checkAccess } from './access.ts';
import { repeated, spoil, spoilQuery } from './break.ts';
import {
  errorReply,
  faultError,
  GitHubError,
  noUserAgent,
  notFound,
  unprocessable,
  unsupportedVersion,
} from './errors.ts';
import { answerQuery, pageOfQuery, readQuery } from './graphql/execute.ts';
import { createGitHubLimits } from './limits.ts';
import { callerOf } from './login/callers.ts';
import { paged, pageOf } from './page.ts';
import { ROUTES } from './rest/index.ts';
import { createRouter, isListing, type Call, type Route, type Wire } from './route.ts';
import type { Caller, GitHubState } from './state.ts';
import { createWireClock } from './wire-clock.ts';

export const REST_PREFIX = '/api/v3';
/** https://docs.github.com/rest/about-the-rest-api/api-versions */
const VERSIONS = new Set(['2022-11-28', '2026-03-10']);
const PAGING = new Set(['per_page', 'page', 'after', 'before', 'cursor']);

type Entry = Omit<LogEntry, 'n'>;
interface Exchange {
  request: Incoming;
  /** Without `/api/v3`, and by names where GitHub's links have ids. */
  pathname: string;
  query: URLSearchParams;
  base: string;
  wallClock: Seconds;
  entry: Entry;
  headers: Record<string, string>;
  graphql: boolean;
}

const parsedBody = (body: string): Record<string, unknown> => {
  if (body === '') return {};
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    throw new GitHubError(400, 'Problems parsing JSON');
  }
};

export function createService(context: SideContext, state: GitHubState) {
  const router = createRouter(ROUTES);
  const limits = createGitHubLimits(state);
  const wireNow = createWireClock(context.clock);
  const ids = createRandom(`${context.seed}/github/requests`);

  /** Links in answers go by ids: `/organizations/41/hooks`, `/repositories/42/keys`. */
  const byName = (pathname: string): string => {
    const [, kind, id, ...rest] = pathname.split('/');
    if (kind !== 'organizations' && kind !== 'repositories') return pathname;
    for (const organization of state.organizations.values()) {
      if (kind === 'organizations' && String(organization.id) === id)
        return ['', 'orgs', organization.login, ...rest].join('/');
      if (kind === 'organizations') continue;
      const found = [...organization.repositories.values()].find((one) => String(one.id) === id);
      if (found) return ['', 'repos', organization.login, found.name, ...rest].join('/');
    }
    return pathname;
  };
  const byId = (call: Call, pathname: string): string => {
    const rest = pathname.split('/');
    if (call.path['repo'] !== undefined) return ['', 'repositories', call.repository.id, ...rest.slice(4)].join('/');
    if (call.path['org'] !== undefined && rest[1] === 'orgs') {
      return ['', 'organizations', call.organization.id, ...rest.slice(3)].join('/');
    }
    return pathname;
  };

  const callFor = (exchange: Exchange, caller: Caller, path: Readonly<Record<string, string>>): Call => {
    const name = path['org'] ?? path['owner'];
    const organization = name === undefined ? undefined : state.organizations.get(name);
    if (name !== undefined && !organization) throw notFound();
    if (path['enterprise'] !== undefined && path['enterprise'] !== state.enterprise.slug) throw notFound();
    const repository = path['repo'] === undefined ? undefined : organization?.repositories.get(path['repo']);
    if (path['repo'] !== undefined && !repository) throw notFound();
    return {
      state,
      caller,
      path,
      query: exchange.query,
      body: parsedBody(exchange.request.body),
      now: context.clock.now(),
      wallClock: exchange.wallClock,
      base: exchange.base,
      // Routes without these in their path never look.
      organization: organization as Call['organization'],
      repository: repository as Call['repository'],
      limits,
      headers: exchange.headers,
    };
  };

  const checkQuery = (route: Route, query: URLSearchParams): void => {
    for (const name of query.keys()) {
      if (PAGING.has(name) || route.query?.includes(name)) continue;
      // GitHub ignores them. Here a misspelt parameter must not pass for one that had no effect.
      throw unprocessable('Validation Failed', [{ resource: route.operation, field: name, code: 'invalid' }]);
    }
  };

  const strike = (entry: Entry): Fault | undefined => {
    const fault = context.faults.strike(entry);
    if (fault) entry.fault = fault.kind;
    return fault;
  };

  const checkRequest = ({ headers }: Incoming): void => {
    if (!headers['user-agent']) throw noUserAgent();
    const version = headers['x-github-api-version'];
    if (version !== undefined && !VERSIONS.has(version)) throw unsupportedVersion();
  };

  const graphql = (exchange: Exchange): Reply => {
    const { request, entry, wallClock, headers } = exchange;
    if (request.method !== 'POST') throw notFound();
    const query = readQuery(request.body);
    const operation = /^\s*query\s+(\w+)/.exec(query.text)?.[1] ?? 'query';
    Object.assign(entry, { service: 'graphql', operation, page: pageOfQuery(query) });
    const fault = strike(entry);
    const early = fault && faultReply(fault);
    if (early) return early;
    checkRequest(request);
    const caller = callerOf(state, request.headers['authorization'], wallClock);
    limits.check(wallClock);
    if (!context.limits.take('github/graphql')) throw limitedByTest();
    const refusal = fault && faultError(fault, refusalHabits());
    if (refusal) throw refusal;
    const answer = answerQuery(state, caller, query, limits, wallClock);
    const body = fault ? spoilQuery(fault, answer.body, query.variables) : answer.body;
    const sent = {
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers, ...answer.headers },
      body: JSON.stringify(body),
    };
    return fault ? damage(fault, sent) : sent;
  };

  const handle = (exchange: Exchange): Reply => {
    if (exchange.graphql) return graphql(exchange);
    const { request, pathname, query, entry, wallClock, headers } = exchange;
    const found = router.find(request.method, pathname);
    if (found) entry.operation = found.route.operation;
    if (found?.path['org'] ?? found?.path['owner']) entry.account = found?.path['org'] ?? found?.path['owner'] ?? '';
    if (found) entry.page = pageOf(query);
    const fault = strike(entry);
    const early = fault && faultReply(fault);
    if (early) return early;
    checkRequest(request);
    const caller = callerOf(state, request.headers['authorization'], wallClock);
    if (!found || (found.route.plans && !found.route.plans.includes(state.behaviour.plan))) throw notFound();
    const { route, path } = found;
    entry.principal = caller.kind === 'installation' ? caller.account : caller.kind;
    const resource = route.resource ?? 'core';
    Object.assign(headers, accessHeaders({ state, caller }, route));
    limits.check(wallClock);
    if (!context.limits.take(`github/${route.operation}`)) throw limitedByTest();
    const free = route.operation === 'rate-limit/get';
    if (!free) Object.assign(headers, limits.take(caller, resource, 1, wallClock));
    const refusal = fault && faultError(fault, refusalHabits());
    if (refusal) throw refusal;
    const call = callFor(exchange, caller, path);
    checkAccess(call, route);
    checkQuery(route, query);
    return reply(exchange, call, route, fault, () => limits.giveBack(caller, resource, 1));
  };

  const refusalHabits = (): { status: number; retryAfter: boolean } => ({
    status: state.behaviour.limitStatus,
    retryAfter: state.behaviour.retryAfter,
  });
  const limitedByTest = (): GitHubError =>
    faultError({ kind: 'throttle' }, refusalHabits()) ?? new GitHubError(403, 'unreachable');

  const reply = (
    { request, pathname, query, base, headers }: Exchange,
    call: Call,
    route: Route,
    fault: Fault | undefined,
    giveBack: () => void,
  ): Reply => {
    const answer = route.answer(call);
    const self = base + byId(call, pathname);
    let told: Wire | readonly Wire[] = isListing(answer) ? [] : answer;
    if (isListing(answer)) {
      const page = paged(answer, query, self);
      told = page.body;
      Object.assign(headers, page.headers);
    }
    if (fault) told = spoil(fault, told);
    if (fault?.kind === 'repeat-cursor')
      Object.assign(headers, repeated(headers['link'], `${self}?${query.toString()}`));
    const body = JSON.stringify(told);
    // Bound to the token: another one gets another tag for the same thing.
    const tag = createHash('sha1').update(`${request.headers['authorization']}\n${body}`).digest('hex');
    const etag = `W/"${tag}"`;
    if (request.headers['if-none-match'] === etag) {
      giveBack();
      return { status: 304, headers: { ...headers, etag }, body: '' };
    }
    const status = route.method === 'POST' ? 201 : 200;
    const sent = { status, headers: { 'content-type': 'application/json; charset=utf-8', etag, ...headers }, body };
    return fault ? damage(fault, sent) : sent;
  };

  return {
    limits,
    /** @param pathname without the prefix of GHES */
    answer(request: Incoming, url: URL, pathname: string, base: string): Reply {
      const wallClock = wireNow() + state.behaviour.skew;
      const entry: Entry = {
        at: context.clock.now(),
        provider: 'github',
        service: pathname.startsWith('/app/') || pathname === '/app' ? 'apps' : 'rest',
        operation: '?',
        status: 0,
      };
      const headers: Record<string, string> = {
        date: new Date(wallClock * 1000).toUTCString(),
        'x-github-request-id': ids.chars('0123456789ABCDEF', 20),
        'x-github-media-type': 'github.v3; format=json',
        ...(state.behaviour.plan === 'ghes' ? { 'x-github-enterprise-version': '3.19.2' } : {}),
      };
      const exchange: Exchange = {
        request,
        pathname: byName(pathname),
        query: url.searchParams,
        base,
        wallClock,
        entry,
        headers,
        graphql: pathname === '/graphql',
      };
      let sent: Reply;
      try {
        sent = handle(exchange);
      } catch (error) {
        if (!(error instanceof GitHubError)) throw error;
        entry.code = error.message.slice(0, 80);
        sent = errorReply(error, headers);
      }
      entry.status = sent.status;
      context.log.add(entry);
      return { ...sent, delayMs: (sent.delayMs ?? 0) + state.behaviour.latencyMs };
    },
  };
}

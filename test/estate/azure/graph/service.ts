/** The way of one request through Graph: token, route, permission, limits, answer. */
import { createRandom, type Random } from '../../random.ts';
import type { SideContext } from '../../provider.ts';
import type { LogEntry } from '../../log.ts';
import type { Fault } from '../../faults.ts';
import type { Incoming, Reply } from '../../wire.ts';
import { damage, earlyReply, spoil } from '../break.ts';
import { CLOUDS, GRAPH_HOSTS, hostOf } from '../clouds.ts';
import { GRAPH_APP_ID } from '../catalog/microsoft-graph.ts';
import { readToken, rolesOf, type Caller } from '../login/token.ts';
import type { AzureState } from '../state.ts';
import { answerBatch, type BatchAnswer, type BatchItem } from './batch.ts';
import { deltaPageOf } from './delta.ts';
import type { Version, Wire } from './entity.ts';
import { denied, faultError, GraphError, methodNotAllowed, noSegment, throttled, unauthenticated } from './errors.ts';
import { createPathLimits } from './limits.ts';
import { listingOf, pageOf } from './page.ts';
import { parseQuery } from './query.ts';
import { errorBody, type GraphCall } from './render.ts';
import { match, resourceUnits, versionOf } from './match.ts';
import type { Route } from './routes/route.ts';

type Entry = Omit<LogEntry, 'n'>;

/** One request, or one of a batch. */
interface Request {
  method: string;
  version: Version;
  /** `/v1.0/applications` */
  pathname: string;
  search: URLSearchParams;
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
  base: string;
}

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Wire;
}

const isAudience =
  (state: AzureState) =>
  (aud: string): boolean =>
    CLOUDS[state.cloud].resources[aud.replace(/\/$/, '')] === GRAPH_APP_ID;

export function createGraph(context: SideContext, state: AzureState) {
  const random: Random = createRandom(`${context.seed}/azure/graph/requests`);
  const pathLimits = createPathLimits();
  /** Remembered until something changes: there are tens of thousands of assignments to look through. */
  let known: { key: string; held: ReadonlySet<string> } = { key: '', held: new Set() };

  const headersOf = (route: Route | undefined, search: URLSearchParams): Record<string, string> => {
    const { throttlePercentage } = state.behaviour;
    return {
      'content-type':
        'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8',
      'odata-version': '4.0',
      ...(route ? { 'x-ms-resource-unit': String(resourceUnits(route, search)) } : {}),
      // "Returned only when the application consumed more than 0.8 of its limit."
      ...(throttlePercentage >= 0.8 ? { 'x-ms-throttle-limit-percentage': String(throttlePercentage) } : {}),
    };
  };

  const permissionsOf = ({ servicePrincipalId }: Caller): ReadonlySet<string> => {
    const key = [servicePrincipalId, state.appRoleAssignments.size, state.mutations, ...state.denied].join('/');
    if (known.key === key) return known.held;
    const graph = state.servicePrincipals.get(state.servicePrincipalByAppId.get(GRAPH_APP_ID) ?? '');
    known = { key, held: new Set(rolesOf(state, servicePrincipalId, graph)) };
    return known.held;
  };

  const run = (request: Request, caller: Caller, entry: Entry): { answer: Answer; fault: Fault | undefined } => {
    const { pathname, version, search } = request;
    const path = decodeURIComponent(pathname.split('/').slice(2).join('/'));
    const found = match(path);
    entry.operation = found?.route.operation ?? path;
    if (!found?.route.versions.includes(version)) throw noSegment(path.split('/').at(-1)?.split('(')[0] ?? path);
    const { route, params } = found;
    if (route.method !== request.method) throw methodNotAllowed();
    entry.page = route.operation.endsWith('.delta') ? deltaPageOf(search.get('$skiptoken')) : pageOf(search);
    const fault = context.faults.strike(entry);
    if (fault) entry.fault = fault.kind;
    const refusal = fault && faultError(fault, state);
    if (refusal) throw refusal;
    const held = permissionsOf(caller);
    if (!route.needs.some((permission) => held.has(permission))) throw (route.denied ?? denied)();
    const free = !state.behaviour.documentedLimits || pathLimits.take(path, search);
    if (!free || !context.limits.take(`graph/${state.tenant.id}/${route.operation}`)) {
      throw throttled(state.behaviour.retryAfter);
    }
    const call: GraphCall = {
      state,
      version,
      params,
      query: parseQuery(search),
      base: request.base,
      pathname,
      search,
      listing: listingOf(pathname, search),
      eventual: request.headers['consistencylevel']?.toLowerCase() === 'eventual',
      held,
      body: request.body,
    };
    const body = route.answer(call);
    return {
      answer: { status: 200, headers: headersOf(route, search), body: fault ? spoil(fault, body, request) : body },
      fault,
    };
  };

  const errorAnswer = (error: unknown, request: Request, entry: Entry): Answer => {
    if (!(error instanceof GraphError)) throw error;
    entry.code = error.code;
    const id = random.uuid();
    const ids = { request: id, client: request.headers['client-request-id'] ?? id };
    return {
      status: error.status,
      headers: { ...headersOf(undefined, request.search), ...error.headers },
      body: errorBody(error.code, error.message, ids),
    };
  };

  const newEntry = (service: string): Entry => ({
    at: context.clock.now(),
    provider: 'azure',
    service,
    operation: '?',
    account: state.tenant.id,
    status: 0,
  });

  /** Faults and the log know the requests of a batch by their own operations, under the service `graph-batch`. */
  const runItem = (outer: Request, caller: Caller, item: BatchItem): BatchAnswer => {
    const url = new URL(`https://graph.invalid/${outer.version}${item.url}`);
    const inner: Request = {
      ...outer,
      method: item.method,
      pathname: url.pathname,
      search: url.searchParams,
      headers: Object.fromEntries(Object.entries(item.headers).map(([name, value]) => [name.toLowerCase(), value])),
      body: item.body === undefined ? '' : JSON.stringify(item.body),
    };
    const entry = newEntry('graph-batch');
    let answer: Answer;
    try {
      ({ answer } = run(inner, caller, entry));
    } catch (error) {
      answer = errorAnswer(error, inner, entry);
    }
    entry.status = answer.status;
    context.log.add(entry);
    const headers = Object.fromEntries(
      Object.entries(answer.headers).map(([name, value]) => [name === 'retry-after' ? 'Retry-After' : name, value]),
    );
    return { ...answer, headers };
  };

  const batch = (request: Request, caller: Caller, entry: Entry): { answer: Answer; fault: Fault | undefined } => {
    entry.operation = '$batch';
    if (request.method !== 'POST') throw methodNotAllowed();
    const fault = context.faults.strike(entry);
    if (fault) entry.fault = fault.kind;
    const refusal = fault && faultError(fault, state);
    if (refusal) throw refusal;
    const body = answerBatch(request.body, (item) => runItem(request, caller, item));
    return { answer: { status: 200, headers: headersOf(undefined, request.search), body }, fault };
  };

  const handle = (request: Request, entry: Entry): { answer: Answer; fault: Fault | undefined } => {
    const caller = readToken(state, request.headers['authorization'], isAudience(state));
    if (typeof caller === 'string') throw unauthenticated(caller, CLOUDS[state.cloud].login);
    entry.principal = caller.appId;
    return request.pathname.endsWith('/$batch') ? batch(request, caller, entry) : run(request, caller, entry);
  };

  return {
    answer({ method, target, headers, body }: Incoming): Reply {
      const host = hostOf(headers);
      const origin = GRAPH_HOSTS.has(host) ? `https://${host}` : `http://${headers['host'] ?? 'estate.invalid'}`;
      const { pathname, searchParams } = new URL(target, origin);
      const version = versionOf(pathname) ?? 'v1.0';
      const base = `${origin}/${version}`;
      const request: Request = { method, version, pathname, search: searchParams, headers, body, base };
      const entry = newEntry('graph');
      let answer: Answer;
      let fault: Fault | undefined;
      try {
        ({ answer, fault } = handle(request, entry));
      } catch (error) {
        answer = errorAnswer(error, request, entry);
      }
      const id = random.uuid();
      const early = fault && earlyReply(fault);
      const reply: Reply = early ?? {
        status: answer.status,
        headers: { ...answer.headers, 'request-id': id, 'client-request-id': headers['client-request-id'] ?? id },
        body: JSON.stringify(answer.body),
      };
      entry.status = reply.status;
      context.log.add(entry);
      const sent = fault ? damage(fault, reply) : reply;
      return { ...sent, delayMs: (sent.delayMs ?? 0) + state.behaviour.latencyMs };
    },
  };
}

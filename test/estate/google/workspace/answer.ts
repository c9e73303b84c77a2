/** One request to the Admin SDK, from the token to the page, with the faults and limits on the way. */
import { damage, faultReply } from '../../aws/break.ts';
import type { Fault } from '../../faults.ts';
import type { SideContext } from '../../provider.ts';
import type { Incoming, Reply } from '../../wire.ts';
import { spoil } from '../break.ts';
import type { GoogleState } from '../state.ts';
import { bearerOf, type AccessToken } from '../tokens/store.ts';
import { directoryMethods } from './directory.ts';
import {
  apiDisabled, ApiError, backendError, badToken, invalid, json, missingScope, notAuthorized, notAuthorizedToRead, refusal, slowDown,
} from './errors.ts'; // prettier-ignore
import { selected } from './fields.ts';
import { SYSTEM_PARAMETERS, type Call, type Method } from './methods.ts';
import type { Workspace } from './model.ts';
import { pageNumber } from './paging.ts';
import { reportsMethods } from './reports.ts';

const HOST = 'admin.googleapis.com';
const methods: readonly Method[] = [...directoryMethods, ...reportsMethods];

/** Whether it is for the Admin SDK: by host, or on an origin that all share by its path. */
export function isAdminCall({ headers, target }: Incoming): boolean {
  const host = headers['host'] ?? '';
  if (host === HOST) return true;
  return !host.endsWith('.googleapis.com') && /^\/admin\/(?:directory|reports)\//.test(target);
}

export interface Parts {
  context: SideContext;
  state: GoogleState;
  workspace: Workspace;
}

interface Entry {
  service: string;
  operation: string;
  account: string;
  principal?: string;
  page?: number;
  fault?: string;
}

export function answer(request: Incoming, parts: Parts): Reply {
  const { context, state } = parts;
  const entry: Entry = { service: 'admin', operation: '?', account: state.organization.customerId };
  const log = (status: number, code?: string): void =>
    void context.log.add({
      at: context.clock.now(),
      provider: 'google',
      status,
      ...entry,
      ...(code === undefined ? {} : { code }),
    });
  try {
    const reply = handle(request, parts, entry);
    log(reply.status);
    return reply;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    log(error.status, error.reason);
    return refusal(error);
  }
}

function handle(request: Incoming, parts: Parts, entry: Entry): Reply {
  const { context, state, workspace } = parts;
  const url = new URL(request.target, `https://${HOST}`);
  const found = methods.map((method) => ({ method, match: method.path.exec(url.pathname) })).find(({ match }) => match);
  if (!found?.match || request.method !== 'GET') throw new ApiError(404, 'notFound', 'Not Found');
  const { method, match } = found;
  entry.operation = method.name;
  const token = signedIn(request, parts, entry);
  checkQuery(method, url.searchParams);
  const call: Call = {
    state,
    workspace,
    now: context.clock.now(),
    path: url.pathname,
    key: decodeURIComponent(match[1] ?? ''),
    second: decodeURIComponent(match[2] ?? ''),
    query: url.searchParams,
  };
  const early = beforeItIsAsked(method, call, parts, entry);
  if (early.reply) return early.reply;
  authorize(method, token, parts);
  const body = method.answer(call);
  const { fault } = early;
  const told = selected(body, url.searchParams.get('fields'), method.fields);
  const answered = fault
    ? spoil(fault, told as Record<string, unknown>, url.searchParams.get('pageToken') ?? undefined)
    : told;
  const reply: Reply = { status: 200, headers: json, body: JSON.stringify(answered) };
  return fault ? damage(fault, reply) : reply;
}

function beforeItIsAsked(
  method: Method,
  call: Call,
  { context, state }: Parts,
  entry: Entry,
): { fault?: Fault; reply?: Reply } {
  if (method.name.endsWith('.list') || call.query.has('pageToken')) entry.page = pageNumber(call.query);
  const fault = context.faults.strike(entry);
  const reports = method.name.startsWith('reports.');
  if (!context.limits.take(`google/${state.organization.customerId}/${method.name}`))
    throw reports ? backendError() : slowDown();
  if (fault === undefined) return {};
  entry.fault = fault.kind;
  if (fault.kind === 'throttle') throw reports ? backendError() : slowDown();
  if (fault.kind === 'deny') throw reports ? notAuthorizedToRead() : notAuthorized();
  if (fault.kind === 'expired-token') throw badToken();
  if (fault.kind === 'server-error') throw backendError(fault.status ?? 500);
  const reply = faultReply(fault);
  return { fault, ...(reply === undefined ? {} : { reply }) };
}

function signedIn(request: Incoming, { context, state }: Parts, entry: Entry): AccessToken {
  const bearer = bearerOf(request.headers['authorization']);
  const token = bearer === undefined ? undefined : state.tokens.find(bearer);
  if (token === undefined || token.expiresAt <= context.clock.now()) throw badToken();
  entry.principal = token.subject ?? token.principal;
  return token;
}

function checkQuery(method: Method, query: URLSearchParams): void {
  for (const name of query.keys()) {
    if (method.parameters.includes(name) || SYSTEM_PARAMETERS.includes(name)) continue;
    throw invalid(`Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter.`);
  }
}

/** The API, then the scope of the token, then what the person may do. */
function authorize(method: Method, token: AccessToken, { state, workspace }: Parts): void {
  if (workspace.apiDisabled) throw apiDisabled(HOST, state.collector.quotaProject);
  if (!method.scopes.some((scope) => token.scopes.includes(scope))) throw missingScope(HOST, method.name);
  const user = state.users.get(token.subject ?? token.principal);
  if (user?.superAdmin === true && !user.suspended && !workspace.adminDemoted) return;
  throw method.name.startsWith('reports.') ? notAuthorizedToRead() : notAuthorized();
}

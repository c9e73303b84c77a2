/** The way of a request to Slack through everything that may stop it. */
import { damage, faultReply } from '../aws/break.ts';
import type { LogEntry } from '../log.ts';
import type { SideContext } from '../provider.ts';
import type { Incoming, Reply } from '../wire.ts';
import { ACTIONS, auditLogs } from './audit.ts';
import { spoil } from './break.ts';
import { errorReply, faultError, okReply, serverError, SlackError } from './errors.ts';
import { ADMIN_METHODS } from './methods/admin.ts';
import { isListing, type Method } from './methods/method.ts';
import { WORKSPACE_METHODS } from './methods/workspace.ts';
import { paged, pageOf, type Listing } from './page.ts';
import { homeTeam, isEnterprise, type SlackState, type Token } from './state.ts';

const METHODS: Readonly<Record<string, Method>> = { ...WORKSPACE_METHODS, ...ADMIN_METHODS };
const AUDIT = '/audit/v1/';
type Args = Record<string, string>;

function argsOf({ method, target, headers, body }: Incoming): Args {
  const { searchParams } = new URL(target, 'http://estate.invalid');
  const asked = Object.fromEntries(searchParams);
  if (method === 'GET' || body === '') return asked;
  if (headers['content-type']?.startsWith('application/json') !== true) {
    return { ...asked, ...Object.fromEntries(new URLSearchParams(body)) };
  }
  try {
    const given = JSON.parse(body) as Record<string, unknown>;
    return { ...asked, ...Object.fromEntries(Object.entries(given).map(([key, value]) => [key, String(value)])) };
  } catch {
    throw new SlackError('invalid_json');
  }
}

const bearerOf = ({ headers }: Incoming): string | undefined =>
  /^Bearer (.+)$/i.exec(headers['authorization'] ?? '')?.[1];

export function createService({ clock, faults, limits, log }: SideContext, state: SlackState) {
  const tokenOf = (request: Incoming, args: Args): Token => {
    const value = bearerOf(request) ?? args['token'];
    delete args['token'];
    if (value === undefined) throw new SlackError('not_authed');
    const token = Object.values(state.tokens).find((one) => one.value === value);
    if (!token) throw new SlackError('invalid_auth');
    if (token.state !== 'good') throw new SlackError(`token_${token.state}`);
    // An organization's token does not outlive its plan.
    if (token.org && !isEnterprise(state)) throw new SlackError('account_inactive');
    return token;
  };
  const needScopes = ({ scopes }: Token, needed: readonly string[]): void => {
    const missing = needed.filter((one) => !scopes.has(one));
    if (missing.length === 0) return;
    throw new SlackError('missing_scope', { needed: missing.join(','), provided: [...scopes].join(',') });
  };

  const webApi = (
    name: string,
    request: Incoming,
    args: Args,
    entry: Omit<LogEntry, 'n'>,
  ): Listing | Record<string, unknown> => {
    const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
    if (!method) throw new SlackError('unknown_method', { req_method: name });
    const token = tokenOf(request, args);
    entry.principal = token.user;
    if (token.kind === 'bot' && method.bots !== true) throw new SlackError('not_allowed_token_type');
    needScopes(token, method.scopes);
    if (!limits.take(`slack/${name}`)) throw new SlackError('ratelimited');
    if (method.plans && !method.plans.includes(state.plan))
      throw new SlackError(method.otherwise ?? 'feature_not_enabled');
    if (name.startsWith('admin.') && !token.org) throw new SlackError('app_management_app_not_installed_on_org');
    const refusal = state.refused.get(name);
    if (refusal !== undefined) throw new SlackError(refusal);
    for (const key of Object.keys(args)) {
      // Many methods of Slack ignore them. Here a misspelt argument must not pass for one that had no effect.
      if (!method.args.includes(key)) {
        throw new SlackError('invalid_arguments', {
          response_metadata: { messages: [`[ERROR] no such argument: ${key}`] },
        });
      }
    }
    const asked = args['team_id'] ?? args['team'];
    if (method.needsTeam === true && token.org && asked === undefined) throw new SlackError('missing_argument');
    const named = state.teams.find(({ id }) => id === asked);
    if (method.needsTeam === true && asked !== undefined && !named) throw new SlackError('team_not_found');
    const team = named ?? homeTeam(state);
    return method.answer({ state, token, args, now: clock.now(), team });
  };

  const auditApi = (name: string, request: Incoming, args: Args): Listing | Record<string, unknown> => {
    if (request.method !== 'GET') throw new SlackError('invalid_arguments');
    if (name === 'actions') return { actions: ACTIONS };
    if (name !== 'logs') throw new SlackError('bad_endpoint');
    const value = bearerOf(request);
    if (value === undefined) throw new SlackError('missing_authentication');
    const token = Object.values(state.tokens).find((one) => one.value === value);
    // It says the same of a missing scope.
    if (token?.state !== 'good' || (token.org && !token.scopes.has('auditlogs:read')))
      throw new SlackError('invalid_authentication');
    if (!token.org) throw new SlackError('team_not_authorized');
    if (!limits.take('slack/audit')) throw new SlackError('ratelimited');
    const refusal = state.refused.get('logs');
    if (refusal !== undefined) throw new SlackError(refusal);
    return auditLogs(state, args);
  };

  const handle = (request: Incoming, entry: Omit<LogEntry, 'n'>): Reply => {
    const isAudit = entry.service === 'audit';
    const args = argsOf(request);
    entry.page = pageOf(args, 100);
    const fault = faults.strike(entry);
    if (fault) entry.fault = fault.kind;
    if (fault?.kind === 'server-error') return serverError(fault.status ?? 500);
    const early = fault && (faultReply(fault) ?? undefined);
    if (early) return early;
    const refusal = fault && faultError(fault);
    if (refusal) throw refusal;
    const answer = isAudit ? auditApi(entry.operation, request, args) : webApi(entry.operation, request, args, entry);
    const most = state.largestPage.get(entry.operation);
    const told = isListing(answer) ? paged(most === undefined ? answer : { ...answer, most }, args) : answer;
    const sent = okReply(fault ? spoil(fault, told, args['cursor']) : told);
    return fault ? damage(fault, sent) : sent;
  };

  return {
    answer(request: Incoming): Reply {
      const { pathname } = new URL(request.target, 'http://estate.invalid');
      const isAudit = pathname.startsWith(AUDIT);
      const entry: Omit<LogEntry, 'n'> = {
        at: clock.now(),
        provider: 'slack',
        service: isAudit ? 'audit' : 'web',
        operation: isAudit ? pathname.slice(AUDIT.length) : pathname.slice('/api/'.length),
        status: 0,
      };
      let sent: Reply;
      try {
        sent = handle(request, entry);
      } catch (error) {
        if (!(error instanceof SlackError)) throw error;
        entry.code = error.message;
        sent = errorReply(error, isAudit, {});
      }
      entry.status = sent.status;
      log.add(entry);
      return sent;
    },
  };
}

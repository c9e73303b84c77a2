/** Lines of the audit logs, with the parameters that Google documents for each. */
import { createHash } from 'node:crypto';
import type { Seconds } from '../../clock.ts';
import type { User } from '../state.ts';
import type { Agent, LogLine, OauthApp, Parameter, Workspace } from './model.ts';

type Who = Pick<User, 'email' | 'id'>;

/** Puts a line where it belongs in time. `lateBy`: it shows up this much later, in seconds. */
export function write(workspace: Workspace, line: Omit<LogLine, 'unique' | 'seenAt'>, lateBy = 120): LogLine {
  const lines = workspace.log[line.application];
  const unique = uniqueOf(line, lines.length);
  const added = { ...line, unique, seenAt: line.at + lateBy };
  let index = lines.length;
  while (index > 0 && (lines[index - 1]?.at ?? 0) > line.at) index--;
  lines.splice(index, 0, added);
  return added;
}

/** Signed 64-bit numbers, as Google's are. */
export function uniqueOf({ at, name, actor }: Pick<LogLine, 'at' | 'name' | 'actor'>, n: number): string {
  return createHash('sha256').update(`${at}/${name}/${actor.profileId}/${n}`).digest().readBigInt64BE(0).toString();
}

const actorOf = ({ email, id }: Who) => ({ email, profileId: id });

/** https://developers.google.com/workspace/admin/reports/v1/appendix/activity/token */
export function consent(
  name: 'authorize' | 'revoke',
  who: Who,
  app: OauthApp,
  scopes: readonly string[],
  at: Seconds,
): Omit<LogLine, 'unique' | 'seenAt'> {
  return {
    at,
    application: 'token',
    actor: actorOf(who),
    type: 'auth',
    name,
    clientId: app.clientId,
    parameters: () => [
      { name: 'client_id', value: app.clientId },
      { name: 'app_name', value: app.name },
      { name: 'client_type', value: app.clientType },
      { name: 'scope_data', multiMessageValue: scopes.map(scopeData) },
      { name: 'scope', multiValue: scopes },
    ],
  };
}

const scopeData = (scope: string): { parameter: readonly Parameter[] } => ({
  parameter: [
    { name: 'scope_name', value: scope },
    { name: 'product_bucket', multiValue: [bucketOf(scope)] },
  ],
});

function bucketOf(scope: string): string {
  if (/gmail|mail\.google/.test(scope)) return 'GMAIL';
  if (/drive/.test(scope)) return 'DRIVE';
  if (/calendar/.test(scope)) return 'CALENDAR';
  return /admin\.directory/.test(scope) ? 'GSUITE_ADMIN' : 'OTHER';
}

const METHODS: Readonly<Record<string, readonly [api: string, method: string]>> = {
  GMAIL: ['gmail', 'gmail.users.messages.list'],
  DRIVE: ['drive', 'drive.files.list'],
  CALENDAR: ['calendar', 'calendar.events.list'],
  GSUITE_ADMIN: ['admin', 'directory.users.list'],
  OTHER: ['oauth2', 'oauth2.userinfo.get'],
};

/** The app called an API with the user's consent, or, impersonating, without it. */
export function apiCall(
  who: Who,
  app: OauthApp,
  scope: string,
  at: Seconds,
  impersonates = false,
): Omit<LogLine, 'unique' | 'seenAt'> {
  const bucket = bucketOf(scope);
  const [api, method] = METHODS[bucket] ?? ['oauth2', 'oauth2.userinfo.get'];
  return {
    at,
    application: 'token',
    actor: actorOf(who),
    ...(impersonates ? { impersonatedBy: { clientId: app.clientId, name: app.name } } : {}),
    type: 'auth',
    name: 'activity',
    clientId: app.clientId,
    parameters: () => [
      { name: 'client_id', value: app.clientId },
      { name: 'app_name', value: app.name },
      { name: 'client_type', value: app.clientType },
      { name: 'api_name', value: api },
      { name: 'method_name', value: method },
      { name: 'num_response_bytes', intValue: String(1000 + (at % 9000)) },
      { name: 'product_bucket', value: bucket },
    ],
  };
}

/** https://developers.google.com/workspace/admin/reports/v1/appendix/activity/admin-domain-settings */
export function adminEvent(
  name: string,
  who: Who,
  at: Seconds,
  parameters: Readonly<Record<string, string>>,
): Omit<LogLine, 'unique' | 'seenAt'> {
  return {
    at,
    application: 'admin',
    actor: actorOf(who),
    type: 'DOMAIN_SETTINGS',
    name,
    parameters: () => Object.entries(parameters).map(([key, value]) => ({ name: key, value })),
  };
}

/** https://developers.google.com/workspace/admin/reports/v1/appendix/activity/gemini-in-workspace-apps */
export function agentAction(
  application: 'gemini_in_workspace_apps' | 'workspace_studio',
  who: Who,
  agent: Agent | undefined,
  at: Seconds,
): Omit<LogLine, 'unique' | 'seenAt'> {
  return {
    at,
    application,
    actor: actorOf(who),
    ...(agent === undefined ? {} : { agent }),
    type: application === 'workspace_studio' ? 'workspace_studio_event' : 'user_activity',
    name: application === 'workspace_studio' ? 'flow_executed' : 'feature_utilization',
    parameters: () => [
      { name: 'action', value: agent === undefined ? 'summarize' : 'agent_step' },
      { name: 'app_name', value: application === 'workspace_studio' ? 'studio' : 'docs' },
    ],
  };
}

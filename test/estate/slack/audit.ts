/**
 * The Audit Logs API, which is no method of the Web API, with error codes of its own.
 * https://docs.slack.dev/reference/audit-logs-api/methods-actions-reference
 */
import { SlackError } from './errors.ts';
import { listing, type Listing } from './page.ts';
import type { App, AuditEntry, SlackState } from './state.ts';

/** A part of what there is. */
export const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  user: ['user_login', 'user_deactivated'],
  app: [
    'app_installed',
    'app_uninstalled',
    'app_deleted',
    'org_app_workspace_added',
    'org_app_workspace_removed',
    'org_app_upgraded_to_org_install',
    'app_scopes_expanded',
    'app_token_preserved',
    'app_approved',
    'app_restricted',
  ],
  mcp: [
    'mcp_slack_search_messages_tool_called',
    'mcp_slack_read_channel_tool_called',
    'mcp_slack_send_message_tool_called',
  ],
};

const FILTERS = new Set(['latest', 'oldest', 'limit', 'action', 'actor', 'entity', 'cursor']);
/** Actions in one filter, at most. */
const MOST_ACTIONS = 30;

export function auditLogs(state: SlackState, args: Readonly<Record<string, string>>): Listing {
  // Slack may ignore it. Here a misspelt filter must not pass for one that had no effect.
  for (const name of Object.keys(args)) if (!FILTERS.has(name)) throw new SlackError('invalid_arguments');
  const actions = args['action']?.split(',');
  if (actions && actions.length > MOST_ACTIONS) throw new SlackError('invalid_action');
  const known = new Set(Object.values(ACTIONS).flat());
  for (const action of actions ?? []) if (!known.has(action)) throw new SlackError('invalid_action');
  const [oldest, latest] = [Number(args['oldest'] ?? 0), Number(args['latest'] ?? Infinity)];
  const rows = state.audit.filter(
    (entry) => entry.at >= oldest && entry.at <= latest && (actions?.includes(entry.action) ?? true),
  );
  return listing(
    rows.toSorted((a, b) => b.at - a.at),
    (entry: AuditEntry) => wire(state, entry),
    { key: 'entries', size: 100, most: 9999 },
  );
}

function wire(state: SlackState, { id, at, action, actor, app, team, details }: AuditEntry): Record<string, unknown> {
  const who = state.members.get(actor);
  const place = team === null ? { type: 'enterprise', ...state.enterprise } : locationOf(state, team);
  const user = { id: actor, name: who?.realName ?? '', email: who?.email ?? '', team };
  // Whoever acts through an app is the actor, and the app is told with the context.
  const through = action.startsWith('mcp_') && app !== null;
  return {
    id,
    date_create: at,
    action,
    actor: { type: 'user', user },
    entity:
      app === null
        ? { type: 'workspace', workspace: place }
        : through
          ? { type: 'user', user }
          : { type: 'app', app: appWire(app) },
    context: {
      location: place,
      ua: 'Mozilla/5.0',
      ip_address: '198.51.100.7',
      session_id: '847288190092',
      ...(through ? { app: appWire(app) } : {}),
    },
    ...(details ? { details } : {}),
  };
}

/** https://docs.slack.dev/admins/audit-logs-api: the scopes of its two tokens apart */
function appWire(app: App): Record<string, unknown> {
  const scopesOf = (token: string): string[] =>
    app.scopes.filter((scope) => scope.token === token).map(({ name }) => name);
  return {
    id: app.id,
    name: app.name,
    is_distributed: !app.internal,
    is_directory_approved: app.certified,
    is_workflow_app: false,
    scopes: scopesOf('user'),
    scopes_bot: scopesOf('bot'),
  };
}

function locationOf(state: SlackState, team: string): Record<string, unknown> {
  const found = state.teams.find(({ id }) => id === team);
  return { type: 'workspace', id: team, name: found?.name ?? '', domain: found?.domain ?? '' };
}

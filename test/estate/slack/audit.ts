/** The Audit Logs API, which is no method of the Web API. https://docs.slack.dev/reference/audit-logs-api */
import { SlackError } from './errors.ts';
import { listing, type Listing } from './page.ts';
import type { AuditEntry, SlackState } from './state.ts';

/** A part of what there is. */
export const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  user: ['user_login', 'user_deactivated'],
  app: [
    'app_installed',
    'app_uninstalled',
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
  for (const name of Object.keys(args)) if (!FILTERS.has(name)) throw new SlackError('invalid_arguments');
  const actions = args['action']?.split(',');
  if (actions && actions.length > MOST_ACTIONS) throw new SlackError('invalid_arguments');
  const known = new Set(Object.values(ACTIONS).flat());
  for (const action of actions ?? []) if (!known.has(action)) throw new SlackError('invalid_arguments');
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
  return {
    id,
    date_create: at,
    action,
    actor: { type: 'user', user: { id: actor, name: who?.realName ?? '', email: who?.email ?? '', team } },
    entity:
      app === null
        ? { type: 'workspace', workspace: place }
        : {
            type: 'app',
            app: {
              id: app.id,
              name: app.name,
              is_distributed: !app.internal,
              is_directory_approved: app.certified,
              is_workflow_app: false,
              scopes: app.scopes.map((scope) => scope.name),
            },
          },
    context: { location: place, ua: 'Mozilla/5.0', ip_address: '198.51.100.7', session_id: '847288190092' },
    ...(details ? { details } : {}),
  };
}

function locationOf(state: SlackState, team: string): Record<string, unknown> {
  const found = state.teams.find(({ id }) => id === team);
  return { type: 'workspace', id: team, name: found?.name ?? '', domain: found?.domain ?? '' };
}

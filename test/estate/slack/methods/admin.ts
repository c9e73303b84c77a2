/** The Admin APIs of Enterprise organizations. Shapes: https://docs.slack.dev/reference/methods */
import { SlackError } from '../errors.ts';
import { listing, type Listing } from '../page.ts';
import type { Activity, App, Member, Team, Workflow } from '../state.ts';
import { ENTERPRISE, type Call, type Method, type Wire } from './method.ts';

/** Not every scope that Slack calls sensitive, only those that are here. */
const SENSITIVE = /^(?:admin|channels:history|files:read|search:read|users:read\.email)/;
const scopesWire = (app: App): Wire[] =>
  app.scopes.map(({ name, token }) => ({
    name,
    description: `Allows ${name}`,
    is_sensitive: SENSITIVE.test(name),
    token_type: token,
  }));

const appWire = (app: App): Wire => ({
  id: app.id,
  name: app.name,
  description: '',
  help_url: null,
  privacy_policy_url: null,
  app_homepage_url: app.homepage,
  app_directory_url: app.internal ? '' : `https://slack.com/apps/${app.id}`,
  is_app_directory_approved: app.certified,
  is_internal: app.internal,
  is_granular_bot_app: true,
  additional_info: '',
});

/** Of the whole organization, or of one workspace; never both. */
function placeOf({ state, args }: Call): string | null {
  const { enterprise_id: enterprise, team_id: team } = args;
  if (enterprise !== undefined && team !== undefined) throw new SlackError('too_many_teams_provided');
  if (team === undefined) return null;
  if (!state.teams.some(({ id }) => id === team)) throw new SlackError('team_not_found');
  return team;
}

function resolved(call: Call, approval: App['approval'], key: string): Listing {
  const place = placeOf(call);
  // Without `certified`, certified apps are left out; with it, all others.
  const certified = call.args['certified'] === 'true';
  const rows = [...call.state.apps.values()].filter(
    (app) => app.approval === approval && app.certified === certified && app.approvedIn === place,
  );
  const render = (app: App): Wire => ({
    app: appWire(app),
    scopes: scopesWire(app),
    date_updated: app.resolvedAt,
    last_resolved_by: { actor_id: app.resolvedBy, actor_type: 'user' },
  });
  return listing(rows, render, { key, size: 100, most: 1000 });
}

const requests = (call: Call): Listing => {
  if (call.args['team_id'] === undefined && call.args['enterprise_id'] === undefined) {
    throw new SlackError('no_team_or_enterprise_provided');
  }
  const place = placeOf(call);
  const rows = [...call.state.apps.values()].filter(
    (app) =>
      app.request !== null && app.approvedIn === place && (app.certified ? call.args['certified'] === 'true' : true),
  );
  const render = (app: App): Wire => ({
    id: app.request?.id,
    app: appWire(app),
    user: { id: app.request?.user, name: call.state.members.get(app.request?.user ?? '')?.name },
    team: { id: call.team.id, name: call.team.name, domain: call.team.domain },
    scopes: scopesWire(app),
    previous_resolution: null,
    is_user_app_collaborator: false,
    message: app.request?.message,
    date_created: app.request?.at,
  });
  return listing(rows, render, { key: 'app_requests', size: 100, most: 1000 });
};

const MICRO = 1_000_000;
function activities({ state, args }: Call): Listing {
  const [from, to] = [Number(args['min_date_created'] ?? 0), Number(args['max_date_created'] ?? Infinity)];
  const rows = state.activities.filter(
    ({ appId, at }) => at * MICRO >= from && at * MICRO <= to && (args['app_id'] ?? appId) === appId,
  );
  const sorted = rows.toSorted((a, b) => (args['sort_direction'] === 'desc' ? b.at - a.at : a.at - b.at));
  const render = ({ appId, at, component, team, actor }: Activity): Wire => ({
    level: 'info',
    event_type: 'message_event_delivered',
    source: 'slack',
    component_type: component,
    component_id: 'Fn0123456789',
    payload: { user_id: actor, log: state.canaries.at(-1) },
    created: at * MICRO,
    trace_id: 'Tr0123456789',
    app_id: appId,
    team_id: team,
  });
  return listing(sorted, render, { key: 'activities', size: 100, most: 1000 });
}

const userWire = (one: Member): Wire => ({
  id: one.id,
  email: one.email ?? '',
  username: one.name,
  full_name: one.realName,
  is_admin: one.admin,
  is_owner: one.admin,
  is_primary_owner: false,
  is_restricted: false,
  is_ultra_restricted: false,
  is_bot: one.is !== 'person',
  is_active: !one.deleted,
  date_created: one.createdAt,
  last_active_ts: one.lastActiveAt ?? 0,
  has_2fa: false,
  has_sso: one.is === 'person',
  workspaces: [...one.teams],
});

function workflows({ state, args }: Call): Listing {
  const status = args['publish_status'] ?? 'published';
  const rows = [...state.workflows.values()].filter(
    (one) =>
      one.published === (status === 'published') &&
      (args['no_collaborators'] !== 'true' || one.collaborators.length === 0),
  );
  const render = (one: Workflow): Wire => ({
    id: one.id,
    team_id: one.team,
    workflow_function_id: `Fn${one.id.slice(2)}`,
    callback_id: 'x',
    title: one.title,
    description: '',
    input_parameters: {},
    steps: [],
    collaborators: one.collaborators,
    icons: {},
    is_published: one.published,
    last_updated_by: one.updatedBy,
    unpublished_change_count: 0,
    app_id: one.appId,
    source: 'workflow_builder',
    billing_type: 'unknown',
    date_updated: one.updatedAt,
    is_billable: false,
    trigger_ids: [],
  });
  return listing(rows, render, { key: 'workflows', size: 20, most: 50, more: { total_found: rows.length } });
}

const PLACES = ['certified', 'cursor', 'enterprise_id', 'limit', 'team_id'];
const enterprise = { plans: ENTERPRISE, otherwise: 'feature_not_enabled' } as const;

export const ADMIN_METHODS: Readonly<Record<string, Method>> = {
  'admin.apps.approved.list': {
    ...enterprise,
    tier: 2,
    args: PLACES,
    scopes: ['admin.apps:read'],
    answer: (call) => resolved(call, 'approved', 'approved_apps'),
  },
  'admin.apps.restricted.list': {
    ...enterprise,
    tier: 2,
    args: PLACES,
    scopes: ['admin.apps:read'],
    answer: (call) => resolved(call, 'restricted', 'restricted_apps'),
  },
  'admin.apps.requests.list': {
    ...enterprise,
    tier: 2,
    args: PLACES,
    scopes: ['admin.apps:read'],
    answer: requests,
  },
  'admin.apps.activities.list': {
    ...enterprise,
    tier: 3,
    args: [
      'app_id',
      'component_id',
      'component_type',
      'cursor',
      'limit',
      'log_event_type',
      'max_date_created',
      'min_date_created',
      'min_log_level',
      'sort_direction',
      'source',
      'team_id',
      'trace_id',
    ],
    scopes: ['admin.app_activities:read'],
    answer: activities,
  },
  'admin.teams.list': {
    ...enterprise,
    tier: 3,
    args: ['cursor', 'limit'],
    scopes: ['admin.teams:read'],
    answer: ({ state }) =>
      listing(state.teams, (team: Team): Wire => ({ ...team, discoverability: 'open' }), {
        key: 'teams',
        size: 100,
        most: 100,
      }),
  },
  'admin.users.list': {
    ...enterprise,
    tier: 4,
    args: ['cursor', 'include_deactivated_user_workspaces', 'is_active', 'limit', 'only_guests', 'team_id'],
    scopes: ['admin.users:read'],
    answer({ state, args }) {
      const active = args['is_active'] !== 'false';
      const rows = [...state.members.values()].filter(
        ({ deleted, teams }) =>
          deleted !== active && (args['team_id'] === undefined || teams.includes(args['team_id'])),
      );
      return listing(rows, userWire, { key: 'users', size: 100, most: 1000 });
    },
  },
  'admin.workflows.search': {
    ...enterprise,
    tier: 2,
    args: [
      'app_id',
      'cursor',
      'limit',
      'no_collaborators',
      'num_trigger_ids',
      'publish_status',
      'query',
      'sort',
      'sort_dir',
    ],
    scopes: ['admin.workflows:read'],
    answer: workflows,
  },
};

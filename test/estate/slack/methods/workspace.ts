/** Methods that every plan has, or every paid one. Shapes: https://docs.slack.dev/reference/methods */
import { SlackError } from '../errors.ts';
import { listing } from '../page.ts';
import { homeTeam, isEnterprise, type LogLine, type Member, type SlackState } from '../state.ts';
import type { Method, Wire } from './method.ts';

const memberWire =
  (state: SlackState, withEmail: boolean) =>
  (one: Member): Wire => ({
    id: one.id,
    team_id: one.teams[0] ?? homeTeam(state).id,
    name: one.name,
    deleted: one.deleted,
    real_name: one.realName,
    profile: {
      real_name: one.realName,
      ...(withEmail && one.email !== null ? { email: one.email } : {}),
      ...(one.botId === null ? {} : { bot_id: one.botId, api_app_id: one.appId ?? '' }),
    },
    is_bot: one.is !== 'person',
    is_app_user: false,
    ...(one.is === 'workflow-bot' ? { is_workflow_bot: true } : {}),
    // Of deactivated members Slack tells less.
    ...(one.deleted ? {} : { is_admin: one.admin, is_owner: one.admin }),
    updated: one.createdAt,
  });

/** Not a bot, by its own account. */
const SLACKBOT: Wire = {
  id: 'USLACKBOT',
  name: 'slackbot',
  deleted: false,
  real_name: 'Slackbot',
  profile: { real_name: 'Slackbot', bot_id: 'B01', api_app_id: '', always_active: true },
  is_bot: false,
  is_app_user: false,
  updated: 0,
};

const logWire = (line: LogLine): Wire => ({
  ...(line.app ? { app_id: line.app.id, app_type: line.app.name } : {}),
  ...(line.service ? { service_id: line.service.id, service_type: line.service.type } : {}),
  user_id: line.user,
  date: String(line.at),
  change_type: line.change,
  ...(line.scope === undefined ? {} : { scope: line.scope }),
  ...(line.reason === undefined ? {} : { reason: line.reason }),
  ...(line.rss ? { rss_feed: true, rss_feed_change_type: line.change } : {}),
});

export const WORKSPACE_METHODS: Readonly<Record<string, Method>> = {
  'auth.test': {
    tier: 4,
    args: [],
    scopes: [],
    bots: true,
    answer: ({ state, token }) => {
      const team = homeTeam(state);
      const place = token.org ? { ...state.enterprise } : team;
      return {
        url: `https://${place.domain}.slack.com/`,
        team: place.name,
        user: state.members.get(token.user)?.name ?? 'nobody',
        team_id: place.id,
        user_id: token.user,
        ...(isEnterprise(state) ? { enterprise_id: state.enterprise.id } : {}),
        is_enterprise_install: token.org,
      };
    },
  },
  'team.info': {
    tier: 3,
    args: ['team', 'domain'],
    scopes: ['team:read'],
    bots: true,
    answer: ({ state, team }) => ({
      team: {
        ...team,
        email_domain: 'halden.example',
        ...(isEnterprise(state) ? { enterprise_id: state.enterprise.id, enterprise_name: state.enterprise.name } : {}),
      },
    }),
  },
  'users.list': {
    tier: 2,
    args: ['cursor', 'limit', 'include_locale', 'team_id'],
    scopes: ['users:read'],
    bots: true,
    needsTeam: true,
    answer({ state, token, team, now }) {
      const rows = [...state.members.values()].filter(({ teams }) => teams.includes(team.id));
      const wire = memberWire(state, token.scopes.has('users:read.email'));
      const render = (row: Member | null): Wire => (row === null ? SLACKBOT : wire(row));
      return listing([null, ...rows], render, { key: 'members', size: 1000, most: 1000, more: { cache_ts: now } });
    },
  },
  'users.info': {
    tier: 4,
    args: ['user', 'include_locale'],
    scopes: ['users:read'],
    bots: true,
    answer({ state, token, args }) {
      const found = state.members.get(args['user'] ?? '');
      if (!found) throw new SlackError('user_not_found');
      return { user: memberWire(state, token.scopes.has('users:read.email'))(found) };
    },
  },
  'bots.info': {
    tier: 3,
    args: ['bot', 'team_id'],
    scopes: ['users:read'],
    bots: true,
    answer({ state, args }) {
      const found = [...state.members.values()].find(({ botId }) => botId !== null && botId === args['bot']);
      if (!found) throw new SlackError('bot_not_found');
      const { botId, deleted, name, createdAt, id, appId } = found;
      return { bot: { id: botId, deleted, name, updated: createdAt, app_id: appId ?? '', user_id: id } };
    },
  },
  'team.integrationLogs': {
    tier: 2,
    args: ['app_id', 'change_type', 'count', 'page', 'service_id', 'team_id', 'user'],
    scopes: ['admin'],
    needsTeam: true,
    answer({ state, team, args }) {
      const rows = state.log.filter(
        (line) =>
          line.team === team.id &&
          (args['app_id'] === undefined || line.app?.id === args['app_id']) &&
          (args['service_id'] === undefined || String(line.service?.id) === args['service_id']) &&
          (args['change_type'] === undefined || line.change === args['change_type']) &&
          (args['user'] === undefined || line.user === args['user']),
      );
      // The newest first.
      return listing(
        rows.toSorted((a, b) => b.at - a.at),
        logWire,
        { key: 'logs', numbered: true, size: 100, most: 1000 },
      );
    },
  },
  'team.accessLogs': {
    tier: 2,
    args: ['before', 'count', 'page', 'team_id', 'cursor', 'limit'],
    scopes: ['admin'],
    needsTeam: true,
    plans: ['pro', 'business', 'enterprise'],
    otherwise: 'paid_only',
    answer({ state }) {
      const rows = [...state.members.values()].filter(
        ({ is, lastActiveAt }) => is === 'person' && lastActiveAt !== null,
      );
      const render = ({ id, name, lastActiveAt }: Member): Wire => ({
        user_id: id,
        username: name,
        date_first: (lastActiveAt ?? 0) - 3600,
        date_last: lastActiveAt,
        count: 3,
        ip: '198.51.100.7',
        user_agent: 'SlackDesktop',
      });
      return listing(rows, render, { key: 'logins', numbered: true, size: 100, most: 1000 });
    },
  },
};

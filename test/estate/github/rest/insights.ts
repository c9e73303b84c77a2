/** Who called the API, and what: https://docs.github.com/enterprise-cloud@latest/rest/orgs/api-insights */
import { iso, type Seconds } from '../../clock.ts';
import { unprocessable } from '../errors.ts';
import { listing, type Call, type Listing, type Route, type Wire } from '../route.ts';
import type { ApiUse } from '../state.ts';

/** "4-6 hours after making a request", and "within the past 31 days". */
const LAG: Seconds = 5 * 3600;
export const WINDOW: Seconds = 31 * 86_400;

function timestamp(query: URLSearchParams, name: string, otherwise: Seconds | null): Seconds {
  const text = query.get(name);
  const at = text === null ? otherwise : Date.parse(text) / 1000;
  if (at === null || Number.isNaN(at)) {
    throw unprocessable('Validation Failed', [{ resource: 'ApiInsights', field: name, code: 'missing_field' }]);
  }
  return at;
}

/** The newest hours are not known yet. By the hour, so that asking twice tells the same. */
export const knownUntil = (now: Seconds): Seconds => Math.floor((now - LAG) / 3600) * 3600;

/** Uses that are known by now; newer ones show as the last moment that is. */
function known({ organization, query, now }: Call): ApiUse[] {
  const from = Math.max(timestamp(query, 'min_timestamp', null), now - WINDOW);
  const to = timestamp(query, 'max_timestamp', now);
  return organization.apiUse
    .map((use) => ({ ...use, lastAt: Math.min(use.lastAt, knownUntil(now)) }))
    .filter(({ lastAt }) => lastAt >= from && lastAt <= to);
}

interface Totals {
  first: ApiUse;
  count: number;
  lastAt: Seconds;
}
function grouped(uses: readonly ApiUse[], key: (use: ApiUse) => string): Totals[] {
  const groups = new Map<string, Totals>();
  for (const use of uses) {
    const group = groups.get(key(use)) ?? { first: use, count: 0, lastAt: 0 };
    group.count += use.count;
    group.lastAt = Math.max(group.lastAt, use.lastAt);
    groups.set(key(use), group);
  }
  return [...groups.values()].toSorted((a, b) => b.count - a.count);
}

const totals = ({ count, lastAt }: Totals): Wire => ({
  total_request_count: count,
  rate_limited_request_count: 0,
  last_rate_limited_timestamp: null,
  last_request_timestamp: iso(lastAt),
});

const FILTERS = ['min_timestamp', 'max_timestamp', 'direction', 'sort'];
const INSIGHTS = {
  plans: ['ghec'],
  permission: 'organization_api_insights',
  scopes: ['read:org'],
  owner: true,
} as const;
const named = (query: URLSearchParams, parameter: string, name: string): boolean =>
  name.toLowerCase().includes((query.get(parameter) ?? '').toLowerCase());

const ACTORS = new Set(['installation', 'classic_pat', 'fine_grained_pat', 'oauth_app', 'github_app_user_to_server']);

function routes(call: Call): Listing {
  const { actor_type: type = '', actor_id: id } = call.path;
  if (!ACTORS.has(type)) throw unprocessable('Validation Failed');
  const uses = known(call).filter(
    ({ actor, route }) =>
      actor.type === type && String(actor.id) === id && named(call.query, 'api_route_substring', route),
  );
  return listing(
    grouped(uses, ({ method, route }) => `${method} ${route}`),
    (group) => ({ http_method: group.first.method, api_route: group.first.route, ...totals(group) }),
  );
}

export const insights: readonly Route[] = [
  {
    operation: 'api-insights/get-subject-stats',
    path: '/orgs/{org}/insights/api/subject-stats',
    query: [...FILTERS, 'subject_name_substring'],
    ...INSIGHTS,
    answer(call) {
      const uses = known(call).filter(({ subject }) => named(call.query, 'subject_name_substring', subject.name));
      return listing(
        grouped(uses, ({ subject }) => `${subject.type}/${subject.id}`),
        (group) => ({
          subject_type: group.first.subject.type,
          subject_name: group.first.subject.name,
          subject_id: group.first.subject.id,
          ...totals(group),
        }),
      );
    },
  },
  {
    operation: 'api-insights/get-user-stats',
    path: '/orgs/{org}/insights/api/user-stats/{user_id}',
    query: [...FILTERS, 'actor_name_substring'],
    ...INSIGHTS,
    answer(call) {
      const uses = known(call).filter(
        ({ subject, actor }) =>
          subject.type === 'user' &&
          String(subject.id) === call.path['user_id'] &&
          named(call.query, 'actor_name_substring', actor.name),
      );
      return listing(
        grouped(uses, ({ actor }) => `${actor.type}/${actor.id}`),
        (group) => ({
          actor_type: group.first.actor.type,
          actor_name: group.first.actor.name,
          actor_id: group.first.actor.id,
          integration_id: group.first.actor.integrationId,
          oauth_application_id: group.first.actor.oauthApplicationId,
          ...totals(group),
        }),
      );
    },
  },
  {
    operation: 'api-insights/get-route-stats-by-actor',
    path: '/orgs/{org}/insights/api/route-stats/{actor_type}/{actor_id}',
    query: [...FILTERS, 'api_route_substring'],
    ...INSIGHTS,
    answer: routes,
  },
  {
    operation: 'api-insights/get-summary-stats',
    path: '/orgs/{org}/insights/api/summary-stats',
    query: ['min_timestamp', 'max_timestamp'],
    ...INSIGHTS,
    answer: (call) => ({
      total_request_count: known(call).reduce((sum, { count }) => sum + count, 0),
      rate_limited_request_count: 0,
    }),
  },
];

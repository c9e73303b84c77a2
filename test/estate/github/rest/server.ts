/** What is left of the limits; and what only a site administrator of a server of one's own sees. */
import { GitHubError } from '../errors.ts';
import * as render from '../render.ts';
import { listing, type Call, type Listing, type Route, type Wire } from '../route.ts';
import type { DeployKey, GitHubState, Resource, ServerToken, User } from '../state.ts';
import { deployKey } from './repositories.ts';

const RESOURCES: readonly Resource[] = ['core', 'graphql', 'search', 'audit_log'];

function rateLimit({ caller, limits, state, wallClock }: Call): Wire {
  const { plan, serverLimits } = state.behaviour;
  if (plan === 'ghes' && !serverLimits) throw new GitHubError(404, 'Rate limiting is not enabled.');
  const resources = Object.fromEntries(RESOURCES.map((name) => [name, limits.left(caller, name, wallClock)]));
  return { resources, rate: resources['core'] };
}

interface ServerKey {
  key: DeployKey;
  user: User | null;
  repositoryId: number | null;
}

/** Of users and of repositories alike. */
function keys({ userKeys, organizations }: GitHubState): ServerKey[] {
  const ofUsers = userKeys.map(({ id, key, title, createdAt, lastUsedAt, user }) => ({
    key: { id, key, title, readOnly: false, verified: true, enabled: true, createdAt, addedBy: user.login, lastUsedAt },
    user,
    repositoryId: null,
  }));
  const ofRepositories = [...organizations.values()].flatMap(({ repositories }) =>
    [...repositories.values()].flatMap(({ id, deployKeys }) =>
      deployKeys.map((key) => ({ key, user: null, repositoryId: id })),
    ),
  );
  return [...ofUsers, ...ofRepositories];
}

/** As documented, with the token in it: what a collector must drop at the edge. */
const token = (one: ServerToken): Wire => ({
  id: one.id,
  url: `https://api.github.com/authorizations/${one.id}`,
  scopes: one.scopes,
  token: one.token,
  token_last_eight: one.token.slice(-8),
  hashed_token: Buffer.from(one.token).toString('base64url'),
  app: { client_id: one.app.clientId, name: one.app.name, url: 'https://developer.github.com' },
  note: one.note,
  note_url: null,
  created_at: render.maybe(one.createdAt),
  updated_at: render.maybe(one.updatedAt),
  fingerprint: null,
  user: render.simpleUser(one.user),
});

/** Everybody, a page at a time from the id on that `since` names: pages have no numbers here. */
function users({ state, query, base, headers }: Call): Listing {
  const size = Math.min(100, Number(query.get('per_page') ?? 30));
  const rest = [...state.users.values()]
    .filter(({ id }) => id > Number(query.get('since') ?? 0))
    .toSorted((a, b) => a.id - b.id);
  const page = rest.slice(0, size);
  const next = `${base}/users?per_page=${size}&since=${page.at(-1)?.id}`;
  if (rest.length > size) headers['link'] = `<${next}>; rel="next"`;
  return listing(page, render.simpleUser);
}

const ADMINISTRATOR = { plans: ['ghes'], scopes: ['site_admin'], only: 'user', hidden: true } as const;

export const server: readonly Route[] = [
  { operation: 'users/list', path: '/users', query: ['since'], open: true, answer: users },
  { operation: 'rate-limit/get', path: '/rate_limit', open: true, answer: rateLimit },
  {
    operation: 'enterprise-admin/list-public-keys',
    path: '/admin/keys',
    query: ['direction', 'sort', 'since'],
    ...ADMINISTRATOR,
    answer: ({ state, base }) =>
      listing(keys(state), ({ key, user, repositoryId }) => ({
        ...deployKey(`${base}/admin/keys`, key),
        user_id: user?.id ?? null,
        repository_id: repositoryId,
      })),
  },
  {
    operation: 'enterprise-admin/list-personal-access-tokens',
    path: '/admin/tokens',
    ...ADMINISTRATOR,
    answer: ({ state }) => listing(state.serverTokens, token),
  },
];

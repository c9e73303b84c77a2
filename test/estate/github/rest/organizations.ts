/** Organizations, their people and their repositories. */
import { notFound, unprocessable } from '../errors.ts';
import * as render from '../render.ts';
import { listing, type Call, type Route, type Wire } from '../route.ts';
import type { GitHubState, Organization, Repository, User } from '../state.ts';

const people = ({ state }: Call, logins: Iterable<string>): User[] =>
  [...logins].flatMap((login) => state.users.get(login) ?? []);

const PLANS = { free: 'free', team: 'team', ghec: 'enterprise', ghes: 'enterprise' } as const;

/** What GitHub bills is shown to owners, and to Apps that may see it. */
function seesPlan({ caller, organization, state }: Call): boolean {
  if (caller.kind === 'installation') {
    return caller.permissions['organization_plan'] !== undefined && !state.denied.has('organization_plan');
  }
  return caller.kind === 'classic' && organization.members.get(caller.user.login) === 'admin';
}

const full = (call: Call): Wire => {
  const { organization, state } = call;
  const { name, email, createdAt } = organization;
  return {
    ...render.simpleUser(render.account(organization)),
    name,
    email,
    description: null,
    public_repos: [...organization.repositories.values()].filter(({ visibility }) => visibility === 'public').length,
    created_at: render.maybe(createdAt),
    updated_at: render.maybe(createdAt),
    ...(seesPlan(call)
      ? {
          plan: {
            name: PLANS[state.behaviour.plan],
            space: 976_562_499,
            private_repos: 9999,
            filled_seats: organization.members.size,
          },
        }
      : {}),
  };
};

const brief = (organization: Organization): Wire => {
  const { login, id, node_id, url, avatar_url } = render.simpleUser(render.account(organization));
  return { login, id, node_id, url, avatar_url, description: null };
};

const TYPES: Readonly<Record<string, (repository: Repository) => boolean>> = {
  all: () => true,
  public: ({ visibility }) => visibility === 'public',
  private: ({ visibility }) => visibility !== 'public',
  internal: ({ visibility }) => visibility === 'internal',
  forks: ({ fork }) => fork,
  sources: ({ fork }) => !fork,
};
const SORTS: Readonly<Record<string, (repository: Repository) => number | string>> = {
  created: ({ createdAt }) => createdAt,
  updated: ({ pushedAt }) => pushedAt,
  pushed: ({ pushedAt }) => pushedAt,
  full_name: ({ name }) => name,
};

function repositories({ organization, query }: Call): Repository[] {
  const type = TYPES[query.get('type') ?? 'all'];
  const sort = query.get('sort') ?? 'created';
  const key = SORTS[sort];
  if (!type || !key) throw unprocessable('Validation Failed');
  const direction = query.get('direction') ?? (sort === 'full_name' ? 'asc' : 'desc');
  const sign = direction === 'asc' ? 1 : -1;
  const rows = [...organization.repositories.values()].filter(type);
  return rows.toSorted((a, b) => {
    const [x, y] = [key(a), key(b)];
    return sign * (x < y ? -1 : x > y ? 1 : a.id - b.id);
  });
}

function members(call: Call): User[] {
  const role = call.query.get('role') ?? 'all';
  if (!['all', 'admin', 'member'].includes(role)) throw unprocessable('Validation Failed');
  const rows = [...call.organization.members].filter(([, has]) => role === 'all' || role === has);
  return people(
    call,
    rows.map(([login]) => login),
  );
}

/** Organizations that enforce SAML are left out for a token that none of them knows, and the answer says so. */
function ownOrganizations(call: Call): Organization[] {
  const { caller, state, headers } = call;
  if (caller.kind !== 'classic' && caller.kind !== 'fine-grained') throw notFound();
  const all = [...state.organizations.values()].filter((one) => one.members.has(caller.user.login));
  if (caller.kind === 'fine-grained') return all.filter(({ login }) => login === caller.organization);
  if (state.behaviour.plan !== 'ghec') return all;
  const closed = all.filter(({ login, saml }) => saml && !caller.sso.includes(login));
  if (closed.length > 0) {
    headers['x-github-sso'] = `partial-results; organizations=${closed.map(({ id }) => id).join(',')}`;
  }
  return all.filter((one) => !closed.includes(one));
}

const roleOf = ({ organization, path }: Call): Organization['roles'][number] => {
  const found = organization.roles.find(({ id }) => String(id) === path['role_id']);
  if (!found) throw notFound();
  return found;
};

/** Of a server of one's own. */
function isSiteAdmin({ behaviour, callers, collector }: GitHubState, user: User): boolean {
  const admin = callers.get(collector.siteAdmin);
  return behaviour.plan === 'ghes' && admin?.kind === 'classic' && admin.user === user;
}

export const organizations: readonly Route[] = [
  { operation: 'orgs/get', path: '/orgs/{org}', answer: full },
  {
    operation: 'repos/list-for-org',
    path: '/orgs/{org}/repos',
    query: ['type', 'sort', 'direction'],
    permission: 'metadata',
    answer: (call) => listing(repositories(call), (one) => render.repository(call.organization, one)),
  },
  {
    operation: 'orgs/list-members',
    path: '/orgs/{org}/members',
    query: ['filter', 'role'],
    permission: 'members',
    scopes: ['read:org', 'repo'],
    answer: (call) => listing(members(call), render.simpleUser),
  },
  {
    operation: 'orgs/list-outside-collaborators',
    path: '/orgs/{org}/outside_collaborators',
    query: ['filter'],
    permission: 'members',
    scopes: ['read:org', 'repo'],
    answer: (call) => listing(people(call, call.organization.outside), render.simpleUser),
  },
  {
    operation: 'orgs/list-org-roles',
    path: '/orgs/{org}/organization-roles',
    permission: 'organization_custom_org_roles',
    scopes: ['admin:org'],
    answer: ({ organization }) => ({
      total_count: organization.roles.length,
      roles: organization.roles.map(({ id, name, permissions }) => ({
        id,
        name,
        description: null,
        base_role: null,
        source: 'Organization',
        permissions,
        organization: null,
        created_at: render.maybe(organization.createdAt),
        updated_at: render.maybe(organization.createdAt),
      })),
    }),
  },
  {
    operation: 'orgs/list-org-role-users',
    path: '/orgs/{org}/organization-roles/{role_id}/users',
    permission: 'members',
    scopes: ['admin:org'],
    answer: (call) =>
      listing(people(call, roleOf(call).logins), (user) => ({ ...render.simpleUser(user), assignment: 'direct' })),
  },
  {
    operation: 'users/get-by-username',
    path: '/users/{username}',
    open: true,
    answer({ state, path }) {
      const found = state.users.get(path['username'] ?? '');
      if (!found) throw notFound();
      return render.fullUser(found);
    },
  },
  {
    operation: 'users/get-authenticated',
    path: '/user',
    only: 'user',
    answer({ caller, state }) {
      if (caller.kind !== 'classic' && caller.kind !== 'fine-grained') throw notFound();
      return { ...render.fullUser(caller.user), site_admin: isSiteAdmin(state, caller.user) };
    },
  },
  {
    operation: 'orgs/list-for-authenticated-user',
    path: '/user/orgs',
    only: 'user',
    scopes: ['read:org', 'user'],
    answer: (call) => listing(ownOrganizations(call), brief),
  },
  {
    operation: 'meta/get',
    path: '/meta',
    open: true,
    answer: ({ state }) => ({
      verifiable_password_authentication: false,
      ...(state.behaviour.plan === 'ghes' ? { installed_version: '3.19.2' } : {}),
    }),
  },
];

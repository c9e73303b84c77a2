/** What the fields of the schema answer. */
import { iso } from '../../clock.ts';
import { atLeast } from '../login/callers.ts';
import { maybe } from '../render.ts';
import type { Caller, DeployKey, Environment, GitHubState, Organization, Repository } from '../state.ts';
import { QueryError } from './errors.ts';

/** Of one query. */
export interface Asking {
  state: GitHubState;
  caller: Caller;
  headers: Record<string, string>;
  rateLimit: Readonly<Record<string, unknown>>;
}

/** A variable that is null is as good as none. */
interface PageArguments {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
}

const cursor = (at: number): string => Buffer.from(`cursor:v2:${at}`).toString('base64');
function position(text: string): number {
  const at = /^cursor:v2:(\d+)$/.exec(Buffer.from(text, 'base64').toString())?.[1];
  if (at === undefined)
    throw new QueryError('INVALID_CURSOR_ARGUMENTS', `\`${text}\` does not appear to be a valid cursor.`);
  return Number(at);
}

/** https://relay.dev/graphql/connections.htm */
function connection<T>(rows: readonly T[], { first, last, after, before }: PageArguments, node: (row: T) => unknown) {
  let start = after ? position(after) + 1 : 0;
  let end = before ? position(before) : rows.length;
  if (first) end = Math.min(end, start + first);
  else if (last) start = Math.max(start, end - last);
  return {
    totalCount: rows.length,
    nodes: () => rows.slice(start, end).map(node),
    pageInfo: {
      hasNextPage: end < rows.length,
      hasPreviousPage: start > 0,
      startCursor: end > start ? cursor(start) : null,
      endCursor: end > start ? cursor(end - 1) : null,
    },
  };
}

const id = (type: string, of: number): string => `${type}_${Buffer.from(String(of)).toString('base64url')}`;

/** Apps and fine-grained tokens need the permission, classic ones the scope. */
function may({ state, caller }: Asking, permission: string): boolean {
  if (caller.kind === 'classic') return caller.scopes.includes('repo') && !state.denied.has('repo');
  if (caller.kind === 'app' || state.denied.has(permission)) return false;
  return atLeast(caller.permissions[permission], 'read');
}

const refused = ({ caller }: Asking): QueryError =>
  new QueryError(
    'FORBIDDEN',
    `Resource not accessible by ${caller.kind === 'installation' ? 'integration' : 'personal access token'}`,
  );

const deployKey = (of: DeployKey) => ({
  id: id('DK', of.id),
  createdAt: iso(of.createdAt),
  enabled: of.enabled,
  key: of.key,
  readOnly: of.readOnly,
  title: of.title,
  verified: of.verified,
});
const environment = (of: Environment) => ({ id: id('EN', of.id), databaseId: of.id, name: of.name });

const repository = (owner: Organization) => (of: Repository) => ({
  id: id('R', of.id),
  databaseId: of.id,
  name: of.name,
  nameWithOwner: `${owner.login}/${of.name}`,
  createdAt: iso(of.createdAt),
  updatedAt: iso(of.pushedAt),
  pushedAt: maybe(of.pushedAt),
  isArchived: of.archived,
  isDisabled: false,
  isFork: of.fork,
  isPrivate: of.visibility !== 'public',
  visibility: of.visibility.toUpperCase(),
  url: `https://github.com/${owner.login}/${of.name}`,
  deployKeys(page: PageArguments, asking: Asking) {
    if (!may(asking, 'administration')) throw refused(asking);
    return connection(of.deployKeys, page, deployKey);
  },
  environments({ names, ...page }: PageArguments & { names?: readonly string[] }, asking: Asking) {
    if (!may(asking, 'actions')) throw refused(asking);
    return connection(
      of.environments.filter(({ name }) => !names || names.includes(name)),
      page,
      environment,
    );
  },
});

interface RepositoryArguments extends PageArguments {
  isArchived?: boolean;
  isFork?: boolean;
  privacy?: 'PUBLIC' | 'PRIVATE';
  visibility?: string;
  orderBy?: { field: string; direction: 'ASC' | 'DESC' };
}

const ORDER: Readonly<Record<string, (of: Repository) => number | string>> = {
  CREATED_AT: ({ createdAt }) => createdAt,
  UPDATED_AT: ({ pushedAt }) => pushedAt,
  PUSHED_AT: ({ pushedAt }) => pushedAt,
  NAME: ({ name }) => name,
  STARGAZERS: () => 0,
};

function repositories({ repositories: all }: Organization, asked: RepositoryArguments): Repository[] {
  const rows = [...all.values()].filter(
    (one) =>
      (asked.isArchived === undefined || one.archived === asked.isArchived) &&
      (asked.isFork === undefined || one.fork === asked.isFork) &&
      (asked.privacy === undefined || (one.visibility === 'public') === (asked.privacy === 'PUBLIC')) &&
      (asked.visibility === undefined || one.visibility === asked.visibility.toLowerCase()),
  );
  const { field = 'CREATED_AT', direction = 'ASC' } = asked.orderBy ?? {};
  const key = ORDER[field] ?? (() => 0);
  const sign = direction === 'ASC' ? 1 : -1;
  return rows.toSorted((a, b) => sign * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.id - b.id));
}

/** What an installation that has only some repositories sees of them. */
const visible = ({ caller }: Asking, rows: readonly Repository[]): readonly Repository[] =>
  caller.kind === 'installation' && caller.installation.selection === 'selected'
    ? rows.filter(({ id: one }) => caller.installation.repositories.includes(one))
    : rows;

const unresolved = (login: string): QueryError =>
  new QueryError('NOT_FOUND', `Could not resolve to an Organization with the login of '${login}'.`);

const SAML =
  'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.';

function organization({ login }: { login: string }, asking: Asking) {
  const { state, caller, headers } = asking;
  const of = state.organizations.get(login);
  if (!of) throw unresolved(login);
  const home =
    caller.kind === 'installation' ? caller.account : caller.kind === 'fine-grained' ? caller.organization : login;
  if (home !== login) throw unresolved(login);
  if (caller.kind === 'classic' && state.behaviour.plan === 'ghec' && of.saml && !caller.sso.includes(login)) {
    headers['x-github-sso'] = `required; url=https://github.com/orgs/${login}/sso?authorization_request=AZSCKL`;
    throw new QueryError('FORBIDDEN', SAML, true);
  }
  return {
    id: id('O', of.id),
    databaseId: of.id,
    login,
    name: of.name,
    createdAt: iso(of.createdAt),
    repositories: (asked: RepositoryArguments, inner: Asking) =>
      connection(visible(inner, repositories(of, asked)), asked, repository(of)),
    repository({ name }: { name: string }, inner: Asking) {
      const found = visible(inner, [...of.repositories.values()]).find((one) => one.name === name);
      if (!found) {
        throw new QueryError('NOT_FOUND', `Could not resolve to a Repository with the name '${login}/${name}'.`);
      }
      return repository(of)(found);
    },
  };
}

function viewer(_: unknown, { state, caller }: Asking) {
  const user = caller.kind === 'classic' || caller.kind === 'fine-grained' ? caller.user : undefined;
  if (user) return { id: id('U', user.id), databaseId: user.id, login: user.login, name: user.name };
  const { app } = state.collector;
  return { id: id('BOT', app.id), databaseId: app.id, login: `${app.slug}[bot]`, name: null };
}

export const root = {
  organization,
  viewer,
  rateLimit: (_: unknown, asking: Asking) => asking.rateLimit,
};

/** Things as the REST API writes them: of each, the fields that tell something. */
import { iso, type Seconds } from '../clock.ts';
import type { Wire } from './route.ts';
import type { App, Hook, Installation, Organization, Repository, User } from './state.ts';

export const maybe = (at: Seconds | null | undefined): string | null =>
  at === null || at === undefined ? null : iso(at);
const node = (type: string, id: number): string => Buffer.from(`0${type.length}:${type}${id}`).toString('base64url');

type AccountLike = Pick<User, 'id' | 'login'> & { type: string };

export const simpleUser = ({ id, login, type }: AccountLike): Wire => ({
  login,
  id,
  node_id: node(type, id),
  avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
  gravatar_id: '',
  url: `https://api.github.com/users/${encodeURIComponent(login)}`,
  html_url: `https://github.com/${login}`,
  type,
  user_view_type: 'public',
  site_admin: false,
});

export const fullUser = (user: User): Wire => ({
  ...simpleUser(user),
  name: user.name,
  company: user.company,
  blog: '',
  location: null,
  email: user.email,
  hireable: null,
  bio: user.bio,
  public_repos: 0,
  followers: 0,
  following: 0,
  created_at: iso(user.createdAt),
  updated_at: iso(user.createdAt),
  suspended_at: maybe(user.suspendedAt),
});

export const app = (of: App): Wire => ({
  id: of.id,
  slug: of.slug,
  client_id: of.clientId,
  node_id: node('Integration', of.id),
  owner: simpleUser(of.owner),
  name: of.name,
  description: of.description,
  external_url: of.externalUrl,
  html_url: `https://github.com/apps/${of.slug}`,
  created_at: iso(of.createdAt),
  updated_at: iso(of.createdAt),
  permissions: of.permissions,
  events: of.events,
});

export const installation = (account: AccountLike | Wire, of: Installation): Wire => ({
  id: of.id,
  client_id: of.app.clientId,
  account,
  repository_selection: of.selection,
  access_tokens_url: `https://api.github.com/app/installations/${of.id}/access_tokens`,
  repositories_url: 'https://api.github.com/installation/repositories',
  html_url: `https://github.com/settings/installations/${of.id}`,
  app_id: of.app.id,
  app_slug: of.app.slug,
  target_id: (account as { id: number }).id,
  target_type: (account as { type?: string }).type ?? 'Organization',
  permissions: of.permissions,
  events: of.events,
  created_at: iso(of.createdAt),
  updated_at: iso(of.updatedAt),
  single_file_name: null,
  has_multiple_single_files: false,
  single_file_paths: [],
  suspended_by: of.suspended ? simpleUser(of.suspended.by) : null,
  suspended_at: maybe(of.suspended?.at),
  contact_email: null,
});

export const account = ({ id, login }: Organization): AccountLike => ({ id, login, type: 'Organization' });

export const repository = (organization: Organization, of: Repository): Wire => ({
  id: of.id,
  node_id: node('Repository', of.id),
  name: of.name,
  full_name: `${organization.login}/${of.name}`,
  owner: simpleUser(account(organization)),
  private: of.visibility !== 'public',
  html_url: `https://github.com/${organization.login}/${of.name}`,
  description: null,
  fork: of.fork,
  url: `https://api.github.com/repos/${organization.login}/${of.name}`,
  created_at: iso(of.createdAt),
  updated_at: iso(of.pushedAt),
  pushed_at: iso(of.pushedAt),
  archived: of.archived,
  disabled: false,
  visibility: of.visibility,
  default_branch: 'main',
});

const base = ({ id, active, events, createdAt, updatedAt }: Hook): Wire => ({
  id,
  name: 'web',
  active,
  events,
  updated_at: iso(updatedAt),
  created_at: iso(createdAt),
});

/** The secret is never shown, only that there is one. */
const config = ({ url, contentType, insecureSsl, secret }: Hook): Wire => ({
  url,
  content_type: contentType,
  insecure_ssl: insecureSsl ? '1' : '0',
  ...(secret === null ? {} : { secret: '********' }),
});

export const organizationHook = (url: string, hook: Hook): Wire => ({
  type: 'Organization',
  ...base(hook),
  config: config(hook),
  url: `${url}/${hook.id}`,
  ping_url: `${url}/${hook.id}/pings`,
  deliveries_url: `${url}/${hook.id}/deliveries`,
});

const MONTH: Seconds = 30 * 86_400;

export const repositoryHook = (url: string, hook: Hook, now: Seconds): Wire => {
  const [last] = hook.deliveries;
  const known = last && now - last.at <= MONTH;
  return {
    ...organizationHook(url, hook),
    type: 'Repository',
    test_url: `${url}/${hook.id}/test`,
    last_response: known
      ? { code: last.code, status: last.code < 300 && last.code > 0 ? 'active' : 'misconfigured', message: last.status }
      : { code: null, status: 'unused', message: null },
  };
};

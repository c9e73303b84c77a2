/** What a discovery of the company's GitHub must find; plain JSON. */
import { iso } from '../clock.ts';
import { maybe } from './render.ts';
import { knownUntil, WINDOW } from './rest/insights.ts';
import {
  SECRET_KINDS,
  type ApiUse,
  type DeployKey,
  type GitHubState,
  type Hook,
  type Organization,
  type Permissions,
  type Repository,
  type Secret,
  type SecretKind,
} from './state.ts';

export interface InstallationTruth {
  id: number;
  appId: number;
  slug: string;
  name: string;
  owner: string;
  /** `false`: it is private to others, and its publisher cannot be asked for. */
  publisherKnown: boolean;
  selection: string;
  permissions: Permissions;
  suspendedAt: string | null;
  createdAt: string;
  /** `null`: long ago, and the audit log has forgotten. */
  installedBy: string | null;
  installerIsMember: boolean | null;
  /** What API Insights tells: nothing beyond 31 days, nothing of the last hours. */
  lastUsedAt: string | null;
  routes: string[];
}
export interface TokenTruth {
  id: number;
  tokenId: number;
  name: string;
  owner: string;
  ownerIsMember: boolean;
  permissions: Readonly<Record<string, Permissions | undefined>>;
  selection: string;
  grantedAt: string;
  expiresAt: string | null;
  expired: boolean;
  lastUsedAt: string | null;
}
export interface DeployKeyTruth {
  id: number;
  repositoryId: number;
  repository: string;
  title: string;
  readOnly: boolean;
  enabled: boolean;
  addedBy: string | null;
  adderIsMember: boolean | null;
  createdAt: string;
  lastUsedAt: string | null;
}
export interface HookTruth {
  id: number;
  /** `null`: of the organization. */
  repositoryId: number | null;
  /** All of the address that may be shown. */
  host: string;
  active: boolean;
  unsigned: boolean;
  insecureTls: boolean;
  createdAt: string;
}
export interface SecretTruth {
  kind: SecretKind;
  name: string;
  repositoryId: number | null;
  environment: string | null;
  createdAt: string;
  updatedAt: string;
}
export interface OrganizationTruth {
  id: number;
  login: string;
  repositories: { id: number; name: string; archived: boolean; pushedAt: string }[];
  installations: InstallationTruth[];
  oauthApps: { id: number; name: string; decision: string | null; lastUsedAt: string | null }[];
  tokens: TokenTruth[];
  tokenRequests: { id: number; name: string; owner: string; createdAt: string }[];
  authorizations: {
    id: number;
    type: string;
    login: string;
    ownerIsMember: boolean;
    scopes: readonly string[];
    authorizedAt: string;
    accessedAt: string | null;
    expiresAt: string | null;
  }[];
  deployKeys: DeployKeyTruth[];
  hooks: HookTruth[];
  secrets: SecretTruth[];
  runners: { id: number; name: string; repositoryId: number | null; status: string }[];
  runnerGroups: { id: number; name: string; allowsPublicRepositories: boolean }[];
  registries: { name: string; auth: Readonly<Record<string, string>>; updatedAt: string }[];
  codingAgent: string | null;
}
export interface GitHubTruth {
  now: string;
  plan: string;
  enterprise: string;
  organizations: OrganizationTruth[];
  counts: Record<
    'repositories' | 'installations' | 'tokens' | 'authorizations' | 'deployKeys' | 'hooks' | 'secrets' | 'runners',
    number
  >;
}

const newest = (state: GitHubState, uses: readonly ApiUse[]): string | null => {
  const known = uses
    .map(({ lastAt }) => Math.min(lastAt, knownUntil(state.now())))
    .filter((at) => at >= state.now() - WINDOW);
  return known.length === 0 ? null : iso(Math.max(...known));
};

const deployKeyTruth = ({ members }: Organization, { id, name }: Repository, key: DeployKey): DeployKeyTruth => ({
  id: key.id,
  repositoryId: id,
  repository: name,
  title: key.title,
  readOnly: key.readOnly,
  enabled: key.enabled,
  addedBy: key.addedBy,
  adderIsMember: key.addedBy === null ? null : members.has(key.addedBy),
  createdAt: iso(key.createdAt),
  lastUsedAt: maybe(key.lastUsedAt),
});

const hookTruth = (repositoryId: number | null, hook: Hook): HookTruth => ({
  id: hook.id,
  repositoryId,
  host: new URL(hook.url).host,
  active: hook.active,
  unsigned: hook.secret === null,
  insecureTls: hook.insecureSsl,
  createdAt: iso(hook.createdAt),
});

const secretTruth = (
  kind: SecretKind,
  repositoryId: number | null,
  environment: string | null,
  { name, createdAt, updatedAt }: Secret,
): SecretTruth => ({ kind, name, repositoryId, environment, createdAt: iso(createdAt), updatedAt: iso(updatedAt) });

const repositorySecrets = ({ id, secrets, environments }: Repository): SecretTruth[] => [
  ...SECRET_KINDS.flatMap((kind) => secrets[kind].map((one) => secretTruth(kind, id, null, one))),
  ...environments.flatMap(({ name, secrets: held }) => held.map((one) => secretTruth('actions', id, name, one))),
];

function organizationTruth(state: GitHubState, of: Organization): OrganizationTruth {
  const repositories = [...of.repositories.values()];
  const isMember = (login: string): boolean => of.members.has(login);
  const usesBy = (type: string, id: number): ApiUse[] =>
    of.apiUse.filter(({ actor }) => actor.type === type && actor.id === id);
  return {
    id: of.id,
    login: of.login,
    repositories: repositories.map(({ id, name, archived, pushedAt }) => ({
      id,
      name,
      archived,
      pushedAt: iso(pushedAt),
    })),
    installations: of.installations.map(({ id, app, selection, permissions, suspended, createdAt, installedBy }) => ({
      id,
      appId: app.id,
      slug: app.slug,
      name: app.name,
      owner: app.owner.login,
      publisherKnown: !app.isPrivate || state.organizations.has(app.owner.login),
      selection,
      permissions,
      suspendedAt: maybe(suspended?.at),
      createdAt: iso(createdAt),
      installedBy: installedBy?.login ?? null,
      installerIsMember: installedBy ? isMember(installedBy.login) : null,
      lastUsedAt: newest(state, usesBy('installation', id)),
      routes: usesBy('installation', id).map(({ method, route }) => `${method} ${route}`),
    })),
    oauthApps: of.oauthApps.map(({ id, name, decision }) => ({
      id,
      name,
      decision,
      lastUsedAt: newest(state, usesBy('oauth_app', id)),
    })),
    tokens: of.tokens.map(({ id, tokenId, name, owner, permissions, selection, grantedAt, expiresAt, lastUsedAt }) => ({
      id,
      tokenId,
      name,
      owner: owner.login,
      ownerIsMember: isMember(owner.login),
      permissions,
      selection,
      grantedAt: iso(grantedAt),
      expiresAt: maybe(expiresAt),
      expired: expiresAt !== null && expiresAt <= state.now(),
      lastUsedAt: maybe(lastUsedAt),
    })),
    tokenRequests: of.tokenRequests.map(({ id, name, owner, createdAt }) => ({
      id,
      name,
      owner: owner.login,
      createdAt: iso(createdAt),
    })),
    authorizations: of.authorizations.map(({ id, type, login, scopes = [], authorizedAt, accessedAt, expiresAt }) => ({
      id,
      type,
      login,
      ownerIsMember: isMember(login),
      scopes,
      authorizedAt: iso(authorizedAt),
      accessedAt: maybe(accessedAt),
      expiresAt: maybe(expiresAt),
    })),
    deployKeys: repositories.flatMap((one) => one.deployKeys.map((key) => deployKeyTruth(of, one, key))),
    hooks: [
      ...of.hooks.map((hook) => hookTruth(null, hook)),
      ...repositories.flatMap(({ id, hooks }) => hooks.map((hook) => hookTruth(id, hook))),
    ],
    secrets: [
      ...SECRET_KINDS.flatMap((kind) => of.secrets[kind].map((one) => secretTruth(kind, null, null, one))),
      ...repositories.flatMap(repositorySecrets),
    ],
    runners: [
      ...of.runners.map(({ id, name, status }) => ({ id, name, repositoryId: null, status })),
      ...repositories.flatMap(({ id: repositoryId, runners }) =>
        runners.map(({ id, name, status }) => ({ id, name, repositoryId, status })),
      ),
    ],
    runnerGroups: of.runnerGroups.map(({ id, name, allowsPublicRepositories }) => ({
      id,
      name,
      allowsPublicRepositories,
    })),
    registries: of.registries.map(({ name, auth, updatedAt }) => ({ name, auth, updatedAt: iso(updatedAt) })),
    codingAgent: of.copilot?.codingAgent ?? null,
  };
}

export function githubTruth(state: GitHubState): GitHubTruth {
  const organizations = [...state.organizations.values()].map((one) => organizationTruth(state, one));
  const count = (of: (one: OrganizationTruth) => readonly unknown[]): number =>
    organizations.reduce((sum, one) => sum + of(one).length, 0);
  return {
    now: iso(state.now()),
    plan: state.behaviour.plan,
    enterprise: state.enterprise.slug,
    organizations,
    counts: {
      repositories: count((one) => one.repositories),
      installations: count((one) => one.installations),
      tokens: count((one) => one.tokens),
      authorizations: count((one) => one.authorizations),
      deployKeys: count((one) => one.deployKeys),
      hooks: count((one) => one.hooks),
      secrets: count((one) => one.secrets),
      runners: count((one) => one.runners),
    },
  };
}

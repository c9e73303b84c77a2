/** All that the simulated GitHub knows. Plain data: answers, truth and changes are all derived from it. */
import type { Seconds } from '../clock.ts';
import type { ProviderCase } from '../provider.ts';

/** What the company pays for; `ghes` is a server of its own, with paths under `/api/v3`. */
export type Plan = 'free' | 'team' | 'ghec' | 'ghes';

export interface User {
  id: number;
  login: string;
  /** Bots are what GitHub makes for Apps; machine users are ordinary users. */
  type: 'User' | 'Bot';
  name: string | null;
  email: string | null;
  company: string | null;
  bio: string | null;
  createdAt: Seconds;
  /** Managed users are suspended when they leave. */
  suspendedAt?: Seconds;
}

export type Access = 'read' | 'write' | 'admin';
/** `{contents: 'read'}`, by the names of a GitHub App's manifest. */
export type Permissions = Readonly<Record<string, Access>>;

/** Whoever made an App: a user, an organization or an enterprise. */
export interface AppOwner {
  id: number;
  login: string;
  type: 'User' | 'Organization';
}

export interface App {
  id: number;
  slug: string;
  clientId: string;
  name: string;
  owner: AppOwner;
  description: string | null;
  externalUrl: string;
  createdAt: Seconds;
  permissions: Permissions;
  events: readonly string[];
  /** Of all of GitHub, not only here. */
  installationsCount: number;
  /** Private Apps are not found by others: `GET /apps/{slug}` answers 404. */
  isPrivate: boolean;
}

export interface Installation {
  id: number;
  app: App;
  selection: 'all' | 'selected';
  /** Ids, when selected. */
  repositories: readonly number[];
  permissions: Permissions;
  events: readonly string[];
  createdAt: Seconds;
  updatedAt: Seconds;
  suspended?: { at: Seconds; by: User };
  /** Not in the API: only the audit log tells. */
  installedBy?: User;
}

export interface OauthApp {
  id: number;
  name: string;
  clientId: string;
  /** What the organization has decided; undecided ones only show in API Insights. */
  decision: 'approved' | 'denied' | 'blocked' | 'requested' | null;
}

/** https://docs.github.com/rest/orgs/personal-access-tokens */
export interface FineGrainedToken {
  /** Of the grant, which is what the organization can revoke. */
  id: number;
  /** Of the token, which its owner may have granted to several organizations. */
  tokenId: number;
  name: string;
  owner: User;
  selection: 'none' | 'all' | 'subset';
  repositories: readonly number[];
  permissions: { organization?: Permissions; repository?: Permissions; other?: Permissions };
  grantedAt: Seconds;
  expiresAt: Seconds | null;
  lastUsedAt: Seconds | null;
}

/** One that its owner has asked for, and that nobody has approved yet. */
export interface TokenRequest extends Omit<FineGrainedToken, 'grantedAt'> {
  reason: string | null;
  createdAt: Seconds;
}

/** https://docs.github.com/enterprise-cloud@latest/rest/orgs/orgs#list-saml-sso-authorizations-for-an-organization */
export interface AuthorizedCredential {
  id: number;
  login: string;
  type: 'personal access token' | 'SSH key' | 'OAuth app token' | 'GitHub app token';
  authorizedId: number;
  lastEight?: string;
  scopes?: readonly string[];
  fingerprint?: string;
  /** Of SSH keys a title, of tokens a note. */
  title: string | null;
  authorizedAt: Seconds;
  accessedAt: Seconds | null;
  expiresAt: Seconds | null;
}

export interface DeployKey {
  id: number;
  key: string;
  title: string;
  readOnly: boolean;
  verified: boolean;
  /** `false`: the organization's policy does not allow deploy keys, and it cannot be used. */
  enabled: boolean;
  createdAt: Seconds;
  addedBy: string | null;
  lastUsedAt: Seconds | null;
}

export interface Hook {
  id: number;
  active: boolean;
  events: readonly string[];
  url: string;
  contentType: 'json' | 'form';
  insecureSsl: boolean;
  /** Masked in answers; absent in them when there is none. */
  secret: string | null;
  createdAt: Seconds;
  updatedAt: Seconds;
  deliveries: Delivery[];
}
export interface Delivery {
  id: number;
  at: Seconds;
  /** 0: no answer came. */
  code: number;
  status: string;
  event: string;
}

export const SECRET_KINDS = ['actions', 'dependabot', 'codespaces', 'agents'] as const;
export type SecretKind = (typeof SECRET_KINDS)[number];
export interface Secret {
  name: string;
  createdAt: Seconds;
  updatedAt: Seconds;
}
export interface OrganizationSecret extends Secret {
  visibility: 'all' | 'private' | 'selected';
  repositories: readonly number[];
}
export interface Environment {
  id: number;
  name: string;
  createdAt: Seconds;
  updatedAt: Seconds;
  secrets: Secret[];
}

export interface Runner {
  id: number;
  groupId: number;
  name: string;
  os: string;
  status: 'online' | 'offline';
  busy: boolean;
  ephemeral: boolean;
  version: string;
  labels: readonly string[];
}
export interface RunnerGroup {
  id: number;
  name: string;
  visibility: 'all' | 'selected' | 'private';
  repositories: readonly number[];
  isDefault: boolean;
  allowsPublicRepositories: boolean;
  inherited: boolean;
  restrictedToWorkflows: boolean;
  selectedWorkflows: readonly string[];
}
export interface HostedRunner {
  id: number;
  groupId: number;
  name: string;
  status: 'Ready' | 'Shutdown';
  platform: string;
  lastActiveAt: Seconds | null;
}

/** https://docs.github.com/rest/private-registries/organization-configurations */
export interface PrivateRegistry {
  name: string;
  type: string;
  url: string;
  username: string | null;
  visibility: 'all' | 'private' | 'selected';
  /** `token`, `username_password`, or how it signs in with a token of GitHub's own issuer. */
  auth: { type: string } & Readonly<Record<string, string>>;
  createdAt: Seconds;
  updatedAt: Seconds;
}

export interface OidcSubject {
  claims: readonly string[];
  immutable: boolean;
  useDefault: boolean;
}

export interface CopilotSeat {
  login: string;
  createdAt: Seconds;
  lastActivityAt: Seconds | null;
  lastActivityEditor: string | null;
}

export interface Repository {
  id: number;
  name: string;
  visibility: 'public' | 'private' | 'internal';
  archived: boolean;
  fork: boolean;
  createdAt: Seconds;
  pushedAt: Seconds;
  deployKeys: DeployKey[];
  hooks: Hook[];
  environments: Environment[];
  secrets: Record<SecretKind, Secret[]>;
  runners: Runner[];
  oidc: OidcSubject | null;
}

/** https://docs.github.com/rest/orgs/api-insights: who called what, how often. Everything older is gone. */
export interface ApiUse {
  /** The user or the installation that GitHub counts it for. */
  subject: { type: 'user' | 'installation'; id: number; name: string };
  actor: {
    type: 'installation' | 'classic_pat' | 'fine_grained_pat' | 'oauth_app' | 'github_app_user_to_server';
    id: number;
    name: string;
    integrationId: number | null;
    oauthApplicationId: number | null;
  };
  method: string;
  route: string;
  count: number;
  lastAt: Seconds;
}

export interface AuditEvent {
  id: string;
  at: Seconds;
  action: string;
  actor: string;
  actorId: number;
  /** Anything else that the event tells, by the names of the log. */
  more: Readonly<Record<string, unknown>>;
}

export type RepositoryPolicy = 'all' | 'selected' | 'none';

export interface Organization {
  id: number;
  login: string;
  name: string;
  email: string | null;
  createdAt: Seconds;
  /** Members must sign in through the company, and so must their tokens and keys. */
  saml: boolean;
  /** By login. */
  members: Map<string, 'admin' | 'member'>;
  outside: Set<string>;
  /** By name, in the order that they were made. */
  repositories: Map<string, Repository>;
  installations: Installation[];
  oauthApps: OauthApp[];
  tokens: FineGrainedToken[];
  tokenRequests: TokenRequest[];
  authorizations: AuthorizedCredential[];
  hooks: Hook[];
  secrets: Record<SecretKind, OrganizationSecret[]>;
  runners: Runner[];
  runnerGroups: RunnerGroup[];
  hostedRunners: HostedRunner[];
  registries: PrivateRegistry[];
  oidc: OidcSubject;
  actions: { enabled: RepositoryPolicy; selfHostedRunners: RepositoryPolicy };
  /** `null`: Copilot is not bought. */
  copilot: { codingAgent: RepositoryPolicy; repositories: readonly number[]; seats: CopilotSeat[] } | null;
  roles: { id: number; name: string; permissions: readonly string[]; logins: string[] }[];
  audit: AuditEvent[];
  apiUse: ApiUse[];
}

/** Classic tokens of the whole server, as a site administrator of GHES sees them. */
export interface ServerToken {
  id: number;
  note: string | null;
  scopes: readonly string[];
  user: User;
  app: { name: string; clientId: string };
  token: string;
  createdAt: Seconds;
  updatedAt: Seconds;
}
/** SSH keys of users, for the same. Those of repositories are their deploy keys. */
export interface UserKey {
  id: number;
  user: User;
  key: string;
  title: string;
  createdAt: Seconds;
  lastUsedAt: Seconds | null;
}

/** Whoever brings a token. What a token may is looked up here, so that a test can change it between two calls. */
export type Caller =
  | { kind: 'app'; app: App }
  | { kind: 'installation'; account: string; installation: Installation; permissions: Permissions; expiresAt: Seconds }
  | { kind: 'classic'; user: User; scopes: readonly string[]; sso: readonly string[]; expiresAt: Seconds | null }
  | { kind: 'fine-grained'; user: User; organization: string; permissions: Permissions; expiresAt: Seconds | null };

/** What the collector may sign in with. */
export interface Collector {
  app: App;
  /** In each organization by login, and in the enterprise under its slug. */
  installations: Record<string, Installation>;
  /** A classic token of an owner of all organizations, authorized for SSO. */
  classic: string;
  /** The same, never authorized for SSO. */
  classicWithoutSso: string;
  /** A fine-grained token of an owner, for the main organization. */
  fineGrained: string;
  /** GHES: of a site administrator. */
  siteAdmin: string;
}

/** Habits that depend on the plan, the day or the settings; free to change at any time. */
export interface Behaviour {
  plan: Plan;
  /** Requests per hour by resource. Absent: as documented for the plan and the kind of caller. */
  limits: Partial<Record<Resource, number>>;
  /** GHES: limits are off unless an administrator turns them on, and `/rate_limit` answers 404. */
  serverLimits: boolean;
  /** Calls a minute before the secondary limit strikes; `null`: never. */
  secondaryPerMinute: number | null;
  /** Whether a secondary limit tells how long to wait. */
  retryAfter: boolean;
  /** The status of both limits: GitHub uses either. */
  limitStatus: 403 | 429;
  /** The clock of this machine differs from GitHub's by this much, in seconds. */
  skew: Seconds;
  latencyMs: number;
}
export type Resource = 'core' | 'graphql' | 'search' | 'audit_log';

export interface GitHubState {
  seed: string;
  /** Of the company. */
  now(): Seconds;
  enterprise: { id: number; slug: string; name: string };
  organizations: Map<string, Organization>;
  users: Map<string, User>;
  /** By slug, installed or not. */
  apps: Map<string, App>;
  serverTokens: ServerToken[];
  userKeys: UserKey[];
  /** By the token itself. */
  callers: Map<string, Caller>;
  collector: Collector;
  behaviour: Behaviour;
  /** Permissions and scopes that a test took from the collector, such as `organization_hooks` or `admin:org_hook`. */
  denied: Set<string>;
  cases: Map<string, ProviderCase>;
  canaries: string[];
  mutations: number;
}

export const mainOrganization = (state: GitHubState): Organization => {
  const [first] = state.organizations.values();
  if (!first) throw new RangeError('no organization');
  return first;
};

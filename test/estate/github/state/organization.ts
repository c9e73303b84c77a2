/** Organizations, and what they have besides their repositories. */
import type { Seconds } from '../../clock.ts';
import type { Installation, OauthApp } from './accounts.ts';
import type { Hook, OidcSubject, Repository, Runner, Secret, SecretKind } from './repository.ts';
import type { AuthorizedCredential, FineGrainedToken, TokenRequest } from './tokens.ts';

export interface OrganizationSecret extends Secret {
  visibility: 'all' | 'private' | 'selected';
  repositories: readonly number[];
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

export interface CopilotSeat {
  login: string;
  createdAt: Seconds;
  lastActivityAt: Seconds | null;
  lastActivityEditor: string | null;
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

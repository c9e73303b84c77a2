/** All that the simulated GitHub knows. Plain data: answers, truth and changes are all derived from it. */
import type { Seconds } from '../clock.ts';
import type { ProviderCase } from '../provider.ts';
import type { App, Installation, Permissions, User } from './state/accounts.ts';
import type { Organization } from './state/organization.ts';
import type { ServerToken, UserKey } from './state/tokens.ts';

export type * from './state/accounts.ts';
export type * from './state/organization.ts';
export * from './state/repository.ts';
export type * from './state/tokens.ts';

/** What the company pays for; `ghes` is a server of its own, with paths under `/api/v3`. */
export type Plan = 'free' | 'team' | 'ghec' | 'ghes';

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

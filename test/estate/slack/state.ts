/** All that the simulated Slack knows. */
import type { Seconds } from '../clock.ts';
import type { ProviderCase } from '../provider.ts';

export type Plan = 'free' | 'pro' | 'business' | 'enterprise';

export interface Team {
  id: string;
  name: string;
  domain: string;
}

export interface Member {
  id: string;
  name: string;
  realName: string;
  email: string | null;
  is: 'person' | 'bot' | 'workflow-bot';
  deleted: boolean;
  admin: boolean;
  teams: readonly string[];
  createdAt: Seconds;
  lastActiveAt: Seconds | null;
  botId: string | null;
  /** Of bots that an app brought. */
  appId: string | null;
}

export interface OAuthScope {
  name: string;
  token: 'bot' | 'user';
}

export interface App {
  id: string;
  name: string;
  internal: boolean;
  /** In the App Directory, and certified there. */
  certified: boolean;
  homepage: string | null;
  scopes: OAuthScope[];
  approval: 'approved' | 'restricted' | 'requested' | 'none';
  /** The workspace that it was approved or restricted in; `null`: the whole organization. */
  approvedIn: string | null;
  resolvedAt: Seconds;
  resolvedBy: string;
  /** Where it is installed, and since when. */
  installs: Map<string, Seconds>;
  /** `null`: before any log begins. */
  installer: string | null;
  enabled: boolean;
  request: { id: string; user: string; message: string; at: Seconds } | null;
}

/** What was there before apps: webhooks, bots and commands with an id of their own. */
export interface LegacyService {
  id: number;
  type: string;
  scope: string;
  installer: string;
  at: Seconds;
  state: 'enabled' | 'disabled' | 'removed';
}

/** A line of team.integrationLogs. */
export interface LogLine {
  team: string;
  at: Seconds;
  user: string;
  /** https://docs.slack.dev/reference/methods/team.integrationLogs */
  change: 'added' | 'removed' | 'enabled' | 'disabled' | 'expanded' | 'updated';
  app?: { id: string; name: string };
  service?: { id: number; type: string };
  scope?: string;
  reason?: string;
  /** Of a feed that the integration reads. */
  rss?: true;
}

export interface AuditEntry {
  id: string;
  at: Seconds;
  action: string;
  actor: string;
  app: App | null;
  /** Where it happened; `null`: in the organization as such. */
  team: string | null;
  details?: Readonly<Record<string, unknown>>;
}

export interface Activity {
  appId: string;
  at: Seconds;
  component: 'events_api' | 'workflows' | 'functions' | 'tables';
  team: string;
  actor: string;
}

export interface Workflow {
  id: string;
  title: string;
  team: string;
  appId: string;
  collaborators: string[];
  updatedAt: Seconds;
  updatedBy: string;
  published: boolean;
}

export interface Token {
  value: string;
  kind: 'user' | 'bot';
  user: string;
  /** Of the whole organization. */
  org: boolean;
  scopes: Set<string>;
  state: 'good' | 'revoked' | 'expired';
}

export interface SlackState {
  plan: Plan;
  enterprise: { id: string; name: string; domain: string };
  /** The first is the only one of companies without an enterprise plan. */
  teams: readonly [Team, ...Team[]];
  members: Map<string, Member>;
  apps: Map<string, App>;
  legacy: Map<number, LegacyService>;
  workflows: Map<string, Workflow>;
  log: LogLine[];
  audit: AuditEntry[];
  activities: Activity[];
  tokens: { org: Token; workspace: Token; bot: Token };
  /** Methods that are refused with this error. */
  refused: Map<string, string>;
  /** Methods whose pages may not be larger: what most of them document nowhere. */
  largestPage: Map<string, number>;
  cases: Map<string, ProviderCase>;
  canaries: string[];
}

export const isEnterprise = ({ plan }: SlackState): boolean => plan === 'enterprise';
export const homeTeam = ({ teams }: SlackState): Team => teams[0];

/** The collector's own token, as an administrator would give it. */
export const collectorToken = (state: SlackState): Token =>
  isEnterprise(state) ? state.tokens.org : state.tokens.workspace;

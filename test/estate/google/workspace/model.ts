/** What Workspace knows beyond its people: what they let in, and the logs of it. */
import type { Seconds } from '../../clock.ts';
import type { User } from '../state.ts';

/** An OAuth client as users see it. */
export interface OauthApp {
  /** `<project number>-<random>.apps.googleusercontent.com`, or a bare domain when it is anonymous. */
  clientId: string;
  name: string;
  clientType: 'WEB' | 'NATIVE_APPLICATION' | 'NATIVE_DESKTOP' | 'NATIVE_IOS';
  /** Never registered with Google. */
  anonymous: boolean;
}

/** What one user granted to one app. */
export interface Token {
  app: OauthApp;
  scopes: readonly string[];
}

export interface AppPassword {
  codeId: number;
  name: string;
  createdAt: Seconds;
  lastUsedAt: Seconds | null;
}

export interface Member {
  user: User;
  /** Without 2-step verification nobody can make an app password. */
  enrolled: boolean;
  /** Last time that mail was read over IMAP. */
  imapAt: Seconds | null;
  /** By client id. */
  tokens: Map<string, Token>;
  passwords: AppPassword[];
  /** Addresses that it had before. */
  aliases: string[];
  deletedAt?: Seconds;
}

export type Application = 'token' | 'admin' | 'login' | 'gemini_in_workspace_apps' | 'workspace_studio';

export interface Parameter {
  name: string;
  value?: string;
  /** int64, as text. */
  intValue?: string;
  multiValue?: readonly string[];
  multiMessageValue?: readonly { parameter: readonly Parameter[] }[];
}

export interface Agent {
  id: string;
  name: string;
  type: string;
  /** E-mail address of whoever built it. */
  owner: string;
}

/** One line of an audit log. Parameters are made when they are asked for: a large company has very many lines. */
export interface LogLine {
  at: Seconds;
  /** When it shows up: some come late. */
  seenAt: Seconds;
  /** `id.uniqueQualifier`; may be negative. */
  unique: string;
  application: Application;
  actor: { email: string; profileId: string };
  /** By domain-wide delegation, with this client. */
  impersonatedBy?: { clientId: string; name: string };
  agent?: Agent;
  type: string;
  name: string;
  /** Of lines about an app, so that `filters=client_id==…` need not make the parameters. */
  clientId?: string;
  parameters: () => readonly Parameter[];
}

/** Consents and their withdrawal by the customer's administrators; no API lists what there is now. */
export interface MarketplaceApp {
  id: string;
  name: string;
  addedAt: Seconds;
  removedAt?: Seconds;
}

export interface Workspace {
  /** By user id. */
  members: Map<string, Member>;
  apps: Map<string, OauthApp>;
  marketplace: MarketplaceApp[];
  /** Oldest first, one list for each application. */
  log: Record<Application, LogLine[]>;
  /** The administrator who is impersonated lost the role. */
  adminDemoted: boolean;
  /** The Admin SDK is switched off in the project of the collector. */
  apiDisabled: boolean;
}

/** https://support.google.com/a/answer/7061566 */
export const RETENTION_DAYS = 180;

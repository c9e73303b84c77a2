/** Who acts on GitHub: people, Apps and where those are installed. */
import type { Seconds } from '../../clock.ts';

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

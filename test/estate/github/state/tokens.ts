/** What people made to act for them. */
import type { Seconds } from '../../clock.ts';
import type { Permissions, User } from './accounts.ts';

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

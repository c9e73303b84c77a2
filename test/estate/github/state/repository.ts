/** Repositories, and what lies about in them. */
import type { Seconds } from '../../clock.ts';

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

export interface OidcSubject {
  claims: readonly string[];
  immutable: boolean;
  useDefault: boolean;
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

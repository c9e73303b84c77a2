/** Users, roles and groups in one form, however they were read: in bulk, or one by one. */
import type { Observed } from '../../../core/model.ts';

export interface InlinePolicy {
  name: string;
  /** URL-encoded JSON, as IAM gives it. */
  document: string;
}
export interface AttachedPolicy {
  name: string;
  arn: string;
}

interface Principal {
  /** `AIDA…`, `AROA…`, `AGPA…`: never given again. */
  id: string;
  name: string;
  arn: string;
  inline: readonly InlinePolicy[];
  attached: readonly AttachedPolicy[];
}

interface Actor extends Principal {
  path: string;
  createdAt: string;
  tags: Observed<Readonly<Record<string, string>>>;
  /** ARN of the policy that its permissions are cut down to. */
  boundary: Observed<string>;
  /** How it was read, e.g. `iam:GetAccountAuthorizationDetails`. */
  source: string;
}

export interface User extends Actor {
  /** Names of its groups. */
  groups: readonly string[];
}

export interface Role extends Actor {
  /** URL-encoded JSON. */
  trust: string;
  instanceProfiles: readonly string[];
  lastUsed: Observed<{ at: string; region: string | null }>;
  description: string | null;
}

export type Group = Principal;

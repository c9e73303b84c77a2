/** Only the response fields that are read. Documentation: https://docs.github.com/rest */
import { z } from 'zod';

/** GitHub writes UTC with seconds; the audit log and some old fields have milliseconds or an offset. */
const Time = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString().replace('.000Z', 'Z'));
const MaybeTime = Time.nullish().transform((time) => time ?? null);
/** Where `null` means never: an answer without it says nothing. */
const TimeOrNever = Time.nullable();
/** Beyond 2^53 an id is not exact any more, and another thing's id perhaps. */
const Id = z.int().positive();

const Account = z.object({ id: Id, login: z.string().min(1) });

export const OrganizationRow = Account.extend({ name: z.string().nullish() });

const Permissions = z.record(z.string(), z.string()).default({});

export const InstallationRow = z.object({
  id: Id,
  app_id: Id,
  app_slug: z.string().min(1),
  client_id: z.string().optional(),
  repository_selection: z.enum(['all', 'selected']),
  permissions: Permissions,
  events: z.array(z.string()).default([]),
  created_at: Time,
  updated_at: Time,
  suspended_at: MaybeTime,
  suspended_by: Account.nullish(),
  contact_email: z.string().nullish(),
});
export type InstallationRow = z.infer<typeof InstallationRow>;

export const AppRow = z.object({
  name: z.string(),
  description: z.string().nullish(),
  owner: z.object({ id: Id, login: z.string().optional(), slug: z.string().optional() }).nullish(),
  external_url: z.string().nullish(),
});

const TokenPermissions = z
  .object({ organization: Permissions, repository: Permissions, other: Permissions })
  .transform(({ organization, repository, other }) => ({ ...repository, ...organization, ...other }));

/** https://docs.github.com/rest/orgs/personal-access-tokens */
const AnyTokenRow = z.object({
  id: Id,
  owner: Account,
  repository_selection: z.enum(['none', 'all', 'subset']),
  permissions: TokenPermissions,
  token_id: Id.optional(),
  token_name: z.string().default(''),
  token_expired: z.boolean(),
  token_expires_at: TimeOrNever,
  token_last_used_at: TimeOrNever,
});
export const TokenRow = AnyTokenRow.extend({ access_granted_at: Time });
export type TokenRow = z.infer<typeof TokenRow>;
export const TokenRequestRow = AnyTokenRow.extend({ created_at: Time, reason: z.string().nullish() });
export type TokenRequestRow = z.infer<typeof TokenRequestRow>;

/** https://docs.github.com/enterprise-cloud@latest/rest/orgs/orgs#list-saml-sso-authorizations-for-an-organization */
export const AuthorizationRow = z.object({
  login: z.string().min(1),
  credential_id: Id,
  credential_type: z.string(),
  credential_authorized_at: Time,
  credential_accessed_at: TimeOrNever,
  authorized_credential_expires_at: TimeOrNever.optional(),
  authorized_credential_title: z.string().nullish(),
  authorized_credential_note: z.string().nullish(),
  token_last_eight: z.string().nullish(),
  fingerprint: z.string().nullish(),
  scopes: z.array(z.string()).nullish(),
});
export type AuthorizationRow = z.infer<typeof AuthorizationRow>;

export const DeployKeyRow = z.object({
  id: Id,
  title: z.string().default(''),
  read_only: z.boolean(),
  verified: z.boolean().optional(),
  created_at: Time,
  added_by: z.string().nullish(),
  /** Older servers do not tell. */
  last_used: TimeOrNever.optional(),
  /** `false`: the organization's policy does not allow deploy keys. */
  enabled: z.boolean().default(true),
});
export type DeployKeyRow = z.infer<typeof DeployKeyRow>;

/** https://docs.github.com/enterprise-server@latest/rest/enterprise-admin/users#list-public-keys */
export const ServerKeyRow = z.object({
  id: Id,
  title: z.string(),
  verified: z.boolean(),
  read_only: z.boolean(),
  created_at: Time,
  last_used: TimeOrNever,
  user_id: Id.nullable(),
  repository_id: Id.nullable(),
});
export type ServerKeyRow = z.infer<typeof ServerKeyRow>;

export const HookRow = z.object({
  id: Id,
  active: z.boolean(),
  events: z.array(z.string()).default([]),
  config: z.object({
    url: z.string().optional(),
    insecure_ssl: z.union([z.string(), z.number()]).optional(),
    // Masked by GitHub; only whether there is one is kept.
    secret: z
      .unknown()
      .transform((secret) => secret !== undefined && secret !== null && secret !== '')
      .default(false),
  }),
  created_at: Time,
  updated_at: Time,
  /** Of repositories only. */
  last_response: z.object({ code: z.number().nullish(), status: z.string().nullish() }).nullish(),
});
export type HookRow = z.infer<typeof HookRow>;

export const SecretRow = z.object({
  name: z.string().min(1).max(255),
  created_at: Time,
  updated_at: Time,
  visibility: z.string().optional(),
});
export type SecretRow = z.infer<typeof SecretRow>;

export const RunnerGroupRow = z.object({
  id: Id,
  name: z.string(),
  visibility: z.string(),
  default: z.boolean().default(false),
  inherited: z.boolean().default(false),
  allows_public_repositories: z.boolean(),
  restricted_to_workflows: z.boolean().default(false),
  selected_workflows: z.array(z.string()).default([]),
});
export type RunnerGroupRow = z.infer<typeof RunnerGroupRow>;

export const RunnerRow = z.object({
  id: Id,
  runner_group_id: Id.optional(),
  name: z.string(),
  os: z.string(),
  status: z.string(),
  busy: z.boolean().default(false),
  ephemeral: z.boolean().nullable().default(null),
  version: z.string().optional(),
  labels: z.array(z.object({ name: z.string() })).default([]),
});
export type RunnerRow = z.infer<typeof RunnerRow>;

/** https://docs.github.com/rest/private-registries/organization-configurations */
export const RegistryRow = z.object({
  name: z.string().min(1),
  registry_type: z.string(),
  auth_type: z.string().optional(),
  url: z.string().optional(),
  visibility: z.string().optional(),
  tenant_id: z.string().optional(),
  client_id: z.string().optional(),
  aws_region: z.string().optional(),
  account_id: z.string().optional(),
  role_name: z.string().optional(),
  audience: z.string().optional(),
  workload_identity_provider: z.string().optional(),
  service_account: z.string().optional(),
  created_at: Time,
  updated_at: Time,
});
export type RegistryRow = z.infer<typeof RegistryRow>;

export const OidcSubject = z.object({
  include_claim_keys: z.array(z.string()),
  use_immutable_subject: z.boolean().optional(),
});

export const MemberRow = Account.extend({ type: z.string().default('User') });
export type MemberRow = z.infer<typeof MemberRow>;

// Every row of these is a use: one without its date must not pass for none.
export const SubjectUse = z.object({
  subject_type: z.string(),
  subject_id: Id,
  last_request_timestamp: Time,
});
export const ActorUse = z.object({
  actor_type: z.string(),
  actor_id: Id.nullish(),
  actor_name: z.string().default(''),
  integration_id: z.int().nullish(),
  oauth_application_id: z.int().nullish(),
  last_request_timestamp: Time,
});
export const RouteUse = z.object({ http_method: z.string(), api_route: z.string() });

/** Events of the same action differ in which fields they have, and which of them are `null`. */
export const AuditEvent = z.object({
  action: z.string(),
  /** `owner/name` */
  repo: z.union([z.string(), z.array(z.string())]).nullish(),
  created_at: z.number().nullish(),
  '@timestamp': z.number().nullish(),
  actor: z.string().nullish(),
  installation_id: z.number().nullish(),
  oauth_application: z.string().nullish(),
  oauth_application_name: z.string().nullish(),
  oauth_application_id: z.number().nullish(),
});
export type AuditEvent = z.infer<typeof AuditEvent>;

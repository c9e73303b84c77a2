/** The permissions that the collector's App has: all that the simulated endpoints ask for, to read. */
import type { Permissions } from './state.ts';

/** Names as in a manifest: https://docs.github.com/rest/authentication/permissions-required-for-github-apps */
export const COLLECTOR_PERMISSIONS: Permissions = Object.fromEntries(
  [
    'metadata',
    'actions',
    'administration',
    'agent_secrets',
    'codespaces_secrets',
    'dependabot_secrets',
    'environments',
    'repository_hooks',
    'secrets',
    'members',
    'organization_administration',
    'organization_agent_secrets',
    'organization_api_insights',
    'organization_copilot_agent_settings',
    'organization_copilot_seat_management',
    'organization_custom_org_roles',
    'organization_dependabot_secrets',
    'organization_hooks',
    'organization_personal_access_token_requests',
    'organization_personal_access_tokens',
    'organization_plan',
    'organization_private_registries',
    'organization_secrets',
    'organization_self_hosted_runners',
  ].map((name) => [name, 'read'] as const),
);

export const ENTERPRISE_PERMISSIONS: Permissions = {
  enterprise_organization_installations: 'read',
  enterprise_organization_installation_repositories: 'read',
};

/** Of the collector's classic tokens: an owner's, for reading everything that an owner can read. */
export const CLASSIC_SCOPES = [
  'repo',
  'admin:org',
  'admin:org_hook',
  'admin:repo_hook',
  'read:audit_log',
  'read:enterprise',
  'manage_billing:copilot',
] as const;

/** What a scope includes: https://docs.github.com/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps */
const INCLUDED: Readonly<Record<string, readonly string[]>> = {
  'admin:org': ['write:org', 'read:org', 'manage_runners:org'],
  'write:org': ['read:org'],
  'admin:repo_hook': ['write:repo_hook', 'read:repo_hook'],
  repo: ['repo:status', 'repo_deployment', 'public_repo', 'repo:invite', 'security_events'],
  'admin:enterprise': ['read:enterprise', 'manage_runners:enterprise', 'read:audit_log'],
};

export const expandScopes = (scopes: readonly string[]): ReadonlySet<string> =>
  new Set(scopes.flatMap((scope) => [scope, ...(INCLUDED[scope] ?? [])]));

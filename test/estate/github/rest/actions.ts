/** Runners, registries, and how workflows name themselves to clouds. */
import { notFound } from '../errors.ts';
import * as render from '../render.ts';
import { listing, type Call, type Route, type Wire } from '../route.ts';
import type { HostedRunner, OidcSubject, PrivateRegistry, Runner, RunnerGroup } from '../state.ts';

const runner = (one: Runner): Wire => ({
  id: one.id,
  runner_group_id: one.groupId,
  name: one.name,
  os: one.os,
  status: one.status,
  busy: one.busy,
  ephemeral: one.ephemeral,
  version: one.version,
  labels: one.labels.map((name, n) => ({ id: n + 1, name, type: n < 3 ? 'read-only' : 'custom' })),
});

const named = (name: string | null, runners: readonly Runner[]): Runner[] =>
  runners.filter((one) => name === null || one.name === name);

const group = ({ base, organization }: Call, one: RunnerGroup): Wire => {
  const url = `${base}/orgs/${organization.login}/actions/runner-groups/${one.id}`;
  return {
    id: one.id,
    name: one.name,
    visibility: one.visibility,
    default: one.isDefault,
    ...(one.visibility === 'selected' ? { selected_repositories_url: `${url}/repositories` } : {}),
    runners_url: `${url}/runners`,
    inherited: one.inherited,
    allows_public_repositories: one.allowsPublicRepositories,
    workflow_restrictions_read_only: false,
    restricted_to_workflows: one.restrictedToWorkflows,
    selected_workflows: one.selectedWorkflows,
  };
};

const groupOf = ({ organization, path }: Call): RunnerGroup => {
  const found = organization.runnerGroups.find(({ id }) => String(id) === path['runner_group_id']);
  if (!found) throw notFound();
  return found;
};

const hosted = (one: HostedRunner): Wire => ({
  id: one.id,
  name: one.name,
  runner_group_id: one.groupId,
  image_details: { id: 'ubuntu-24.04', size_gb: 86, display_name: 'Ubuntu 24.04', source: 'github', version: 'latest' },
  machine_size_details: { id: '8-core', cpu_cores: 8, memory_gb: 32, storage_gb: 300 },
  status: one.status,
  platform: one.platform,
  maximum_runners: 10,
  public_ip_enabled: false,
  public_ips: [],
  last_active_on: render.maybe(one.lastActiveAt),
});

const registry = ({ name, type, url, username, visibility, auth, createdAt, updatedAt }: PrivateRegistry): Wire => {
  const { type: auth_type, ...more } = auth;
  return {
    name,
    registry_type: type,
    auth_type,
    url,
    username,
    replaces_base: false,
    visibility,
    ...more,
    created_at: render.maybe(createdAt),
    updated_at: render.maybe(updatedAt),
  };
};

const subject = ({ useDefault, claims, immutable }: OidcSubject): Wire => ({
  use_default: useDefault,
  ...(useDefault ? {} : { include_claim_keys: claims }),
  use_immutable_subject: immutable,
});

const policy = ({ base, organization }: Call, of: string, enabled: string): Wire => ({
  enabled_repositories: enabled,
  ...(enabled === 'selected'
    ? { selected_repositories_url: `${base}/orgs/${organization.login}/${of}/repositories` }
    : {}),
});

const RUNNERS = {
  permission: 'organization_self_hosted_runners',
  scopes: ['admin:org', 'manage_runners:org'],
} as const;
const ADMINISTRATION = { permission: 'organization_administration', scopes: ['admin:org'] } as const;

export const actions: readonly Route[] = [
  {
    operation: 'actions/list-self-hosted-runners-for-org',
    path: '/orgs/{org}/actions/runners',
    query: ['name'],
    ...RUNNERS,
    answer: ({ organization, query }) =>
      listing(named(query.get('name'), organization.runners), runner, { under: 'runners' }),
  },
  {
    operation: 'actions/list-self-hosted-runners-for-repo',
    path: '/repos/{owner}/{repo}/actions/runners',
    query: ['name'],
    permission: 'administration',
    scopes: ['repo'],
    answer: ({ repository, query }) =>
      listing(named(query.get('name'), repository.runners), runner, { under: 'runners' }),
  },
  {
    operation: 'actions/list-self-hosted-runner-groups-for-org',
    path: '/orgs/{org}/actions/runner-groups',
    query: ['visible_to_repository'],
    ...RUNNERS,
    answer: (call) => listing(call.organization.runnerGroups, (one) => group(call, one), { under: 'runner_groups' }),
  },
  {
    operation: 'actions/list-repo-access-to-self-hosted-runner-group-in-org',
    path: '/orgs/{org}/actions/runner-groups/{runner_group_id}/repositories',
    ...RUNNERS,
    answer(call) {
      const { repositories } = groupOf(call);
      const rows = [...call.organization.repositories.values()].filter(({ id }) => repositories.includes(id));
      return listing(rows, (one) => render.repository(call.organization, one), { under: 'repositories' });
    },
  },
  {
    operation: 'actions/list-self-hosted-runners-in-group-for-org',
    path: '/orgs/{org}/actions/runner-groups/{runner_group_id}/runners',
    ...RUNNERS,
    answer(call) {
      const { id } = groupOf(call);
      const rows = call.organization.runners.filter(({ groupId }) => groupId === id);
      return listing(rows, runner, { under: 'runners' });
    },
  },
  {
    operation: 'actions/list-hosted-runners-for-org',
    path: '/orgs/{org}/actions/hosted-runners',
    plans: ['team', 'ghec'],
    permission: 'organization_administration',
    scopes: ['manage_runners:org'],
    answer: ({ organization }) => listing(organization.hostedRunners, hosted, { under: 'runners' }),
  },
  {
    operation: 'actions/get-github-actions-permissions-organization',
    path: '/orgs/{org}/actions/permissions',
    ...ADMINISTRATION,
    answer: (call) => ({
      ...policy(call, 'actions/permissions', call.organization.actions.enabled),
      allowed_actions: 'all',
      sha_pinning_required: false,
    }),
  },
  {
    operation: 'actions/get-self-hosted-runners-permissions-organization',
    path: '/orgs/{org}/actions/permissions/self-hosted-runners',
    ...ADMINISTRATION,
    answer: (call) =>
      policy(call, 'actions/permissions/self-hosted-runners', call.organization.actions.selfHostedRunners),
  },
  {
    operation: 'oidc/get-oidc-custom-sub-template-for-org',
    path: '/orgs/{org}/actions/oidc/customization/sub',
    permission: 'organization_administration',
    scopes: ['read:org'],
    answer: ({ organization: { oidc } }) => ({
      include_claim_keys: oidc.claims,
      use_immutable_subject: oidc.immutable,
    }),
  },
  {
    operation: 'actions/get-custom-oidc-sub-claim-for-repo',
    path: '/repos/{owner}/{repo}/actions/oidc/customization/sub',
    permission: 'actions',
    scopes: ['repo'],
    answer: ({ repository: { oidc } }) => subject(oidc ?? { useDefault: true, claims: [], immutable: false }),
  },
  {
    operation: 'private-registries/list-org-private-registries',
    path: '/orgs/{org}/private-registries',
    permission: 'organization_private_registries',
    scopes: ['admin:org'],
    owner: true,
    answer: ({ organization }) => listing(organization.registries, registry, { under: 'configurations' }),
  },
];

/** Names and dates of secrets, of every kind and at every level. Nothing in here knows a value. */
import { notFound } from '../errors.ts';
import * as render from '../render.ts';
import { listing, type Call, type Listing, type Route, type Wire } from '../route.ts';
import { SECRET_KINDS, type OrganizationSecret, type Plan, type Secret, type SecretKind } from '../state.ts';

/** Codespaces and the cloud agent are not part of GHES, and free organizations pay for no Codespaces. */
const PLANS: Readonly<Partial<Record<SecretKind, readonly Plan[]>>> = {
  codespaces: ['team', 'ghec'],
  agents: ['free', 'team', 'ghec'],
};
/** https://docs.github.com/rest/authentication/permissions-required-for-github-apps */
const OF_ORGANIZATION: Readonly<Record<SecretKind, string>> = {
  actions: 'organization_secrets',
  dependabot: 'organization_dependabot_secrets',
  codespaces: 'organization_codespaces_secrets',
  agents: 'organization_agent_secrets',
};
const OF_REPOSITORY: Readonly<Record<SecretKind, string>> = {
  actions: 'secrets',
  dependabot: 'dependabot_secrets',
  codespaces: 'codespaces_secrets',
  agents: 'agent_secrets',
};

const plain = ({ name, createdAt, updatedAt }: Secret): Wire => ({
  name,
  created_at: render.maybe(createdAt),
  updated_at: render.maybe(updatedAt),
});

const shared = ({ base, organization }: Call, kind: SecretKind, secret: OrganizationSecret): Wire => ({
  ...plain(secret),
  visibility: secret.visibility,
  ...(secret.visibility === 'selected'
    ? {
        selected_repositories_url: `${base}/orgs/${organization.login}/${kind}/secrets/${secret.name}/repositories`,
      }
    : {}),
});

const under = 'secrets';

function selected({ organization, path }: Call, kind: SecretKind): Listing {
  const secret = organization.secrets[kind].find(({ name }) => name === path['secret_name']);
  if (!secret || secret.visibility !== 'selected') throw notFound();
  const rows = [...organization.repositories.values()].filter(({ id }) => secret.repositories.includes(id));
  return listing(rows, (one) => render.repository(organization, one), { under: 'repositories' });
}

const ofKind = (kind: SecretKind): Route[] => {
  const plans = PLANS[kind];
  const here = plans ? { plans } : {};
  const organization = {
    ...here,
    permission: OF_ORGANIZATION[kind],
    scopes: ['admin:org'],
    owner: true as const,
    // "Works with GitHub Apps: no" in GitHub's own description.
    ...(kind === 'codespaces' ? { only: 'user' as const } : {}),
  };
  return [
    {
      operation: `${kind}/list-org-secrets`,
      path: `/orgs/{org}/${kind}/secrets`,
      ...organization,
      answer: (call) => listing(call.organization.secrets[kind], (secret) => shared(call, kind, secret), { under }),
    },
    {
      operation: `${kind}/list-selected-repos-for-org-secret`,
      path: `/orgs/{org}/${kind}/secrets/{secret_name}/repositories`,
      ...organization,
      answer: (call) => selected(call, kind),
    },
    {
      operation: `${kind}/list-repo-secrets`,
      path: `/repos/{owner}/{repo}/${kind}/secrets`,
      ...here,
      permission: OF_REPOSITORY[kind],
      scopes: ['repo'],
      answer: ({ repository }) => listing(repository.secrets[kind], plain, { under }),
    },
  ];
};

export const secrets: readonly Route[] = [
  ...SECRET_KINDS.flatMap(ofKind),
  {
    operation: 'repos/get-all-environments',
    path: '/repos/{owner}/{repo}/environments',
    permission: 'actions',
    scopes: ['repo'],
    answer: ({ repository }) =>
      listing(
        repository.environments,
        ({ id, name, createdAt, updatedAt }) => ({
          id,
          name,
          created_at: render.maybe(createdAt),
          updated_at: render.maybe(updatedAt),
          protection_rules: [],
          deployment_branch_policy: null,
        }),
        { under: 'environments' },
      ),
  },
  {
    operation: 'actions/list-environment-secrets',
    path: '/repos/{owner}/{repo}/environments/{environment_name}/secrets',
    permission: 'environments',
    scopes: ['repo'],
    answer({ repository, path }) {
      const found = repository.environments.find(({ name }) => name === path['environment_name']);
      if (!found) throw notFound();
      return listing(found.secrets, plain, { under });
    },
  },
];

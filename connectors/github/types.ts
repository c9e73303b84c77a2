/** GitHub's kinds of things, by the middle part of their refs. */
import type { NativeType } from '../../core/connector.ts';

const rest = 'https://docs.github.com/rest';
const server = 'https://docs.github.com/enterprise-server@latest/rest';
const cloud = 'https://docs.github.com/enterprise-cloud@latest/rest';

export const types: Readonly<Record<string, NativeType>> = {
  enterprise: { record: 'scope', title: 'GitHub enterprise', docs: `${cloud}/enterprise-admin` },
  server: {
    record: 'scope',
    title: 'GitHub Enterprise Server',
    docs: `${server}/enterprise-admin`,
  },
  organization: { record: 'scope', title: 'GitHub organization', docs: `${rest}/orgs/orgs` },
  installation: { record: 'identity', title: 'installed GitHub App', docs: `${rest}/apps/installations` },
  'installation-grant': {
    record: 'grant',
    title: 'permissions of an installed GitHub App',
    of: ['installation'],
    docs: `${rest}/authentication/permissions-required-for-github-apps`,
  },
  'oauth-app': {
    record: 'identity',
    title: 'OAuth app that members use',
    docs: `${cloud}/orgs/api-insights`,
  },
  user: { record: 'identity', title: 'user with tokens or keys, or a machine user', docs: `${rest}/orgs/members` },
  'fine-grained-token': {
    record: 'credential',
    title: 'fine-grained personal access token',
    of: ['user'],
    docs: `${rest}/orgs/personal-access-tokens`,
  },
  'token-grant': {
    record: 'grant',
    title: 'permissions of a fine-grained token',
    of: ['user'],
    docs: `${rest}/orgs/personal-access-tokens`,
  },
  'authorized-credential': {
    record: 'credential',
    title: 'token or SSH key authorized for single sign-on',
    of: ['user'],
    docs: `${cloud}/orgs/orgs#list-saml-sso-authorizations-for-an-organization`,
  },
  'authorized-grant': {
    record: 'grant',
    title: 'scopes of an authorized token',
    of: ['user'],
    docs: 'https://docs.github.com/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps',
  },
  'deploy-key-holder': {
    record: 'identity',
    title: 'whatever holds a deploy key',
    docs: `${rest}/deploy-keys/deploy-keys`,
  },
  'deploy-key': {
    record: 'credential',
    title: 'deploy key',
    of: ['deploy-key-holder'],
    docs: `${rest}/deploy-keys/deploy-keys`,
  },
  'deploy-key-grant': {
    record: 'grant',
    title: 'access by a deploy key',
    of: ['deploy-key-holder'],
    docs: `${rest}/deploy-keys/deploy-keys`,
  },
  webhook: { record: 'identity', title: 'webhook', docs: `${rest}/repos/webhooks` },
  'webhook-secret': {
    record: 'credential',
    title: 'secret that signs a webhook',
    of: ['webhook'],
    docs: 'https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries',
  },
  secret: { record: 'credential', title: 'stored secret', docs: `${rest}/actions/secrets` },
  'runner-group': {
    record: 'identity',
    title: 'group of self-hosted runners',
    docs: `${rest}/actions/self-hosted-runner-groups`,
  },
  runner: { record: 'identity', title: 'self-hosted runner', docs: `${rest}/actions/self-hosted-runners` },
  'private-registry': {
    record: 'credential',
    title: 'sign-in to a private registry',
    docs: `${rest}/private-registries/organization-configurations`,
  },
  'server-account': {
    record: 'identity',
    title: 'account of a server that has SSH keys',
    docs: `${server}/users/users`,
  },
  'user-key': {
    record: 'credential',
    title: 'SSH key of an account',
    of: ['server-account'],
    docs: `${server}/enterprise-admin/users#list-public-keys`,
  },
  'copilot-agent': {
    record: 'identity',
    title: 'Copilot coding agent',
    docs: `${rest}/copilot/copilot-coding-agent-management`,
  },
};

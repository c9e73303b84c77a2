/** Deploy keys, and webhooks of repositories and organizations. */
import { notFound, unprocessable } from '../errors.ts';
import * as render from '../render.ts';
import { listing, type Call, type Listing, type Route, type Wire } from '../route.ts';
import type { Delivery, DeployKey, Hook } from '../state.ts';

export const deployKey = (url: string, key: DeployKey): Wire => ({
  id: key.id,
  key: key.key,
  url: `${url}/${key.id}`,
  title: key.title,
  verified: key.verified,
  created_at: render.maybe(key.createdAt),
  read_only: key.readOnly,
  added_by: key.addedBy,
  last_used: render.maybe(key.lastUsedAt),
  enabled: key.enabled,
});

const delivery = ({ id, at, code, status, event }: Delivery): Wire => ({
  id,
  guid: `0b989ba4-242f-11e5-81e1-${String(id).padStart(12, '0')}`,
  delivered_at: render.maybe(at),
  redelivery: false,
  duration: 0.27,
  status,
  status_code: code,
  event,
  action: null,
  installation_id: null,
  repository_id: null,
  throttled_at: null,
});

/** GitHub keeps deliveries for three days: https://docs.github.com/webhooks/testing-and-troubleshooting-webhooks/viewing-webhook-deliveries */
const KEPT = 3 * 86_400;

function deliveries({ path, query, now }: Call, hooks: readonly Hook[]): Listing {
  const hook = hooks.find(({ id }) => String(id) === path['hook_id']);
  if (!hook) throw notFound();
  const status = query.get('status');
  if (status !== null && status !== 'success' && status !== 'failure') throw unprocessable('Validation Failed');
  const good = ({ code }: Delivery): boolean => code >= 200 && code < 400;
  const rows = hook.deliveries.filter(
    (one) => now - one.at <= KEPT && (status === null || good(one) === (status === 'success')),
  );
  return listing(rows, delivery, { cursor: 'cursor' });
}

const urlOf = ({ base, organization, repository }: Call): string =>
  `${base}/repos/${organization.login}/${repository.name}`;

export const repositories: readonly Route[] = [
  {
    operation: 'repos/get',
    path: '/repos/{owner}/{repo}',
    permission: 'metadata',
    answer: ({ organization, repository }) => render.repository(organization, repository),
  },
  {
    operation: 'repos/list-deploy-keys',
    path: '/repos/{owner}/{repo}/keys',
    permission: 'administration',
    scopes: ['repo'],
    answer: (call) => listing(call.repository.deployKeys, (key) => deployKey(`${urlOf(call)}/keys`, key)),
  },
  {
    operation: 'repos/list-webhooks',
    path: '/repos/{owner}/{repo}/hooks',
    permission: 'repository_hooks',
    scopes: ['read:repo_hook', 'repo'],
    answer: (call) =>
      listing(call.repository.hooks, (hook) => render.repositoryHook(`${urlOf(call)}/hooks`, hook, call.now)),
  },
  {
    operation: 'repos/list-webhook-deliveries',
    path: '/repos/{owner}/{repo}/hooks/{hook_id}/deliveries',
    query: ['status'],
    permission: 'repository_hooks',
    scopes: ['read:repo_hook', 'repo'],
    answer: (call) => deliveries(call, call.repository.hooks),
  },
  {
    operation: 'orgs/list-webhooks',
    path: '/orgs/{org}/hooks',
    permission: 'organization_hooks',
    scopes: ['admin:org_hook'],
    owner: true,
    answer: ({ organization, base }) =>
      listing(organization.hooks, (hook) => render.organizationHook(`${base}/orgs/${organization.login}/hooks`, hook)),
  },
  {
    operation: 'orgs/list-webhook-deliveries',
    path: '/orgs/{org}/hooks/{hook_id}/deliveries',
    query: ['status'],
    permission: 'organization_hooks',
    scopes: ['admin:org_hook'],
    owner: true,
    answer: (call) => deliveries(call, call.organization.hooks),
  },
];

/** Pools, providers, OAuth clients: https://cloud.google.com/iam/docs/reference/rest/v1 */
import { notFound } from '../errors.ts';
import { param, type Call, type Method, type Need } from '../method.ts';
import { nextToken, paginate, type PageRules } from '../page.ts';
import { organizationName } from '../build.ts';
import { activeProject } from '../places.ts';
import {
  oauthClientShape,
  oauthCredentialShape,
  poolShape,
  providerShape,
  workforceShape,
} from '../shapes/federation.ts';
import type { FederationProvider, OauthClient, WorkforcePool, WorkloadPool } from '../state.ts';

const host = 'iam.googleapis.com';
const query = { pageSize: 'number', pageToken: 'text', showDeleted: 'flag' } as const;

const projectOfParent = ({ path }: Call): string => (path['parent'] ?? '').split('/').slice(0, 2).join('/');
const inProject =
  (permission: string) =>
  (call: Call): Need => ({ permission, on: projectOfParent(call) });

/** Names are by number, whatever the caller asked by. */
function canonical(call: Call, permission: string): string {
  const parts = (call.path['parent'] ?? '').split('/');
  const project = activeProject(call.state, parts[1] ?? '', permission);
  return ['projects', project.number, ...parts.slice(2)].join('/');
}

function listed<T extends object>(
  call: Call,
  name: string,
  items: readonly T[],
  shape: (item: T) => unknown,
  rules: PageRules,
): Record<string, unknown> {
  const shown = items.filter((item) => !('deletedUntil' in item) || param(call, 'showDeleted') === 'true');
  const page = paginate(call, shown, rules);
  return { ...(page.items.length > 0 ? { [name]: page.items.map(shape) } : {}), ...nextToken(page) };
}

function pools(call: Call): Record<string, unknown> {
  const parent = canonical(call, 'iam.workloadIdentityPools.list');
  const mine = call.state.pools.filter(({ name }) => name.startsWith(`${parent}/`));
  return listed(call, 'workloadIdentityPools', mine, poolShape, { default: 50, max: 1000 });
}

function providersOf(
  call: Call,
  pool: WorkloadPool | WorkforcePool | undefined,
  name: string,
): Record<string, unknown> {
  if (!pool) throw notFound();
  const shape = (provider: FederationProvider): unknown => providerShape(pool.name, provider);
  return listed(call, name, pool.providers, shape, { default: 50, max: 100 });
}

function oauthClients(call: Call): Record<string, unknown> {
  const parent = canonical(call, 'iam.oauthClients.list');
  const mine = call.state.oauthClients.filter(({ name }) => name.startsWith(`${parent}/`));
  return listed(call, 'oauthClients', mine, oauthClientShape, { default: 50, max: 100 });
}

/** One of the few listings of Google that hand out a secret. */
function oauthCredentials(call: Call): Record<string, unknown> {
  const name = canonical(call, 'iam.oauthClientCredentials.list');
  const client: OauthClient | undefined = call.state.oauthClients.find((one) => one.name === name);
  if (!client) throw notFound();
  const shown = client.credentials.map((one) => oauthCredentialShape(call.state.seed, client, one, true));
  return shown.length > 0 ? { oauthClientCredentials: shown } : {};
}

/** Workforce pools belong to the organization, which is a query parameter here. */
function workforceNeed(permission: string) {
  return (call: Call): Need => ({ permission, on: param(call, 'parent') ?? organizationName(call.state) });
}

export const federationMethods: readonly Method[] = [
  {
    id: 'projects.locations.workloadIdentityPools.list',
    host,
    verb: 'GET',
    paths: ['/v1/{parent=projects/*/locations/global}/workloadIdentityPools'],
    query,
    need: inProject('iam.workloadIdentityPools.list'),
    consumer: 'resource',
    run: pools,
  },
  {
    id: 'projects.locations.workloadIdentityPools.providers.list',
    host,
    verb: 'GET',
    paths: ['/v1/{parent=projects/*/locations/global/workloadIdentityPools/*}/providers'],
    query,
    need: inProject('iam.workloadIdentityPoolProviders.list'),
    consumer: 'resource',
    run: (call) => {
      const name = canonical(call, 'iam.workloadIdentityPoolProviders.list');
      return providersOf(
        call,
        call.state.pools.find((one) => one.name === name),
        'workloadIdentityPoolProviders',
      );
    },
  },
  {
    id: 'locations.workforcePools.list',
    host,
    verb: 'GET',
    paths: ['/v1/{location=locations/global}/workforcePools'],
    query: { ...query, parent: 'text' },
    need: workforceNeed('iam.workforcePools.list'),
    consumer: 'caller',
    run: (call) => {
      const shape = (pool: WorkforcePool): unknown => workforceShape(pool, organizationName(call.state));
      return listed(call, 'workforcePools', call.state.workforcePools, shape, { default: 50, max: 100 });
    },
  },
  {
    id: 'locations.workforcePools.providers.list',
    host,
    verb: 'GET',
    paths: ['/v1/{parent=locations/global/workforcePools/*}/providers'],
    query,
    need: (call) => ({ permission: 'iam.workforcePoolProviders.list', on: organizationName(call.state) }),
    consumer: 'caller',
    run: (call) => {
      const pool = call.state.workforcePools.find(({ name }) => name === call.path['parent']);
      return providersOf(call, pool, 'workforcePoolProviders');
    },
  },
  {
    id: 'projects.locations.oauthClients.list',
    host,
    verb: 'GET',
    paths: ['/v1/{parent=projects/*/locations/global}/oauthClients'],
    query,
    need: inProject('iam.oauthClients.list'),
    consumer: 'resource',
    run: oauthClients,
  },
  {
    id: 'projects.locations.oauthClients.credentials.list',
    host,
    verb: 'GET',
    paths: ['/v1/{parent=projects/*/locations/global/oauthClients/*}/credentials'],
    query: {},
    need: inProject('iam.oauthClientCredentials.list'),
    consumer: 'resource',
    run: oauthCredentials,
  },
];

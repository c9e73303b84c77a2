/**
 * Agents: Vertex AI Agent Engine, Agent Identity and Agent Registry. All of them keep their things by location, and
 * `-` stands for every location where an API has that.
 */
import { invalid } from '../errors.ts';
import { param, type Call, type Method, type Need } from '../method.ts';
import { nextToken, paginate } from '../page.ts';
import { activeProject } from '../places.ts';
import type { PlainResource } from '../state.ts';

const need =
  (permission: string) =>
  ({ path }: Call): Need => ({
    permission,
    on: (path['parent'] ?? path['name'] ?? '').split('/').slice(0, 2).join('/'),
  });

function mine(call: Call, assetType: string, permission: string): PlainResource[] {
  const [, asked = '', , location = ''] = (call.path['parent'] ?? '').split('/');
  const project = activeProject(call.state, asked, permission);
  return call.state.resources.filter(
    (one) =>
      one.assetType === assetType && one.project === project.number && (location === '-' || one.location === location),
  );
}

interface Listing {
  id: string;
  host: string;
  path: string;
  /** Name of the list in the answer. */
  list: string;
  assetType: string;
  permission: string;
  max: number;
  verb?: 'GET' | 'POST';
}

function listing({ id, host, path, list, assetType, permission, max, verb = 'GET' }: Listing): Method {
  const paging = { pageSize: 'number', pageToken: 'text', filter: 'text', orderBy: 'text' } as const;
  return {
    id,
    host,
    verb,
    paths: [`/v1/{parent=projects/*/locations/*}/${path}`],
    ...(verb === 'GET' ? { query: paging } : { body: ['pageSize', 'pageToken', 'searchString'] }),
    need: need(permission),
    consumer: 'resource',
    run(call) {
      if ((param(call, 'filter') ?? '') !== '') throw invalid('The estate does not simulate this filter.');
      const page = paginate(call, mine(call, assetType, permission), { default: 20, max });
      return { ...(page.items.length > 0 ? { [list]: page.items.map(({ data }) => data) } : {}), ...nextToken(page) };
    },
  };
}

const identity = 'agentidentity.googleapis.com';
const registry = 'agentregistry.googleapis.com';

/** Workloads that use an auth provider: https://agentidentity.googleapis.com/$discovery/rest?version=v1 */
const queryWorkloads: Method = {
  id: 'projects.locations.authProviders.queryWorkloads',
  host: identity,
  verb: 'GET',
  paths: ['/v1/{name=projects/*/locations/*/authProviders/*}:queryWorkloads'],
  query: { pageSize: 'number', pageToken: 'text' },
  need: need('agentidentity.authProviders.list'),
  consumer: 'resource',
  run(call) {
    const used = call.state.resources
      .filter(
        ({ assetType, data }) =>
          assetType === `${identity}/AccessSummary` && data['authProvider'] === call.path['name'],
      )
      .map(({ data }) => String(data['workloadId']));
    const page = paginate(call, [...new Set(used)], { default: 100, max: 1000 });
    return { ...(page.items.length > 0 ? { workloadIds: page.items } : {}), ...nextToken(page) };
  },
};

export const agentMethods: readonly Method[] = [
  listing({
    id: 'projects.locations.reasoningEngines.list',
    host: 'aiplatform.googleapis.com',
    path: 'reasoningEngines',
    list: 'reasoningEngines',
    assetType: 'aiplatform.googleapis.com/ReasoningEngine',
    permission: 'aiplatform.reasoningEngines.list',
    max: 100,
  }),
  listing({
    id: 'projects.locations.authProviders.list',
    host: identity,
    path: 'authProviders',
    list: 'authProviders',
    assetType: `${identity}/AuthProvider`,
    permission: 'agentidentity.authProviders.list',
    max: 1000,
  }),
  listing({
    id: 'projects.locations.accessSummaries.list',
    host: identity,
    path: 'accessSummaries',
    list: 'accessSummaries',
    assetType: `${identity}/AccessSummary`,
    permission: 'agentidentity.accessSummaries.list',
    max: 1000,
  }),
  queryWorkloads,
  listing({
    id: 'projects.locations.agents.list',
    host: registry,
    path: 'agents',
    list: 'agents',
    assetType: `${registry}/Agent`,
    permission: 'agentregistry.agents.list',
    max: 100,
  }),
  listing({
    id: 'projects.locations.agents.search',
    host: registry,
    path: 'agents:search',
    list: 'agents',
    assetType: `${registry}/Agent`,
    permission: 'agentregistry.agents.search',
    max: 100,
    verb: 'POST',
  }),
  listing({
    id: 'projects.locations.mcpServers.search',
    host: registry,
    path: 'mcpServers:search',
    list: 'mcpServers',
    assetType: `${registry}/McpServer`,
    permission: 'agentregistry.mcpServers.search',
    max: 100,
    verb: 'POST',
  }),
];

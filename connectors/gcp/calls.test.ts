/** What a night costs, call by call. Bindings have calls of their own. */
import { afterEach, expect, test, vi } from 'vitest';
import { createEstate } from '../../test/estate/index.ts';
import { createMemory } from '../../test/suites/connector-run.ts';
import { discoverGoogle } from '../../test/suites/google.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const only = [
  'service-accounts',
  'service-account-keys',
  'api-keys',
  'hmac-keys',
  'federation',
  'oauth-clients',
  'secrets',
  'agents',
  'connections',
];
const signIn = { 'sts:token': 1, 'iamcredentials:serviceAccounts.generateAccessToken': 1 };

test('of the company: nine projects, one of them without Monitoring, one being deleted', async () => {
  const estate = createEstate({ now: new Date('2026-11-21T08:00:00Z') });
  const settings = { metricsScopes: estate.google.truth().metricsScopes.map(({ project }) => project) };
  const memory = createMemory();
  const first = await discoverGoogle(estate, settings, { memory, only });
  expect(first.calls).toEqual({
    ...signIn,
    'cloudresourcemanager:organizations.search': 1,
    // The projects; everything in them; whether HMAC keys are there.
    'cloudasset:assets.list': 3,
    'logging:entries.list': 1,
    'monitoring:metricsScopes.get': 1,
    // Five metrics of one metrics scope, and those of the project outside of it.
    'monitoring:timeSeries.list': 9,
    'policyanalyzer:serviceAccountLastAuthenticationActivities.query': 8,
    'policyanalyzer:serviceAccountKeyLastAuthenticationActivities.query': 4,
    // Of the one place that has agents.
    'agentidentity:accessSummaries.list': 1,
    'storage:hmacKeys.list': 7,
  });
  estate.clock.advance(86_400);
  const second = await discoverGoogle(estate, settings, { memory, only });
  expect(second.calls).toEqual({
    ...signIn,
    'cloudresourcemanager:organizations.search': 1,
    'cloudasset:assets.list': 2,
    'logging:entries.list': 1,
    'monitoring:metricsScopes.get': 1,
    'monitoring:timeSeries.list': 9,
    // Of the project that is not monitored.
    'policyanalyzer:serviceAccountLastAuthenticationActivities.query': 1,
    // Of the one place that has agents.
    'agentidentity:accessSummaries.list': 1,
    'storage:hmacKeys.list': 7,
  });
});

test('of two hundred projects: no call for each account or key, and few for each project', async () => {
  const google = { projects: 200, serviceAccounts: 1500, keys: 1000, apiKeys: 300, secrets: 500 };
  const estate = createEstate({ story: false, google, now: new Date('2026-11-21T08:00:00Z') });
  const { state } = estate.google;
  const home = state.collector.quotaProject;
  state.metricsScopes.set(home, [...state.projects.keys()]);
  const settings = { metricsScopes: ['projects/halden-security'] };
  const memory = createMemory();
  const first = await discoverGoogle(estate, settings, { memory, only });
  const withKeys = new Set(
    [...state.serviceAccounts.values()].filter(({ keys }) => keys.length > 0).map(({ project }) => project),
  );
  const withAccounts = new Set([...state.serviceAccounts.values()].map(({ project }) => project));
  expect(first.calls).toEqual({
    ...signIn,
    'cloudresourcemanager:organizations.search': 1,
    'cloudasset:assets.list': 10,
    // A hundred projects in a call.
    'logging:entries.list': 2,
    'monitoring:metricsScopes.get': 1,
    'monitoring:timeSeries.list': 4,
    // And one for the organization, which it does not answer for.
    'policyanalyzer:serviceAccountLastAuthenticationActivities.query': withAccounts.size + 1,
    'policyanalyzer:serviceAccountKeyLastAuthenticationActivities.query': withKeys.size,
    'storage:hmacKeys.list': 10,
  });
  estate.clock.advance(86_400);
  const second = await discoverGoogle(estate, settings, { memory, only });
  expect(second.calls).toEqual({
    ...signIn,
    'cloudresourcemanager:organizations.search': 1,
    'cloudasset:assets.list': 9,
    'logging:entries.list': 2,
    'monitoring:metricsScopes.get': 1,
    'monitoring:timeSeries.list': 4,
    'storage:hmacKeys.list': 10,
  });
});

/** What a tenant costs. The budgets are promises of the README. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createEstate } from '../../test/estate/index.ts';
import { discoverAzure } from '../../test/suites/azure.ts';
import { createMemory, type Discovery } from '../../test/suites/connector-run.ts';

vi.mock('../shared/pause.ts', () => ({ pause: () => Promise.resolve() }));
afterEach(() => vi.unstubAllEnvs());

const only = ['principals', 'federated-credentials'];
const total = ({ calls }: Discovery) => Object.values(calls).reduce((sum, n) => sum + n, 0);

describe('the directory and its credentials', () => {
  test('of the company, exactly', async () => {
    const estate = createEstate();
    const memory = createMemory();
    const first = await discoverAzure(estate, {}, { only, memory });
    expect(first.calls).toEqual({
      'login:token': 2,
      'graph:organization': 1,
      'arm:subscriptions': 2,
      'graph:reports/servicePrincipalSignInActivities': 1,
      'graph:reports/appCredentialSignInActivities': 1,
      'graph:auditLogs/directoryAudits': 1,
      'graph:auditLogs/signIns': 1,
      'graph:servicePrincipals/owned': 1,
      'graph:servicePrincipals/owners': 1,
      'graph:agentIdentity': 1,
      'graph:agentIdentityBlueprint': 1,
      'graph:directoryObjects/getByIds': 2,
      'arg:resources': 2,
      'arg:resourceContainers': 1,
      'graph:servicePrincipals/delta': 1,
      'graph:servicePrincipals': 1,
      'graph:servicePrincipals/get': 1,
      'graph:applications': 1,
      'graph:applications/owners': 1,
      'graph:directory/deletedItems': 1,
      'graph:applications/first': 1,
      'graph:federatedIdentityCredentials': 2,
    });
    const second = await discoverAzure(estate, {}, { only, memory });
    const { 'graph:servicePrincipals': _, ...rest } = first.calls;
    // One service principal has lost its registration, and is looked at every night in case that comes back.
    expect(second.calls).toEqual({ ...rest, 'graph:servicePrincipals/get': 2 });
  });

  test('1,000 applications and 4,000 service principals: a page each, no call for any one', async () => {
    const size = { applications: 1000, servicePrincipals: 4000, resources: 60, users: 300, grants: 0 };
    const estate = createEstate({ story: false, azure: size });
    const memory = createMemory();
    const runs = [await discoverAzure(estate, {}, { only, memory }), await discoverAzure(estate, {}, { only, memory })];
    const { counts } = estate.azure.truth().directory;
    const count = ({ records }: Discovery, type: string) =>
      records.filter(({ ref }) => ref.startsWith(`azure:${type}:`)).length;
    expect(runs.map((run) => count(run, 'application'))).toEqual([counts.applications, counts.applications]);
    expect(runs.map((run) => count(run, 'managed-identity'))).toEqual([
      counts.managedIdentities,
      counts.managedIdentities,
    ]);
    expect(runs.flatMap(({ readings }) => readings.filter(({ status }) => status !== 'complete'))).toEqual([]);
    const ofLog = runs.map(({ calls }) => calls['graph:auditLogs/signIns'] ?? 0);
    expect(ofLog).toSatisfy(([first = 0, second = 0]) => first === 5 && second > 0 && second <= 5);
    expect(runs.map(total)).toSatisfy(([first = Infinity, second = Infinity]) => first <= 60 && second <= 55);
  }, 60_000);
});

import { afterEach, describe, expect, test, vi } from 'vitest';
import { createEstate } from '../../../test/estate/index.ts';
import { signInAsAzure } from '../../../test/suites/azure.ts';
import { probeOnce } from '../../../test/suites/connector-run.ts';
import { estateTransport } from '../../../test/suites/estate-transport.ts';
import { collectors } from '../collectors/index.ts';
import { connector } from '../index.ts';
import { policyFor } from './policy.ts';
import { graphRoles } from './roles.ts';

vi.mock('../../shared/pause.ts', () => ({ pause: () => Promise.resolve() }));
afterEach(() => vi.unstubAllEnvs());

const needed = [...new Set(collectors.flatMap(({ permissions }) => permissions))].toSorted();
const ofGraph = needed.filter((permission) => Object.hasOwn(graphRoles, permission));

interface Policy {
  requiredResourceAccess: { resourceAppId: string; resourceAccess: { id: string; type: string; name: string }[] }[];
  azureRoles: { role: string; scope: string; actions: string[] }[];
  besides?: string[];
  commands: string[];
}
const policy = (permissions: readonly string[]) => JSON.parse(policyFor(permissions)) as Policy;

const tried = async (denied: string[]) => {
  const estate = createEstate();
  if (denied.length > 0) estate.azure.mutate({ do: 'deny', permission: denied });
  signInAsAzure(estate);
  const transport = estateTransport(estate);
  return probeOnce(connector, needed, { transport, now: () => '2026-11-21T08:00:00Z' });
};

describe('the policy', () => {
  test('has every permission of Graph with its id, and the role of Azure', () => {
    const { requiredResourceAccess, azureRoles, commands } = policy([...needed, ...needed]);
    expect(requiredResourceAccess[0]?.resourceAccess.map(({ name }) => name)).toEqual(ofGraph);
    expect(requiredResourceAccess[0]?.resourceAccess.every(({ id }) => /^[0-9a-f-]{36}$/.test(id))).toBe(true);
    expect(azureRoles.map(({ role, scope }) => [role, scope.length > 1])).toEqual([
      ['Reader', true],
      ['Key Vault Reader', true],
      ['Reader', false],
    ]);
    expect(commands.some((command) => command.startsWith('az ad app permission admin-consent'))).toBe(true);
  });

  test('of one collector has only what that needs', () => {
    const { requiredResourceAccess, azureRoles, commands } = policy(['Application.Read.All']);
    expect(requiredResourceAccess[0]?.resourceAccess).toMatchObject([{ name: 'Application.Read.All', type: 'Role' }]);
    expect(azureRoles).toEqual([]);
    expect(commands).toHaveLength(2);
  });

  test('grants nothing that writes', () => {
    const names = policy(needed).requiredResourceAccess.flatMap(({ resourceAccess }) => resourceAccess);
    expect(names.filter(({ name }) => /Write/i.test(name))).toEqual([]);
    const actions = policy(needed).azureRoles.flatMap((role) => role.actions);
    expect(actions.filter((action) => !/\/(?:read|readMetadata\/action)$/.test(action))).toEqual([]);
  });

  test('says what is granted in neither of the two ways', () => {
    expect(policy(['Azure DevOps: Project Reader']).besides).toEqual(['Azure DevOps: Project Reader']);
  });
});

describe('probe', () => {
  test('with all permissions those of Graph are granted', async () => {
    const results = await tried([]);
    expect(ofGraph.filter((permission) => results[permission] !== 'granted')).toEqual([]);
  });

  test.each(['AuditLog.Read.All', 'Application.Read.All', 'RoleManagement.Read.Directory'])(
    'without %s that is named, and nothing else',
    async (permission) => {
      const results = await tried([permission]);
      expect(ofGraph.filter((each) => results[each] === 'denied')).toEqual([permission]);
    },
  );

  test('one that is not known cannot be told', async () => {
    const estate = createEstate();
    signInAsAzure(estate);
    const options = { transport: estateTransport(estate), now: () => '2026-11-21T08:00:00Z' };
    expect(await probeOnce(connector, ['User.ReadWrite.All'], options)).toEqual({
      'User.ReadWrite.All': 'cannot-tell',
    });
  });
});

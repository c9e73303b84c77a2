import { describe, expect, test } from 'vitest';
import { lab } from './testing.ts';

describe('between two nights', () => {
  test('a role assignment comes and goes', () => {
    const here = lab();
    const scope = `/subscriptions/${here.subscription('data')}`;
    const [principal = ''] = here.directory.servicePrincipals.keys();
    const { id } = here.arm.mutate({ do: 'add-role-assignment', principal, role: 'Owner', scope }) as { id: string };
    const find = () => here.arm.truth().roleAssignments.find((one) => one.id === id);
    expect(find()).toMatchObject({ role: 'Owner', principalId: principal, ghost: false });
    here.arm.mutate({ do: 'delete-role-assignment', id });
    expect(find()).toBeUndefined();
    expect(() => here.arm.mutate({ do: 'delete-role-assignment', id })).toThrow('no role assignment');
  });

  test('a key is rotated, and Resource Graph says so at once', () => {
    const here = lab();
    const id = here.id('storage.old-keys');
    const kql = `resources | where id == '${id}' | project key2 = tostring(properties.keyCreationTime.key2)`;
    const before = here.query(kql).body.data?.[0]?.['key2'];
    const { at } = here.arm.mutate({ do: 'rotate-storage-key', id, key: 'key2' }) as { at: string };
    expect(before).not.toBe(at);
    expect(here.query(kql).body.data).toEqual([{ key2: at }]);
  });

  test('a resource loses an identity, and then is gone', () => {
    const here = lab();
    const shared = here.arm
      .truth()
      .managedIdentities.find(({ principalId }) => principalId === here.id('identity.shared'));
    const [resource = ''] = shared?.workloads ?? [];
    here.arm.mutate({ do: 'detach-identity', resource, identity: shared?.resourceId ?? '' });
    const now = () =>
      here.arm.truth().managedIdentities.find(({ principalId }) => principalId === shared?.principalId)?.workloads;
    expect(now()).toEqual(shared?.workloads.slice(1));
    here.arm.mutate({ do: 'delete-resource', id: resource });
    expect(here.query(`resources | where id =~ '${resource}'`).body.data).toEqual([]);
  });

  test('only its own changes are taken', () => {
    const { arm } = lab();
    expect(['add-role-assignment', 'deny', 'create-user'].map((name) => arm.changes({ do: name }))).toEqual([
      true,
      false,
      false,
    ]);
    expect(arm.changes({ do: 'deny', scope: '/' } as { do: string })).toBe(true);
  });
});

describe('the story', () => {
  test('every case is of something that is there', () => {
    const here = lab();
    const truth = JSON.stringify(here.arm.truth());
    const { resources } = here.arm.state;
    const missing = Object.values(here.arm.cases()).filter(
      ({ id }) => !truth.toLowerCase().includes(id.toLowerCase()) && !resources.has(id.toLowerCase()),
    );
    expect(missing).toEqual([]);
  });

  test('identities, attached and not', () => {
    const here = lab();
    const of = (name: string) =>
      here.arm.truth().managedIdentities.find(({ principalId }) => principalId === here.id(name));
    expect(of('identity.unattached-owner')?.workloads).toEqual([]);
    expect(of('identity.shared')?.workloads).toHaveLength(4);
    expect(of('identity.kubelet')?.workloads).toHaveLength(1);
    expect(of('identity.federated')).toMatchObject({ workloads: [], federated: [{ name: 'github-infra-main' }, {}] });
  });

  test('ghosts are nobody', () => {
    const ghosts = lab()
      .arm.truth()
      .roleAssignments.filter(({ ghost }) => ghost);
    expect(ghosts.map(({ role }) => role)).toEqual(['Owner', 'Contributor', 'Key Vault Administrator']);
  });
});

test('a plain company has exactly the counts that were asked for', () => {
  const graph = { applications: 50, servicePrincipals: 200, subscriptions: 20 };
  const { counts } = lab({ story: false, graph, size: { roleAssignments: 4000, azureResources: 900 } }).arm.truth();
  expect(counts).toMatchObject({ subscriptions: 20, roleAssignments: 4000, resources: 900, ghosts: 40 });
});

test('the same seed makes the same company', () => {
  expect(lab().arm.truth()).toEqual(lab().arm.truth());
});

test('requests of others are not taken', () => {
  const { arm } = lab();
  const claims = (target: string, host = 'localhost:80') =>
    arm.claims({ method: 'GET', target, headers: { host }, body: '' });
  expect(claims('/subscriptions?x')).toBe(true);
  expect(claims('//providers/Microsoft.Authorization/roleAssignments')).toBe(true);
  expect(claims('/v1.0/applications')).toBe(false);
  expect(claims('/subscriptions', 'graph.microsoft.com')).toBe(false);
  expect(claims('/anything', 'management.usgovcloudapi.net')).toBe(true);
});

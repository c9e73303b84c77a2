import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  inOrder,
  grantsOf,
  holderOf,
  newEstate,
  ofType,
  read,
  readingOf,
  servicePrincipalOf,
  truthOf,
} from '../../../test/suites/azure-reading.ts';

afterEach(() => vi.unstubAllEnvs());

const only = ['app-roles', 'unknown-principals'];

describe('application permissions', () => {
  test('every one that was granted, with its date and what it means', async () => {
    const estate = newEstate();
    const found = await read(estate, only);
    const grants = grantsOf(found, 'app-role-assignment');
    const expected = truthOf(estate).directory.permissions;
    expect(grants.map(({ ref, role, grantedAt }) => [ref, role, grantedAt]).toSorted(inOrder)).toEqual(
      expected
        .map(({ id, value, createdAt }) => [`azure:app-role-assignment:${id}`, value, createdAt])
        .toSorted(inOrder),
    );
    const manager = grants.find(({ role }) => role === 'RoleManagement.ReadWrite.Directory');
    expect(manager).toMatchObject({ identity: holderOf(estate, 'role-manager'), privilege: { level: 'admin' } });
    const archive = grants.find(({ role }) => role === 'full_access_as_app');
    expect(archive).toMatchObject({ resource: 'Office 365 Exchange Online', privilege: { level: 'sensitive' } });
  });

  test('one batch for twenty APIs, and none for the clients', async () => {
    const estate = newEstate();
    const { calls } = await read(estate, only);
    expect(calls['graph:appRoleAssignedTo']).toBe(1);
    expect(Object.keys(calls).filter((name) => /appRoleAssignments/.test(name))).toEqual([]);
  });

  test('people and groups are not identities of ours', async () => {
    const estate = newEstate();
    const { appRoleAssignments } = estate.azure.state;
    const [first] = appRoleAssignments.values();
    if (first === undefined) throw new Error('nothing was granted');
    appRoleAssignments.set('of-a-person', {
      ...first,
      id: 'of-a-person',
      principalType: 'User',
      principalId: [...estate.azure.state.users.keys()][0] ?? '',
    });
    const found = await read(estate, only);
    expect(readingOf(found, 'app-roles').status).toBe('complete');
    expect(found.records.map(({ ref }) => ref)).not.toContain('azure:app-role-assignment:of-a-person');
  });

  test('a principal that is gone keeps its permission, and is called deleted', async () => {
    const estate = newEstate();
    const id = servicePrincipalOf(estate, 'role-manager');
    estate.azure.state.servicePrincipals.delete(id);
    const found = await read(estate, only);
    expect(
      grantsOf(found, 'app-role-assignment').find(({ role }) => role === 'RoleManagement.ReadWrite.Directory'),
    ).toMatchObject({ identity: `azure:unknown-principal:${id}` });
    expect(ofType(found, 'unknown-principal')).toMatchObject([
      { status: 'deleted', name: 'role-manager', nature: { is: 'machine' } },
    ]);
    // Without the other collectors nobody knows whether there are more.
    expect(readingOf(found, 'unknown-principals').status).toBe('partial');
  });

  test('what was granted within the hour may be of somebody whom the directory does not list yet', async () => {
    const estate = newEstate();
    const id = servicePrincipalOf(estate, 'role-manager');
    estate.azure.state.servicePrincipals.delete(id);
    for (const one of estate.azure.state.appRoleAssignments.values()) {
      if (one.principalId === id) one.createdAt = estate.clock.now() - 60;
    }
    const found = await read(estate, only);
    expect(readingOf(found, 'app-roles')).toMatchObject({
      status: 'complete',
      notes: ['1 grants of the last hour are of principals that the directory does not list yet'],
    });
    expect(ofType(found, 'unknown-principal')).toEqual([]);
  });

  test('one API that is refused leaves the others; all of them are a refusal', async () => {
    const estate = newEstate();
    const before = (await read(estate, only)).records.length;
    const operation = 'servicePrincipals.appRoleAssignedTo';
    estate.faults.add({ kind: 'deny', service: 'graph-batch', operation, times: 1 });
    const one = readingOf(await read(estate, only), 'app-roles');
    expect(one).toMatchObject({ status: 'partial', gaps: [{ because: 'denied' }] });
    expect(one.records.length).toBeLessThan(before);
    estate.faults.add({ kind: 'deny', service: 'graph-batch', operation });
    expect(readingOf(await read(estate, only), 'app-roles')).toMatchObject({ status: 'denied', records: [] });
  });
});

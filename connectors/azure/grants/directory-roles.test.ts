import { afterEach, describe, expect, test, vi } from 'vitest';
import type { AzureChange } from '../../../test/estate/azure/index.ts';
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

const only = ['directory-roles', 'directory-role-eligibility', 'unknown-principals'];
const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';

describe('directory roles', () => {
  test('who holds what, where, and since when', async () => {
    const estate = newEstate();
    const found = await read(estate, only);
    const grants = grantsOf(found, 'directory-role-assignment');
    const people = new Set(estate.azure.state.users.keys());
    const expected = truthOf(estate).directory.directoryRoles.filter(
      ({ kind, principalId }) => kind === 'active' && !people.has(principalId),
    );
    expect(grants.map(({ role, resource }) => [role, resource]).toSorted(inOrder)).toEqual(
      expected.map(({ role, scope }) => [role, scope]).toSorted(inOrder),
    );
    const held = (name: string) => grants.find(({ identity }) => identity === holderOf(estate, name));
    expect(held('landing-zone')).toMatchObject({
      privilege: { level: 'escalation' },
      grantedAt: expect.stringMatching(/^2026-/),
      origin: { kind: 'assignment', via: null },
    });
    expect(held('vendor-onboarding')).toMatchObject({
      privilege: { level: 'write', reasons: [expect.any(String), 'only in one object'] },
    });
  });

  test('an eligible role is told apart', async () => {
    const estate = newEstate();
    expect(grantsOf(await read(estate, only), 'directory-role-eligibility')).toMatchObject([
      {
        identity: holderOf(estate, 'break-glass-bot'),
        origin: { kind: 'eligible' },
        privilege: { level: 'admin' },
        attributes: { expiresAt: '2027-01-20T12:00:00Z' },
      },
    ]);
  });

  test('whoever is gone is called deleted, without a guess at what it was', async () => {
    const estate = newEstate();
    const ghost = truthOf(estate).directory.directoryRoles.find((role) => role.ghost);
    expect(ofType(await read(estate, only), 'unknown-principal')).toMatchObject([
      { nativeId: ghost?.principalId, status: 'deleted', nature: { is: 'unclear' } },
    ]);
  });

  test('through a group: its members that are not people, asked for once', async () => {
    const estate = newEstate();
    const member = servicePrincipalOf(estate, 'mail-archive');
    const [person = ''] = estate.azure.state.users.keys();
    const added = (change: AzureChange) => (estate.azure.mutate(change) as { id: string }).id;
    const principal = added({ do: 'add-group', name: 'tier-zero', members: [member, person] });
    const assign = { do: 'assign-directory-role', principal, role: GLOBAL_ADMINISTRATOR } as const;
    const [active, eligible] = [added({ ...assign, kind: 'active' }), added({ ...assign, kind: 'eligible' })];
    const found = await read(estate, only);
    const through = [
      ...grantsOf(found, 'directory-role-assignment'),
      ...grantsOf(found, 'directory-role-eligibility'),
    ].filter(({ identity }) => identity === holderOf(estate, 'mail-archive'));
    expect(through).toMatchObject([
      { ref: `azure:directory-role-assignment:${active}/${member}`, origin: { kind: 'group', via: 'tier-zero' } },
      { ref: `azure:directory-role-eligibility:${eligible}/${member}`, origin: { kind: 'eligible', via: 'tier-zero' } },
    ]);
    expect(found.calls['graph:transitiveMembers']).toBe(1);
  });

  test('without P2 eligible roles are unlicensed, and the others are all there', async () => {
    const estate = newEstate();
    const before = grantsOf(await read(estate, only), 'directory-role-assignment').length;
    estate.azure.mutate({ do: 'licence', p2: false });
    const found = await read(estate, only);
    expect(readingOf(found, 'directory-role-eligibility')).toMatchObject({ status: 'unlicensed', records: [] });
    expect(readingOf(found, 'directory-roles').status).toBe('complete');
    expect(grantsOf(found, 'directory-role-assignment')).toHaveLength(before);
  });

  test('without schedules each role says that its date is not known', async () => {
    const estate = newEstate();
    estate.faults.add({ kind: 'deny', service: 'graph', operation: 'roleAssignmentSchedules' });
    const found = await read(estate, only);
    expect(readingOf(found, 'directory-roles')).toMatchObject({
      status: 'partial',
      gaps: [
        {
          what: 'since when directory roles are held',
          because: 'denied',
          detail: expect.stringContaining('RoleManagement.Read.Directory'),
        },
      ],
    });
    estate.faults.clear();
    estate.azure.mutate({ do: 'licence', p2: false });
    expect(readingOf(await read(estate, only), 'directory-roles').status).toBe('complete');
    for (const { grantedAt } of grantsOf(found, 'directory-role-assignment')) {
      expect(grantedAt).toMatchObject({ unknown: 'denied' });
    }
  });
});

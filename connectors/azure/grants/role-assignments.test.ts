import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Grant } from '../../../core/model.ts';
import type { AzureChange } from '../../../test/estate/azure/index.ts';
import type { Estate } from '../../../test/estate/index.ts';
import { createMemory, type Discovery } from '../../../test/suites/connector-run.ts';
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

const only = ['role-assignments', 'root-role-assignments', 'role-eligibility', 'unknown-principals'];

/** @returns id of what was added */
const added = (estate: Estate, change: AzureChange): string => (estate.azure.mutate(change) as { id: string }).id;
const expectedIn = (estate: Estate) =>
  truthOf(estate)
    .arm.roleAssignments.filter(({ principalType, scope }) => principalType === 'ServicePrincipal' && scope !== '/')
    .map(({ id, subscription }) => [
      `azure:role-assignment:${id}`,
      subscription === null ? `azure:tenant:${estate.azure.state.tenant.id}` : `azure:subscription:${subscription}`,
    ]);
const seen = (found: Discovery) => grantsOf(found, 'role-assignment').map(({ ref, scope }) => [ref, scope]);
const ofCase = (estate: Estate, found: Discovery, name: string): Grant | undefined => {
  const id = estate.azure.cases()[name]?.id.toLowerCase();
  return found.records.find((record): record is Grant => record.record === 'grant' && record.ref.endsWith(`:${id}`));
};

describe('Azure roles through Resource Graph', () => {
  test('every assignment of every principal that is no person, each in its scope', async () => {
    const estate = newEstate();
    const found = await read(estate, only);
    expect(seen(found).toSorted(inOrder)).toEqual(expectedIn(estate).toSorted(inOrder));
    expect(readingOf(found, 'role-assignments').status).toBe('complete');
  });

  test.each([
    ['rbac.uaa-root-group', 'admin', 'gives roles to anyone'],
    ['rbac.contributor-group', 'escalation', 'on management group halden-platforms'],
    ['rbac.owner-subscription', 'admin', 'Owner'],
    ['rbac.key-operator', 'sensitive', 'takes the keys of storage accounts'],
    ['rbac.reader', 'read', 'reads only'],
    ['rbac.conditional-admin', 'escalation', 'limited by a condition'],
    ['rbac.unconditional-admin', 'admin', 'gives roles to anyone'],
    ['rbac.custom-everything-writer', 'admin', 'gives roles to anyone'],
    ['rbac.custom-access-reviewer', 'admin', 'gives roles to anyone'],
    ['rbac.custom-storage-inventory', 'sensitive', 'keys of storage accounts'],
    ['rbac.custom-nearly-contributor', 'read', 'reads only'],
  ])('%s is %s', async (name, level, reason) => {
    const estate = newEstate();
    const grant = ofCase(estate, await read(estate, ['role-assignments']), name);
    expect(grant?.privilege.level).toBe(level);
    expect(grant?.privilege.reasons.join('; ')).toContain(reason);
  });

  test('what is granted at / is read apart, and is the most there is', async () => {
    const estate = newEstate();
    const found = await read(estate, only);
    expect(grantsOf(found, 'root-role-assignment')).toContainEqual(
      expect.objectContaining({
        identity: holderOf(estate, 'terraform-apply'),
        resource: '/',
        privilege: expect.objectContaining({ level: 'admin' }),
      }),
    );
    estate.azure.mutate({ do: 'deny', actions: ['Microsoft.Authorization/roleAssignments/read'], scope: '/' });
    const refused = await read(estate, only);
    expect(readingOf(refused, 'root-role-assignments')).toMatchObject({
      status: 'denied',
      error: {
        message: expect.stringContaining('without the role Reader at /:'),
        next: expect.stringContaining('elevated access'),
      },
    });
  });

  test('holders that are gone are called deleted, and keep what they hold', async () => {
    const estate = newEstate();
    const found = await read(estate, only);
    const ghosts = truthOf(estate).arm.roleAssignments.filter(({ ghost }) => ghost);
    expect(ofType(found, 'unknown-principal').map(({ ref }) => ref)).toEqual(
      expect.arrayContaining(ghosts.map(({ principalId }) => `azure:unknown-principal:${principalId}`)),
    );
    expect(ofCase(estate, found, 'rbac.ghost-subscription')).toMatchObject({ privilege: { level: 'admin' } });
  });

  test('a deny assignment is told beside what it takes back', async () => {
    const estate = newEstate();
    const grant = ofCase(estate, await read(estate, ['role-assignments']), 'rbac.owner-subscription');
    expect(grant?.privilege.reasons.at(-1)).toMatch(/^a deny assignment takes some of it back: .*landing-zone/);
  });

  test('without them, the roles are all there, and what they may be worth less is said', async () => {
    const estate = newEstate();
    estate.faults.add({ kind: 'deny', service: 'arm', operation: 'denyAssignments' });
    const found = await read(estate, ['role-assignments']);
    expect(seen(found).toSorted(inOrder)).toEqual(expectedIn(estate).toSorted(inOrder));
    expect(readingOf(found, 'role-assignments').gaps).toMatchObject([
      { what: 'what deny assignments take back', because: 'denied' },
    ]);
  });

  test('an eligible role is told apart', async () => {
    const estate = newEstate();
    expect(grantsOf(await read(estate, only), 'role-eligibility')).toMatchObject([
      { identity: holderOf(estate, 'break-glass-bot'), origin: { kind: 'eligible' }, privilege: { level: 'admin' } },
    ]);
  });

  test('a group with power, and a machine in it', async () => {
    const estate = newEstate();
    const member = servicePrincipalOf(estate, 'mail-archive');
    const group = added(estate, { do: 'add-group', name: 'owners', members: [member] });
    const [subscription = ''] = estate.azure.arm.state.subscriptions.keys();
    const scope = `/subscriptions/${subscription}`;
    const id = added(estate, { do: 'add-role-assignment', principal: group, role: 'Owner', scope });
    const found = await read(estate, ['role-assignments']);
    const through = grantsOf(found, 'role-assignment').filter(({ origin }) => origin.kind === 'group');
    expect(through).toMatchObject([
      {
        ref: `azure:role-assignment:${id}/${member}`,
        identity: holderOf(estate, 'mail-archive'),
        origin: { via: group },
      },
    ]);
    expect(readingOf(found, 'role-assignments').notes.join()).toContain('left out: their roles give little power');
  });

  test('as many groups as large tenants have, and those beyond are said', async () => {
    const estate = newEstate();
    const [subscription = ''] = estate.azure.arm.state.subscriptions.keys();
    const members = [servicePrincipalOf(estate, 'mail-archive')];
    const add = (count: number): void => {
      for (let i = 0; i < count; i++) {
        const principal = added(estate, { do: 'add-group', name: `owners ${i}`, members });
        added(estate, { do: 'add-role-assignment', principal, role: 'Owner', scope: `/subscriptions/${subscription}` });
      }
    };
    const through = (found: Discovery) =>
      grantsOf(found, 'role-assignment').filter(({ origin }) => origin.kind === 'group');
    add(600);
    const all = await read(estate, ['role-assignments']);
    expect(through(all)).toHaveLength(600);
    expect(readingOf(all, 'role-assignments').status).toBe('complete');
    add(401);
    const most = await read(estate, ['role-assignments']);
    expect(through(most)).toHaveLength(1000);
    expect(readingOf(most, 'role-assignments').gaps).toMatchObject([{ what: 'members of 1 groups with roles' }]);
  });

  test('subscriptions that Resource Graph hides are in doubt', async () => {
    const estate = newEstate();
    estate.faults.add({ kind: 'empty-list', service: 'arg', operation: 'resourcecontainers' });
    const { status, gaps } = readingOf(await read(estate, only), 'role-assignments');
    expect(status).toBe('partial');
    expect(gaps.map(({ because, scope }) => [because, scope]).toSorted(inOrder)).toEqual(
      [...estate.azure.arm.state.subscriptions.keys()]
        .map((id) => ['denied', `azure:subscription:${id}`])
        .toSorted(inOrder),
    );
  });

  test('what vanishes from a whole subscription at once is believed the second time', async () => {
    const estate = newEstate();
    const memory = createMemory();
    await read(estate, only, { memory });
    const [emptied = ''] = estate.azure.arm.state.subscriptions.keys();
    estate.azure.mutate({
      do: 'deny',
      actions: ['Microsoft.Authorization/roleAssignments/read'],
      scope: emptied,
    });
    const next = readingOf(await read(estate, only, { memory }), 'role-assignments');
    expect(next).toMatchObject({
      status: 'partial',
      gaps: [{ because: 'pending', scope: `azure:subscription:${emptied}` }],
    });
    expect(readingOf(await read(estate, only, { memory }), 'role-assignments').status).toBe('complete');
  });

  test('what was there before a night in the dark is doubted when it is light again', async () => {
    const estate = newEstate();
    const memory = createMemory();
    const doubts = async () => readingOf(await read(estate, only, { memory }), 'role-assignments').gaps;
    expect(await doubts()).toEqual([]);
    const [scope = ''] = estate.azure.arm.state.subscriptions.keys();
    estate.azure.mutate({ do: 'deny', actions: ['Microsoft.Authorization/roleAssignments/read'], scope });
    estate.faults.add({ kind: 'empty-list', service: 'arg', operation: 'resourcecontainers' });
    expect(new Set((await doubts()).map(({ because }) => because))).toEqual(new Set(['denied']));
    estate.faults.clear();
    expect(await doubts()).toMatchObject([{ because: 'pending', scope: `azure:subscription:${scope}` }]);
  });

  test('excluded subscriptions are left out', async () => {
    const estate = newEstate();
    const [excluded = ''] = estate.azure.arm.state.subscriptions.keys();
    const found = await read(estate, only, {}, { subscriptions: { exclude: [excluded] } });
    expect(seen(found).toSorted(inOrder)).toEqual(
      expectedIn(estate)
        .filter(([, scope]) => scope !== `azure:subscription:${excluded}`)
        .toSorted(inOrder),
    );
  });
});

describe('subscription by subscription, where Resource Graph is refused', () => {
  const refuseGraph = (estate: Estate) =>
    estate.faults.add({ kind: 'deny', service: 'arg', operation: 'authorizationresources' });

  test('the same assignments, and what management groups hide is said', async () => {
    const estate = newEstate();
    const plain = grantsOf(await read(estate, ['role-assignments']), 'role-assignment');
    refuseGraph(estate);
    const found = await read(estate, ['role-assignments']);
    const { status, gaps, notes } = readingOf(found, 'role-assignments');
    expect(seen(found).toSorted(inOrder)).toEqual(expectedIn(estate).toSorted(inOrder));
    expect(grantsOf(found, 'role-assignment').map(level).toSorted(inOrder)).toEqual(plain.map(level).toSorted(inOrder));
    expect(status).toBe('partial');
    expect(gaps).toMatchObject([{ what: 'role assignments at management groups' }]);
    expect(notes.join()).toContain('subscription by subscription');
  });

  test('one that is refused is in doubt on its own; all of them are a refusal', async () => {
    const estate = newEstate();
    refuseGraph(estate);
    const [refused = '', ...others] = estate.azure.arm.state.subscriptions.keys();
    const deny = (scope: string) =>
      estate.azure.mutate({ do: 'deny', actions: ['Microsoft.Authorization/roleAssignments/read'], scope });
    deny(refused);
    const { gaps, records } = readingOf(await read(estate, ['role-assignments']), 'role-assignments');
    expect(gaps).toContainEqual(expect.objectContaining({ because: 'denied', scope: `azure:subscription:${refused}` }));
    expect(records.length).toBeGreaterThan(0);
    for (const other of others) deny(other);
    expect(readingOf(await read(estate, ['role-assignments']), 'role-assignments')).toMatchObject({
      status: 'denied',
      records: [],
    });
  });
});

const level = ({ ref, privilege }: Grant): string => `${ref} ${privilege.level}`;

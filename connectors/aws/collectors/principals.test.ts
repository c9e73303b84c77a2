import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Grant, Identity, Trust } from '../../../core/model.ts';
import { accountOf, canaries, cases, createEstate, mutate, truth, type Estate } from '../../../test/estate/index.ts';
import { discoverAws } from '../../../test/suites/aws.ts';
import { createMemory, type Discovery, type RunOptions } from '../../../test/suites/connector-run.ts';

vi.mock('../../shared/pause.ts', () => ({ pause: () => Promise.resolve() }));
beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const read = (estate: Estate, options: Partial<RunOptions> = {}) =>
  discoverAws(estate, {}, { only: ['principals'], ...options });
function readAll(estate: Estate, options: Partial<RunOptions> = {}): Promise<Discovery> {
  const { roleName, externalId } = truth(estate).audit;
  return discoverAws(estate, { organization: { roleName, externalId } }, { only: ['principals'], ...options });
}
const identities = (found: Discovery) =>
  found.records.filter((record): record is Identity => record.record === 'identity');
const grants = (found: Discovery) => found.records.filter((record): record is Grant => record.record === 'grant');
const trusts = (found: Discovery) => found.records.filter((record): record is Trust => record.record === 'trust');
const named = (found: Discovery, name: string) => identities(found).find((identity) => identity.name === name);
const active = (estate: Estate) => truth(estate).accounts.filter(({ state }) => state === 'ACTIVE');
function everybody(estate: Estate): string[] {
  const roots = active(estate).map(({ id }) => `aws:root:${id}`);
  const users = active(estate).flatMap((account) => account.users.map(({ id }) => `aws:iam-user:${id}`));
  const roles = active(estate).flatMap((account) => account.roles.map(({ id }) => `aws:iam-role:${id}`));
  return roots.concat(users, roles);
}
const refused = (estate: Estate) => estate.faults.add({ operation: 'GetAccountAuthorizationDetails', kind: 'deny' });
const essence = (found: Discovery) => [
  ...identities(found).map(({ ref, nature, usage, tags, ownerHints }) =>
    JSON.stringify([ref, nature, usage, tags, ownerHints]),
  ),
  ...grants(found).map(({ ref, privilege, document }) => JSON.stringify([ref, privilege, document])),
  ...trusts(found).map(({ ref, reach, weaknesses }) => JSON.stringify([ref, reach, weaknesses])),
];

// Their clocks differ by the time between the two.
const plain = (found: Discovery) =>
  new Set(essence(found).map((text) => text.replaceAll(/"windowStart":"[^"]*"/g, '')));

describe('in bulk', () => {
  test('finds every user, role and root of the organization, once', async () => {
    const estate = createEstate();
    const found = await readAll(estate);
    const refs = identities(found).map(({ ref }) => ref);
    expect(new Set(refs)).toEqual(new Set(everybody(estate)));
    expect(refs).toHaveLength(new Set(refs).size);
    expect(found.readings.filter(({ status }) => status !== 'complete')).toEqual([]);
    expect(found.readings.flatMap(({ quarantined }) => quarantined)).toEqual([]);
    expect(estate.log.byOperation()['iam:ListRoles']).toBeUndefined();
  });

  test('a role is used when IAM says so; silence reaches back 400 days, or to its making', async () => {
    const estate = createEstate({ now: new Date('2026-11-21T08:00:00Z') });
    const found = await readAll(estate);
    for (const account of active(estate)) {
      for (const role of account.roles) {
        const usage = identities(found).find(({ nativeId }) => nativeId === role.arn)?.usage;
        const start = Math.max(Date.parse('2026-11-21T08:00:00Z') - 400 * 86_400_000, Date.parse(role.createdAt));
        expect(usage).toMatchObject([
          {
            source: 'aws:role-last-used',
            lastAt: role.lastUsedAt,
            windowStart: new Date(start).toISOString().replace('.000Z', 'Z'),
          },
        ]);
      }
    }
  });

  test('who may act as a role, as the company means it', async () => {
    const estate = createEstate();
    const found = trusts(await readAll(estate));
    for (const account of active(estate)) {
      for (const role of account.roles) {
        const got = found.filter(({ identity }) => identity === `aws:iam-role:${role.id}`);
        expect(new Set(got.map(({ principal }) => principal.id))).toEqual(
          new Set(role.trusts.map(({ principal }) => principal)),
        );
        expect(
          got
            .filter(({ reach, principal }) => principal.kind === 'account' && reach === 'external')
            .map(({ principal }) => principal.id),
        ).toEqual(
          role.trusts.filter(({ kind, external }) => kind === 'account' && external).map(({ principal }) => principal),
        );
      }
    }
  });

  test('whoever is said to be an administrator is one, by the right policy', async () => {
    const estate = createEstate();
    const found = await readAll(estate);
    const admins = new Set(
      grants(found)
        .filter(({ privilege }) => privilege.level === 'admin')
        .map(({ identity }) => identity),
    );
    const users = active(estate).flatMap((account) => account.users.filter(({ admin }) => admin !== null));
    // "Everything but" is for the evaluator of a later version.
    const roles = active(estate).flatMap((account) =>
      account.roles.filter(({ admin }) => admin !== null && admin !== 'NotAction'),
    );
    const meant = users.map(({ id }) => `aws:iam-user:${id}`).concat(roles.map(({ id }) => `aws:iam-role:${id}`));
    expect(meant.filter((ref) => !admins.has(ref as never))).toEqual([]);
    // A Deny in another policy of the same role is not weighed yet.
    const more = [...admins]
      .filter((ref) => !meant.includes(ref))
      .map((ref) => identities(found).find((i) => i.ref === ref)?.name);
    expect(more).toEqual(['half-admin']);
  });

  test('a grant of a group says through which, and carries the document', async () => {
    const estate = createEstate();
    const found = await readAll(estate);
    const bo = named(found, 'bo.ekman');
    expect(
      grants(found).filter(({ identity, privilege }) => identity === bo?.ref && privilege.level === 'admin'),
    ).toMatchObject([
      {
        role: 'AdministratorAccess',
        origin: { kind: 'group', via: expect.stringMatching(/:group\/administrators$/) },
        document: { Statement: expect.any(Array) },
      },
    ]);
  });

  test('people, machines, and what AWS made', async () => {
    const found = await readAll(createEstate());
    const is = (name: string) => named(found, name)?.nature.is;
    expect([
      is('astrid.lund'),
      is('payments-deploy'),
      is('BedrockAPIKey-a1b2'),
      is('AWSServiceRoleForSupport'),
    ]).toEqual(['human', 'machine', 'machine', 'machine']);
    expect(named(found, 'AWSServiceRoleForSupport')?.managedBy).toBe('provider');
    expect(named(found, 'payments-deploy')).toMatchObject({
      kind: 'machine-user',
      ownerHints: expect.arrayContaining([{ kind: 'tag', value: 'carla.mendes@halden.example', source: 'tag:owner' }]),
    });
  });

  test('hostile text comes through as it is', async () => {
    const estate = createEstate();
    const id = cases(estate)['role.hostile-text']?.id;
    const role = truth(estate)
      .accounts.flatMap(({ roles }) => roles)
      .find((each) => each.id === id);
    const found = identities(await readAll(estate)).find(({ ref }) => ref === `aws:iam-role:${id}`);
    expect(found).toMatchObject({ name: role?.name, tags: role?.tags });
  });

  test('no secret of the company is in any record', async () => {
    const estate = createEstate();
    const text = JSON.stringify(await readAll(estate, { only: ['principals', 'access-keys', 'passwords'] }));
    expect(canaries(estate).filter((secret) => text.includes(secret))).toEqual([]);
  });
});

describe("documents of AWS's own policies", () => {
  test('each version is fetched once for all accounts, and not at all the next night', async () => {
    const estate = createEstate();
    const memory = createMemory();
    const first = await readAll(estate, { memory });
    const arns = new Set(
      grants(first)
        .map(({ roleId }) => roleId)
        .filter((arn) => arn.includes(':iam::aws:')),
    );
    expect(first.calls['iam:GetPolicyVersion']).toBe(arns.size);
    const second = await readAll(estate, { memory });
    expect(second.calls['iam:GetPolicyVersion']).toBeUndefined();
    expect(grants(second).map(({ ref, document }) => [ref, document])).toEqual(
      grants(first).map(({ ref, document }) => [ref, document]),
    );
  });

  test('one that may not be read leaves its grant, without a guess', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    estate.faults.add({ operation: 'GetPolicyVersion', kind: 'deny' });
    const found = await read(estate);
    const blind = grants(found).filter(({ document }) => document === null);
    expect(blind.length).toBeGreaterThan(0);
    expect(
      new Set(blind.map(({ role, privilege }) => (role === 'AdministratorAccess' ? 'admin' : privilege.level))),
    ).toEqual(new Set(['admin', 'unknown']));
    expect(found.readings[0]).toMatchObject({
      status: 'partial',
      gaps: [{ what: 'documents of managed policies', because: 'denied' }],
    });
    expect(estate.log.count({ operation: 'GetPolicyVersion' })).toBe(1);
  });
});

describe('one by one, when the bulk call is refused', () => {
  test('the same identities, grants, trusts and last uses, and a note that says how', async () => {
    const usual = createEstate({ size: { accounts: 1 } });
    const estate = createEstate({ size: { accounts: 1 } });
    refused(estate);
    const [bulk, listed] = [await read(usual), await read(estate)];

    expect(listed.readings[0]?.notes[0]).toMatch(/one by one.*GetAccountAuthorizationDetails/);
    expect(listed.readings[0]).toMatchObject({ status: 'complete', gaps: [] });
    expect(plain(listed)).toEqual(plain(bulk));
  });

  test('a role whose last use may not be read is unknown, and its owner too', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    refused(estate);
    estate.faults.add({ operation: 'GetRole', kind: 'deny' });
    const found = await read(estate);
    expect(named(found, 'payments-api')).toMatchObject({
      usage: { unknown: 'denied' },
      ownerHints: { unknown: 'denied' },
    });
    expect(found.readings[0]).toMatchObject({
      status: 'partial',
      gaps: [{ what: 'last use, tags and boundaries of roles', because: 'denied' }],
    });
    expect(estate.log.count({ operation: 'GetRole' })).toBeLessThan(10);
  });

  test('roles that may not be listed are a gap beside the users', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    refused(estate);
    estate.faults.add({ operation: 'ListRoles', kind: 'deny' });
    const found = await read(estate);
    expect(named(found, 'payments-deploy')).toBeDefined();
    expect(found.readings[0]?.gaps).toMatchObject([{ what: 'IAM roles', because: 'denied' }]);
  });

  test('when nothing may be listed, the collector is denied', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    refused(estate);
    estate.faults.add({ operation: 'ListRoles', kind: 'deny' }, { operation: 'ListUsers', kind: 'deny' });
    expect((await read(estate)).readings[0]?.status).toBe('denied');
  });
});

describe('without the credential report', () => {
  test('nobody is taken for a machine because a password was not seen', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    estate.faults.add({ operation: 'GenerateCredentialReport', kind: 'deny' });
    const found = await read(estate);
    expect(named(found, 'astrid.lund')?.nature.is).toBe('unclear');
    expect(named(found, 'root')?.createdAt).toMatchObject({ unknown: 'pending' });
    expect(found.readings[0]?.notes).toContainEqual(expect.stringContaining('without the credential report'));
  });
});

describe('a name that is given again', () => {
  test('is another identity', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    const before = named(await read(estate), 'payments-api');
    mutate(estate, { do: 'recreate-role', account: 'production', role: 'payments-api' });
    const after = named(await read(estate), 'payments-api');
    expect(after?.nativeId).toBe(before?.nativeId);
    expect(after?.ref).not.toBe(before?.ref);
    expect(accountOf(estate, 'production').roles.get('payments-api')?.id).toBe(after?.attributes['uniqueId']);
  });
});

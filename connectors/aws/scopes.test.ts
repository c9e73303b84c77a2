import { afterEach, describe, expect, test, vi } from 'vitest';
import { createEstate, mutate, truth, type Estate } from '../../test/estate/index.ts';
import { discoverAws } from '../../test/suites/aws.ts';
import { createMemory, type Discovery, type RunOptions } from '../../test/suites/connector-run.ts';

vi.mock('../shared/pause.ts', () => ({ pause: () => Promise.resolve() }));
afterEach(() => vi.unstubAllEnvs());

function throughRoles(estate: Estate, rest: object = {}): { organization: object } {
  const { roleName, externalId } = truth(estate).audit;
  return { organization: { roleName, externalId, ...rest } };
}
const nothing: Partial<RunOptions> = { only: [] };
const idOf = (estate: Estate, name: string) =>
  truth(estate).accounts.find((account) => account.name === `halden-${name}`)?.id ?? '';
const accounts = ({ scopes }: Discovery) => scopes.filter(({ scope }) => scope.kind === 'account');
const regions = ({ scopes }: Discovery, account: string) =>
  scopes.filter(({ scope }) => scope.kind === 'region' && scope.parent === `aws:account:${account}`);
const named = (found: Discovery, name: string) => accounts(found).find(({ scope }) => scope.name === `halden-${name}`);

describe('one account', () => {
  test('the own account is called by its alias, with its enabled regions', async () => {
    const estate = createEstate({ size: { accounts: 1, regions: 4 } });
    const found = await discoverAws(estate, {}, nothing);
    const [account] = truth(estate).accounts;
    expect(accounts(found)).toMatchObject([
      { scope: { ref: `aws:account:${account?.id}`, name: 'halden-production', parent: null } },
    ]);
    expect(regions(found, account?.id ?? '').map(({ scope }) => scope.name)).toEqual(
      account?.regions
        .filter(({ status }) => status.startsWith('ENABLED'))
        .map(({ name }) => name)
        .toSorted(),
    );
    expect(found.caller).toMatch(/^arn:aws:iam::\d{12}:user\//);
  });

  test('a configured region that is not enabled is known and skipped', async () => {
    const estate = createEstate({ size: { accounts: 1, regions: 2 } });
    const found = await discoverAws(estate, { regions: ['us-east-1', 'ap-east-1'] }, nothing);
    expect(regions(found, accounts(found)[0]?.scope.nativeId ?? '')).toMatchObject([
      { scope: { name: 'us-east-1' }, skip: undefined },
      { scope: { name: 'ap-east-1' }, skip: expect.stringContaining('not enabled') },
    ]);
  });

  test('regions come from EC2 when Account Management may not be asked, and from a list when neither may', async () => {
    const estate = createEstate({ size: { accounts: 1, regions: 3 } });
    const usual = (await discoverAws(estate, {}, nothing)).scopes.map(({ scope }) => scope.ref);
    estate.faults.add({ service: 'account', kind: 'deny' });
    const second = await discoverAws(estate, {}, nothing);
    expect(second.scopes.map(({ scope }) => scope.ref)).toEqual(usual);
    expect(second.opening.notes).toEqual([expect.stringContaining('ec2:DescribeRegions')]);

    estate.faults.add({ service: 'ec2', kind: 'deny' });
    const third = await discoverAws(estate, {}, nothing);
    expect(third.scopes).toHaveLength(1 + 17);
    expect(third.opening.notes).toEqual([expect.stringContaining('enabled by default')]);
  });

  test('a region that was on before keeps its place when it is switched off, or cannot be asked about', async () => {
    const estate = createEstate({ size: { accounts: 1, regions: 3 } });
    const memory = createMemory();
    const before = await discoverAws(estate, {}, { memory, only: [] });
    const account = truth(estate).accounts[0]?.id ?? '';
    mutate(estate, { do: 'disable-region', account, region: 'us-east-2' });
    const after = await discoverAws(estate, {}, { memory, only: [] });
    expect(after.scopes.map(({ scope }) => scope.ref)).toEqual(before.scopes.map(({ scope }) => scope.ref));
    expect(regions(after, account).filter(({ skip }) => skip !== undefined)).toMatchObject([
      { scope: { name: 'us-east-2' } },
    ]);
  });
});

describe('an organization', () => {
  test('every account with its name, contact and units; the suspended one is skipped', async () => {
    const estate = createEstate();
    const found = await discoverAws(estate, throughRoles(estate), nothing);
    const { organization, accounts: all } = truth(estate);

    expect(found.scopes[0]?.scope).toMatchObject({ ref: `aws:organization:${organization?.id}`, kind: 'organization' });
    expect(
      accounts(found)
        .map(({ scope }) => scope.nativeId)
        .toSorted(),
    ).toEqual(all.map(({ id }) => id).toSorted());
    expect(named(found, 'production')).toMatchObject({
      scope: {
        parent: `aws:organization:${organization?.id}`,
        status: 'active',
        environment: 'production',
        ownerHints: [
          { kind: 'contact', value: 'aws+production@halden.example' },
          { kind: 'unit', value: 'Root / Workloads' },
        ],
      },
      skip: undefined,
    });
    expect(named(found, 'legacy')).toMatchObject({ scope: { status: 'suspended' }, skip: 'the account is suspended' });
    const refs = found.scopes.map(({ scope }) => scope.ref);
    expect(found.scopes.every(({ scope }, i) => scope.parent === null || refs.indexOf(scope.parent) < i)).toBe(true);
  });

  test('include and exclude by account and by unit; what is left out is out of scope, not skipped', async () => {
    const estate = createEstate();
    const unit =
      [...(estate.aws.organization?.units.values() ?? [])].find(({ name }) => name === 'Workloads')?.id ?? '';
    const read = async (rest: object) => {
      const found = await discoverAws(estate, throughRoles(estate, rest), nothing);
      return accounts(found)
        .filter(({ skip, excluded }) => skip === undefined && excluded === undefined)
        .map(({ scope }) => scope.name);
    };
    expect(await read({ include: [unit] })).toEqual(['halden-production', 'halden-development', 'halden-data']);
    expect(await read({ include: [unit], exclude: [idOf(estate, 'data')] })).toEqual([
      'halden-production',
      'halden-development',
    ]);
    expect(await read({ exclude: [unit], includeManagementAccount: false })).toEqual(['halden-security']);
  });

  test('accounts come with their paths, so the tree of OUs only gives names', async () => {
    const estate = createEstate();
    estate.faults.add({ service: 'organizations', operation: 'ListRoots', kind: 'deny' });
    const unit = [...(estate.aws.organization?.units.keys() ?? [])][0] ?? '';
    const found = await discoverAws(estate, throughRoles(estate, { exclude: [unit] }), nothing);
    expect(found.opening.notes).toEqual([expect.stringContaining('OU names are missing')]);
  });

  test('an account that refuses is denied, its regions keep their place, and the others go on', async () => {
    const estate = createEstate();
    const id = idOf(estate, 'data');
    estate.aws.accounts.get(id)?.roles.remove(truth(estate).audit.roleName);
    const found = await discoverAws(estate, throughRoles(estate), { only: ['principals', 'secrets'] });
    const of = (ref: string) =>
      found.readings.filter(({ scope }) => scope === ref || scope.startsWith(`aws:region:${ref.split(':')[2]}/`));
    expect(new Set(of(`aws:account:${id}`).map(({ status }) => status))).toEqual(new Set(['denied']));
    expect(of(`aws:account:${id}`)[0]?.error?.message).toContain(`role/${truth(estate).audit.roleName}`);
    expect(regions(found, id).length).toBeGreaterThan(1);
    expect(
      found.readings
        .filter(({ collector, scope }) => collector === 'principals' && scope !== `aws:account:${id}`)
        .map(({ status }) => status),
    ).toEqual(Array.from({ length: 4 }, () => 'complete'));
    // Asked once, however many collectors need it.
    expect(estate.log.entries({ operation: 'AssumeRole' }).filter(({ code }) => code !== undefined)).toHaveLength(1);
  });

  test('the own account is read as the caller when the role is not there', async () => {
    const estate = createEstate();
    const hub = truth(estate).hub.account;
    estate.aws.accounts.get(hub)?.roles.remove(truth(estate).audit.roleName);
    const found = await discoverAws(estate, throughRoles(estate), { only: ['principals'], scopes: [hub] });
    expect(found.readings.map(({ status }) => status)).toEqual(['complete']);
  });

  test('accounts that may not be listed leave the own account, and a gap', async () => {
    const estate = createEstate();
    estate.faults.add({ service: 'organizations', operation: 'ListAccounts', kind: 'deny' });
    const found = await discoverAws(estate, throughRoles(estate), nothing);
    expect(accounts(found).map(({ scope }) => scope.nativeId)).toEqual([truth(estate).hub.account]);
    expect(found.opening.gaps).toMatchObject([{ what: 'the accounts of the organization', because: 'denied' }]);
  });

  test('without one, the setting is a mistake that is said', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    await expect(discoverAws(estate, throughRoles(estate), nothing)).rejects.toThrow(/belongs to no organization/);
  });
});

describe('single accounts', () => {
  test('each through its own role', async () => {
    const estate = createEstate();
    const { roleName, externalId } = truth(estate).audit;
    const id = idOf(estate, 'data');
    const settings = { accounts: [{ roleArn: `arn:aws:iam::${id}:role/${roleName}`, externalId }] };
    const found = await discoverAws(estate, settings, { only: ['principals'] });
    expect(found.readings.map(({ scope, status }) => [scope, status])).toEqual([[`aws:account:${id}`, 'complete']]);
  });
});

describe('other partitions', () => {
  test.each(['aws-us-gov', 'aws-cn'] as const)('%s', async (partition) => {
    const estate = createEstate({ partition, size: { regions: 2 } });
    const found = await discoverAws(estate, throughRoles(estate), { only: ['principals'] });
    expect(new Set(found.readings.map(({ status }) => status))).toEqual(new Set(['complete']));
    expect(JSON.stringify(found.scopes)).not.toContain('"aws"');
    expect(found.records.filter(({ record }) => record === 'identity').length).toBeGreaterThan(10);
  });
});

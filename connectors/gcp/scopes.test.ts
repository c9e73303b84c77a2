import { afterEach, describe, expect, test, vi } from 'vitest';
import { SignInFailed } from '../../core/errors.ts';
import type { Builder } from '../../test/estate/google/build.ts';
import { folderName } from '../../test/estate/google/build.ts';
import { deny, discoverGoogle, googleCompany } from '../../test/suites/google.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

function hierarchy(build: Builder) {
  const top = build.folder('engineering');
  const below = build.folder('payments', top);
  const shop = build.project('halden-shop', { parent: folderName(below), labels: { env: 'prod', team: 'payments' } });
  const old = build.project('halden-old', { state: 'DELETE_REQUESTED' });
  return { top, below, shop, old };
}

const nothing = { only: [] };
type Found = Awaited<ReturnType<typeof discoverGoogle>>;
const scopeOf = (found: Found, id: string) => found.scopes.find(({ scope }) => scope.nativeId === id);

test('an organization, then its projects, with the way to each', async () => {
  const { estate, made } = googleCompany(hierarchy);
  const { number, domain, customerId } = estate.google.state.organization;
  const found = await discoverGoogle(estate, {}, nothing);
  expect(found.opening.gaps).toEqual([]);
  expect(found.scopes[0]?.scope).toMatchObject({
    ref: `gcp:organization:${number}`,
    kind: 'organization',
    name: domain,
    attributes: { customerId, projects: 3 },
  });
  expect(scopeOf(found, 'halden-shop')).toMatchObject({
    skip: undefined,
    excluded: undefined,
    scope: {
      ref: `gcp:project:${made.shop.number}`,
      parent: `gcp:organization:${number}`,
      status: 'active',
      environment: 'prod',
      tags: { team: 'payments' },
      ownerHints: [{ kind: 'tag', value: 'payments', source: 'label:team' }],
      attributes: { number: made.shop.number, folders: 'engineering/payments' },
    },
  });
  expect(found.calls).toMatchObject({ 'cloudresourcemanager:organizations.search': 1, 'cloudasset:assets.list': 1 });
});

test('a project that is being deleted is there, and not read', async () => {
  const { estate } = googleCompany(hierarchy);
  const old = scopeOf(await discoverGoogle(estate, {}, nothing), 'halden-old');
  expect(old).toMatchObject({ skip: 'the project is being deleted', scope: { status: 'suspended' } });
});

describe('include and exclude', () => {
  test.each([
    ['a project by id', () => ({ exclude: ['halden-shop'] })],
    ['a project by number', ({ shop }: ReturnType<typeof hierarchy>) => ({ exclude: [shop.number] })],
    ['a folder above it', ({ top }: ReturnType<typeof hierarchy>) => ({ exclude: [folderName(top)] })],
    ['what is not included', () => ({ include: ['halden-security'] })],
  ])('%s', async (_, settingsFor) => {
    const { estate, made } = googleCompany((build) => {
      const projects = hierarchy(build);
      build.account(projects.shop, 'checkout');
      return projects;
    });
    const found = await discoverGoogle(estate, settingsFor(made), { only: ['service-accounts'] });
    expect(scopeOf(found, 'halden-shop')?.excluded).toMatch(/by the configuration/);
    expect(scopeOf(found, 'halden-security')?.excluded).toBeUndefined();
    expect(found.records.map(({ ref }) => ref)).toHaveLength(1);
  });
});

test.each([
  ['included', ({ top }: ReturnType<typeof hierarchy>) => ({ include: [folderName(top)] })],
  ['excluded', ({ top }: ReturnType<typeof hierarchy>) => ({ exclude: [folderName(top)] })],
])('a project that may be in a folder that is %s is set aside, and not left out', async (_, settingsFor) => {
  const { estate, made } = googleCompany((build) => {
    const projects = hierarchy(build);
    build.account(projects.shop, 'checkout');
    return projects;
  });
  deny(estate, ['cloudasset.assets.listResource', 'resourcemanager.folders.get']);
  const found = await discoverGoogle(estate, settingsFor(made), { only: ['service-accounts'] });
  expect(scopeOf(found, 'halden-shop')).toMatchObject({
    excluded: undefined,
    skip: expect.stringContaining('may not be seen') as string,
  });
  expect(JSON.stringify(found.records)).not.toContain(`gcp:project:${made.shop.number}`);
  // What an earlier night read of it stays.
  expect(found.readings).toMatchObject([{ status: 'partial' }]);
});

test('an organization that is not there for us', async () => {
  const { estate } = googleCompany(hierarchy);
  const error: unknown = await discoverGoogle(estate, { organization: '999999999999' }, nothing).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SignInFailed);
  expect(error).toMatchObject({
    message: expect.stringContaining('organization 999999999999 was not found') as string,
    next: expect.stringContaining('gcloud organizations list') as string,
  });
});

test('without Asset Inventory, projects are those that Resource Manager shows', async () => {
  const { estate, made } = googleCompany(hierarchy);
  const { number } = estate.google.state.organization;
  deny(estate, ['cloudasset.assets.listResource']);
  const found = await discoverGoogle(estate, { organization: number }, nothing);
  expect(scopeOf(found, 'halden-shop')?.scope).toMatchObject({
    ref: `gcp:project:${made.shop.number}`,
    parent: `gcp:organization:${number}`,
    source: 'cloudresourcemanager:projects.search',
    attributes: { folders: 'engineering/payments' },
  });
  expect(found.opening.notes.join()).toContain('Resource Manager lets us see');
  // The caller may see whatever is in the organization.
  expect(found.opening.gaps).toEqual([]);
});

test.each(['projects', 'folders'])('of which some may be hidden from a caller who may not see all %s', async (kind) => {
  const { estate } = googleCompany(hierarchy);
  const { number } = estate.google.state.organization;
  deny(estate, ['cloudasset.assets.listResource']);
  deny(estate, [`resourcemanager.${kind}.get`], `organizations/${number}`);
  const found = await discoverGoogle(estate, { organization: number }, nothing);
  expect(scopeOf(found, 'halden-shop')?.excluded).toBeUndefined();
  expect(found.opening.gaps).toMatchObject([{ because: 'denied', what: expect.stringContaining(number) as string }]);
});

test('projects that the configuration names stand alone', async () => {
  const { estate } = googleCompany(hierarchy);
  const found = await discoverGoogle(estate, { projects: ['halden-shop'] }, { only: ['service-accounts'] });
  expect(found.scopes.map(({ scope }) => [scope.nativeId, scope.parent])).toEqual([['halden-shop', null]]);
  expect(found.readings.map(({ collector, status }) => [collector, status])).toEqual([
    ['service-accounts', 'complete'],
  ]);
});

test('a project that is not there for us', async () => {
  const { estate } = googleCompany(hierarchy);
  await expect(discoverGoogle(estate, { projects: ['halden-nowhere'] }, nothing)).rejects.toThrow(
    /project halden-nowhere was not found/,
  );
});

test('a caller without any organization reads the projects that it sees', async () => {
  const { estate } = googleCompany(hierarchy);
  deny(estate, ['resourcemanager.organizations.get']);
  const found = await discoverGoogle(estate, {}, nothing);
  expect(found.scopes.map(({ scope }) => scope.kind)).toEqual(['project', 'project', 'project']);
  expect(found.opening.notes).toContain('no organization is in reach: projects are read one by one');
});

test('a caller who sees nothing is told so', async () => {
  const { estate } = googleCompany(hierarchy);
  const permissions = ['resourcemanager.organizations.get', 'resourcemanager.projects.get'];
  deny(estate, permissions);
  await expect(discoverGoogle(estate, {}, nothing)).rejects.toThrow(/sees no organization and no project/);
});

test('folders that cannot be seen cost their names only', async () => {
  const { estate } = googleCompany(hierarchy);
  const permissions = ['cloudasset.assets.listResource', 'resourcemanager.folders.get'];
  deny(estate, permissions);
  const { number } = estate.google.state.organization;
  const found = await discoverGoogle(estate, { organization: number }, nothing);
  expect(scopeOf(found, 'halden-shop')?.scope.parent).toBe(`gcp:organization:${number}`);
});

describe('what is wrong with the project that pays is said as that', () => {
  test('the caller may not charge it', async () => {
    const { estate, made } = googleCompany(hierarchy);
    deny(estate, ['serviceusage.services.use'], `projects/${made.shop.number}`);
    const { number } = estate.google.state.organization;
    const error: unknown = await discoverGoogle(
      estate,
      { organization: number, quotaProject: 'halden-shop' },
      nothing,
    ).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SignInFailed);
    expect(error).toMatchObject({
      message: expect.stringContaining('halden-shop') as string,
      next: expect.stringContaining('serviceusage.services.use') as string,
    });
  });

  test('an API is off there', async () => {
    const { estate } = googleCompany(hierarchy);
    const home = estate.google.state.projects.get(estate.google.state.collector.quotaProject);
    home?.services.delete('cloudresourcemanager.googleapis.com');
    await expect(discoverGoogle(estate, {}, nothing)).rejects.toThrow(
      `cloudresourcemanager.googleapis.com is not enabled in project ${home?.number ?? ''}`,
    );
  });
});

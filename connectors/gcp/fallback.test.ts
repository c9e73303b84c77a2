/** What is left when Asset Inventory is refused: at the organization, at folders, at projects, everywhere. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { folderName, type Builder } from '../../test/estate/google/build.ts';
import { deny, discoverGoogle, googleCompany, readingOf } from '../../test/suites/google.ts';

// The door waits a random part of a second between attempts: here, none of it.
beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const LIST = 'cloudasset.assets.listResource';
const only = {
  only: ['service-accounts', 'service-account-keys', 'api-keys', 'federation', 'oauth-clients', 'secrets', 'agents'],
};

function company(build: Builder) {
  const folder = build.folder('engineering');
  const shop = build.project('halden-shop', { parent: folderName(folder) });
  const lake = build.project('halden-lake', { parent: folderName(folder) });
  const account = build.account(shop, 'checkout');
  const key = build.key(account);
  build.account(lake, 'loader');
  build.apiKey(lake, 'maps');
  build.apiKey(lake, 'deleted, and can be restored', { deletedAt: build.ago(3) });
  build.state.secrets.push({
    project: shop.number,
    id: 'db',
    createdAt: 1_780_000_000,
    labels: {},
    annotations: {},
    topics: [],
    versions: [{ id: '2', state: 'ENABLED', createdAt: 1_788_000_000 }],
  });
  return { folder, shop, lake, account, key };
}

const organizationOf = ({ google }: ReturnType<typeof googleCompany>['estate']) =>
  `organizations/${google.state.organization.number}`;
const refs = (found: Awaited<ReturnType<typeof discoverGoogle>>) =>
  new Set(found.records.map(({ ref }) => ref).filter((ref) => !ref.includes('oauth-client-credential')));

describe('refused at the organization', () => {
  test('folders and the projects outside of them say the same', async () => {
    const { estate } = googleCompany(company);
    const whole = await discoverGoogle(estate, {}, only);
    deny(estate, [LIST], organizationOf(estate));
    const parts = await discoverGoogle(estate, {}, only);
    expect(refs(parts)).toEqual(refs(whole));
    expect(readingOf(parts, 'service-accounts')).toMatchObject({ status: 'complete' });
    expect(readingOf(parts, 'service-accounts').notes.join()).toContain('folders and projects were asked instead');
    // Nothing but the organization has them.
    expect(readingOf(parts, 'federation')).toMatchObject({
      status: 'partial',
      gaps: [{ what: 'workforce pools', because: 'denied' }],
    });
  });

  test('and at a folder: the projects in it say the same', async () => {
    const { estate, made } = googleCompany(company);
    const whole = await discoverGoogle(estate, {}, only);
    deny(estate, [LIST], organizationOf(estate));
    deny(estate, [LIST], folderName(made.folder));
    // What a folder is refused holds in its projects, so they are read directly.
    const parts = await discoverGoogle(estate, {}, only);
    expect(refs(parts)).toEqual(refs(whole));
    expect(readingOf(parts, 'service-accounts').notes.join()).toContain(
      '2 of 2 projects were read from each API by itself',
    );
  });
});

describe('refused everywhere', () => {
  test('each API is asked for what is its own', async () => {
    const { estate, made } = googleCompany(company);
    const whole = await discoverGoogle(estate, {}, only);
    deny(estate, [LIST]);
    const direct = await discoverGoogle(estate, {}, only);
    expect(refs(direct)).toEqual(refs(whole));
    expect(direct.records.find(({ ref }) => ref.endsWith(made.key.id))?.source).toBe('iam:serviceAccountKeys.list');
    for (const id of ['service-accounts', 'service-account-keys', 'api-keys']) {
      expect(readingOf(direct, id)).toMatchObject({ status: 'complete', gaps: [] });
    }
    // Each region has an endpoint of its own for secrets that stay in it.
    const unlisted = readingOf(direct, 'secrets').gaps.map(({ what, because }) => [because, what]);
    expect(unlisted).toHaveLength(3);
    expect(unlisted).toContainEqual(['unsupported', 'regional secrets of project halden-shop']);
    // The API's own listing would hand out the secrets of OAuth clients, and agents are in no listing of all locations.
    expect(direct.calls['iam:oauthClientCredentials.list']).toBeUndefined();
    expect(readingOf(direct, 'agents').gaps[0]).toMatchObject({ because: 'unsupported' });
    expect(estate.log.entries().some(({ secretReturning }) => secretReturning)).toBe(false);
  });

  test('an API that is off costs its own kind in its own project', async () => {
    const { estate, made } = googleCompany(company);
    deny(estate, [LIST]);
    made.lake.services.delete('secretmanager.googleapis.com');
    const found = await discoverGoogle(estate, {}, only);
    const off = readingOf(found, 'secrets').gaps.filter(({ because }) => because !== 'unsupported');
    expect(off).toMatchObject([{ because: 'disabled', scope: `gcp:project:${made.lake.number}` }]);
    expect(off[0]?.detail).toContain(`not enabled in project ${made.lake.number}`);
    expect(readingOf(found, 'service-accounts').status).toBe('complete');
  });

  test('a permission that is missing in one project is named, and costs the others nothing', async () => {
    const { estate, made } = googleCompany(company);
    deny(estate, [LIST]);
    deny(estate, ['iam.serviceAccounts.list'], `projects/${made.shop.number}`);
    const found = await discoverGoogle(estate, {}, only);
    for (const id of ['service-accounts', 'service-account-keys']) {
      expect(readingOf(found, id).gaps).toMatchObject([
        {
          because: 'denied',
          scope: `gcp:project:${made.shop.number}`,
          detail: expect.stringContaining('iam.serviceAccounts.list') as string,
        },
      ]);
    }
    expect(readingOf(found, 'service-accounts').records).toHaveLength(2);
  });
});

test('Asset Inventory that is off where the quota is paid is said once, with whose project it is', async () => {
  const { estate } = googleCompany(company);
  const home = estate.google.state.projects.get(estate.google.state.collector.quotaProject);
  home?.services.delete('cloudasset.googleapis.com');
  const found = await discoverGoogle(estate, {}, only);
  expect(readingOf(found, 'service-accounts').notes.join()).toContain(`not enabled in project ${home?.number ?? ''}`);
  // One for the projects, one for what is in them.
  expect(found.calls['cloudasset:assets.list']).toBe(2);
  expect(readingOf(found, 'service-accounts').records).toHaveLength(3);
});

test('a kind that Asset Inventory does not know yet does not cost the others', async () => {
  const { estate } = googleCompany(company);
  estate.faults.add({ operation: 'assets.list', nth: 2, times: 1, kind: 'html', status: 400 } as never);
  const found = await discoverGoogle(estate, {}, only);
  expect(readingOf(found, 'service-accounts')).toMatchObject({ status: 'complete' });
  expect(readingOf(found, 'agents')).toMatchObject({ status: 'partial', gaps: [{ because: 'unsupported' }] });
});

test.each(['wrong-type', 'missing-id'] as const)('an odd row (%s) is named, and the rest is read', async (how) => {
  const { estate } = googleCompany(company);
  estate.faults.add({ operation: 'assets.list', nth: 2, kind: 'poison', how });
  const found = await discoverGoogle(estate, {}, only);
  const partial = found.readings.filter(({ status }) => status === 'partial');
  expect(partial.length).toBeGreaterThan(0);
  expect(found.records.length).toBeGreaterThan(3);
});

test.each(['server-error', 'repeat-cursor', 'truncate'] as const)(
  'a chain that breaks (%s) is no short list',
  async (kind) => {
    const { estate } = googleCompany((build) => {
      const project = build.project('halden-mass');
      for (let index = 0; index < 600; index++) build.account(project, `svc-${index}`);
    });
    estate.faults.add({ operation: 'assets.list', page: 2, kind });
    const found = await discoverGoogle(estate, {}, { only: ['service-accounts'] });
    expect(readingOf(found, 'service-accounts')).toMatchObject({ status: 'failed', records: [] });
  },
);

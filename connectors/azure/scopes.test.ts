import { afterEach, describe, expect, test, vi } from 'vitest';
import { createEstate, type Estate } from '../../test/estate/index.ts';
import { discoverAzure } from '../../test/suites/azure.ts';
import { environmentOf } from './scopes.ts';
import { Settings } from './settings.ts';

vi.mock('../shared/pause.ts', () => ({ pause: () => Promise.resolve() }));
afterEach(() => vi.unstubAllEnvs());

const scopes = (estate: Estate, settings: unknown = {}) => discoverAzure(estate, settings, { only: [] });

describe('scopes', () => {
  test('the tenant with its licence, then its subscriptions, read with it', async () => {
    const estate = createEstate();
    const { tenant } = estate.azure.truth().directory;
    const { scopes: found, readings } = await scopes(estate);
    const [first, ...rest] = found.map(({ scope }) => scope);
    expect(first).toMatchObject({
      ref: `azure:tenant:${tenant.id}`,
      kind: 'tenant',
      name: tenant.name,
      attributes: { licence: 'P2', cloud: 'public' },
    });
    expect(rest.every(({ kind, parent }) => kind === 'subscription' && parent === first?.ref)).toBe(true);
    expect(rest.find(({ name }) => name === 'halden-production')).toMatchObject({ environment: 'production' });
    expect(readings).toEqual([]);
  });

  test.each([
    ['acme-nonprod', 'non-production'],
    ['acme-prod-weu', 'production'],
    ['product-catalog', undefined],
    ['UAT', 'staging'],
  ])('%s is %s', (text, expected) => {
    expect(environmentOf(text)).toBe(expected);
  });

  test('what it is for is in its tag before its name', async () => {
    const estate = createEstate();
    const production = [...estate.azure.arm.state.subscriptions.values()].find(({ tags }) => tags['environment']);
    if (production !== undefined) production.tags = { ENV: 'Dev' };
    const { scopes: found } = await scopes(estate);
    expect(found.find(({ scope }) => scope.name === 'halden-production')?.scope.environment).toBe('development');
  });

  test('a subscription that is switched off is there, and suspended', async () => {
    const { scopes: found } = await scopes(createEstate());
    expect(found.find(({ scope }) => scope.attributes['state'] === 'Disabled')?.scope.status).toBe('suspended');
  });

  test('what the configuration leaves out', async () => {
    const estate = createEstate();
    const { scopes: all } = await scopes(estate);
    const [one, two] = all.filter(({ scope }) => scope.kind === 'subscription').map(({ scope }) => scope.nativeId);
    const left = async (subscriptions: object) =>
      (await scopes(estate, { subscriptions })).scopes
        .filter(({ scope, excluded }) => scope.kind === 'subscription' && excluded === undefined)
        .map(({ scope }) => scope.nativeId);
    expect(await left({ include: [one, two] })).toEqual([one, two]);
    expect(await left({ include: [one, two], exclude: [one?.toUpperCase()] })).toEqual([two]);
  });

  test('without its name a tenant is called by its id, and said to be', async () => {
    const estate = createEstate();
    estate.faults.add({ operation: 'organization', kind: 'deny' });
    const { scopes: found, opening } = await scopes(estate);
    expect(found[0]?.scope.name).toBe(found[0]?.scope.nativeId);
    expect(opening.notes.join()).toContain('the name and the licence of tenant');
  });

  test('subscriptions that may not be listed are a gap, and the tenant is read', async () => {
    const estate = createEstate();
    estate.faults.add({ service: 'arm', kind: 'deny' });
    const { scopes: found, opening } = await scopes(estate);
    expect(found).toHaveLength(1);
    expect(opening.gaps).toMatchObject([{ because: 'denied' }]);
  });
});

describe('settings', () => {
  test.each([
    [{ tenantId: 'contoso.onmicrosoft.com' }],
    [{ tenants: [] }],
    [{ tenantId: '11111111-2222-3333-4444-555555555555', tenants: [{ id: '11111111-2222-3333-4444-555555555555' }] }],
    [{ cloud: 'germany' }],
    [{ endpoints: { graph: 'ftp://x' } }],
    [{ devops: { organizations: ['../x'] } }],
    [{ unknown: true }],
  ])('%j is refused', (given) => {
    expect(Settings.safeParse(given).success).toBe(false);
  });
});

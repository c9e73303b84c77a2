/** What happens to the tenant between two nights shows in the next run: all of it, and nothing else. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { LoggedChange } from '../../core/inventory/read.ts';
import type { RunSummary } from '../../core/run/options.ts';
import type { AzureChange } from '../estate/azure/index.ts';
import { differences, expectedOf, foundIn } from './azure-expected.ts';
import { openAzure, type AzureCompany } from './azure-harness.ts';
import { lastUsed } from './expected.ts';
import type { Desk, Listed } from './harness.ts';

let company: AzureCompany;
let desk: Desk;
let changes: LoggedChange[];
let second: RunSummary;
let before: Map<string, Listed>;
let made: { rotated: string; hidden: string; assignment: string; keyAt: string };
let used: string;

const id = (name: string): string => company.azure.cases()[name]?.id ?? `no case ${name}`;
const applicationNamed = (name: string): string =>
  [...company.azure.state.applications.values()].find(({ displayName }) => displayName === name)?.id ?? `no ${name}`;

/** They are of different things, so each shows alone. */
function night(): void {
  const { azure } = company;
  // Whatever of it the caller could not know.
  const change = (what: AzureChange) => (azure.mutate(what) ?? {}) as Partial<Record<'id' | 'keyId' | 'at', string>>;
  const { subscriptions, managedIdentities } = azure.arm.truth();
  const production = subscriptions.find(({ name }) => name.endsWith('production'))?.id ?? '';
  const cluster = managedIdentities.find(({ principalId }) => principalId === id('identity.kubelet'))?.workloads[0];
  const principals = [...azure.state.servicePrincipals.values()];
  const bot = principals.find(({ displayName }) => displayName === 'access-bot')?.id ?? '';
  const guests = azure.state.applications.get(id('app.owned-by-guest'))?.displayName ?? '';

  change({ do: 'rename-application', application: id('app.owned-by-active'), to: 'renamed-overnight' });
  change({ do: 'delete-application', application: id('app.owned-by-crowd') });
  change({ do: 'disable-principal', principal: id('third-party.verified') });
  const rotated = change({ do: 'rotate-secret', keyId: id('secret.expiring') });
  const hidden = change({ do: 'add-secret', application: guests, of: 'principal' });
  change({ do: 'use-credential', id: id('secret.never-used') });
  const owner = { principal: bot, role: 'Owner', scope: `/subscriptions/${production}` };
  const assignment = change({ do: 'add-role-assignment', ...owner });
  change({ do: 'delete-role-assignment', id: id('rbac.key-operator') });
  change({ do: 'delete-principal', principal: 'finance-reports' });
  const key = change({ do: 'rotate-storage-key', id: id('storage.old-keys'), key: 'key1' });
  change({ do: 'delete-resource', id: id('cosmos.old-keys') });
  change({ do: 'delete-resource', id: cluster ?? '' });
  change({ do: 'use-connection', id: id('connection.stale') });
  made = {
    rotated: rotated.keyId ?? '',
    hidden: hidden.keyId ?? '',
    assignment: assignment.id ?? '',
    keyAt: key.at ?? '',
  };
}

let cases: Record<string, string>;

beforeAll(async () => {
  company = await openAzure();
  cases = Object.fromEntries(Object.entries(company.azure.cases()).map(([name, one]) => [name, one.id]));
  desk = await company.azureDesk('devops: { organizations: [halden] }');
  await desk.run(0);
  before = await desk.byRef('identities');
  company.nextNight();
  night();
  used = company.azure.truth().directory.now;
  second = await desk.run(0);
  changes = (JSON.parse((await desk.discover('diff', '--json')).stdout) as { items: LoggedChange[] }).items;
});

const found = async (): Promise<Map<string, Listed>> => {
  const lists = await Promise.all(['identities', 'credentials', 'grants', 'trusts'].map((what) => desk.list(what)));
  return new Map(lists.flat().map((row) => [row.ref, row]));
};
const of = (type: string): string[] =>
  changes.filter((one) => one.type === type).map(({ kind, ref }) => `${kind} ${ref.split(':').slice(2).join(':')}`);

describe('the next night', () => {
  test('has what is there now, and nothing else', async () => {
    const now = await found();
    const expected = expectedOf(company.azure, { devops: true });
    expect(differences(expected, foundIn(now.values()))).toEqual([]);
  });

  test('an application that was deleted is gone, and can be restored', async () => {
    const application = cases['app.owned-by-crowd'] ?? '';
    expect(of('application')).toContain(`gone ${application}`);
    expect(of('deleted-application')).toEqual([`appeared ${application}`]);
    const gone = await desk.byRef('identities', '--state', 'gone');
    expect(gone.get(`azure:application:${application}`)).toMatchObject({
      name: before.get(`azure:application:${application}`)?.['name'],
      state: 'gone',
    });
  });

  test('a new name is a change, and not another application', () => {
    const renamed = changes.find(({ ref }) => ref === `azure:application:${cases['app.owned-by-active']}`);
    expect(renamed).toMatchObject({ kind: 'changed', fields: { name: [expect.anything(), 'renamed-overnight'] } });
  });

  test('an application that was switched off says so', () => {
    const changed = changes.find(({ ref }) => ref === `azure:service-principal:${cases['third-party.verified']}`);
    expect(changed?.fields).toMatchObject({ status: ['active', 'disabled'] });
  });

  test('a rotated secret is another credential', () => {
    expect(of('application-secret')).toEqual(
      expect.arrayContaining([`gone ${cases['secret.expiring']}`, `appeared ${made.rotated}`]),
    );
  });

  test('a secret that was put on a service principal is seen, and hidden', async () => {
    expect(of('service-principal-secret')).toEqual([`appeared ${made.hidden}`]);
    const row = (await found()).get(`azure:service-principal-secret:${made.hidden}`);
    expect(row).toMatchObject({ weaknesses: ['hidden'], identity: `azure:application:${cases['app.owned-by-guest']}` });
  });

  test('roles that were given and taken', () => {
    const roles = of('role-assignment');
    expect(roles).toEqual(
      expect.arrayContaining([
        `appeared ${made.assignment.toLowerCase()}`,
        `gone ${cases['rbac.key-operator']?.toLowerCase()}`,
      ]),
    );
  });

  test('roles of a principal that was deleted are held by nobody', async () => {
    const grant = (await found()).get(`azure:role-assignment:${cases['rbac.reader']?.toLowerCase()}`);
    expect(grant?.['identity']).toMatch(/^azure:unknown-principal:/);
    expect(of('unknown-principal')).toEqual([`appeared ${String(grant?.['identity']).split(':')[2]}`]);
  });

  test('a rotated key of a storage account has the new date, its neighbour the old one', async () => {
    const now = await found();
    const key = (name: string): unknown =>
      now.get(`azure:storage-key:${cases['storage.old-keys']?.toLowerCase()}/${name}`)?.['lastRotatedAt'];
    expect(key('key1')).toBe(made.keyAt);
    expect(key('key2')).not.toBe(made.keyAt);
  });

  test('keys go with their account, and workloads with their resource', async () => {
    expect(of('cosmos-key')).toHaveLength(4);
    expect(of('cosmos-key').every((text) => text.startsWith('gone '))).toBe(true);
    const kubelet = (await found()).get(`azure:managed-identity:${cases['identity.kubelet']}`);
    expect(kubelet?.['workloads']).toEqual([]);
  });

  test('knows the new use', async () => {
    const now = await found();
    expect(lastUsed(now.get(`azure:application-secret:${cases['secret.never-used']}`))).toMatchObject({
      state: 'used',
      at: used,
    });
    expect(lastUsed(now.get(`azure:service-connection:${cases['connection.stale']}`))).toMatchObject({ state: 'used' });
  });

  test('counts all of it, and nothing else', () => {
    const kinds = Map.groupBy(changes, ({ kind }) => kind);
    const sums = (name: 'new' | 'changed' | 'gone'): number => second.sources.reduce((sum, one) => sum + one[name], 0);
    expect([sums('new'), sums('changed'), sums('gone')]).toEqual(
      ['appeared', 'changed', 'gone'].map((kind) => kinds.get(kind as 'gone')?.length ?? 0),
    );
    expect(changes.length).toBeLessThan(80);
  });
});

test('delta links that have expired lead to a full reading, and lose nothing', async () => {
  company.nextNight();
  company.azure.mutate({ do: 'expire-delta-tokens' });
  company.azure.mutate({ do: 'delete-application', application: applicationNamed('access-review') });
  const summary = await desk.run(0);
  expect(differences(expectedOf(company.azure, { devops: true }), foundIn((await found()).values()))).toEqual([]);
  expect(summary.sources[0]?.gone).toBeGreaterThan(0);
});

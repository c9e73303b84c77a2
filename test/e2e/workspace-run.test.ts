/** A first night in Workspace and the next ones, from the command line, against the truth of the company. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunSummary } from '../../core/run/options.ts';
import type { Desk, Listed } from './harness.ts';
import { openWorkspace, type WorkspaceCompany } from './workspace-desk.ts';

let company: WorkspaceCompany;
let desk: Desk;
let summary: RunSummary;
let calls: Record<string, number>;

beforeAll(async () => {
  company = await openWorkspace();
  desk = await company.workspaceDesk();
  company.estate.log.clear();
  summary = await desk.run(0);
  calls = company.estate.log.byOperation();
});

const total = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, n) => sum + n, 0);
const ids = (rows: readonly Listed[], type: string): string[] =>
  rows
    .filter(({ ref }) => ref.startsWith(`google-workspace:${type}:`))
    .map(({ nativeId }) => String(nativeId))
    .toSorted();

test('everything that is there is found, and every collector ends complete', async () => {
  const truth = company.truth();
  const identities = await desk.list('identities');
  expect(ids(identities, 'oauth-app')).toEqual(truth.apps.map(({ clientId }) => clientId).toSorted());
  expect(ids(identities, 'agent')).toEqual(truth.agents.map(({ id }) => id).toSorted());
  expect(ids(identities, 'marketplace-app')).toEqual(truth.marketplace.map(({ id }) => id).toSorted());
  const delegated = truth.delegations.filter(({ inLog, lastUsedAt }) => inLog || lastUsedAt !== null);
  expect(ids(identities, 'delegated-client')).toEqual(delegated.map(({ clientId }) => clientId).toSorted());
  expect(ids(await desk.list('credentials'), 'app-password')).toEqual(
    truth.appPasswords.map(({ id }) => id).toSorted(),
  );
  expect(new Set(summary.sources.flatMap(({ coverage }) => coverage.map(({ status }) => status)))).toEqual(
    new Set(['complete']),
  );
});

test('last use is what the log says, and silence since the log begins', async () => {
  const rows = await desk.byRef('identities');
  for (const { clientId, lastUsedAt } of company.truth().apps) {
    const said = rows.get(`google-workspace:oauth-app:${clientId}`)?.['lastUsed'];
    expect(said).toMatchObject(lastUsedAt === null ? { state: 'unused' } : { state: 'used', at: lastUsedAt });
  }
});

test('a first night asks each user once, and all calls are in the summary', () => {
  expect(calls['admin:directory.tokens.list']).toBe(company.truth().users);
  expect(summary.calls).toBe(total(calls));
});

test('no secret is stored or shown', async () => {
  const { stdout } = await desk.discover('export', '--format', 'ndjson');
  for (const canary of company.estate.google.canaries()) expect(stdout).not.toContain(canary);
});

test('an unchanged second night asks nobody for consents again, and changes nothing', async () => {
  const twin = await desk.copy();
  Object.assign(twin.env, company.estate.google.env(company.url));
  company.estate.log.clear();
  const second = await twin.run(0);
  const made = company.estate.log.byOperation();
  expect(made['admin:directory.tokens.list']).toBeUndefined();
  expect(total(made)).toBeLessThan(total(calls));
  for (const source of second.sources) expect(source).toMatchObject({ new: 0, changed: 0, gone: 0 });
});

test('a night later: agreed, taken back, used, suspended, granted, impersonated', async () => {
  const { idOf, change } = company;
  const before = await desk.byRef('identities');
  const scopes = ['https://www.googleapis.com/auth/drive'];
  const { clientId } = change({ do: 'authorize-app', user: 'grace.okoro', app: 'Newcomer', scopes }) as {
    clientId: string;
  };
  change({ do: 'revoke-app', user: 'carla.mendes', app: 'MailMerge Pro' });
  change({ do: 'use-app', user: 'emre.aydin', app: 'OldSync' });
  change({ do: 'suspend-user', user: 'hugo.bergstrom' });
  change({ do: 'grant-delegation', client: '119988776655443322110', scopes: ['https://mail.google.com/'] });
  change({ do: 'impersonate', client: idOf('delegation.never-used'), user: 'bo.ekman' });
  company.nextNight();
  company.estate.log.clear();
  await desk.run(0);
  // One user agreed, one took back, and nobody else is asked.
  expect(company.estate.log.byOperation()['admin:directory.tokens.list']).toBe(2);
  const after = await desk.byRef('identities');
  const appeared = [...after.keys()].filter((ref) => !before.has(ref));
  expect(appeared.toSorted()).toEqual([
    'google-workspace:delegated-client:119988776655443322110',
    `google-workspace:oauth-app:${clientId}`,
  ]);
  expect(after.has(`google-workspace:oauth-app:${idOf('app.dormant')}`)).toBe(false);
  expect(after.get(`google-workspace:oauth-app:${idOf('app.silent')}`)?.['lastUsed']).toMatchObject({ state: 'used' });
  const never = after.get(`google-workspace:delegated-client:${idOf('delegation.never-used')}`);
  expect(never?.['lastUsed']).toMatchObject({ state: 'used' });
});

describe('a first night that is ended by --max-calls', () => {
  test('goes on where it ended, and asks nobody twice', async () => {
    const { users, apps } = company.truth();
    const halves = await company.workspaceDesk();
    company.estate.log.clear();
    // Sign-in takes four, the people two, the log of consents two: four users are asked.
    const begun = await halves.run(4, '--max-calls', '12');
    const first = company.estate.log.byOperation()['admin:directory.tokens.list'] ?? 0;
    expect(first).toBe(4);
    const coverage = begun.sources.flatMap((source) => source.coverage);
    expect(coverage.find(({ collector }) => collector === 'oauth-apps')).toMatchObject({ status: 'partial' });
    const grants = await halves.list('grants');
    expect(grants.length).toBeGreaterThan(0);
    // Half of the people do not tell how many agreed.
    for (const { delegated } of grants) expect(delegated).toEqual({ by: 'users', users: null });

    company.estate.log.clear();
    await halves.run(0);
    expect(company.estate.log.byOperation()['admin:directory.tokens.list']).toBe(users - first);
    expect(ids(await halves.list('identities'), 'oauth-app')).toHaveLength(apps.length);
  });
});

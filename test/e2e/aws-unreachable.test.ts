/** Parts of the organization that cannot be entered or asked: the others go on, and nothing is taken for gone. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunSummary } from '../../core/run/options.ts';
import { accountOf, mutate, truth, type Mutation } from '../estate/index.ts';
import { openCompany, type Company, type Desk } from './harness.ts';
import { active, falseFindings, falseSilence, lost, snapshot, type Snapshot } from './snapshot.ts';

let company: Company;
let desk: Desk;
let base: Snapshot;

beforeAll(async () => {
  company = await openCompany({ size: { accounts: 4, regions: 2 } });
  desk = await company.desk();
  await desk.run(0);
  base = await snapshot(desk);
});

const id = (name: string): string => accountOf(company.estate, name).id;
const line = ({ sources }: RunSummary, account: string) => sources.find(({ scope }) => scope === id(account));

/** Does it, runs over a copy of the known company, and takes it back. */
async function nightWith(
  doing: Mutation,
  undoing: Mutation | (() => void),
  code: number,
): Promise<[RunSummary, Snapshot]> {
  const twin = await desk.copy();
  mutate(company.estate, doing);
  try {
    const summary = await twin.run(code);
    return [summary, await snapshot(twin)];
  } finally {
    if (typeof undoing === 'function') undoing();
    else mutate(company.estate, undoing);
  }
}

function expectNothingLost(got: Snapshot): void {
  expect(lost(base, got)).toEqual([]);
  expect(falseSilence(base, got)).toEqual([]);
  expect(falseFindings(base, got)).toEqual([]);
}

test('one account refuses: it is denied, the others are read', async () => {
  const role = accountOf(company.estate, 'production').roles.get(truth(company.estate).audit.roleName);
  const trust = role?.trust;
  if (role !== undefined) role.trust = { Version: '2012-10-17', Statement: [] };
  try {
    const twin = await desk.copy();
    const summary = await twin.run(4);
    expectNothingLost(await snapshot(twin));
    const refused = line(summary, 'production');
    expect(refused).toMatchObject({ gone: 0 });
    expect(refused?.status).toBe('failed');
    for (const one of refused?.coverage ?? [])
      expect(one).toMatchObject({
        status: 'denied',
        reason: expect.stringMatching(/did not let us assume arn:aws:iam::\d+:role\/NhiDiscoverAudit/) as string,
      });
    for (const name of ['security', 'development']) expect(line(summary, name)?.status).toBe('complete');
  } finally {
    if (role !== undefined && trust !== undefined) role.trust = trust;
  }
});

test('a Region that a service control policy closes is a gap, and its secrets stay', async () => {
  const scps = accountOf(company.estate, 'production').scps;
  const actions = ['secretsmanager:*', 'rolesanywhere:*'];
  const [summary, got] = await nightWith(
    { do: 'scp', account: 'production', actions, regions: ['us-east-1'] },
    () => void scps.pop(),
    4,
  );
  expectNothingLost(got);
  const closed = line(summary, 'production')?.coverage.filter(({ region }) => region === 'us-east-1') ?? [];
  expect(closed.map(({ collector, status }) => `${collector} ${status}`).toSorted()).toEqual([
    'roles-anywhere denied',
    'secrets denied',
  ]);
  for (const { reason } of closed) expect(reason).toContain('service control policy');
});

test('a Region that is switched off is skipped, and what was there is not gone', async () => {
  const [summary, got] = await nightWith(
    { do: 'disable-region', account: 'production', region: 'us-east-1' },
    () => {
      const region = accountOf(company.estate, 'production').regions.get('us-east-1');
      if (region !== undefined) region.status = 'ENABLED_BY_DEFAULT';
    },
    0,
  );
  expect(summary.sources.reduce((sum, { gone }) => sum + gone, 0)).toBe(0);
  expect([...got.records.values()].filter(({ state }) => state === 'gone')).toEqual([]);
});

test('a suspended account is skipped, and nothing in it is gone', async () => {
  const [summary, got] = await nightWith(
    { do: 'suspend-account', account: 'development' },
    { do: 'reactivate-account', account: 'development' },
    0,
  );
  expect(line(summary, 'development')).toMatchObject({ status: 'skipped', gone: 0 });
  expect(lost(base, got)).toEqual([]);
});

describe('without the bulk call', () => {
  test('everyone is found one by one, and the coverage says so', async () => {
    const actions = ['iam:GetAccountAuthorizationDetails'];
    const fresh = await company.desk();
    for (const account of ['production', 'development']) mutate(company.estate, { do: 'deny', account, actions });
    try {
      // Every fact was read after all, at several calls each.
      const summary = await fresh.run(0);
      const got = await snapshot(fresh);
      const people = (of: Snapshot) => active(of).filter((ref) => /^aws:(iam-user|iam-role|access-key)/.test(ref));
      expect(people(got)).toEqual(people(base));
      expect([falseSilence(base, got), falseFindings(base, got)]).toEqual([[], []]);
      const principals = line(summary, 'production')?.coverage.find(({ collector }) => collector === 'principals');
      expect(principals).toMatchObject({ notes: [expect.stringContaining('one by one')] });
    } finally {
      for (const account of ['production', 'development']) mutate(company.estate, { do: 'undeny', account, actions });
    }
  });
});

test('credentials that expire on the way are renewed, once for all that need them', async () => {
  const { estate } = company;
  const fresh = await company.desk();
  estate.log.clear();
  estate.faults.add({
    service: 'iam',
    operation: 'ListAccessKeys',
    account: id('production'),
    nth: 3,
    kind: 'expired-token',
  });
  try {
    await fresh.run(0);
  } finally {
    estate.faults.clear();
  }
  expect(active(await snapshot(fresh))).toEqual(active(base));
  expect(estate.log.entries({ operation: 'AssumeRole' })).toHaveLength(5);
});

test('a list of accounts that goes in circles ends soon, and puts no account out of scope', async () => {
  const { estate } = company;
  const twin = await desk.copy();
  estate.log.clear();
  // Its first page is empty and has a cursor, as the real one's may be.
  estate.faults.add({ service: 'organizations', operation: 'ListAccounts', kind: 'repeat-cursor' });
  try {
    const { code, stderr } = await twin.discover('--json');
    expect([1, 4]).toContain(code);
    expect(stderr).not.toMatch(/^\s+at /m);
  } finally {
    estate.faults.clear();
  }
  expect(estate.log.count({ operation: 'ListAccounts' })).toBeLessThanOrEqual(5);
  expectNothingLost(await snapshot(twin));
});

/** What a first run over the whole organization finds and costs, and an unchanged second one. */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunSummary } from '../../core/run/options.ts';
import { lastUsed } from './expected.ts';
import { openGoogle, type GoogleCompany } from './gcp-desk.ts';
import { expectedRefs, misjudged } from './gcp-expected.ts';
import type { Desk, Listed } from './harness.ts';

let company: GoogleCompany;
let desk: Desk;
let summary: RunSummary;
let calls: Record<string, number>;
let identities: Map<string, Listed>;
let credentials: Map<string, Listed>;

beforeAll(async () => {
  company = await openGoogle();
  desk = await company.googleDesk();
  summary = await desk.run(0);
  calls = company.estate.log.byOperation();
  [identities, credentials] = await Promise.all([desk.byRef('identities'), desk.byRef('credentials')]);
});

test('everything that is there is found, and nothing else', () => {
  const found = [...identities.keys(), ...credentials.keys()];
  const { of, all } = expectedRefs(company.truth());
  expect(found.filter((ref) => of(ref)).toSorted()).toEqual(all);
});

test('every binding of somebody who is not a person of ours is a grant or a trust', async () => {
  const [grants, trusts] = await Promise.all([desk.list('grants'), desk.list('trusts')]);
  const held = new Set(
    [...grants, ...trusts].map(({ attributes }) => {
      const { member, role } = attributes as unknown as { member: string; role: string };
      return `${role} ${member}`;
    }),
  );
  const ours = /^(?:user|group|domain):(?:.*@)?halden\.example$/;
  const missing = company
    .truth()
    .bindings.filter(({ member, role }) => !ours.test(member) && !held.has(`${role} ${member}`));
  expect(missing).toEqual([]);
});

describe('what is known of it', () => {
  test('keys are active, disabled or expired, and found in public or not', () => {
    const { accounts } = company.truth();
    for (const { id, status, expiresAt, createdAt, exposed } of accounts.flatMap(({ keys }) => keys)) {
      const row = credentials.get(`gcp:service-account-key:${id}`);
      expect(row).toMatchObject({ status, createdAt, expiresAt, exposure: exposed ? ['exposed'] : [] });
    }
  });

  test('nothing is said to be unused that was used, and no use is made up', () => {
    expect(misjudged(company.truth(), new Map([...identities, ...credentials]))).toEqual([]);
  });

  test('an account that only acts as people is in use, although Policy Analyzer does not see it', () => {
    expect(lastUsed(identities.get(`gcp:service-account:${company.idOf('account.invoice-mailer')}`))).toMatchObject({
      state: 'used',
      source: 'gcp:monitoring',
    });
  });

  test('an API key that signs in as a service account belongs to it', () => {
    const agent = company.truth().accounts.find(({ email }) => email.startsWith('support-agent@'));
    const row = credentials.get(`gcp:api-key:${company.idOf('api-key.bound')}`);
    expect(row).toMatchObject({ identity: `gcp:service-account:${agent?.uniqueId}` });
  });

  test('federation that lets in all of GitHub says so', () => {
    const weaknesses = (name: string): unknown =>
      credentials.get(`gcp:workload-identity-provider:${company.idOf(name)}`)?.['weaknesses'];
    expect(weaknesses('provider.github-open')).toEqual(['no-condition']);
    expect(weaknesses('provider.github-payments')).toEqual([]);
  });

  test('the project that is to be deleted is there, and suspended', async () => {
    const scopes = await desk.byRef('scopes');
    expect(scopes.get(`gcp:project:${company.idOf('project.delete-requested')}`)).toMatchObject({
      status: 'suspended',
    });
  });
});

test('no secret is in the database, nor in what was printed, and none was asked for', async () => {
  const printed = (await desk.discover('list', 'credentials', '--format', 'json')).stdout;
  const stored = (await readFile(desk.db)).toString('latin1');
  const canaries = company.estate.google.canaries();
  expect(canaries.length).toBeGreaterThan(20);
  for (const canary of canaries) {
    expect(stored.includes(canary), canary).toBe(false);
    expect(printed.includes(canary), canary).toBe(false);
  }
  expect(company.estate.log.entries().filter(({ secretReturning }) => secretReturning)).toEqual([]);
});

/** Exactly so many, so that one call more for each of something shows. */
const CALLS: Readonly<Record<string, readonly [first: number, second: number]>> = {
  // Of the one place that has agents with identities of their own.
  'agentidentity:projects.locations.accessSummaries.list': [1, 1],
  'cloudasset:assets.list': [5, 4],
  'cloudresourcemanager:organizations.get': [1, 1],
  'iamcredentials:projects.serviceAccounts.generateAccessToken': [1, 1],
  'logging:entries.list': [1, 1],
  'monitoring:locations.global.metricsScopes.get': [1, 1],
  // One metrics scope for four of five metrics, and a project that it does not watch.
  'monitoring:projects.timeSeries.list': [9, 9],
  // Whether it answers for organizations is asked once.
  'policyanalyzer:organizations.locations.activityTypes.activities.query': [1, 0],
  // Monitoring is off in one project, which is asked every night instead.
  'policyanalyzer:projects.locations.activityTypes.activities.query': [11, 1],
  'iam:organizations.locations.policyBindings.list': [1, 1],
  'iam:organizations.locations.principalAccessBoundaryPolicies.list': [1, 1],
  'iam:policies.get': [2, 2],
  'iam:roles.list': [3, 0],
  'storage:projects.hmacKeys.list': [7, 7],
  'sts:token': [1, 1],
};
const expected = (which: 0 | 1): Record<string, number> =>
  Object.fromEntries(
    Object.entries(CALLS).flatMap(([name, counts]) => (counts[which] === 0 ? [] : [[name, counts[which]]])),
  );
const total = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, n) => sum + n, 0);

test('calls of a first run are as few as they should be, and all of them are in the summary', () => {
  expect(calls).toEqual(expected(0));
  expect(summary).toMatchObject({ calls: total(calls), status: 'complete', exitCode: 0 });
});

test('an unchanged second run changes nothing, and needs fewer calls', async () => {
  const twin = await desk.copy();
  Object.assign(twin.env, company.estate.google.env(company.url));
  company.estate.log.clear();
  const second = await twin.run(0);
  expect(company.estate.log.byOperation()).toEqual(expected(1));
  for (const source of second.sources) expect(source).toMatchObject({ new: 0, changed: 0, gone: 0 });
  expect(second.findings).toMatchObject({ bySeverity: summary.findings.bySeverity, opened: 0, resolved: 0 });
  const { stdout } = await twin.discover('diff', '--json');
  expect(JSON.parse(stdout)).toEqual({ schemaVersion: 1, items: [] });
});

test('a company of any size is found whole', async () => {
  const other = await openGoogle({
    google: { projects: 30, serviceAccounts: 250, keys: 120, apiKeys: 40, secrets: 25 },
    story: false,
  });
  const there = await other.googleDesk({ hmacCallsPerRun: '100' });
  await there.run(0);
  const found = [...(await there.byRef('identities')).keys(), ...(await there.byRef('credentials')).keys()];
  const { of, all } = expectedRefs(other.truth());
  expect(found.filter((ref) => of(ref)).toSorted()).toEqual(all);
});

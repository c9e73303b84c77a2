/** What the collector may not read, and what ends in the middle: said, and nothing is lost by it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { differences, expectedOf, foundIn, type Expected } from './github-expected.ts';
import { configOf, openGitHub, type GitHubCompany } from './github-harness.ts';
import type { Desk } from './harness.ts';
import { active, falseSilence, lost, snapshot, type Snapshot } from './snapshot.ts';

let company: GitHubCompany;
/** Knows everything, from a night on which all was granted. */
let desk: Desk;
let base: Snapshot;
let expected: Expected;

beforeAll(async () => {
  company = await openGitHub();
  desk = await company.githubDesk();
  await desk.run(0);
  base = await snapshot(desk);
  expected = expectedOf(company.github);
});

const withoutType = (what: Expected, types: readonly string[]): Expected =>
  Object.fromEntries(Object.entries(what).filter(([type]) => !types.includes(type)));

describe.each([
  ['organization_personal_access_tokens', ['fine-grained-token'], 'fine-grained-tokens'],
  ['administration', ['deploy-key'], 'deploy-keys'],
  ['organization_hooks', ['webhook'], 'webhooks'],
  ['secrets', ['secret'], 'secrets'],
])('without %s', (permission, types, collector) => {
  test('the run says what is missing, and keeps what it knew', async () => {
    company.github.mutate({ do: 'deny', permissions: [permission] });
    try {
      const twin = await desk.copy();
      // Secrets of repositories are not asked for every night: then nothing is missed.
      expect([0, 4]).toContain((await twin.discover('--json')).code);
      const known = await snapshot(twin);
      expect(lost(base, known)).toEqual([]);
      expect(falseSilence(base, known)).toEqual([]);

      const fresh = await company.githubDesk();
      const { sources } = await fresh.run(4);
      const said = sources.flatMap(({ coverage }) => coverage).filter(({ status }) => status !== 'complete');
      expect(said.map((one) => one.collector)).toContain(collector);
      expect(JSON.stringify(said)).toContain('Resource not accessible by integration');
      const rest = withoutType(expected, types);
      expect(differences(rest, foundIn(rest, active(await snapshot(fresh))))).toEqual([]);
    } finally {
      company.github.mutate({ do: 'undeny', permissions: [permission] });
    }
  });
});

test('when the hour of calls comes to its reserve, the sweep stops, and the next night goes on', async () => {
  company.github.mutate({ do: 'behaviour', behaviour: { limits: { core: 100 } } });
  try {
    const fresh = await company.githubDesk();
    company.nextNight();
    company.estate.log.clear();
    await fresh.run(4);
    const left = company.estate.log.entries({ provider: 'github', service: 'rest' });
    expect(left.filter(({ code }) => code?.startsWith('API rate limit') === true)).toEqual([]);
    let nights = 1;
    let code: number | null = 4;
    while (code !== 0 && nights < 6) {
      company.nextNight();
      nights += 1;
      ({ code } = await fresh.discover());
    }
    expect(differences(expected, foundIn(expected, active(await snapshot(fresh))))).toEqual([]);
    expect({ code, nights: nights > 1 }).toEqual({ code: 0, nights: true });
  } finally {
    company.github.mutate({ do: 'behaviour', behaviour: { limits: {} } });
  }
});

test('a classic token reads what an owner may, and says that Apps alone see fine-grained tokens', async () => {
  const fresh = await company.desk(configOf(company.url, `token: '${company.github.state.collector.classic}'`));
  const summary = await fresh.run(4);
  expect(JSON.stringify(summary.sources)).toMatch(/fine-grained-tokens/);
  const rest = withoutType(expected, ['fine-grained-token']);
  // To owners GitHub shows the Codespaces secrets of the organization too.
  const found = active(await snapshot(fresh)).filter(
    (ref) => !ref.startsWith('github:secret:codespaces/organization/'),
  );
  expect(differences(rest, foundIn(rest, found))).toEqual([]);
});

test('a token that single sign-on does not know is told where to be authorized', async () => {
  const token = company.github.state.collector.classicWithoutSso;
  const fresh = await company.desk(configOf(company.url, `token: '${token}', organizations: [halden-robotics]`));
  const ended = await fresh.discover();
  expect(ended.code).not.toBe(0);
  expect(ended.stderr + ended.stdout).toMatch(/single sign-on|SSO|SAML/i);
  expect(ended.stderr + ended.stdout).not.toContain(token);
});

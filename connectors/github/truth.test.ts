/** What one night finds of the company. */
import { afterEach, expect, test, vi } from 'vitest';
import { createEstate } from '../../test/estate/index.ts';
import { discoverGitHub } from '../../test/suites/github.ts';

afterEach(() => vi.unstubAllEnvs());

test('everything is read to its end, and nothing is odd', async () => {
  const estate = createEstate({ now: new Date('2026-11-21T08:00:00Z') });
  const { readings } = await discoverGitHub(estate);
  expect(readings.flatMap(({ gaps, error }) => [...gaps, ...(error === undefined ? [] : [error.message])])).toEqual([]);
  expect(readings.flatMap(({ quarantined }) => quarantined)).toEqual([]);
  expect(readings.filter(({ status }) => status !== 'complete')).toEqual([]);
});

test('as many as there are', async () => {
  const estate = createEstate({ now: new Date('2026-11-21T08:00:00Z') });
  const { records } = await discoverGitHub(estate);
  const organizations = [...estate.github.state.organizations.values()];
  const repositories = organizations.flatMap((one) => [...one.repositories.values()]);
  const count = (lists: readonly { length: number }[]) => lists.reduce((sum, { length }) => sum + length, 0);
  const secretsOf = (of: { secrets: Record<string, { length: number }[] | { length: number }> }) =>
    count(['actions', 'dependabot', 'agents'].map((kind) => of.secrets[kind] as { length: number }));
  const found = Map.groupBy(records, ({ ref }) => ref.split(':')[1] ?? '');
  expect(Object.fromEntries([...found].map(([type, { length }]) => [type, length]))).toMatchObject({
    installation: count(organizations.map((one) => one.installations)),
    'fine-grained-token': count(organizations.flatMap((one) => [one.tokens, one.tokenRequests])),
    'authorized-credential': count(organizations.map((one) => one.authorizations)),
    'deploy-key': count(repositories.map((one) => one.deployKeys)),
    webhook: count([...organizations, ...repositories].map((one) => one.hooks)),
    secret:
      [...organizations, ...repositories].reduce((sum, one) => sum + secretsOf(one), 0) +
      count(repositories.flatMap((one) => one.environments.map(({ secrets }) => secrets))),
  });
});

test('no secret value comes in', async () => {
  const estate = createEstate({ now: new Date('2026-11-21T08:00:00Z') });
  const text = JSON.stringify((await discoverGitHub(estate)).readings);
  const canaries = estate.github.canaries();
  expect(canaries.length).toBeGreaterThan(5);
  expect(canaries.filter((canary) => text.includes(canary))).toEqual([]);
});

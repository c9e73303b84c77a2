/** What one night finds of the company. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createEstate } from '../../test/estate/index.ts';
import type { Discovery } from '../../test/suites/connector-run.ts';
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

describe('the cases of the story', () => {
  const found = async () => {
    const estate = createEstate({ now: new Date('2026-11-21T08:00:00Z') });
    const { records } = await discoverGitHub(estate);
    const idOf = (name: string) => (estate.github.cases()[name] as { id: string } | undefined)?.id ?? `no case ${name}`;
    const record = (type: string, name: string): Discovery['records'][number] | undefined =>
      records.find(({ ref }) => ref.startsWith(`github:${type}:`) && ref.endsWith(idOf(name)));
    return { records, record };
  };

  test('Apps', async () => {
    const { record } = await found();
    expect(record('installation', 'app.vendor')).toMatchObject({ publisher: { name: 'DataDog', verified: null } });
    expect(record('installation', 'app.own')).toMatchObject({ publisher: null });
    expect(record('installation', 'app.suspended')).toMatchObject({ status: 'disabled' });
    expect(record('installation', 'app.installer-left')).toMatchObject({
      ownerHints: [{ kind: 'creator', standing: 'deleted' }],
    });
    expect(record('installation', 'app.unused-write')).toMatchObject({ usage: [{ lastAt: null, lagHours: 6 }] });
    expect(record('installation-grant', 'app.unused-write')).toMatchObject({
      privilege: { level: 'escalation' },
      resource: 'halden-robotics',
    });
    expect(record('installation-grant', 'app.unused-permissions')).toMatchObject({
      unused: ['secrets:write'],
      unusedSince: '2026-10-21T09:00:00Z',
    });
    // It is sent events about workflows, which it needs `actions` for.
    expect(record('installation-grant', 'app.vendor')).toMatchObject({ unused: [] });
  });

  test('OAuth apps', async () => {
    const { record } = await found();
    expect(record('oauth-app', 'oauth-app.approved')).toMatchObject({
      usage: [{ lastAt: '2026-11-20T20:00:00Z' }],
      attributes: { decision: 'approved', users: 2 },
      // Not taken for the account that has the same number.
      publisher: { id: expect.stringMatching(/^oauth-app\/\d+$/) as string },
    });
    expect(record('oauth-app', 'oauth-app.denied')).toMatchObject({ status: 'disabled' });
    expect(record('oauth-app', 'oauth-app.undecided')).toMatchObject({
      status: 'active',
      attributes: { decision: null },
    });
  });

  test('machines', async () => {
    const { records, record } = await found();
    const groups = records.filter(({ ref }) => ref.startsWith('github:runner-group:'));
    expect(groups.filter((group) => group.record === 'identity' && group.weaknesses.length > 0)).toMatchObject([
      { name: 'runner group gpu', weaknesses: ['open-to-public-repositories'] },
    ]);
    expect(record('private-registry', 'registry.federated')).toMatchObject({
      kind: 'federation',
      attributes: { target: 'arn:aws:iam::111122223333:role/github-codeartifact' },
    });
    expect(record('private-registry', 'registry.password')).toMatchObject({ kind: 'vaulted-secret' });
    expect(records.filter(({ ref }) => ref.startsWith('github:copilot-agent:'))).toMatchObject([
      { kind: 'agent', attributes: { enabledRepositories: 'selected', repositories: ['ai-agents', 'fleet-console'] } },
    ]);
  });

  test('people', async () => {
    const { record } = await found();
    expect(record('user', 'machine-user.owner')).toMatchObject({ kind: 'machine-user', attributes: { role: 'owner' } });
    expect(record('user', 'user.left')).toMatchObject({ kind: 'user', ownerHints: [{ standing: 'deleted' }] });
  });
});

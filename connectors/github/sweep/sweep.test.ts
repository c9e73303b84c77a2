/** Repositories over several nights: rotation, the audit log, the end of the hour's limit, refusals. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createEstate } from '../../../test/estate/index.ts';
import { createMemory, type Discovery } from '../../../test/suites/connector-run.ts';
import { discoverGitHub } from '../../../test/suites/github.ts';
import { planned } from './sweep.ts';

afterEach(() => vi.unstubAllEnvs());

const DAY = 86_400;
const now = new Date('2026-11-21T08:00:00Z');
const size = { repositories: 70, installations: 1, fineGrainedTokens: 0, deployKeys: 20, members: 5 };
const start = () => createEstate({ now, story: false, github: size });
const sweeps = { only: ['deploy-keys', 'webhooks', 'secrets'] };
const refsOf = ({ records }: Discovery) => records.map(({ ref }) => ref).toSorted();
const statuses = ({ readings }: Discovery) =>
  Object.fromEntries(readings.map(({ collector, status }) => [collector, status]));

describe('over the nights', () => {
  test('a seventh is asked each night, and everything is there on all of them with its own date', async () => {
    const estate = start();
    const memory = createMemory();
    const first = await discoverGitHub(estate, {}, { ...sweeps, memory });
    expect(first.calls['repos/list-webhooks']).toBe(70);
    const days = new Set<unknown>();
    for (let night = 1; night <= 7; night++) {
      estate.clock.advance(DAY);
      const found = await discoverGitHub(estate, {}, { ...sweeps, memory });
      expect(refsOf(found)).toEqual(refsOf(first));
      expect(found.calls['repos/list-webhooks']).toBe(10);
      for (const { attributes } of found.records) if ('observedAt' in attributes) days.add(attributes['observedAt']);
    }
    expect(days.size).toBe(8);
  });

  test('a repository that the audit log names is read at once, and what is gone from it is gone', async () => {
    const estate = start();
    const memory = createMemory();
    const { state } = estate.github;
    const [main] = state.organizations.values();
    const repository = [...(main?.repositories.values() ?? [])].find(({ hooks }) => hooks.length > 0);
    if (!main || !repository) throw new Error('no webhook');
    await discoverGitHub(estate, {}, { ...sweeps, memory });
    // Some nights later it has just been read, and would not be due for a week.
    estate.clock.advance(DAY);
    const lost = new Set(repository.hooks.splice(0).map(({ id }) => `github:webhook:${repository.id}/${id}`));
    const at = estate.clock.now();
    main.audit.push({
      id: 'x',
      at,
      action: 'hook.destroy',
      actor: 'a',
      actorId: 1,
      more: { repo: `${main.login}/${repository.name}` },
    });
    estate.clock.advance(3600);
    const found = await discoverGitHub(estate, {}, { ...sweeps, memory });
    expect(statuses(found)).toEqual({ 'deploy-keys': 'complete', webhooks: 'complete', secrets: 'complete' });
    expect(refsOf(found).filter((ref) => lost.has(ref))).toEqual([]);
    expect(found.calls['repos/list-webhooks']).toBeLessThanOrEqual(11);
  });

  test('a repository that was deleted takes its things with it', async () => {
    const estate = start();
    const memory = createMemory();
    const [main] = estate.github.state.organizations.values();
    await discoverGitHub(estate, {}, { ...sweeps, memory });
    const gone = [...(main?.repositories.values() ?? [])].find(({ deployKeys }) => deployKeys.length > 0);
    main?.repositories.delete(gone?.name ?? '');
    const found = await discoverGitHub(estate, {}, { ...sweeps, memory });
    expect(refsOf(found).filter((ref) => ref.includes(`:${gone?.id}/`))).toEqual([]);
  });
});

describe('when the limit of the hour comes to its reserve', () => {
  test('it stops, says so, leaves the reserve, and goes on the next night until all is there', async () => {
    const whole = await discoverGitHub(start(), {}, sweeps);
    const estate = start();
    estate.github.state.behaviour.limits = { core: 200, graphql: 5000 };
    const memory = createMemory();
    const found: Discovery[] = [];
    for (let night = 0; night < 5; night++) {
      found.push(await discoverGitHub(estate, {}, { ...sweeps, memory }));
      estate.clock.advance(DAY);
    }
    const [first] = found;
    const asked = Object.entries(first?.calls ?? {}).filter(([name]) => !/^(?:apps|graphql)\//.test(name));
    expect(asked.reduce((sum, [, n]) => sum + n, 0)).toBeLessThanOrEqual(200 * 0.7 + 15);
    expect(first?.readings.find(({ collector }) => collector === 'secrets')).toMatchObject({ status: 'partial' });
    expect(JSON.stringify(first?.readings)).toContain('are left for others; the next run goes on');
    expect(new Set(memory.records.keys())).toEqual(new Set(refsOf(whole)));
  });
});

describe('refusals', () => {
  test('a kind that nobody may read costs a few calls, names the permission, and loses nothing', async () => {
    const estate = start();
    const memory = createMemory();
    const before = await discoverGitHub(estate, { sweepNights: 1 }, { ...sweeps, memory });
    estate.github.state.denied.add('repository_hooks');
    const found = await discoverGitHub(estate, { sweepNights: 1 }, { ...sweeps, memory });
    const webhooks = found.readings.find(({ collector }) => collector === 'webhooks');
    expect(webhooks?.status).toBe('partial');
    expect(found.calls['repos/list-webhooks']).toBeLessThanOrEqual(10);
    expect(refsOf(found)).toEqual(refsOf(before));
  });

  test('one repository that fails is one gap, and is asked again the next night', async () => {
    const estate = start();
    const memory = createMemory();
    estate.faults.add({ operation: 'repos/list-webhooks', kind: 'deny', times: 1, by: 'explicit' });
    const found = await discoverGitHub(estate, {}, { ...sweeps, memory });
    expect(found.readings.find(({ collector }) => collector === 'webhooks')?.gaps).toHaveLength(1);
    const next = await discoverGitHub(estate, {}, { ...sweeps, memory });
    expect(statuses(next)['webhooks']).toBe('complete');
  });

  test('without GraphQL everything is found over REST', async () => {
    const whole = await discoverGitHub(start(), {}, sweeps);
    const estate = start();
    estate.github.state.behaviour.limits = { core: 20_000 };
    estate.faults.add(
      { operation: 'graphql/repositories', kind: 'deny', times: 1 },
      { service: 'graphql', kind: 'deny', times: 9 },
    );
    const found = await discoverGitHub(estate, {}, sweeps);
    expect(found.calls['repos/list-for-org']).toBe(1);
    expect(refsOf(found)).toEqual(refsOf(whole));
  });
});

test('who is asked: the new ones, the named ones, then whoever waited longest', () => {
  const repository = (id: number) => ({
    id,
    name: `r${id}`,
    visibility: 'private',
    archived: false,
    deployKeys: 0,
    environments: [],
  });
  const repositories = [1, 2, 3, 4, 5, 6].map(repository);
  const asked = new Map([
    ['1', 90],
    ['2', 95],
    ['3', 91],
    ['4', 99],
    ['5', 100],
  ]);
  const ids = (nights: number, changed: string[]) =>
    planned({ repositories, nights, changed: new Set(changed) }, asked, 100).map(({ id }) => id);
  expect(ids(3, [])).toEqual([6, 1]);
  expect(ids(3, ['r5'])).toEqual([6, 5, 1]);
  expect(ids(2, ['r1'])).toEqual([6, 1, 3, 2]);
  expect(ids(1, [])).toEqual([6, 1, 3, 2, 4, 5]);
});

/** What happens on GitHub between two nights shows in the next runs: all of it, once, and nothing else. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { LoggedChange } from '../../core/inventory/read.ts';
import type { RunSummary } from '../../core/run/options.ts';
import type { GitHubChange } from '../estate/github/index.ts';
import { lastUsed } from './expected.ts';
import { differences, expectedOf, foundIn } from './github-expected.ts';
import { callsOf, openGitHub, total, type GitHubCompany } from './github-harness.ts';
import type { Desk, Listed } from './harness.ts';

let company: GitHubCompany;
let desk: Desk;
let changes: LoggedChange[];
let second: RunSummary;
let calls: { first: number; second: number };
let made: { key: number; hook: number };

const cases = (name: string): string => company.github.cases()[name]?.id ?? `no case ${name}`;
const id = (name: string): number => Number(cases(name));

/** They are of different things, so each shows alone. */
function night(): void {
  const { github } = company;
  const change = (what: GitHubChange): { id: number } => (github.mutate(what) ?? { id: 0 }) as { id: number };
  const key = change({ do: 'add-deploy-key', repository: 'website', title: 'new key', readOnly: false });
  change({ do: 'delete-deploy-key', id: id('deploy-key.read') });
  change({ do: 'use-deploy-key', id: id('deploy-key.never-used') });
  const hook = change({ do: 'add-hook', repository: 'data-lake', url: 'https://new.example/hook' });
  change({ do: 'delete-hook', id: id('hook.failing') });
  change({ do: 'rotate-secret', repository: 'payments-api', name: 'AWS_SECRET_ACCESS_KEY' });
  change({ do: 'delete-secret', name: 'SONAR_TOKEN' });
  change({ do: 'uninstall', installation: id('app.unused-write') });
  change({ do: 'suspend', installation: id('app.vendor') });
  change({ do: 'delete-token', id: id('token.expired') });
  change({ do: 'use-token', id: id('token.never-used') });
  change({ do: 'rename-repository', name: 'robot-sdk', to: 'sdk' });
  made = { key: key.id, hook: hook.id };
}

beforeAll(async () => {
  company = await openGitHub();
  desk = await company.githubDesk();
  await desk.run(0);
  const first = total(callsOf(company));
  company.nextNight();
  night();
  company.estate.log.clear();
  second = await desk.run(0);
  calls = { first, second: total(callsOf(company)) };
  changes = (JSON.parse((await desk.discover('diff', '--json')).stdout) as { items: LoggedChange[] }).items;
});

const found = async (): Promise<Map<string, Listed>> => {
  const lists = await Promise.all(['identities', 'credentials', 'grants'].map((what) => desk.list(what)));
  return new Map(lists.flat().map((row) => [row.ref, row]));
};
const of = (type: string): string[] =>
  changes
    .filter((one) => one.type === type)
    .map(({ kind, ref }) => `${kind} ${ref.split('/').at(-1)?.split(':').at(-1)}`);

describe('the next night', () => {
  test('has what is there now, and nothing else', async () => {
    const expected = expectedOf(company.github);
    expect(differences(expected, foundIn(expected, (await found()).keys()))).toEqual([]);
  });

  test('keys and hooks that came and went', () => {
    expect(of('deploy-key').toSorted()).toEqual(
      [`appeared ${made.key}`, `gone ${cases('deploy-key.read')}`].toSorted(),
    );
    expect(of('webhook').toSorted()).toEqual([`appeared ${made.hook}`, `gone ${cases('hook.failing')}`].toSorted());
  });

  test('a secret with a new value has a new date, and another is gone', () => {
    const secrets = changes.filter(({ type }) => type === 'secret');
    expect(secrets.map(({ kind, name }) => `${kind} ${name}`).toSorted()).toEqual([
      'changed AWS_SECRET_ACCESS_KEY',
      'gone SONAR_TOKEN',
    ]);
  });

  test('an App that was removed, and one that was suspended', () => {
    expect(of('installation').toSorted()).toEqual(
      [`gone ${cases('app.unused-write')}`, `changed ${cases('app.vendor')}`].toSorted(),
    );
  });

  test('new use is known', async () => {
    const now = await found();
    expect(lastUsed(now.get(`github:fine-grained-token:${cases('token.never-used')}`))).toMatchObject({
      state: 'used',
    });
    const key = [...now.values()].find(
      ({ ref }) => ref.endsWith(`/${cases('deploy-key.never-used')}`) && ref.includes(':deploy-key:'),
    );
    expect(lastUsed(key)).toMatchObject({ state: 'used' });
  });

  test('counts all of it, and costs less than the first', () => {
    const kinds = Map.groupBy(changes, ({ kind }) => kind);
    const sums = (name: 'new' | 'changed' | 'gone'): number => second.sources.reduce((sum, one) => sum + one[name], 0);
    expect([sums('new'), sums('changed'), sums('gone')]).toEqual(
      ['appeared', 'changed', 'gone'].map((kind) => kinds.get(kind as 'gone')?.length ?? 0),
    );
    expect(changes.length).toBeLessThan(25);
    expect(calls.second).toBeLessThan(calls.first);
  });
});

test('a token that ends in the middle of a run is renewed', async () => {
  const answered = company.answered({ operation: 'orgs/list-app-installations' });
  const run = desk.run(0);
  await answered;
  company.github.mutate({ do: 'expire-tokens' });
  await run;
  const expected = expectedOf(company.github);
  expect(differences(expected, foundIn(expected, (await found()).keys()))).toEqual([]);
});

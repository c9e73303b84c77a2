import { afterEach, expect, test, vi } from 'vitest';
import { use, type Builder } from '../../../test/estate/google/build.ts';
import type { HmacKey } from '../../../test/estate/google/state.ts';
import { createMemory } from '../../../test/suites/connector-run.ts';
import { deny, discoverGoogle, googleCompany, readingOf, recordOf } from '../../../test/suites/google.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const only = { only: ['hmac-keys'] };

function withKey(build: Builder) {
  const project = build.project('halden-lake');
  const account = build.account(project, 'loader');
  const key: HmacKey = {
    accessId: 'GOOG1ETESTTESTTESTTEST',
    project: project.number,
    serviceAccountEmail: account.email,
    state: 'ACTIVE',
    createdAt: 1_780_000_000,
    updatedAt: 1_780_000_000,
    uses: [use(build.now - 86_400)],
  };
  build.state.hmacKeys.set(key.accessId, key);
  return { project, account, key };
}

test('a key is that of its service account', async () => {
  const { estate, made } = googleCompany(withKey);
  const found = await discoverGoogle(estate, {}, only);
  expect(readingOf(found, 'hmac-keys').status).toBe('complete');
  expect(recordOf(found, 'gcp:hmac-key:GOOG1ETESTTESTTESTTEST')).toMatchObject({
    kind: 'access-key',
    identity: `gcp:service-account:${made.account.uniqueId}`,
    scope: `gcp:project:${made.project.number}`,
    status: 'active',
    usage: [{ source: 'gcp:monitoring', lastAt: expect.any(String) as string }],
  });
});

test('Asset Inventory, which does not have them, is not asked again the next night', async () => {
  const { estate } = googleCompany(withKey);
  const memory = createMemory();
  const first = await discoverGoogle(estate, {}, { ...only, memory });
  const second = await discoverGoogle(estate, {}, { ...only, memory });
  const chains = (found: typeof first) => found.calls['cloudasset:assets.list'];
  expect([chains(first), chains(second)]).toEqual([3, 2]);
});

test('many projects are gone through in turns; those with keys are read every night', async () => {
  const { estate } = googleCompany((build) => {
    for (let index = 0; index < 5; index++) build.project(`halden-other-${index}`);
    return withKey(build);
  });
  const memory = createMemory();
  const settings = { hmacCallsPerRun: 3 };
  const nights = [];
  for (let night = 0; night < 4; night++) nights.push(await discoverGoogle(estate, settings, { ...only, memory }));
  const [first, , third, last] = nights.map((found) => readingOf(found, 'hmac-keys'));
  expect(first).toMatchObject({ status: 'partial' });
  // Each gap is about one project, so that the others are believed.
  expect(first?.gaps.map(({ because, scope }) => [because, scope?.startsWith('gcp:project:')])).toEqual(
    Array.from({ length: 4 }, () => ['pending', true]),
  );
  // Seven projects, three a night, and one of them every night once its key is known.
  expect(third?.status).toBe('complete');
  expect(last?.status).toBe('complete');
  expect(last?.records).toHaveLength(1);
  expect(last?.notes.join()).toContain('4 projects were not asked tonight, 0 of them never');
  for (const found of nights) expect(found.calls['storage:hmacKeys.list']).toBe(3);
});

test('a project that refuses is a gap of its own', async () => {
  const { estate, made } = googleCompany((build) => {
    build.project('halden-closed');
    return withKey(build);
  });
  const closed = [...estate.google.state.projects.values()].find(({ id }) => id === 'halden-closed');
  deny(estate, ['storage.hmacKeys.list'], `projects/${closed?.number ?? ''}`);
  const reading = readingOf(await discoverGoogle(estate, {}, only), 'hmac-keys');
  expect(reading.gaps).toMatchObject([{ because: 'denied', scope: `gcp:project:${closed?.number ?? ''}` }]);
  expect(reading.records).toMatchObject([{ nativeId: made.key.accessId }]);
});

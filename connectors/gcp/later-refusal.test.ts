/** Asset Inventory answered on earlier nights and refuses tonight: what it alone shows is not taken back. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Json } from '../../core/model.ts';
import { projectName, type Builder } from '../../test/estate/google/build.ts';
import { createMemory } from '../../test/suites/connector-run.ts';
import { deny, discoverGoogle, googleCompany, readingOf } from '../../test/suites/google.ts';

// The door waits a random part of a second between attempts: here, none of it.
beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

type Named = { name: string };
const LIST = 'cloudasset.assets.listResource';

/** Two nights of some collectors: one that sees everything, and one without Asset Inventory and these permissions. */
async function nights(only: readonly string[], make: (build: Builder) => unknown, ...permissions: string[]) {
  const { estate } = googleCompany(make);
  const memory = createMemory();
  const first = await discoverGoogle(estate, {}, { only, memory });
  estate.clock.advance(86_400);
  deny(estate, [LIST, ...permissions]);
  const second = await discoverGoogle(estate, {}, { only, memory });
  const stated = ({ records }: typeof first) =>
    new Map(records.map((record) => [record.ref, { ...record, source: '', usage: null } as unknown as Json]));
  return { estate, memory, before: stated(first), after: stated(second), second };
}

const secret = (build: Builder, project: string, id: string, versions: readonly [string, string][]): void =>
  void build.state.secrets.push({
    project,
    id,
    createdAt: 1_780_000_000,
    labels: {},
    annotations: {},
    topics: [],
    versions: versions.map(([version, state], index) => ({
      id: version,
      state: state as 'ENABLED',
      createdAt: 1_788_000_000 + index,
    })),
  });

test('secrets whose versions may not be listed are as they were', async () => {
  const { before, after, second } = await nights(
    ['secrets'],
    (build) => {
      const { number } = build.project('halden-shop');
      secret(build, number, 'rotated', [
        ['1', 'DISABLED'],
        ['2', 'ENABLED'],
      ]);
      secret(build, number, 'off', [['1', 'DISABLED']]);
    },
    'secretmanager.versions.list',
  );
  expect([...before.values()].toSorted((a, b) => ((a as Named).name < (b as Named).name ? -1 : 1))).toMatchObject([
    { name: 'off', status: 'disabled', rotatedAt: { unknown: 'unsupported' } },
    { name: 'rotated', status: 'active', rotatedAt: expect.any(String) as string, attributes: { newestVersion: 2 } },
  ]);
  expect(after).toEqual(before);
  expect(readingOf(second, 'secrets').status).toBe('partial');
});

test('a secret that is new then is of unknown state', async () => {
  const { estate } = googleCompany((build) =>
    secret(build, build.project('halden-shop').number, 'off', [['1', 'DISABLED']]),
  );
  deny(estate, [LIST, 'secretmanager.versions.list']);
  const found = await discoverGoogle(estate, {}, { only: ['secrets'] });
  expect(found.records).toMatchObject([{ status: 'unknown', rotatedAt: { unknown: 'failed' } }]);
});

test('one project that may not be listed costs the secrets of another nothing', async () => {
  const { estate, made } = googleCompany((build) => {
    const [shop, lake] = [build.project('halden-shop'), build.project('halden-lake')];
    for (const { number } of [shop, lake]) secret(build, number, 'off', [['1', 'DISABLED']]);
    return { lake };
  });
  deny(estate, [LIST]);
  deny(estate, ['secretmanager.versions.list'], projectName(made.lake));
  const found = await discoverGoogle(estate, {}, { only: ['secrets'] });
  const states = found.records.map((record) => (record.record === 'credential' ? [record.scope, record.status] : []));
  const lake = `gcp:project:${made.lake.number}`;
  expect(states.map(([scope, status]) => [scope === lake, status])).toEqual(
    expect.arrayContaining([
      [true, 'unknown'],
      [false, 'disabled'],
    ]),
  );
});

test('keys of accounts that may not be listed are still theirs', async () => {
  const { before, after } = await nights(
    ['api-keys', 'hmac-keys'],
    (build) => {
      const project = build.project('halden-shop');
      const account = build.account(project, 'checkout');
      build.apiKey(project, 'bound', { serviceAccountEmail: account.email });
      build.state.hmacKeys.set('GOOG1E', {
        accessId: 'GOOG1E',
        project: project.number,
        serviceAccountEmail: account.email,
        state: 'ACTIVE',
        createdAt: build.ago(100),
        updatedAt: build.ago(100),
        uses: [],
      });
    },
    'iam.serviceAccounts.list',
  );
  const owners = [...before.values()].map((record) => (record as { identity: unknown }).identity);
  expect(owners).toEqual([owners[0], owners[0]]);
  expect(owners[0]).toContain('gcp:service-account:');
  expect(after).toEqual(before);
});

test('projects that Resource Manager does not show hide nobody, and make nobody a stranger', async () => {
  const vendor = 'serviceAccount:scan@vendor-prod.iam.gserviceaccount.com';
  const { estate, made } = googleCompany((build) => {
    const [shop, hidden] = [build.project('halden-shop'), build.project('halden-hidden')];
    const account = build.account(hidden, 'job');
    build.bind(projectName(shop), 'roles/pubsub.publisher', [`serviceAccount:${account.email}`, vendor]);
    return { hidden, uniqueId: account.uniqueId };
  });
  const [memory, only] = [createMemory(), ['service-accounts', 'bindings']];
  await discoverGoogle(estate, {}, { only, memory });
  // And one that is new tonight.
  const stranger = 'serviceAccount:new@vendor-prod.iam.gserviceaccount.com';
  const on = `projects/${[...estate.google.state.projects.values()].find(({ id }) => id === 'halden-shop')?.number ?? ''}`;
  estate.google.mutate({ do: 'add-binding', on, role: 'roles/pubsub.publisher', member: stranger } as never);
  deny(estate, [LIST]);
  const organization = `organizations/${estate.google.state.organization.number}`;
  deny(estate, ['resourcemanager.projects.get'], organization);
  deny(estate, ['resourcemanager.projects.get'], projectName(made.hidden));
  const found = await discoverGoogle(estate, {}, { only, memory });
  const holders = found.records.flatMap((record) =>
    record.record === 'grant' && record.role === 'roles/pubsub.publisher' ? [record.identity] : [],
  );
  expect(holders.toSorted()).toEqual([
    `gcp:external-principal:${vendor}`,
    `gcp:service-account:${made.uniqueId}`,
    `gcp:unplaced-principal:${stranger}`,
  ]);
});

test('an agent, which only Asset Inventory lists, still holds what it held', async () => {
  const name = (build: Builder, project: string) => ({
    principal: `agents.global.org-${build.state.organization.number}.system.id.goog/resources/aiplatform/projects/${project}/x`,
    resource: `projects/${project}/locations/europe-west4/reasoningEngines/1`,
  });
  const { before, after } = await nights(['agents', 'bindings'], (build) => {
    const project = build.project('halden-ai');
    const { principal, resource } = name(build, project.number);
    build.state.resources.push({
      assetType: 'aiplatform.googleapis.com/ReasoningEngine',
      name: resource,
      project: project.number,
      location: 'europe-west4',
      createdAt: build.ago(9),
      updatedAt: build.ago(9),
      data: { name: resource, spec: { identityType: 'AGENT_IDENTITY', effectiveIdentity: principal } },
    });
    build.bind(projectName(project), 'roles/pubsub.publisher', [`principal://${principal}`]);
  });
  const holders = (records: typeof before) =>
    [...records.values()].flatMap((record) => {
      const { record: kind, identity, role } = record as { record: string; identity: string; role: string };
      return kind === 'grant' && role === 'roles/pubsub.publisher' ? [identity] : [];
    });
  expect(holders(before)).toMatchObject([expect.stringContaining('gcp:agent:')]);
  expect(holders(after)).toEqual(holders(before));
  expect([...after.keys()].filter((ref) => ref.startsWith('gcp:workload-identity:principal://agents.'))).toEqual([]);
});

/** A connector that reads a whole organization in one listing, whose records belong to the projects in it. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createWorld } from '../../test/suites/world.ts';
import { nights, type Nights } from '../../test/suites/nights.ts';
import { defineConnector, type Connector, type Run } from '../connector.ts';
import type { InventoryRecordInput, Ref, Unknown } from '../model.ts';
import { defineRule, fine } from '../rules/rule.ts';

const docs = 'https://example.invalid/';
const organization: Ref = 'bulk:organization:1';
const project = (id: string): Ref => `bulk:project:${id}`;

interface Robot {
  project: string;
  name: string;
}

const robotRecord = ({ project: home, name }: Robot): InventoryRecordInput => ({
  record: 'identity',
  ref: `bulk:robot:${name}`,
  scope: project(home),
  source: 'bulk:List',
  kind: 'service-account',
  name,
  nativeId: name,
  status: 'active',
  nature: { is: 'machine', because: 'made for a test' },
  managedBy: 'customer',
  createdAt: null,
  purpose: null,
  usage: { unknown: 'unsupported' },
});

const scopeRecord = (ref: Ref, kind: 'organization' | 'project'): InventoryRecordInput & { record: 'scope' } => ({
  record: 'scope',
  ref,
  source: 'bulk:Scopes',
  kind,
  name: ref,
  nativeId: ref.split(':')[2] ?? '',
  parent: kind === 'project' ? organization : null,
  status: 'active',
});

/** How the scopes of the projects are given on the next night. */
type Given = Readonly<Record<string, { skip?: string; excluded?: string }>>;

/** What goes before the robots, besides gaps and the like. */
type During = (run: Run) => void | Iterable<InventoryRecordInput> | AsyncIterable<InventoryRecordInput>;

function bulkConnector(robots: () => readonly Robot[], during: During, given: () => Given = () => ({})): Connector {
  return defineConnector<object, null>({
    id: 'bulk',
    title: 'Bulk',
    settings: z.object({}),
    types: {
      organization: { record: 'scope', title: 'Organization', docs },
      project: { record: 'scope', title: 'Project', docs },
      robot: { record: 'identity', title: 'Robot', docs },
      key: { record: 'credential', title: 'Key', of: ['robot'], docs },
      role: { record: 'grant', title: 'Role', of: ['robot'], docs },
    },
    limits: [],
    origins: () => [],
    open: async () => ({
      session: null,
      caller: 'tester',
      scopes: (async function* () {
        yield { scope: scopeRecord(organization, 'organization') };
        for (const id of ['A', 'B'])
          yield { scope: scopeRecord(project(id), 'project'), readWithParent: true, ...given()[id] };
      })(),
    }),
    collectors: [
      {
        id: 'robots',
        title: 'Robots',
        in: ['organization', 'project'],
        emits: ['robot', 'key', 'role'],
        permissions: [],
        firstRunCalls: 1,
        async *collect(_, __, run) {
          yield* during(run) ?? [];
          for (const robot of robots()) yield robotRecord(robot);
        },
      },
      // For those who have projects without an organization: here it never runs.
      {
        id: 'keys-of-a-project',
        title: 'Keys',
        in: ['project'],
        emits: ['key', 'role'],
        permissions: [],
        firstRunCalls: 1,
        collect: () => {
          throw new Error('projects are read with their organization');
        },
      },
    ],
    probe: async () => 'cannot-tell',
    policy: () => '',
  });
}

const three = [
  { project: 'A', name: 'a1' },
  { project: 'B', name: 'b1' },
  { project: 'B', name: 'b2' },
];
const withoutCredentials = defineRule({
  id: 'test-rule',
  title: 'Has no credentials',
  about: 'credential',
  severity: 'low',
  why: 'Test.',
  remediation: [],
  references: [],
  controls: [],
  evaluate: () => fine,
});

function bulkNights(): {
  run: Nights;
  robots: Robot[];
  during: { call: During };
  given: { projects: Given };
  night: () => Promise<readonly unknown[]>;
} {
  const run = nights(createWorld(), [withoutCredentials]);
  const robots: Robot[] = [...three];
  const during: { call: During } = { call: () => {} };
  const given: { projects: Given } = { projects: {} };
  const connector = bulkConnector(
    () => robots,
    (context) => during.call(context),
    () => given.projects,
  );
  return {
    run,
    robots,
    during,
    given,
    night: async () => {
      const { summary } = await run.run({ sources: [{ name: 'bulk', connector, settings: {} }] });
      return summary.sources;
    },
  };
}

const names = async (run: Nights): Promise<string[]> =>
  (await run.list('identities')).map(({ name }) => String(name)).toSorted();

test('projects are read with their organization, by one collector run', async () => {
  const { run, night } = bulkNights();
  expect(await night()).toMatchObject([{ scope: '1', status: 'complete', records: 6 }]);
  const scopes = (await run.list('identities')).map(({ scope }) => scope);
  expect(scopes.map(String).toSorted()).toEqual([project('A'), project('B'), project('B')]);
});

test('credentials of an identity in a project are known when the listing of the organization was complete', async () => {
  const { run, during, night } = bulkNights();
  await night();
  expect((await run.list('identities')).map(({ credentials }) => credentials)).toEqual([0, 0, 0]);
  during.call = (context) => context.gap('keys', 'denied');
  await night();
  expect((await run.list('identities')).map(({ credentials }) => credentials)).toEqual([null, null, null]);
});

test('facts that could not be read leave the listing whole', async () => {
  const { run, robots, during, night } = bulkNights();
  await night();
  robots.splice(0, 2);
  during.call = (context) => context.blind('last use', 'denied', 'it takes usage.read');
  expect(await night()).toMatchObject([{ status: 'partial', gone: 2 }]);
  expect(await names(run)).toEqual(['b2']);
  expect((await run.list('identities')).map(({ credentials }) => credentials)).toEqual([0]);
  const [coverage] = await run.list('coverage', { status: 'partial' });
  expect(coverage).toMatchObject({ because: 'denied', reason: 'last use: it takes usage.read' });
});

test('a gap in one project keeps what is there, and what another lost is gone', async () => {
  const { run, robots, during, night } = bulkNights();
  await night();
  robots.splice(0, 2);
  during.call = (context) => context.gap('robots of A', 'denied', 'no access', project('A'));
  expect(await night()).toMatchObject([{ status: 'partial', gone: 1 }]);
  expect(await names(run)).toEqual(['a1', 'b2']);
});

test('what is switched off in one project is left out there, and the listing is complete', async () => {
  const { run, robots, during, night } = bulkNights();
  await night();
  robots.splice(0, 2);
  during.call = (context) => context.gap('robots of A', 'disabled', 'the API is off', project('A'));
  expect(await night()).toMatchObject([{ status: 'complete', gone: 1 }]);
  expect(await names(run)).toEqual(['a1', 'b2']);
  expect((await run.list('identities')).map(({ credentials }) => credentials)).toEqual([0, 0]);
});

const leftOutOfA = async (because: Unknown): Promise<Record<string, unknown>> => {
  const { run, during, night } = bulkNights();
  during.call = (context) => context.gap('keys of A', because, 'said so', project('A'));
  await night();
  const found = await run.list('identities');
  return Object.fromEntries(found.map(({ name, credentials, privilege }) => [name, [credentials, privilege]]));
};

test.each(['disabled', 'unsupported', 'unlicensed', 'pending', 'denied', 'failed'] as const)(
  'what is %s in one project leaves the credentials there unknown, also on a first night',
  async (because) => {
    expect(await leftOutOfA(because)).toMatchObject({ a1: [null, expect.anything()], b1: [0, expect.anything()] });
  },
);

test('anybody may hold grants in a project that was left out, unless it is switched off', async () => {
  expect(await leftOutOfA('pending')).toEqual({ a1: [null, 'unknown'], b1: [0, 'unknown'], b2: [0, 'unknown'] });
  expect(await leftOutOfA('disabled')).toEqual({ a1: [null, 'none'], b1: [0, 'none'], b2: [0, 'none'] });
});

test('a gap that may be anywhere keeps everything', async () => {
  const { run, robots, during, night } = bulkNights();
  await night();
  robots.splice(0, 2);
  during.call = (context) => {
    context.gap('robots of A', 'denied', 'no access', project('A'));
    context.gap('a page', 'failed');
  };
  expect(await night()).toMatchObject([{ status: 'partial', gone: 0 }]);
  expect(await names(run)).toEqual(['a1', 'b1', 'b2']);
});

test.each([
  ['excluded', { excluded: 'by the configuration' }, 'out-of-scope'],
  ['suspended', { skip: 'suspended' }, 'active'],
])('what is in a project that is %s tonight is not gone', async (_, how, state) => {
  const { run, robots, given, night } = bulkNights();
  await night();
  robots.splice(0, 1);
  given.projects = { A: how };
  await night();
  expect((await run.inventory.read.record('bulk:robot:a1'))?.state).toBe(state);
});

test('what is stored of a type can be walked through by the next run', async () => {
  const { during, night } = bulkNights();
  await night();
  const found: Promise<InventoryRecordInput[]>[] = [];
  during.call = (context) => void found.push(Array.fromAsync(context.known.all('robot')));
  await night();
  expect(((await found[0]) ?? []).map(({ ref }) => ref)).toEqual(['bulk:robot:a1', 'bulk:robot:b1', 'bulk:robot:b2']);
});

test('what is stored can be given again as it is, a grant with its document', async () => {
  const { run, during, night } = bulkNights();
  const document = { allows: ['everything'] };
  during.call = () => [
    {
      record: 'grant',
      ref: 'bulk:role:1',
      scope: project('A'),
      source: 'bulk:List',
      identity: 'bulk:robot:a1',
      role: 'all',
      roleId: 'all',
      resource: '*',
      origin: { kind: 'inline', via: null },
      grantedAt: null,
      grantedBy: null,
      privilege: { level: 'admin', reasons: [] },
      document,
    },
  ];
  await night();
  during.call = async function* ({ known }) {
    yield* known.all('role');
    const again = await known.record('bulk:role:1');
    expect(again).toMatchObject({ document });
  };
  expect(await night()).toMatchObject([{ status: 'complete', new: 0, changed: 0, gone: 0 }]);
  const stored = (await run.inventory.read.record('bulk:role:1'))?.record;
  expect(await run.inventory.read.document(String(stored?.record === 'grant' && stored.document))).toEqual(document);
});

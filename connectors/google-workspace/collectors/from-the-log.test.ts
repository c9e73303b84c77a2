/** Marketplace apps and agents: known by the log only. */
import { afterEach, expect, test, vi } from 'vitest';
import { createEstate, type Estate } from '../../../test/estate/index.ts';
import { createMemory, type Discovery, type Memory } from '../../../test/suites/connector-run.ts';
import { standingOfAddress } from '../users.ts';
import { changeWorkspace, discoverWorkspace, pass, workspaceTruth } from '../../../test/suites/google-workspace.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

const start = () => createEstate({ now: new Date('2026-11-21T08:00:00Z') });
const read = (estate: Estate, only: string, memory: Memory = createMemory()) =>
  discoverWorkspace(estate, {}, { memory, only: [only] });
const identities = ({ records }: Discovery) =>
  records.flatMap((record) => (record.record === 'identity' ? [record] : []));
const ids = (found: Discovery) =>
  identities(found)
    .map(({ nativeId }) => nativeId)
    .toSorted();

test('Marketplace apps that the log tells of, and not those that were removed', async () => {
  const estate = start();
  const found = await read(estate, 'marketplace-apps');
  expect(ids(found)).toEqual(
    workspaceTruth(estate)
      .marketplace.map(({ id }) => id)
      .toSorted(),
  );
  expect(identities(found)[0]).toMatchObject({
    kind: 'integration',
    name: 'DocuFlow',
    publisher: { name: 'DocuFlow' },
    ownerHints: [{ kind: 'creator', value: 'astrid.lund@halden.example' }],
  });
  expect(found.readings[0]?.notes).toEqual(['apps installed before 2026-05-25 are in no API']);
});

test('Marketplace apps from night to night', async () => {
  const estate = start();
  const memory = createMemory();
  const before = await read(estate, 'marketplace-apps', memory);
  const { id } = changeWorkspace(estate, { do: 'install-marketplace-app', name: 'Newly' }) as { id: string };
  pass(estate, 86_400);
  const second = await read(estate, 'marketplace-apps', memory);
  expect(ids(second)).toEqual([...ids(before), id].toSorted());
  changeWorkspace(estate, { do: 'remove-marketplace-app', app: 'DocuFlow' });
  pass(estate, 86_400);
  expect(ids(await read(estate, 'marketplace-apps', memory))).toEqual([id]);
});

test('Marketplace apps that are older than the log stay although the note of them is lost', async () => {
  const estate = start();
  const memory = createMemory();
  const before = await read(estate, 'marketplace-apps', memory);
  memory.notes.clear();
  pass(estate, 200 * 86_400);
  expect(identities(await read(estate, 'marketplace-apps', memory))).toEqual(identities(before));
});

test('agents with their owners, whether those still work here or not', async () => {
  const estate = start();
  const found = await read(estate, 'agents');
  const { agents } = workspaceTruth(estate);
  expect(ids(found)).toEqual(agents.map(({ id }) => id).toSorted());
  for (const { id, name, owner, lastUsedAt } of agents) {
    expect(identities(found).find(({ nativeId }) => nativeId === id)).toMatchObject({
      kind: 'agent',
      name,
      ownerHints: [{ kind: 'owner', value: owner }],
      usage: [{ lastAt: lastUsedAt }],
    });
  }
  const left = identities(found).find(({ name }) => name === 'Invoice filer');
  expect(left?.ownerHints).toMatchObject([{ standing: 'disabled' }]);
});

test('an owner whose address changed is still here, one whose account is deleted is not, and of others nobody knows', async () => {
  const estate = start();
  const owners = async () =>
    Object.fromEntries(
      identities(await read(estate, 'agents')).map(({ name, ownerHints }) => {
        const [hint] = ownerHints as { value: string; standing?: string }[];
        return [name, hint];
      }),
    );
  const before = await owners();
  const [name = '', hint] = Object.entries(before).find(([, each]) => each?.standing === 'active') ?? [];
  const owner = hint?.value ?? '';
  changeWorkspace(estate, { do: 'rename-user', user: owner, to: 'renamed@halden.example' });
  expect((await owners())[name]).toMatchObject({ value: owner, standing: 'active' });
  changeWorkspace(estate, { do: 'delete-user', user: 'renamed@halden.example' });
  expect((await owners())[name]).toMatchObject({ value: owner, standing: 'deleted' });
  expect(standingOfAddress('someone@elsewhere.example', new Map())).toBeUndefined();
});

test('an agent stays as long as the log can speak of it', async () => {
  const estate = start();
  const memory = createMemory();
  const before = await read(estate, 'agents', memory);
  pass(estate, 86_400);
  expect(ids(await read(estate, 'agents', memory))).toEqual(ids(before));
  pass(estate, 150 * 86_400);
  const later = await read(estate, 'agents', memory);
  expect(identities(later).map(({ name }) => name)).not.toContain('Invoice filer');
  expect(ids(later)).toHaveLength(2);
});

test('a log that may not be read is denied, and nothing is gone', async () => {
  const estate = start();
  estate.faults.add({ service: 'admin', operation: 'reports.activities.list', kind: 'deny' });
  expect((await read(estate, 'agents')).readings[0]).toMatchObject({ status: 'denied', records: [] });
});

import { afterEach, describe, expect, test, vi } from 'vitest';
import { createEstate, type Estate } from '../../../test/estate/index.ts';
import { createMemory, type Discovery, type Memory } from '../../../test/suites/connector-run.ts';
import { changeWorkspace, discoverWorkspace, pass, workspaceTruth } from '../../../test/suites/google-workspace.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

const start = () => createEstate({ now: new Date('2026-11-21T08:00:00Z') });
const read = (estate: Estate, memory: Memory = createMemory(), perNight = 10) =>
  discoverWorkspace(estate, { nightly: { appPasswords: perNight } }, { memory, only: ['app-passwords'] });
const found = ({ records }: Discovery) => records.flatMap((record) => (record.record === 'credential' ? [record] : []));
const byId = (discovery: Discovery, id: string) => found(discovery).find(({ nativeId }) => nativeId === id);
const asked = ({ calls }: Discovery) => calls['admin:directory.asps.list'] ?? 0;
const idOf = (estate: Estate, name: string): string => estate.google.cases()[name]?.id ?? `no case ${name}`;

test('every app password of those who can sign in, with its dates', async () => {
  const estate = start();
  const discovery = await read(estate);
  const truth = workspaceTruth(estate).appPasswords;
  expect(
    found(discovery)
      .map(({ nativeId }) => nativeId)
      .toSorted(),
  ).toEqual(truth.map(({ id }) => id).toSorted());
  for (const { id, createdAt, lastUsedAt, user } of truth) {
    expect(byId(discovery, id)).toMatchObject({
      kind: 'password',
      identity: null,
      status: 'active',
      weaknesses: ['bypasses-mfa'],
      createdAt,
      usage: [{ lastAt: lastUsedAt, windowStart: createdAt }],
      ownerHints: [{ kind: 'owner', value: user, standing: 'active' }],
    });
  }
  expect(discovery.readings[0]).toMatchObject({ status: 'complete', gaps: [] });
});

test('nobody is asked who is suspended or has no second factor', async () => {
  const estate = start();
  const { users } = workspaceTruth(estate);
  // dev.patel is suspended, hugo.bergstrom has none.
  expect(asked(await read(estate))).toBe(users - 2);
});

describe('with fewer questions a night than users', () => {
  test('those whose mail is read by programs come first, and the rest is named as not read', async () => {
    const estate = start();
    const discovery = await read(estate, createMemory(), 1);
    expect(found(discovery).map(({ nativeId }) => nativeId)).toEqual([idOf(estate, 'asp.used')]);
    expect(discovery.readings[0]).toMatchObject({ status: 'partial', gaps: [{ because: 'pending' }] });
    expect(discovery.readings[0]?.gaps[0]?.what).toBe('app passwords of 6 of 7 users with 2-step verification');
  });

  test('everybody has their turn, and what was found before stays, with its use unread', async () => {
    const estate = start();
    const memory = createMemory();
    let last = await read(estate, memory, 2);
    for (let night = 0; night < 5; night++) {
      pass(estate, 86_400);
      last = await read(estate, memory, 2);
      expect(byId(last, idOf(estate, 'asp.used'))?.status).toBe('active');
    }
    expect(byId(last, idOf(estate, 'asp.never-used'))).toBeDefined();
    expect(last.readings[0]?.status).toBe('complete');
    expect(found(last).some(({ usage }) => JSON.stringify(usage).includes('pending'))).toBe(true);
  });
});

test('one that was deleted is told as deleted, and a new one is found', async () => {
  const estate = start();
  const memory = createMemory();
  await read(estate, memory);
  const [userId = ''] = idOf(estate, 'asp.used').split('/');
  changeWorkspace(estate, { do: 'delete-app-password', user: userId, code: 1 });
  changeWorkspace(estate, { do: 'add-app-password', user: userId, name: 'new scanner' });
  pass(estate, 86_400);
  const discovery = await read(estate, memory);
  expect(byId(discovery, idOf(estate, 'asp.used'))?.status).toBe('deleted');
  expect(found(discovery).map(({ name }) => name)).toContain('new scanner of carla.mendes@halden.example');
});

test('one that was told as deleted does not come back on a night that does not ask its user', async () => {
  const estate = start();
  const memory = createMemory();
  await read(estate, memory);
  const [userId = ''] = idOf(estate, 'asp.used').split('/');
  changeWorkspace(estate, { do: 'delete-app-password', user: userId, code: 1 });
  pass(estate, 86_400);
  expect(byId(await read(estate, memory), idOf(estate, 'asp.used'))?.status).toBe('deleted');
  // Where there are more users than questions, nobody is asked twice a day.
  const later = await read(estate, memory, 1);
  expect(asked(later)).toBe(0);
  expect(byId(later, idOf(estate, 'asp.used'))).toBeUndefined();
  expect(byId(later, idOf(estate, 'asp.never-used'))?.status).toBe('active');
});

test('one that is not understood is not told as deleted, and its user is asked until it is', async () => {
  const estate = start();
  const memory = createMemory();
  await read(estate, memory);
  estate.faults.add({ operation: 'directory.asps.list', kind: 'poison', how: 'wrong-type' });
  pass(estate, 86_400);
  const odd = await read(estate, memory);
  expect(byId(odd, idOf(estate, 'asp.used'))?.status).toBe('active');
  expect(odd.readings[0]?.gaps.map(({ what }) => what)).toContain(
    'app passwords of 2 of 7 users with 2-step verification',
  );
  estate.faults.clear();
  pass(estate, 86_400);
  expect((await read(estate, memory)).readings[0]?.status).toBe('complete');
});

test('who is refused comes in turn like everybody else', async () => {
  const estate = start();
  const memory = createMemory();
  estate.faults.add({ operation: 'directory.asps.list', kind: 'deny' });
  const nights: string[][] = [];
  for (let night = 0; night < 2; night++) {
    const { readings } = await read(estate, memory, 2);
    nights.push(readings[0]?.gaps.flatMap(({ what }) => /of user (\d+)/.exec(what)?.[1] ?? []) ?? []);
    pass(estate, 86_400);
  }
  // Whose mail is read by programs is asked first every night; the others change.
  expect(nights.map(({ length }) => length)).toEqual([2, 2]);
  expect(nights[0]?.[1]).not.toBe(nights[1]?.[1]);
});

test('where nothing is configured, the first night asks fifty, and later ones what a night has left', async () => {
  // Every other one uses 2-step verification.
  const google = { users: 300, tokens: 300 };
  const estate = createEstate({ now: new Date('2026-11-21T08:00:00Z'), google, story: false });
  const memory = createMemory();
  const night = () => discoverWorkspace(estate, {}, { memory, only: ['app-passwords'] });
  const first = await night();
  expect(asked(first)).toBe(50);
  expect(first.readings[0]?.gaps[0]?.detail).toMatch(/^nights until everybody was asked, with 29 a night: 4;/);
  pass(estate, 86_400);
  expect(asked(await night())).toBe(29);
});

test('those of somebody who was suspended since are disabled', async () => {
  const estate = start();
  const memory = createMemory();
  await read(estate, memory);
  changeWorkspace(estate, { do: 'suspend-user', user: 'carla.mendes' });
  pass(estate, 86_400);
  expect(byId(await read(estate, memory), idOf(estate, 'asp.used'))?.status).toBe('disabled');
});

test('without the usage report users come in turn, and it says so', async () => {
  const estate = start();
  changeWorkspace(estate, {
    do: 'deny-scopes',
    scopes: ['https://www.googleapis.com/auth/admin.reports.usage.readonly'],
  });
  const discovery = await read(estate);
  expect(found(discovery)).toHaveLength(workspaceTruth(estate).appPasswords.length);
  expect(discovery.readings[0]?.notes.join()).toContain('in turn');
});

test('without the security scope it ends as denied', async () => {
  const estate = start();
  changeWorkspace(estate, {
    do: 'deny-scopes',
    scopes: ['https://www.googleapis.com/auth/admin.directory.user.security'],
  });
  expect((await read(estate)).readings[0]).toMatchObject({ status: 'denied', records: [] });
});

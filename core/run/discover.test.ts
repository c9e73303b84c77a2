import { describe, expect, test } from 'vitest';
import { ReadFailed, SignInFailed, Stopped, UserError } from '../errors.ts';
import { nights } from '../../test/suites/nights.ts';
import { createWorld, keyRef, userRef, type World, type WorldUser, worldConnector } from '../../test/suites/world.ts';

const user = (n: number, keys = 1): WorldUser => ({
  id: `U${n}`,
  name: `svc-${n}`,
  keys: Array.from({ length: keys }, (_, k) => ({ id: `K${n}-${k}` })),
});
const users = (count: number): WorldUser[] => Array.from({ length: count }, (_, n) => user(n));
const statesOf = (rows: readonly object[]): unknown[] => rows.map((row) => (row as { state: string }).state);

async function changesOf(run: ReturnType<typeof nights>, afterRun: number): Promise<string[]> {
  const changes = [];
  for await (const change of run.inventory.read.changes({ afterRun })) changes.push(`${change.kind} ${change.ref}`);
  return changes;
}

function remove(world: World, account: string, id: string): void {
  const found = world.accounts.get(account);
  if (found !== undefined) found.users = found.users.filter((one) => one.id !== id);
}

describe('a complete reading', () => {
  test('finds everything, and an unchanged second one says nothing new', async () => {
    const run = nights(createWorld({ A: users(4) }));
    const first = await run.run();
    expect(first.summary).toMatchObject({ status: 'complete', exitCode: 0 });
    expect(first.summary.sources[0]).toMatchObject({
      provider: 'world',
      scope: 'A',
      records: 9,
      new: 9,
      changed: 0,
      gone: 0,
    });
    expect(await run.list('identities')).toHaveLength(4);
    const second = await run.run();
    expect(second.summary.sources[0]).toMatchObject({ records: 9, new: 0, changed: 0, gone: 0 });
    expect(await changesOf(run, first.summary.run.id)).toEqual([]);
  });

  test('tells what is gone, keeps it, and tells when it is back', async () => {
    const world = createWorld({ A: users(4) });
    const run = nights(world);
    const { summary } = await run.run();
    remove(world, 'A', 'U2');
    expect((await run.run()).summary.sources[0]).toMatchObject({ gone: 2 });
    expect((await run.list('identities')).map(({ name }) => name)).toEqual(['svc-0', 'svc-1', 'svc-3']);
    expect(statesOf(await run.list('identities', { state: 'gone' }))).toEqual(['gone']);
    world.accounts.get('A')?.users.push(user(2));
    await run.run();
    expect(await changesOf(run, summary.run.id)).toEqual([
      `gone ${userRef('U2')}`,
      `gone ${keyRef('K2-0')}`,
      `back ${userRef('U2')}`,
      `back ${keyRef('K2-0')}`,
    ]);
    expect(await run.list('identities')).toHaveLength(4);
  });

  test('tells field by field what changed', async () => {
    const world = createWorld({ A: users(2) });
    const run = nights(world);
    const { summary } = await run.run();
    Object.assign(world.accounts.get('A')?.users[1] ?? {}, { name: 'svc-new', tags: { owner: 'ann' } });
    await run.run();
    const changes = await Array.fromAsync(run.inventory.read.changes({ afterRun: summary.run.id }));
    expect(changes).toHaveLength(1);
    expect(changes[0]?.fields).toMatchObject({ name: ['svc-1', 'svc-new'], 'tags.owner': [null, 'ann'] });
  });

  test('what says the same as before is checked all the same where it moves every night', async () => {
    const world = createWorld({ A: users(2) });
    const run = nights(world);
    await run.run();
    world.bend = ({ collector }, records) =>
      collector === 'users' ? records : records.map((record) => ({ ...record, usage: [badWindow(record)] }) as never);
    const { summary } = await run.run();
    expect(summary.sources[0]?.coverage.find(({ collector }) => collector === 'keys')).toMatchObject({
      status: 'partial',
      quarantined: 2,
    });
  });

  test('takes something recreated under the same name for another thing', async () => {
    const world = createWorld({ A: users(3) });
    const run = nights(world);
    await run.run();
    remove(world, 'A', 'U1');
    world.accounts.get('A')?.users.push({ ...user(1), id: 'U1-again' });
    await run.run();
    expect(await run.list('identities', { state: 'any' })).toHaveLength(4);
    expect((await run.inventory.read.record(userRef('U1')))?.state).toBe('gone');
  });
});

function badWindow(record: object): unknown {
  const [signal] = (record as { usage: object[] }).usage;
  return { ...signal, windowStart: 'last week' };
}

describe('not read is never not there', () => {
  test('a refused collector loses nothing and is told', async () => {
    const world = createWorld({ A: users(4), B: users(0) });
    const run = nights(world);
    await run.run();
    world.onPage = ({ account, collector }) => {
      if (account === 'A' && collector === 'keys')
        throw new ReadFailed('denied', 'not authorized to perform: world:ListKeys');
    };
    const { summary } = await run.run();
    expect(summary).toMatchObject({ status: 'partial', exitCode: 4 });
    const line = summary.sources.find(({ scope }) => scope === 'A');
    expect(line?.coverage.find(({ collector }) => collector === 'keys')).toMatchObject({
      status: 'denied',
      reason: 'not authorized to perform: world:ListKeys',
      records: 0,
    });
    expect(await run.list('credentials')).toHaveLength(4);
    const [identity] = await run.list('identities');
    expect(identity).toMatchObject({ credentials: null });
  });

  test('a listing that breaks off keeps what it had not reached, marked with when it was last read', async () => {
    const world = createWorld({ A: users(7) });
    const run = nights(world);
    await run.run();
    const firstNight = run.now();
    remove(world, 'A', 'U0');
    world.onPage = ({ collector, page }) => {
      if (collector === 'users' && page === 1) throw new Error('HTTP 500');
    };
    const { summary } = await run.run();
    expect(summary.sources[0]?.coverage.find(({ collector }) => collector === 'users')).toMatchObject({
      status: 'partial',
      records: 3,
    });
    const rows = await run.list('identities');
    expect(rows).toHaveLength(7);
    const read = rows.map(({ name, lastReadAt }) => [name, lastReadAt]);
    expect(read).toContainEqual(['svc-0', firstNight]);
    expect(read).toContainEqual(['svc-1', run.now()]);
    expect(read).toContainEqual(['svc-6', firstNight]);
  });

  test('a gap that the collector names keeps what was not seen', async () => {
    const world = createWorld({ A: users(4) });
    const run = nights(world);
    await run.run();
    remove(world, 'A', 'U3');
    world.onPage = ({ collector, run: context }) => {
      if (collector === 'users') context.gap('users of one path', 'denied', 'explicit deny');
    };
    const { summary } = await run.run();
    expect(summary.exitCode).toBe(4);
    expect(await run.list('identities')).toHaveLength(4);
  });

  test('fewer than the provider says there are is partial', async () => {
    const world = createWorld({ A: users(4) });
    const run = nights(world);
    await run.run();
    remove(world, 'A', 'U3');
    world.onPage = ({ collector, run: context }) => {
      if (collector === 'users') context.expect('user', 4, 'world:GetSummary');
    };
    const { summary } = await run.run();
    expect(summary.sources[0]?.coverage.find(({ collector }) => collector === 'users')).toMatchObject({
      status: 'partial',
      reason: 'world:GetSummary reports 4 user, 3 were read',
    });
    expect(await run.list('identities')).toHaveLength(4);
  });

  test('an empty answer after a full one is held, and believed when the next night says the same', async () => {
    const world = createWorld({ A: users(5) });
    const run = nights(world);
    await run.run();
    world.bend = ({ collector }, records) => (collector === 'users' ? [] : records);
    const second = await run.run();
    expect(second.summary).toMatchObject({ exitCode: 4 });
    expect(second.summary.sources[0]?.coverage.find(({ collector }) => collector === 'users')).toMatchObject({
      status: 'partial',
      because: 'held',
      held: 5,
    });
    expect(await run.list('identities')).toHaveLength(5);
    expect((await run.run()).summary.sources[0]).toMatchObject({ gone: 5 });
    expect(await run.list('identities')).toHaveLength(0);
  });

  test('an empty answer that was a mistake leaves no trace', async () => {
    const world = createWorld({ A: users(5) });
    const run = nights(world);
    const { summary } = await run.run();
    world.bend = ({ collector }, records) => (collector === 'users' ? [] : records);
    await run.run();
    world.bend = (_, records) => records;
    expect((await run.run()).summary).toMatchObject({ exitCode: 0 });
    expect(await changesOf(run, summary.run.id)).toEqual([]);
    // The next empty answer is a first one again.
    world.bend = ({ collector }, records) => (collector === 'users' ? [] : records);
    expect((await run.run()).summary.sources[0]).toMatchObject({ gone: 0 });
  });

  test('an empty answer that the provider’s own total backs up is believed', async () => {
    const world = createWorld({ A: users(1) });
    const run = nights(world);
    await run.run();
    remove(world, 'A', 'U0');
    world.onPage = ({ collector, run: context }) =>
      context.expect(collector === 'users' ? 'user' : 'key', 0, 'world:GetSummary');
    expect((await run.run()).summary.sources[0]).toMatchObject({ gone: 2, status: 'complete' });
  });

  test('a listing that lost a fifth and more than ten is held until accepted', async () => {
    const world = createWorld({ A: users(50) });
    const run = nights(world);
    await run.run();
    for (let n = 0; n < 11; n++) remove(world, 'A', `U${n}`);
    for (const _ of [1, 2]) {
      expect((await run.run()).summary.sources[0]).toMatchObject({ gone: 0, status: 'partial' });
    }
    expect(await run.list('identities')).toHaveLength(50);
    expect((await run.run({ acceptShrink: true })).summary.sources[0]).toMatchObject({ gone: 22, status: 'complete' });
    expect(await run.list('identities')).toHaveLength(39);
  });

  test('ten of fifty are simply gone', async () => {
    const world = createWorld({ A: users(50) });
    const run = nights(world);
    await run.run();
    for (let n = 0; n < 10; n++) remove(world, 'A', `U${n}`);
    expect((await run.run()).summary.sources[0]).toMatchObject({ gone: 20, status: 'complete' });
  });
});

const odd = (ref: unknown): never => ({ record: 'identity', ref, password: 'hunter2', name: 5 }) as never;

describe('odd records', () => {
  test('one is quarantined, the others are stored, and what is gone is still told', async () => {
    const world = createWorld({ A: users(4) });
    const run = nights(world);
    await run.run();
    remove(world, 'A', 'U3');
    world.bend = ({ collector }, records) =>
      collector === 'users' ? [odd(userRef('U1')), ...records.filter((one) => one.ref !== userRef('U1'))] : records;
    const { summary } = await run.run();
    expect(summary.sources[0]?.coverage.find(({ collector }) => collector === 'users')).toMatchObject({
      status: 'partial',
      quarantined: 1,
      records: 2,
    });
    expect((await run.list('identities')).map(({ name }) => name)).toEqual(['svc-0', 'svc-1', 'svc-2']);
    expect((await run.inventory.read.record(userRef('U3')))?.state).toBe('gone');
    expect(await run.inventory.read.record(userRef('U1'))).toMatchObject({ state: 'active', fresh: false });
  });

  test('one that does not even say which it is stands for any of them', async () => {
    const world = createWorld({ A: users(4) });
    const run = nights(world);
    await run.run();
    remove(world, 'A', 'U3');
    world.bend = ({ collector }, records) => (collector === 'users' ? [odd(null), ...records] : records);
    await run.run();
    expect((await run.inventory.read.record(userRef('U3')))?.state).toBe('active');
  });

  test('a record of a type that the collector does not declare is quarantined', async () => {
    const world = createWorld({ A: users(1) });
    world.bend = ({ collector }, records) =>
      collector === 'keys' ? records.map((one) => ({ ...one, ref: 'world:other:1' }) as never) : records;
    const { summary } = await nights(world).run();
    expect(summary.sources[0]?.coverage.find(({ collector }) => collector === 'keys')).toMatchObject({
      quarantined: 1,
      records: 0,
    });
  });
});

describe('scopes', () => {
  test('left out by the configuration, everything in it is out of scope, not gone, and comes back with it', async () => {
    const world = createWorld({ A: users(2), B: [user(7)] });
    const run = nights(world);
    const { summary } = await run.run();
    const b = world.accounts.get('B');
    if (b !== undefined) b.excluded = 'excluded by the configuration';
    expect((await run.run()).summary).toMatchObject({ exitCode: 0 });
    expect(await changesOf(run, summary.run.id)).toEqual(expect.arrayContaining([`out-of-scope ${userRef('U7')}`]));
    expect(await run.list('identities')).toHaveLength(2);
    if (b !== undefined) delete b.excluded;
    await run.run();
    expect(await run.list('identities')).toHaveLength(3);
  });

  test('no longer listed, it is out of scope; when the listing itself fails, nothing changes', async () => {
    const world = createWorld({ A: users(2), B: [user(7)] });
    const run = nights(world);
    await run.run();
    const b = world.accounts.get('B');
    world.accounts.delete('B');
    world.listScopes = (context) => context.gap('accounts', 'denied');
    expect((await run.run()).summary.exitCode).toBe(4);
    expect(await run.list('identities')).toHaveLength(3);
    world.listScopes = () => {};
    await run.run();
    expect((await run.inventory.read.record(userRef('U7')))?.state).toBe('out-of-scope');
    expect(b?.users).toHaveLength(1);
  });

  test('not listed for one night, they stay, and the run says so; twice, they are out of scope', async () => {
    const world = createWorld({ A: users(2), B: [user(7)] });
    const run = nights(world);
    await run.run();
    const b = world.accounts.get('B');
    world.accounts.delete('B');
    const { summary } = await run.run();
    expect(summary).toMatchObject({ exitCode: 4 });
    expect(summary.sources[0]?.coverage[0]).toMatchObject({ collector: 'scopes', because: 'held', held: 1 });
    expect(await run.list('identities')).toHaveLength(3);
    expect((await run.run()).summary).toMatchObject({ exitCode: 0 });
    expect((await run.inventory.read.record(userRef('U7')))?.state).toBe('out-of-scope');
    expect(b?.users).toHaveLength(1);
  });

  test('an empty list of accounts sets nothing aside', async () => {
    const world = createWorld({ A: users(2), B: [user(7)] });
    const run = nights(world);
    const { summary } = await run.run();
    const accounts = new Map(world.accounts);
    world.accounts.clear();
    expect((await run.run()).summary).toMatchObject({ exitCode: 4 });
    for (const [id, account] of accounts) world.accounts.set(id, account);
    expect((await run.run()).summary).toMatchObject({ exitCode: 0 });
    expect(await changesOf(run, summary.run.id)).toEqual([]);
  });

  test('what was deleted while its scope was left out is gone when the scope is back', async () => {
    const world = createWorld({ A: users(2), B: [user(7), user(8)] });
    const run = nights(world);
    await run.run();
    const b = world.accounts.get('B');
    if (b !== undefined) b.excluded = 'excluded by the configuration';
    await run.run();
    remove(world, 'B', 'U7');
    if (b !== undefined) delete b.excluded;
    await run.run();
    expect((await run.inventory.read.record(userRef('U7')))?.state).toBe('gone');
    expect((await run.inventory.read.record(userRef('U8')))?.state).toBe('active');
  });

  test('left out by a flag, for this once, nothing is out of scope', async () => {
    const world = createWorld({ A: users(2), B: [user(7)] });
    const run = nights(world);
    await run.run();
    world.accounts.delete('B');
    expect((await run.run({ narrowed: true })).summary).toMatchObject({ exitCode: 0 });
    expect(await run.list('identities')).toHaveLength(3);
  });

  test('suspended, it is not read and what is known of it stays', async () => {
    const world = createWorld({ A: users(2) });
    const run = nights(world);
    await run.run();
    const a = world.accounts.get('A');
    if (a !== undefined) Object.assign(a, { skip: 'suspended', users: [] });
    const { summary } = await run.run();
    expect(summary).toMatchObject({ status: 'complete', exitCode: 0 });
    expect(summary.sources[0]?.coverage.filter(({ status }) => status === 'skipped')).toHaveLength(2);
    expect(await run.list('identities')).toHaveLength(2);
  });
});

describe('ending early', () => {
  test('without signing in nothing changes and the run failed', async () => {
    const world = createWorld({ A: users(2) });
    const run = nights(world);
    await run.run();
    world.signIn = () => {
      throw new SignInFailed('the session has expired');
    };
    const { summary, failures } = await run.run();
    expect(summary).toMatchObject({ status: 'failed', exitCode: 1 });
    expect(failures[0]?.source).toBe('world');
    expect(await run.list('identities')).toHaveLength(2);
  });

  test('interrupted, it keeps what is merged, and goes on where it was', async () => {
    const world = createWorld({ A: users(4), B: [user(7)], C: [user(8)] });
    const run = nights(world);
    const stop = new AbortController();
    const read: string[] = [];
    world.onPage = ({ account, collector }) => {
      read.push(`${account} ${collector}`);
      if (account === 'B') stop.abort();
    };
    const { summary } = await run.run({ signal: stop.signal, concurrency: 1 });
    expect(summary).toMatchObject({ status: 'interrupted', exitCode: 130 });
    expect((await run.list('identities')).length).toBeGreaterThanOrEqual(4);
    read.length = 0;
    world.onPage = ({ account }) => void read.push(account);
    const resumed = await run.run({ resume: true, now: () => '2026-01-02T03:00:00.000Z' });
    expect(resumed.summary).toMatchObject({
      status: 'complete',
      exitCode: 0,
      run: { resumed: true, id: summary.run.id },
    });
    expect(new Set(read)).toEqual(new Set(['B', 'C']));
    expect(await run.list('identities')).toHaveLength(6);
  });

  test('a stopped collector keeps what it read, and retires nothing', async () => {
    const world = createWorld({ A: users(7) });
    const run = nights(world);
    await run.run();
    remove(world, 'A', 'U6');
    world.onPage = ({ page }) => {
      if (page === 1) throw new Stopped('call-budget', 'the 3 calls allowed are used up');
    };
    const { summary } = await run.run();
    expect(summary).toMatchObject({ status: 'partial', exitCode: 4 });
    expect(await run.list('identities')).toHaveLength(7);
  });

  test('a second run does not start while one goes on', async () => {
    const world = createWorld({ A: users(1) });
    const run = nights(world);
    let second: unknown;
    world.onPage = async ({ collector }) => {
      if (collector === 'users') second = await run.run().catch((error: unknown) => error);
    };
    await run.run();
    expect(second).toMatchObject({ code: 'locked', exitCode: 5 });
  });
});

describe('last used', () => {
  test('never moves backwards, and own history outlives the provider’s window', async () => {
    const world = createWorld({ A: [{ id: 'U1', name: 'svc', keys: [{ id: 'K1', lastAt: '2025-12-20T10:00:00Z' }] }] });
    const run = nights(world);
    await run.run();
    const key = world.accounts.get('A')?.users[0]?.keys[0];
    if (key !== undefined) key.lastAt = null;
    for (let night = 0; night < 40; night++) await run.run();
    const [row] = await run.list('credentials');
    expect(row?.['lastUsed']).toMatchObject({
      state: 'used',
      at: '2025-12-20T10:00:00Z',
      quiet: { since: '2025-12-20T10:00:01Z' },
    });
  });

  test('what another source lists from now on is heard at once, and keeps its history', async () => {
    const world = createWorld({ A: [{ id: 'U1', name: 'svc', keys: [{ id: 'K1', lastAt: '2025-12-20T10:00:00Z' }] }] });
    const run = nights(world);
    await run.run();
    const key = world.accounts.get('A')?.users[0]?.keys[0];
    if (key !== undefined) key.lastAt = '2026-01-02T12:00:00Z';
    const renamed = { sources: [{ name: 'renamed', connector: worldConnector(world), settings: {} }] };
    await run.run(renamed);
    expect((await run.list('credentials'))[0]?.['lastUsed']).toMatchObject({ at: '2026-01-02T12:00:00Z' });
    if (key !== undefined) key.lastAt = null;
    await run.run(renamed);
    expect((await run.list('credentials'))[0]?.['lastUsed']).toMatchObject({ at: '2026-01-02T12:00:00Z' });
  });

  test('unused grows with our own nights beyond the window, and a night without reading breaks no promise', async () => {
    const world = createWorld({ A: users(1) });
    const run = nights(world);
    await run.run();
    for (let night = 0; night < 60; night++) await run.run();
    const since = (await run.list('credentials'))[0]?.['lastUsed'] as { state: string; since: string };
    expect(since).toMatchObject({ state: 'unused' });
    // The first night's window reached 30 days back from 2026-01-02.
    expect(since.since).toBe('2025-12-03T02:00:00Z');
  });
});

describe('when our own side breaks', () => {
  test('a full disk ends the run, says so, and leaves what was merged', async () => {
    const world = createWorld({ A: users(4), B: [user(7)], C: [user(8)] });
    const run = nights(world);
    await run.run();
    const read: string[] = [];
    world.onPage = ({ account }) => {
      read.push(account);
      // Every later write fails as it does when the disk is full.
      run.inventory.merge = () => Promise.reject(new UserError('disk-full', 'the disk is full'));
    };
    await expect(run.run({ concurrency: 1 })).rejects.toMatchObject({ code: 'disk-full' });
    expect(new Set(read)).toEqual(new Set(['A']));
    expect(await run.inventory.read.lastRun()).toMatchObject({ status: 'failed', exitCode: 1 });
    expect(await run.list('identities')).toHaveLength(6);
  });
});

/** Any nights of changes and faults: nothing is ever falsely gone or lost, and one quiet night makes all true again. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ReadFailed } from '../errors.ts';
import { nights, type Nights } from '../../test/suites/nights.ts';
import { accountRef, createWorld, keyRef, userRef, type World } from '../../test/suites/world.ts';

type Change = { kind: 'add' | 'remove' | 'rename' | 'use' | 'new-key'; account: 0 | 1; pick: number };
type Fault = {
  kind: 'denied' | 'broken' | 'gap' | 'empty' | 'poison' | 'unnamed-poison' | 'short-total';
  account: 0 | 1;
  collector: 'users' | 'keys';
  page: number;
};

const account = fc.constantFrom(0 as const, 1 as const);
const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('add', 'remove', 'rename', 'use', 'new-key'),
  account,
  pick: fc.nat(20),
});
const fault: fc.Arbitrary<Fault> = fc.record({
  kind: fc.constantFrom('denied', 'broken', 'gap', 'empty', 'poison', 'unnamed-poison', 'short-total'),
  account,
  collector: fc.constantFrom('users', 'keys'),
  page: fc.nat(3),
});
const night = fc.record({ changes: fc.array(change, { maxLength: 4 }), faults: fc.array(fault, { maxLength: 2 }) });

const names = ['A', 'B'] as const;
let serial = 0;

function apply(world: World, { kind, account: index, pick }: Change, now: string): void {
  const place = world.accounts.get(names[index]);
  if (place === undefined) return;
  const user = place.users[pick % Math.max(place.users.length, 1)];
  if (kind === 'add') place.users.push({ id: `U${++serial}`, name: `svc-${serial}`, keys: [{ id: `K${serial}` }] });
  if (user === undefined) return;
  if (kind === 'remove') place.users = place.users.filter((one) => one !== user);
  if (kind === 'rename') user.name = `renamed-${++serial}`;
  if (kind === 'new-key') user.keys.push({ id: `K${++serial}` });
  const [key] = user.keys;
  if (kind === 'use' && key !== undefined) key.lastAt = now;
}

function arm(world: World, faults: readonly Fault[]): void {
  const at = (place: { account: string; collector: string }): Fault[] =>
    faults.filter((one) => names[one.account] === place.account && one.collector === place.collector);
  world.onPage = (place) => {
    for (const one of at(place)) {
      if (one.page !== place.page) continue;
      if (one.kind === 'denied') throw new ReadFailed('denied', 'refused');
      if (one.kind === 'broken') throw new Error('connection reset');
      if (one.kind === 'gap') place.run.gap('something', 'failed');
      if (one.kind === 'short-total')
        place.run.expect(place.collector === 'users' ? 'user' : 'key', 1000, 'world:Summary');
    }
  };
  world.bend = (place, records) => {
    let bent = records;
    for (const one of at(place)) {
      if (one.kind === 'empty') bent = [];
      if (one.kind === 'poison')
        bent = bent.map((record, n) => (n === one.page ? ({ ...record, status: 7 } as never) : record));
      if (one.kind === 'unnamed-poison')
        bent = bent.map((record, n) => (n === one.page ? ({ record: 'identity' } as never) : record));
    }
    return bent;
  };
}

const placeOf = (one: Fault): string => `${one.account} ${one.collector}`;

function truth(world: World): Set<string> {
  const refs = new Set<string>();
  for (const [id, { users }] of world.accounts) {
    refs.add(accountRef(id));
    for (const user of users) {
      refs.add(userRef(user.id));
      for (const key of user.keys) refs.add(keyRef(key.id));
    }
  }
  return refs;
}

async function stored(run: Nights): Promise<Map<string, string>> {
  const states = new Map<string, string>();
  for (const what of ['scopes', 'identities', 'credentials'] as const) {
    for (const row of await run.list(what, { state: 'any' })) states.set(row['ref'] as string, row['state'] as string);
  }
  return states;
}

/** What the change log alone says. */
async function replayed(run: Nights): Promise<Map<string, string>> {
  const states = new Map<string, string>();
  for await (const { ref, kind } of run.inventory.read.changes({})) {
    states.set(ref, kind === 'gone' || kind === 'out-of-scope' ? kind : 'active');
  }
  return states;
}

test('nothing is falsely gone or lost', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(night, { minLength: 1, maxLength: 5 }), async (plan) => {
      const world = createWorld({ A: [], B: [] });
      for (let n = 0; n < 14; n++) apply(world, { kind: 'add', account: n % 3 === 0 ? 1 : 0, pick: 0 }, '');
      const run = nights(world);
      await run.run();
      let before = await stored(run);
      let emptied = new Set<string>();
      for (const { changes, faults } of plan) {
        for (const one of changes) apply(world, one, run.now());
        // A provider that lists nothing twice in a row is believed: that is the confirmation.
        const struck = faults.filter((one) => one.kind !== 'empty' || !emptied.has(placeOf(one)));
        emptied = new Set(struck.filter(({ kind }) => kind === 'empty').map(placeOf));
        arm(world, struck);
        await run.run();
        const after = await stored(run);
        const there = truth(world);
        const gone = new Set([...after].filter(([, state]) => state === 'gone').map(([ref]) => ref));
        expect(gone.intersection(there), 'falsely gone').toEqual(new Set());
        expect(new Set(before.keys()).difference(after), 'lost').toEqual(new Set());
        before = after;
      }
      arm(world, []);
      await run.run({ acceptShrink: true });
      const states = await stored(run);
      expect(new Set([...states].filter(([, state]) => state === 'active').map(([ref]) => ref))).toEqual(truth(world));
      expect(await replayed(run)).toEqual(states);
      const used = new Map(
        (await run.list('credentials')).map((row) => [row['ref'], row['lastUsed'] as { at?: string }]),
      );
      const keys = [...world.accounts.values()].flatMap(({ users }) => users.flatMap((user) => user.keys));
      const inUse = keys.filter(({ lastAt }) => typeof lastAt === 'string');
      expect(inUse.map(({ id }) => used.get(keyRef(id))?.at)).toEqual(inUse.map(({ lastAt }) => lastAt));
    }),
    { numRuns: 40 },
  );
});

/**
 * Any nights of faults in a world that stays as it is: what could not be checked ends no finding and makes none, a
 * finding keeps its identity, and one quiet night says what it would have said without them.
 */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { nights, type Nights } from '../../test/suites/nights.ts';
import { createWorld, type World } from '../../test/suites/world.ts';
import { ReadFailed } from '../errors.ts';
import type { Row } from '../inventory/read.ts';
import { rules } from '../rules/index.ts';
import { findingId } from '../rules/judge.ts';

const accounts = ['A', 'B'] as const;
const fault = fc.record({
  kind: fc.constantFrom('denied', 'broken', 'gap', 'blind', 'empty', 'poison', 'short-total', 'skipped'),
  account: fc.constantFrom(...accounts),
  collector: fc.constantFrom('users', 'keys'),
  page: fc.nat(2),
});
type Fault = typeof fault extends fc.Arbitrary<infer T> ? T : never;

/** Users with and without an owner, with keys that are old, unused, doubled, or in use. */
function company(now: string): World {
  const users = (place: string) =>
    Array.from({ length: 6 }, (_, n) => ({
      id: `${place}${n}`,
      name: `robot-${place}${n}`,
      ...(n % 2 === 0 && { tags: { owner: 'team' } }),
      keys: Array.from({ length: n % 3 }, (__, k) => ({
        id: `${place}${n}K${k}`,
        ...(k === 0 && { lastAt: now }),
      })),
    }));
  return createWorld({ A: users('a'), B: users('b') });
}

function arm(world: World, faults: readonly Fault[]): void {
  for (const id of accounts) {
    const place = world.accounts.get(id);
    const skipped = faults.some(({ kind, account }) => kind === 'skipped' && account === id);
    if (place !== undefined) world.accounts.set(id, { users: place.users, ...(skipped && { skip: 'suspended' }) });
  }
  const at = (place: { account: string; collector: string }): readonly Fault[] =>
    faults.filter((one) => one.account === place.account && one.collector === place.collector);
  world.onPage = (place) => {
    for (const { kind, page } of at(place)) {
      if (page !== place.page) continue;
      if (kind === 'denied') throw new ReadFailed('denied', 'refused');
      if (kind === 'broken') throw new Error('connection reset');
      if (kind === 'gap') place.run.gap('something', 'failed');
      if (kind === 'blind') place.run.blind('some facts', 'failed');
      if (kind === 'short-total') place.run.expect(place.collector === 'users' ? 'user' : 'key', 99, 'world:Summary');
    }
  };
  world.bend = (place, records) => {
    let bent = records;
    for (const { kind, page } of at(place)) {
      if (kind === 'empty') bent = [];
      if (kind === 'poison') bent = bent.map((one, n) => (n === page ? ({ ...one, status: 7 } as never) : one));
    }
    return bent;
  };
}

const policy = { dormantDays: 20, rotateDays: 90, graceDays: 0 };

interface Findings {
  /** What they are known by, and since when. */
  known: Map<string, unknown>;
  open: Set<string>;
}

async function findings(run: Nights): Promise<Findings> {
  const rows = await run.list('findings', { state: 'any' });
  const nameOf = ({ rule, subject }: Row): string => `${String(rule)} ${String(subject)}`;
  const found = rows.filter(({ state }) => state !== 'undetermined');
  expect(new Set(rows.map(nameOf)).size, 'one for each rule and subject').toBe(rows.length);
  for (const { id, rule, subject } of rows) expect(id).toBe(findingId(String(rule), subject as `a:b:${string}`));
  return {
    known: new Map(found.map((row) => [nameOf(row), row['firstSeen']])),
    open: new Set(found.filter(({ state }) => state === 'open').map(nameOf)),
  };
}

const places = accounts.flatMap((account) => [`${account} users`, `${account} keys`]);
const strikes = ({ kind, account, collector }: Fault, place: string): boolean =>
  kind === 'skipped' ? place.startsWith(account) : place === `${account} ${collector}`;
/** A listing that is empty is believed, unless there was something in it the night before. */
const credible = (faults: readonly Fault[], whole: readonly string[]): readonly Fault[] =>
  faults.filter(({ kind, account, collector }) => kind !== 'empty' || whole.includes(`${account} ${collector}`));
const untouchedBy = (faults: readonly Fault[]): readonly string[] =>
  places.filter((place) => !faults.some((one) => strikes(one, place)));

const START = '2026-01-01T00:00:00Z';
const MOST_NIGHTS = 4;

/** What is open after each night without a fault. */
async function undisturbed(count: number): Promise<readonly ReadonlySet<string>[]> {
  const run = nights(company(START), rules);
  const after: ReadonlySet<string>[] = [];
  while (after.length < count) {
    await run.run({ policy });
    after.push((await findings(run)).open);
  }
  return after;
}

test(
  'what could not be checked makes and ends no finding, and each is the same for ever',
  {
    timeout: 120_000,
  },
  async () => {
    const calm = await undisturbed(MOST_NIGHTS + 1);
    const disturbed = fc.array(fc.array(fault, { maxLength: 3 }), { minLength: 1, maxLength: MOST_NIGHTS });
    await fc.assert(
      fc.asyncProperty(disturbed, async (plan) => {
        const world = company(START);
        const run = nights(world, rules);
        let whole: readonly string[] = [];
        let before: Findings = { known: new Map(), open: new Set() };
        for (const [night, drawn] of [...plan, []].entries()) {
          const faults = credible(drawn, whole);
          whole = untouchedBy(faults);
          arm(world, faults);
          await run.run({ policy });
          const now = await findings(run);
          expect(before.open.difference(now.open), 'ended').toEqual(new Set());
          expect(now.open.difference(calm[night] ?? new Set()), 'made').toEqual(new Set());
          for (const [name, since] of before.known) expect(now.known.get(name), name).toBe(since);
          before = now;
        }
        expect(before.open.size).toBeGreaterThan(10);
        expect(before.open).toEqual(calm[plan.length]);
      }),
      { numRuns: 20 },
    );
  },
);

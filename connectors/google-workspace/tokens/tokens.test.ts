import { expect, test } from 'vitest';
import type { Run } from '../../../core/connector.ts';
import type { Json } from '../../../core/model.ts';
import type { Person } from '../users.ts';
import { planOf } from './plan.ts';
import { TokenStore } from './store.ts';

function runWith(notes: Map<string, Json>): Run {
  return {
    known: {
      recall: (key: string) => Promise.resolve(notes.get(key)),
      remember: (key: string, value: Json) => void notes.set(key, structuredClone(value)),
    },
  } as unknown as Run;
}
const token = (clientId: string, scopes: string[]) => ({
  clientId,
  displayText: clientId,
  anonymous: false,
  nativeApp: true,
  scopes,
});

test('what is remembered comes back, and only what changed is written again', async () => {
  const notes = new Map<string, Json>();
  const run = runWith(notes);
  const store = await TokenStore.recall(run);
  for (let n = 0; n < 500; n++) store.set(`10${n}`, [token('a', ['x', 'y']), token(`b${n % 7}`, [])], 20_000);
  store.remember(run);
  // Not the same 1,000 tokens a hundred times over.
  expect(JSON.stringify([...notes.values()]).length).toBeLessThan(30_000);

  const again = await TokenStore.recall(run);
  expect(again.holders.size).toBe(500);
  expect(again.holders.get('10499')).toEqual({ day: 20_000, tokens: [token('a', ['x', 'y']), token('b2', [])] });
  notes.clear();
  again.set('1042', [], 20_001);
  again.remember(run);
  expect(notes.size).toBe(1);
  again.delete('1042');
  again.remember(run);
  expect(JSON.stringify([...notes.values()])).not.toContain('"1042"');
});

test('a note of another form is not believed', async () => {
  const store = await TokenStore.recall(runWith(new Map<string, Json>([['tokens/0', { users: 7 }]])));
  expect(store.holders.size).toBe(0);
});

test('a note that does not fit together means that the user is asked again', async () => {
  const note = { tokens: [['a', 'a', 0, []]], users: { '1': [20_000, 0], '2': [20_000, 5] } };
  const store = await TokenStore.recall(runWith(new Map<string, Json>([['tokens/0', note]])));
  expect([...store.holders.keys()]).toEqual(['1']);
});

const person: Person = { aliases: [], email: 'x@halden.example', active: true, admin: false, enrolled: true };
const people = new Map(Array.from({ length: 700 }, (_, n) => [`u${n}`, person]));
const holders = (day: number) => new Map([...people.keys()].map((id) => [id, { day, tokens: [] }]));

test('a first night asks everybody', () => {
  const plan = planOf({ people, holders: new Map(), changed: ['u3'], today: 20_000, reconcile: 10 });
  expect(plan.unknown).toHaveLength(700);
  expect([...plan.changed, ...plan.reconciled]).toEqual([]);
});

test('later those with a change, and some of those who were asked longest ago', () => {
  const known = holders(19_990).set('u5', { day: 19_980, tokens: [] });
  const plan = planOf({ people, holders: known, changed: ['u3', 'u3', 'gone'], today: 20_000, reconcile: 10 });
  expect(plan).toMatchObject({ unknown: [], changed: ['u3'] });
  expect(plan.reconciled).toHaveLength(10);
  expect(plan.reconciled[0]).toBe('u5');
});

test('where there are few, all of them come within a week', () => {
  const few = new Map([...people].slice(0, 14));
  const plan = planOf({ people: few, holders: holders(19_990), changed: [], today: 20_000, reconcile: 10 });
  expect(plan.reconciled).toHaveLength(2);
});

test('nobody is asked again within the week, and everybody when the log does not reach back', () => {
  expect(planOf({ people, holders: holders(19_995), changed: [], today: 20_000, reconcile: 10 }).reconciled).toEqual(
    [],
  );
  expect(planOf({ people, holders: holders(19_800), changed: [], today: 20_000, reconcile: 10 }).unknown).toHaveLength(
    700,
  );
});

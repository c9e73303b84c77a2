/** Who answers for an identity, when what could tell was not read, or is gone. */
import { expect, test } from 'vitest';
import { nights, type Nights } from '../../test/suites/nights.ts';
import { createWorld, keyRef, worldConnector, type World } from '../../test/suites/world.ts';
import type { TypeFacts } from '../connector.ts';
import { ReadFailed } from '../errors.ts';
import { rule as noOwner } from '../rules/no-owner/rule.ts';

const twoUsers = (): World =>
  createWorld({
    A: [
      { id: 'U1', name: 'robot', keys: [{ id: 'K1' }] },
      { id: 'U2', name: 'other', tags: { owner: 'team-b' }, keys: [{ id: 'K2' }] },
    ],
  });

interface Given {
  world?: World;
  /** What keys can tell of their owners. `null`: the connector does not say what can be known. */
  keys?: TypeFacts | null;
}

function given({ world = twoUsers(), keys = { owner: 'creator' } }: Given) {
  const run = nights(world, [noOwner]);
  const plain = worldConnector(world);
  const connector = keys === null ? plain : { ...plain, facts: { user: { owner: 'tag' }, key: keys } };
  const night = () => run.run({ sources: [{ name: 'world', connector, settings: {} }] });
  return { run, world, night };
}

const refuseKeys = (world: World): void => {
  world.onPage = ({ collector }) => {
    if (collector === 'keys') throw new ReadFailed('denied', 'refused');
  };
};

async function findings(run: Nights): Promise<unknown[]> {
  const rows = await run.list('findings', { state: 'any' });
  return rows.map(({ subject, state, undetermined }) => [subject, state, undetermined]);
}

test('nobody is called ownerless while credentials that may name an owner were not read', async () => {
  const { run, world, night } = given({});
  refuseKeys(world);
  await night();
  expect(await findings(run)).toEqual([
    [
      'world:user:U1',
      'undetermined',
      expect.stringContaining('who owns it could not be read: access was denied (keys'),
    ],
  ]);
});

test('a connector that does not say what its credentials tell of owners is asked for all of them', async () => {
  const { run, world, night } = given({ keys: null });
  refuseKeys(world);
  await night();
  expect(await findings(run)).toMatchObject([['world:user:U1', 'undetermined', expect.anything()]]);
});

test('credentials that name nobody are not waited for', async () => {
  const { run, world, night } = given({ keys: { created: 'yes' } });
  refuseKeys(world);
  await night();
  expect(await findings(run)).toEqual([['world:user:U1', 'open', null]]);
});

test('everything was read', async () => {
  const { run, night } = given({});
  await night();
  expect(await findings(run)).toEqual([['world:user:U1', 'open', null]]);
});

test('who made a credential that is gone is no owner any more', async () => {
  const { run, world, night } = given({});
  world.bend = (_, records) =>
    records.map((record) =>
      record.ref === keyRef('K1')
        ? { ...record, ownerHints: [{ kind: 'creator', value: 'ann', source: 'world:log', standing: 'active' }] }
        : record,
    ) as typeof records;
  await night();
  expect(await findings(run)).toEqual([]);
  world.accounts.get('A')?.users[0]?.keys.splice(0);
  await night();
  expect(await findings(run)).toEqual([['world:user:U1', 'open', null]]);
});

/** Secrets that are named after keys, over nights. */
import { expect, test } from 'vitest';
import { nights } from '../../test/suites/nights.ts';
import { accountRef, createWorld, type World } from '../../test/suites/world.ts';
import type { InventoryRecordInput } from '../model.ts';
import { rule } from '../rules/secret-older-than-key/rule.ts';

const KEY = 'AKIA0000000000000001';

function secretNamed(name: string, change: Partial<InventoryRecordInput> = {}): InventoryRecordInput {
  return {
    record: 'credential',
    ref: 'world:key:secret',
    scope: accountRef('A'),
    source: 'world:ListSecrets',
    identity: null,
    kind: 'vaulted-secret',
    name,
    nativeId: 'secret',
    status: 'active',
    // The keys of this world are of 2024.
    createdAt: '2023-01-01T00:00:00Z',
    rotatedAt: null,
    expiresAt: { unknown: 'unsupported' },
    usage: { unknown: 'unsupported' },
    ...change,
  } as InventoryRecordInput;
}

function holding(secret: InventoryRecordInput): World {
  const world = createWorld({ A: [{ id: 'U1', name: 'robot', keys: [{ id: KEY }] }] });
  world.bend = ({ collector }, records) => (collector === 'keys' ? [...records, secret] : records);
  return world;
}

async function found(secret: InventoryRecordInput, configuredSources?: string[]): Promise<unknown[]> {
  const run = nights(holding(secret), [rule]);
  await run.run({ configuredSources });
  const rows = await run.list('findings', { state: 'any' });
  return rows.map(({ subject, state, undetermined }) => [subject, state, undetermined]);
}

const open = [['world:key:secret', 'open', null]];

test.each([
  ['in its name', secretNamed(`deploy/${KEY}`)],
  ['in its name, between words', secretNamed(`AWS_${KEY}_SECRET`)],
  ['in a tag', secretNamed('deploy', { tags: { AccessKeyId: KEY } })],
])('a secret that is older than the key whose id is %s', async (_, secret) => {
  expect(await found(secret)).toEqual(open);
  expect(await found(secret, ['world', 'other'])).toEqual(open);
});

test('a name without the id of a key says nothing, whatever is left out', async () => {
  expect(await found(secretNamed('payments-database-production'), ['world', 'other'])).toEqual([]);
});

test('the id of a key that nobody lists says nothing, unless a source is left out', async () => {
  const other = secretNamed('deploy/AKIA0000000000000002');
  expect(await found(other)).toEqual([]);
  expect(await found(other, ['world'])).toEqual([]);
  expect(await found(other, ['world', 'other'])).toEqual([
    ['world:key:secret', 'undetermined', expect.stringContaining('this run leaves out other')],
  ]);
});

/** Who owns what, where. */
import { afterEach, expect, test, vi } from 'vitest';
import { createEstate } from '../../../test/estate/index.ts';
import { discoverGitHub } from '../../../test/suites/github.ts';

afterEach(() => vi.unstubAllEnvs());

test('somebody with tokens in two organizations is a user of each, with the tokens of each', async () => {
  const estate = createEstate({ now: new Date('2026-11-21T08:00:00Z') });
  const [main, labs] = estate.github.state.organizations.values();
  const token = main?.tokens.find(({ owner }) => main.members.has(owner.login));
  if (main === undefined || labs === undefined || token === undefined) throw new Error('no token');
  // A member there, and nothing but a token here.
  labs.tokens.push({ ...token, id: token.id + 5_000_000 });
  const { records, readings } = await discoverGitHub(estate, {}, { only: ['fine-grained-tokens', 'users'] });
  expect(readings.filter(({ status }) => status !== 'complete')).toEqual([]);
  const refs = records.map(({ ref }) => ref);
  expect(new Set(refs).size).toBe(refs.length);
  const users = records.filter((one) => one.record === 'identity' && one.name === token.owner.login);
  expect(users).toMatchObject([
    { scope: `github:organization:${main.id}`, ownerHints: [{ standing: 'active' }] },
    { scope: `github:organization:${labs.id}`, ownerHints: [{ standing: 'deleted' }] },
  ]);
  const scopes = new Map(records.flatMap((one) => (one.record === 'identity' ? [[one.ref, one.scope]] : [])));
  const tokens = records.filter((one) => one.record === 'credential');
  expect(tokens.map(({ identity }) => scopes.get(identity ?? 'github:user:nobody'))).toEqual(
    tokens.map(({ scope }) => scope),
  );
});

import { expect, test } from 'vitest';
import { didYouMean, suggest } from './suggest.ts';

const known = ['identities', 'credentials', 'grants', 'aws'];

test.each([
  ['identites', 'identities'],
  ['Credentials', 'credentials'],
  ['cred', 'credentials'],
  ['asw', 'aws'],
  ['gratns', 'grants'],
])('%s means %s', (word, meant) => {
  expect(suggest(word, known)).toBe(meant);
});

test.each(['zebra', 'x', ''])('"%s" means nothing that is known', (word) => {
  expect(suggest(word, known)).toBeUndefined();
});

test('names all that is known when nothing is close', () => {
  expect(didYouMean('zebra', known)).toBe('Known: identities, credentials, grants, aws.');
  expect(didYouMean('zebra', [])).toBe('');
});

import { expect, test } from 'vitest';
import { clientOf } from './grant-id.ts';

test('whose a grant is, from its id as Graph’s documentation shows it', () => {
  // https://learn.microsoft.com/en-us/graph/api/oauth2permissiongrant-get
  expect(clientOf('l5eW7x0ga0-WDOntXzHateQDNpSH5-lPk9HjD3Sarjk')).toBe('ef969797-201d-4f6b-960c-e9ed5f31dab5');
});

test.each(['', 'abc', 'not base64!', 'AAAA'.repeat(30)])('%j tells nothing', (id) => {
  expect(clientOf(id)).toBeUndefined();
});

import { expect, test } from 'vitest';
import type { Run } from '../../core/connector.ts';
import { ReadFailed } from '../../core/errors.ts';
import type { Session } from './client/session.ts';
import { reachedScopes } from './scopes.ts';

test('a night that may not read how workflows name themselves takes back nothing of it', async () => {
  const session = {
    organizations: [{ id: 1, login: 'halden', name: 'Halden', selective: false }],
    settings: {},
    siteAdmin: false,
    ref: (type: string, id: number) => `github:${type}:${id}`,
    in: () => ({ get: () => Promise.reject(new ReadFailed('denied', 'refused')) }),
  } as unknown as Session;
  const attributes = { oidcSubjectClaims: ['repo', 'context'] };
  const notes: string[] = [];
  const run = {
    note: (text: string) => void notes.push(text),
    known: {
      record: (ref: string) => Promise.resolve(ref === 'github:organization:1' && { record: 'scope', attributes }),
    },
  } as unknown as Run;
  const [reached] = await Array.fromAsync(reachedScopes(session, run));
  expect(reached?.scope.attributes).toEqual(attributes);
  expect(notes.join()).toContain('the form of OIDC subjects in halden is not known tonight: refused');
});

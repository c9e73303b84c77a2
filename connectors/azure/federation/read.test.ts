import { expect, test, vi } from 'vitest';
import type { Run } from '../../../core/connector.ts';
import type { Reader, Request } from '../client/reader.ts';
import { federatedApplications } from './read.ts';

test('an application that is not understood does not mean that there are none', async () => {
  const federated = { id: 'a', appId: 'b', federatedIdentityCredentials: [{ id: 'f' }] };
  const reader = {
    tenant: 't',
    get: () => Promise.resolve({ value: [] }),
    async *rows({ operation }: Request) {
      if (operation === 'graph:applications/first') yield { appId: 'odd' };
      yield federated;
    },
  } as unknown as Reader;
  const gap = vi.fn<Run['gap']>();
  const run = { known: { recall: () => Promise.resolve(undefined), remember: () => {} }, gap } as unknown as Run;
  expect(await Array.fromAsync(federatedApplications(reader, run))).toEqual([
    { objectId: 'a', appId: 'b', rows: [{ id: 'f' }] },
  ]);
  expect(gap).toHaveBeenCalledOnce();
});

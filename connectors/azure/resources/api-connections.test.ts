import { afterEach, expect, test, vi } from 'vitest';
import { newEstate, read, readingOf } from '../../../test/suites/azure-reading.ts';

afterEach(() => vi.unstubAllEnvs());

test('connections of Logic Apps, and as whom they act', async () => {
  const found = readingOf(await read(newEstate(), ['api-connections']), 'api-connections');
  expect(found.status).toBe('complete');
  expect(found.records).toMatchObject([
    { name: 'azureblob (azureblob)', status: 'disabled', ownerHints: [] },
    {
      kind: 'integration',
      status: 'active',
      purpose: 'connects workflows to Office 365 Outlook',
      ownerHints: [{ kind: 'creator', value: 'dev.patel@halden.example' }],
      attributes: { actsAs: 'dev.patel@halden.example' },
      createdAt: '2025-09-27T12:00:00Z',
    },
  ]);
});

import { afterEach, describe, expect, test, vi } from 'vitest';
import { createEstate, truth } from '../../../test/estate/index.ts';
import { discoverAws } from '../../../test/suites/aws.ts';

vi.mock('../client/pause.ts', () => ({ pause: () => Promise.resolve() }));
afterEach(() => vi.unstubAllEnvs());

describe('principals', () => {
  test('finds every user, role and root, once', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    const found = await discoverAws(estate, {}, { only: ['principals'] });
    const [account] = truth(estate).accounts;

    expect(found.readings.map(({ status, gaps, quarantined }) => [status, gaps, quarantined])).toEqual([
      ['complete', [], []],
    ]);
    const refs = found.records.filter(({ record }) => record === 'identity').map(({ ref }) => ref);
    expect(refs.toSorted()).toEqual(
      [
        `aws:root:${account?.id}`,
        ...(account?.users ?? []).map(({ id }) => `aws:iam-user:${id}`),
        ...(account?.roles ?? []).map(({ id }) => `aws:iam-role:${id}`),
      ].toSorted(),
    );
  });
});

import { describe, expect, test, vi } from 'vitest';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { Account, type GetKeys, type Keys } from './account.ts';

// What a run is does not matter to an account: it only hands it on.
const run = {} as Run;
const configuration = () => Promise.resolve({});
const keys = (n: number, minutes?: number): Keys => ({
  accessKeyId: `ASIA${n}`,
  secretAccessKey: 'x',
  ...(minutes === undefined ? {} : { expiration: new Date(Date.now() + minutes * 60_000) }),
});

describe('credentials of an account', () => {
  test('fifty who find them expired cause one renewal, and all get the new ones', async () => {
    let n = 0;
    const getKeys = vi.fn<GetKeys>(async () => {
      await Promise.resolve();
      return keys(++n);
    });
    const account = new Account('1', getKeys, configuration);
    const stale = await Promise.all(Array.from({ length: 50 }, () => account.keys(run)));
    const fresh = await Promise.all(stale.map((each) => account.renew(run, each)));
    expect(new Set(stale.map(({ accessKeyId }) => accessKeyId))).toEqual(new Set(['ASIA1']));
    expect(new Set(fresh.map(({ accessKeyId }) => accessKeyId))).toEqual(new Set(['ASIA2']));
    expect(getKeys).toHaveBeenCalledTimes(2);
    // A straggler with the old ones gets the new ones as well.
    expect(await account.renew(run, stale[0] ?? keys(0))).toBe(fresh[0]);
    expect(getKeys).toHaveBeenCalledTimes(2);
  });

  test('are renewed before they end', async () => {
    const getKeys = vi.fn<GetKeys>().mockResolvedValueOnce(keys(1, 2)).mockResolvedValueOnce(keys(2, 60));
    const account = new Account('1', getKeys, configuration);
    expect((await account.keys(run)).accessKeyId).toBe('ASIA2');
    expect((await account.keys(run)).accessKeyId).toBe('ASIA2');
    expect(getKeys).toHaveBeenCalledTimes(2);
  });

  test('a refusal stays one: nobody knocks twice', async () => {
    const getKeys = vi.fn<GetKeys>().mockRejectedValue(new ReadFailed('denied', 'no'));
    const account = new Account('1', getKeys, configuration);
    for (let i = 0; i < 3; i++) await expect(account.keys(run)).rejects.toThrow('no');
    expect(getKeys).toHaveBeenCalledTimes(1);
  });

  test('a run that ended is not held against the account', async () => {
    const getKeys = vi.fn<GetKeys>().mockRejectedValueOnce(new Error('stopped')).mockResolvedValueOnce(keys(1));
    const account = new Account('1', getKeys, configuration);
    await expect(account.keys(run)).rejects.toThrow('stopped');
    expect((await account.keys(run)).accessKeyId).toBe('ASIA1');
  });
});

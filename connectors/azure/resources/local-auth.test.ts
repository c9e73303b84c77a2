import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Credential } from '../../../core/model.ts';
import { createMemory, type Discovery } from '../../../test/suites/connector-run.ts';
import { inOrder, newEstate, read, readingOf, truthOf } from '../../../test/suites/azure-reading.ts';

afterEach(() => vi.unstubAllEnvs());

const only = ['local-auth'];
const keys = (found: Discovery) =>
  found.records.filter((record): record is Credential => record.record === 'credential');
const of = (found: Discovery, name: string) => keys(found).filter((key) => key.name.startsWith(`${name}/`));

describe('keys of accounts', () => {
  test('every one that there is, switched on or off, with its age', async () => {
    const estate = newEstate();
    const found = await read(estate, only);
    const expected = truthOf(estate).arm.localKeys.map(({ resourceId, key, enabled }) => [
      `${resourceId}/${key}`,
      enabled ? 'active' : 'disabled',
    ]);
    expect(
      keys(found)
        .map(({ nativeId, status }) => [nativeId, status])
        .toSorted(inOrder),
    ).toEqual(expected.toSorted(inOrder));
    expect(readingOf(found, 'local-auth')).toMatchObject({ status: 'complete', quarantined: [] });
  });

  test('made with the account, changed since, and not known', async () => {
    const found = await read(newEstate(), only);
    expect(of(found, 'haldentelemetry')).toMatchObject([{ rotatedAt: null }, { rotatedAt: null }]);
    expect(of(found, 'haldenpayments')).toMatchObject([
      { rotatedAt: '2026-11-01T12:00:00Z', attributes: { remindAfterDays: 90 } },
      { rotatedAt: '2026-09-17T12:00:00Z' },
    ]);
    expect(of(found, 'haldenlegacy')).toMatchObject([
      { rotatedAt: { unknown: 'unsupported' } },
      { rotatedAt: { unknown: 'unsupported' } },
    ]);
    expect(of(found, 'halden-orders')).toHaveLength(4);
  });

  test('nobody is taken to own a key, and nobody says when it was used', async () => {
    for (const key of keys(await read(newEstate(), only))) {
      expect(key).toMatchObject({ identity: null, usage: { unknown: 'unsupported' } });
    }
  });

  test('one query, and no key is asked for', async () => {
    const estate = newEstate();
    const { calls } = await read(estate, only);
    expect(calls['arg:resources']).toBe(1);
    expect(estate.log.entries().filter(({ secretReturning }) => secretReturning === true)).toEqual([]);
  });

  test('a key that was changed says so the next night', async () => {
    const estate = newEstate();
    const memory = createMemory();
    const [before] = of(await read(estate, only, { memory }), 'haldentelemetry');
    const resource = before?.nativeId.slice(0, before.nativeId.lastIndexOf('/')) ?? '';
    estate.clock.advance(24 * 3600);
    const { at } = estate.azure.mutate({ do: 'rotate-storage-key', id: resource }) as { at: string };
    expect(of(await read(estate, only, { memory }), 'haldentelemetry')[0]).toMatchObject({
      ref: before?.ref,
      rotatedAt: at,
    });
  });
});

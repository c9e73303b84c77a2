import { afterEach, describe, expect, test, vi } from 'vitest';
import { inOrder, newEstate, ofType, read, readingOf, truthOf } from '../../../test/suites/azure-reading.ts';

afterEach(() => vi.unstubAllEnvs());

const only = ['key-vault'];
const on = { keyVaults: true };

describe('key vaults', () => {
  test('are read only when the configuration says so', async () => {
    const found = await read(newEstate(), only);
    expect(readingOf(found, 'key-vault')).toMatchObject({
      status: 'disabled',
      error: { next: expect.stringContaining('keyVaults: true') },
    });
    expect(Object.keys(found.calls).filter((name) => name.startsWith('vault:'))).toEqual([]);
  });

  test('names and dates of everything, without what belongs to certificates', async () => {
    const estate = newEstate();
    const found = await read(estate, only, {}, on);
    const expected = truthOf(estate)
      .arm.vaults.filter(({ readable }) => readable)
      .flatMap(({ name, items }) =>
        items
          .filter(({ kind, managed }) => !managed || kind === 'certificate')
          .map((item) => [`azure:vault-${item.kind}`, `${name}/${item.name}`, item.createdAt, item.expiresAt]),
      );
    expect(
      readingOf(found, 'key-vault')
        .records.filter((record) => record.record === 'credential')
        .map(({ ref, name, rotatedAt, expiresAt }) => [ref.split(':', 2).join(':'), name, rotatedAt, expiresAt])
        .toSorted(inOrder),
    ).toEqual(expected.toSorted(inOrder));
    expect(estate.log.entries().filter(({ secretReturning }) => secretReturning === true)).toEqual([]);
    for (const canary of estate.azure.canaries()) expect(JSON.stringify(found.records)).not.toContain(canary);
  });

  test('expired, disabled, and whose it is', async () => {
    const secrets = ofType(await read(newEstate(), only, {}, on), 'vault-secret');
    const named = (name: string) => secrets.find((record) => record.ref.endsWith(`/${name}`));
    expect(named('db-password')).toMatchObject({ status: 'expired' });
    expect(named('disabled-token')).toMatchObject({ status: 'disabled' });
    expect(named('stripe-key')).toMatchObject({
      status: 'active',
      ownerHints: [{ value: 'carla.mendes@halden.example' }],
    });
  });

  test('a vault behind a firewall is asked once, one with policies for each kind; each is said', async () => {
    const { status, gaps } = readingOf(await read(newEstate(), only, {}, on), 'key-vault');
    expect(status).toBe('partial');
    expect(gaps.map(({ what, because }) => `${what}: ${because}`).toSorted(inOrder)).toEqual([
      'certificates in vault halden-policies-kv: denied',
      'keys in vault halden-policies-kv: denied',
      'secrets in vault halden-locked-kv: denied',
      'secrets in vault halden-policies-kv: denied',
    ]);
    expect(new Set(gaps.map(({ scope }) => scope?.split(':')[1]))).toEqual(new Set(['subscription']));
  });

  test('behind one gateway each vault is a folder, and its pages stay there', async () => {
    const estate = newEstate();
    const direct = await read(estate, only, {}, on);
    const through = await read(estate, only, {}, { ...on, endpoints: { default: 'http://127.0.0.1' } });
    expect(through.records.length).toBeGreaterThan(0);
    expect(through.records).toEqual(direct.records);
  });
});

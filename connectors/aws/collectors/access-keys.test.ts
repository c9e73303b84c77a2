import { ageNote } from '../credential-report/read.ts';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { isUnknown, type Credential } from '../../../core/model.ts';
import { accountOf, cases, createEstate, mutate, truth, type Estate } from '../../../test/estate/index.ts';
import { discoverAws } from '../../../test/suites/aws.ts';
import { createMemory, type Discovery, type RunOptions } from '../../../test/suites/connector-run.ts';

vi.mock('../../shared/pause.ts', () => ({ pause: () => Promise.resolve() }));
afterEach(() => vi.unstubAllEnvs());

const keysOnly = ['principals', 'access-keys'];
const read = (estate: Estate, options: Partial<RunOptions> = {}) =>
  discoverAws(estate, {}, { only: keysOnly, ...options });

function keysIn(found: Discovery): Map<string, Credential> {
  const keys = found.records
    .filter((record) => record.record === 'credential')
    .filter(({ ref }) => ref.startsWith('aws:access-key:'));
  return new Map(keys.map((key) => [key.nativeId, key]));
}

function lastAt(key: Credential | undefined): string | null | undefined {
  return key === undefined || isUnknown(key.usage) ? undefined : key.usage?.[0]?.lastAt;
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

/** What the company knows of a key's last use. */
function usedAt(estate: Estate, id: string): string | null | undefined {
  const users = truth(estate).accounts.flatMap((account) => account.users);
  return users.flatMap(({ keys }) => keys).find((key) => key.id === id)?.lastUsed?.at;
}

const rootKeys = (found: Discovery) => found.records.filter(({ ref }) => ref.startsWith('aws:root-access-key:'));
const statusOf = (found: Discovery) => found.readings.find(({ collector }) => collector === 'access-keys');

describe('access keys', () => {
  test('every key, with the last use that is its own', async () => {
    const estate = createEstate({ size: { accounts: 1, users: 60, keys: 2 } });
    const found = await read(estate);
    const keys = [...keysIn(found).values()].map((key) => ({
      id: key.nativeId,
      identity: key.identity,
      status: key.status === 'active' ? 'Active' : 'Inactive',
      createdAt: key.createdAt,
      lastAt: lastAt(key),
    }));
    const expected = truth(estate).accounts.flatMap(({ users }) =>
      users.flatMap((user) =>
        user.keys.map(({ id, status, createdAt, lastUsed }) => {
          return { id, identity: `aws:iam-user:${user.id}`, status, createdAt, lastAt: lastUsed?.at ?? null };
        }),
      ),
    );

    expect(statusOf(found)?.status).toBe('complete');
    expect(keys.toSorted(byId)).toEqual(expected.toSorted(byId));
  });

  test.each([
    ['2026-11-21T12:05:00Z', 'credential report of 2026-11-21T12:00:00Z'],
    [
      '2026-11-21T14:00:00Z',
      'credential report of 2026-11-21T12:00:00Z; a key that was made or deleted since shows when AWS makes the next one, 4 h later',
    ],
  ])('read at %s, the note says what an older report cannot show', (now, note) => {
    expect(ageNote({ generatedAt: '2026-11-21T12:00:00Z' }, now)).toBe(note);
  });

  test('keys made in the same second are told apart by their own last use', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    const keys = keysIn(await read(estate));
    for (const name of ['key.twin-fresh', 'key.twin-stale']) {
      const { id = '' } = cases(estate)[name] ?? {};
      expect(lastAt(keys.get(id))).toBe(usedAt(estate, id));
    }
  });

  test('a third key is found, and asked about every night because the report cannot show it', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    const memory = createMemory();
    const hidden = cases(estate)['key.beyond-quota']?.id ?? '';
    expect(lastAt(keysIn(await read(estate, { memory })).get(hidden))).toBeTypeOf('string');
    mutate(estate, { do: 'deactivate-key', key: hidden });
    expect(keysIn(await read(estate, { memory })).get(hidden)?.status).toBe('disabled');
  });

  test('never used is null inside a window, not a missing date', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    const key = keysIn(await read(estate)).get(cases(estate)['key.never-used']?.id ?? '');
    expect(key?.usage).toMatchObject([
      { lastAt: null, windowStart: '2015-04-22T00:00:00Z', source: 'aws:credential-report' },
    ]);
  });

  test('S3 gives no region, and yet it was used', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    const key = keysIn(await read(estate)).get(cases(estate)['key.region-not-available']?.id ?? '');
    expect(key?.usage).toMatchObject([{ lastAt: expect.any(String), detail: { service: 's3' } }]);
    expect(JSON.stringify(key?.usage)).not.toContain('N/A');
  });
});

describe('an unchanged second night', () => {
  test('costs no call for any user with one or two keys, and brings every key again', async () => {
    const estate = createEstate({ size: { accounts: 1, users: 60, keys: 2 } });
    const memory = createMemory();
    const first = await read(estate, { memory });
    const second = await read(estate, { memory });

    const many = truth(estate).accounts.flatMap(({ users }) => users.filter(({ keys }) => keys.length > 2)).length;
    expect(first.calls['iam:ListAccessKeys']).toBeGreaterThan(40);
    expect(new Set(keysIn(second).keys())).toEqual(new Set(keysIn(first).keys()));
    expect(second.calls['iam:ListAccessKeys']).toBeLessThanOrEqual(many + 2);
  });

  test('a rotated key is seen as soon as the report has it', async () => {
    const estate = createEstate({ now: new Date('2026-11-21T08:00:00Z'), size: { accounts: 1 } });
    const memory = createMemory();
    await read(estate, { memory });
    const old = cases(estate)['key.stale']?.id ?? '';
    mutate(estate, { do: 'rotate-key', key: old });
    mutate(estate, { do: 'advance', seconds: 5 * 3600 });

    const keys = keysIn(await read(estate, { memory }));
    const user = truth(estate).accounts[0]?.users.find(({ name }) => name === 'fleet-sync');
    expect(keys.has(old)).toBe(false);
    expect(keys.has(user?.keys[0]?.id ?? '')).toBe(true);
  });

  test('a listing that lacks what the report shows is a gap: one of the two is wrong', async () => {
    const estate = createEstate({ now: new Date('2026-11-21T08:00:00Z'), size: { accounts: 1 } });
    const memory = createMemory();
    await read(estate, { memory });
    mutate(estate, { do: 'rotate-key', key: cases(estate)['key.stale']?.id ?? '' });
    mutate(estate, { do: 'advance', seconds: 5 * 3600 });
    estate.faults.add({ operation: 'ListAccessKeys', kind: 'empty-list' });

    expect(statusOf(await read(estate, { memory }))).toMatchObject({
      status: 'partial',
      gaps: expect.arrayContaining([
        expect.objectContaining({ what: 'access keys of user fleet-sync', because: 'pending' }),
      ]),
    });
  });

  test('users are listed anew after a month, because a third key changes no fingerprint', async () => {
    const estate = createEstate({ now: new Date('2026-11-21T08:00:00Z'), size: { accounts: 1 } });
    const memory = createMemory();
    const first = await read(estate, { memory });
    mutate(estate, { do: 'advance', seconds: 45 * 86_400 });
    const later = await read(estate, { memory });
    expect(later.calls['iam:ListAccessKeys']).toBe(first.calls['iam:ListAccessKeys']);
  });
});

describe('a report that is behind', () => {
  test('a user deleted since brings no keys, and one made since brings its own', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    const memory = createMemory();
    await read(estate, { memory });
    mutate(estate, { do: 'delete-user', account: 'production', user: 'fleet-sync' });
    mutate(estate, { do: 'create-user', account: 'production', user: 'brand-new', keys: 1 });
    const found = await read(estate, { memory });

    const names = [...keysIn(found).values()].map(({ attributes }) => attributes['userName']);
    expect(names).not.toContain('fleet-sync');
    expect(names).toContain('brand-new');
    expect(statusOf(found)?.status).toBe('complete');
  });

  test('a user made anew under the same name does not inherit the keys', async () => {
    const estate = createEstate({ now: new Date('2026-11-21T08:00:00Z'), size: { accounts: 1 } });
    const memory = createMemory();
    await read(estate, { memory });
    const old = cases(estate)['key.stale']?.id ?? '';
    mutate(estate, { do: 'advance', seconds: 60 });
    mutate(estate, { do: 'recreate-user', account: 'production', user: 'fleet-sync' });
    expect(keysIn(await read(estate, { memory })).has(old)).toBe(false);
  });
});

describe('when something may not be read', () => {
  test('without the report every key is asked about by itself, and root is a gap', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    estate.faults.add({ service: 'iam', operation: 'GenerateCredentialReport', kind: 'deny' });
    const found = await read(estate);
    const reading = statusOf(found);

    expect(reading?.status).toBe('partial');
    expect(reading?.gaps.map(({ what, because }) => [what, because])).toEqual([["root's access keys", 'denied']]);
    expect(keysIn(found).size).toBe(truth(estate).counts.keys);
    expect(keysIn(found).values().next().value?.usage).toMatchObject([{ source: 'aws:access-key-last-used' }]);
  });

  test('keys that may not be listed at all end the collector as denied', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    estate.faults.add({ service: 'iam', operation: 'ListAccessKeys', kind: 'deny' });
    expect(statusOf(await read(estate))?.status).toBe('denied');
  });

  test('one user who may not be asked about is a gap that names it', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    estate.faults.add({ service: 'iam', operation: 'ListAccessKeys', nth: 9, kind: 'deny' });
    const reading = statusOf(await read(estate));
    expect(reading?.status).toBe('partial');
    expect(reading?.gaps).toHaveLength(1);
    expect(reading?.gaps[0]?.what).toMatch(/^access keys of arn:aws:iam::\d{12}:user\//);
  });

  test('a last use that may not be asked is unknown, never "not used"', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    estate.faults.add({ service: 'iam', operation: 'GetAccessKeyLastUsed', kind: 'deny' });
    const found = await read(estate);
    expect(keysIn(found).get(cases(estate)['key.twin-fresh']?.id ?? '')?.usage).toMatchObject({ unknown: 'denied' });
    expect(statusOf(found)?.status).toBe('partial');
  });
});

describe('root', () => {
  test('its keys come from the report, without an id', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    const account = accountOf(estate, 'production');
    account.root.keys.splice(0, 9, {
      id: 'AKIAROOTROOTROOTROOT',
      createdAt: estate.clock.now() - 86_400 * 900,
      status: 'Active',
    });
    account.report = {};
    const found = await read(estate);
    expect(rootKeys(found)).toMatchObject([
      { identity: `aws:root:${account.id}`, kind: 'access-key', status: 'active' },
    ]);
    expect(JSON.stringify(found.records)).not.toContain('AKIAROOTROOTROOTROOT');
  });

  test('one deleted since the report was made is not reported', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    const account = accountOf(estate, 'production');
    account.root.keys.splice(0, 9, {
      id: 'AKIAROOTROOTROOTROOT',
      createdAt: estate.clock.now() - 86_400 * 900,
      status: 'Active',
    });
    account.report = {};
    await read(estate);
    account.root.keys.splice(0, 9);
    expect(rootKeys(await read(estate))).toEqual([]);
  });

  test('one made since is a gap', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    const account = accountOf(estate, 'production');
    account.root.keys.splice(0, 9);
    await read(estate);
    account.root.keys.push({ id: 'AKIAROOTROOTROOTROOT', createdAt: estate.clock.now(), status: 'Active' });
    expect(statusOf(await read(estate))?.gaps).toMatchObject([{ what: "root's access keys", because: 'pending' }]);
  });
});

describe('when users are missing, their keys are not called deleted', () => {
  test('a user that was not understood', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    estate.faults.add({
      operation: 'GetAccountAuthorizationDetails',
      nth: 1,
      times: 1,
      kind: 'poison',
      how: 'missing-id',
    });
    expect(statusOf(await read(estate))?.gaps).toMatchObject([{ what: 'users that could not be read' }]);
  });

  test('an empty listing after all', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    estate.faults.add({ operation: 'GetAccountAuthorizationDetails', nth: 1, kind: 'empty-list' });
    expect(statusOf(await read(estate))?.gaps).toMatchObject([{ what: 'users that were not listed' }]);
  });

  test('users that may not be listed at all', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    estate.faults.add(
      { operation: 'GetAccountAuthorizationDetails', kind: 'deny' },
      { operation: 'ListUsers', kind: 'deny' },
    );
    expect(statusOf(await read(estate))?.status).not.toBe('complete');
  });
});

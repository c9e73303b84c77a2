import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Credential } from '../../../core/model.ts';
import { decide, hear, type LastUsed } from '../../../core/usage.ts';
import { accountOf, canaries, createEstate, mutate, truth, type Estate } from '../../../test/estate/index.ts';
import { discoverAws } from '../../../test/suites/aws.ts';
import { createMemory, type Discovery, type RunOptions } from '../../../test/suites/connector-run.ts';
import { estateTransport } from '../../../test/suites/estate-transport.ts';
import { withoutBadDates } from '../client/bad-dates.ts';
import { Time } from '../schemas.ts';

afterEach(() => vi.unstubAllEnvs());

const NOW = '2026-11-21T12:00:00Z';
const newEstate = (size: object = {}): Estate => createEstate({ now: new Date(NOW), size: { accounts: 1, ...size } });
const read = (estate: Estate, options: Partial<RunOptions> = {}, settings: object = {}) =>
  discoverAws(estate, settings, { only: ['secrets'], ...options });
const deny = (estate: Estate, ...actions: string[]): void => {
  // The caller reads its own account with its own user.
  mutate(estate, { do: 'deny', actions });
};

const secretsIn = (found: Discovery): Credential[] => found.records.filter((record) => record.record === 'credential');
const secret = (found: Discovery, name: string): Credential | undefined =>
  secretsIn(found).find((each) => each.name === name);
const readingOf = (found: Discovery, region: string) =>
  found.readings.find(({ scope }) => scope.endsWith(`/${region}`));
/** What the engine would conclude after one reading. */
function lastUsed(found: Discovery, name: string): LastUsed {
  const { usage = null, createdAt = null } = secret(found, name) ?? {};
  return decide(hear(usage, NOW), NOW, createdAt);
}
const calls = ({ calls: all }: Discovery) => [
  all['secretsmanager:ListSecrets'],
  all['secretsmanager:ListSecretVersionIds'] ?? 0,
  all['secretsmanager:DescribeSecret'] ?? 0,
];

const withoutHost = (estate: Estate, ...missing: string[]): RunOptions['transport'] => {
  const transport = estateTransport(estate);
  return (url, init) => {
    if (!missing.some((host) => url.startsWith(`https://${host}`))) return transport(url, init);
    return Promise.reject(
      new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { code: 'ENOTFOUND' }) }),
    );
  };
};

describe('secrets', () => {
  const unknown: unknown = { unknown: 'unsupported', detail: 'it is being deleted' };

  test('each one once, with the age of the value that readers get', async () => {
    const estate = newEstate();
    const found = await read(estate);
    const expected = truth(estate).accounts.flatMap(({ regions }) =>
      regions.flatMap(({ name, secrets }) => secrets.filter(({ primaryRegion }) => (primaryRegion ?? name) === name)),
    );
    const facts = secretsIn(found).map((each) => ({
      arn: each.nativeId,
      createdAt: each.createdAt,
      value: each.rotatedAt ?? each.createdAt,
      deleted: each.status === 'deleted',
    }));
    const truths = expected.map(({ arn, createdAt, currentSince, deletedAt }) => ({
      arn,
      createdAt,
      value: deletedAt === null ? currentSince : unknown,
      deleted: deletedAt !== null,
    }));
    expect(facts.toSorted((a, b) => (a.arn < b.arn ? -1 : 1))).toEqual(
      truths.toSorted((a, b) => (a.arn < b.arn ? -1 : 1)),
    );
    expect(found.readings.map(({ status }) => status)).toEqual(Array(5).fill('complete'));
  });

  test('neither LastRotatedDate nor LastChangedDate is taken for the age', async () => {
    const found = await read(newEstate());
    expect(secret(found, 'prod/partner/api-key')?.rotatedAt).toBeNull();
    expect(secret(found, 'prod/rotated-by-hand')).toMatchObject({ rotation: null, rotatedAt: expect.any(String) });
    const { rotatedAt } = secret(found, 'prod/rolled-back') ?? {};
    expect(typeof rotatedAt === 'string' && rotatedAt < '2026-01-26').toBe(true);
  });

  test('who keeps it, who rotates it, what it is', async () => {
    const found = await read(newEstate());
    expect(secret(found, 'rds!cluster-5d3a1c')).toMatchObject({
      managedBy: 'provider',
      rotation: { everyDays: 7, nextAt: null },
      attributes: { owningService: 'rds' },
    });
    expect(secret(found, 'prod/salesforce')?.attributes).toMatchObject({ partner: 'SalesforceClientSecret' });
    expect(secret(found, 'prod/shared')?.ownerHints).toMatchObject([{ kind: 'stack', value: 'partner-bridge' }]);
    expect(secret(found, 'prod/doomed')?.status).toBe('deleted');
  });

  test('no value is asked for, and none is in what is stored', async () => {
    const estate = newEstate();
    const stored = JSON.stringify(await read(estate));
    expect(estate.log.entries().filter(({ secretReturning }) => secretReturning)).toEqual([]);
    expect(canaries(estate).filter((value) => stored.includes(value))).toEqual([]);
  });

  test('a hundred a page, to the last page', async () => {
    const estate = newEstate({ secrets: 250 });
    const found = await read(estate, { scopes: ['us-east-1'] });
    expect(secretsIn(found)).toHaveLength(250);
    expect(calls(found)).toEqual([3, 249, 1]);
  });
});

describe('calls', () => {
  test('one for each value on the first night, none on an unchanged second one', async () => {
    const estate = newEstate();
    const memory = createMemory();
    const [first, second] = [await read(estate, { memory }), await read(estate, { memory })];
    expect(calls(first)).toEqual([5, 12, 1]);
    expect(calls(second)).toEqual([5, 0, 1]);
    expect(secretsIn(second)).toEqual(secretsIn(first));
  });

  test('none after a tag edit, one after a rotation', async () => {
    const estate = newEstate();
    const memory = createMemory();
    const before = await read(estate, { memory });
    const home = accountOf(estate, 'production').regions.get('us-east-1');
    const tagged = home?.secrets.get('prod/legacy/ftp');
    Object.assign(tagged ?? {}, { changedAt: estate.clock.now(), tags: [{ Key: 'cost', Value: '1' }] });
    const edited = await read(estate, { memory });
    expect(calls(edited)).toEqual([5, 0, 1]);
    expect(secret(edited, 'prod/legacy/ftp')).toMatchObject({ tags: { cost: '1' }, rotatedAt: null });

    mutate(estate, { do: 'advance', seconds: 86_400 });
    mutate(estate, { do: 'rotate-secret', account: 'production', region: 'us-east-1', secret: 'prod/legacy/ftp' });
    const rotated = await read(estate, { memory });
    expect(calls(rotated)).toEqual([5, 1, 1]);
    expect(secret(rotated, 'prod/legacy/ftp')?.rotatedAt).toBe('2026-11-22T12:00:00Z');
    expect(secret(before, 'prod/legacy/ftp')?.rotatedAt).toBeNull();
  });
});

describe('use', () => {
  test('never read is silence since creation; too young to tell is not', async () => {
    const found = await read(newEstate());
    const { createdAt } = secret(found, 'prod/abandoned/token') ?? {};
    expect(lastUsed(found, 'prod/abandoned/token')).toMatchObject({ state: 'unused', since: createdAt });
    expect(lastUsed(found, 'dev/fresh/token')).toMatchObject({ state: 'unknown', reason: 'pending' });
  });

  test('a replica read yesterday is use of the secret, though its primary was not read for months', async () => {
    const estate = newEstate();
    const found = await read(estate);
    const readIn = (region: string) =>
      truth(estate)
        .accounts[0]?.regions.find(({ name }) => name === region)
        ?.secrets.find(({ name }) => name === 'prod/replicated/db')?.lastAccessedAt;
    const replicated = secretsIn(found).filter(({ name }) => name === 'prod/replicated/db');
    expect(replicated).toMatchObject([{ attributes: { primaryRegion: 'us-east-1', replicaRegions: ['eu-west-1'] } }]);
    expect(replicated[0]?.usage).toMatchObject([
      { source: 'aws:secret-last-accessed:us-east-1', lastAt: readIn('us-east-1') },
      { source: 'aws:secret-last-accessed:eu-west-1', lastAt: readIn('eu-west-1') },
    ]);
    expect(lastUsed(found, 'prod/replicated/db')).toMatchObject({ state: 'used', at: readIn('eu-west-1') });
    expect(readingOf(found, 'eu-west-1')).toMatchObject({
      status: 'complete',
      records: [],
      notes: ['replicas here of 1 secrets in us-east-1 are read there'],
    });
  });

  test('replicas that cannot be asked about forbid to conclude anything from silence', async () => {
    const estate = newEstate();
    deny(estate, 'secretsmanager:DescribeSecret');
    const found = await read(estate);
    expect(readingOf(found, 'us-east-1')).toMatchObject({ status: 'partial', gaps: [{ because: 'denied' }] });
    expect(lastUsed(found, 'prod/replicated/db')).toMatchObject({ state: 'used', quiet: null });
  });

  test('a replica whose primary is not read stands for itself, and its silence for nothing', async () => {
    const estate = newEstate();
    const replica = accountOf(estate, 'production').regions.get('eu-west-1')?.secrets.get('prod/replicated/db');
    const settings = { regions: ['eu-west-1'] };
    expect(lastUsed(await read(estate, {}, settings), 'prod/replicated/db')).toMatchObject({
      state: 'used',
      quiet: null,
    });
    delete replica?.accessedAt;
    const found = await read(estate, {}, settings);
    expect(secret(found, 'prod/replicated/db')?.nativeId).toBe(replica?.arn);
    expect(lastUsed(found, 'prod/replicated/db')).toMatchObject({ state: 'unknown', reason: 'disabled' });
  });

  test('a date that cannot be read is not "never"', () => {
    const body = new TextEncoder().encode('{"LastAccessedDate":"yesterday-ish"}');
    const clean: unknown = JSON.parse(new TextDecoder().decode(withoutBadDates(body, 'application/x-amz-json-1.1')));
    const { LastAccessedDate: seconds } = clean as { LastAccessedDate: number };
    expect(Time.optional().safeParse(new Date(seconds * 1000)).success).toBe(false);
  });
});

describe('what goes wrong', () => {
  test('a Region closed by a service control policy ends that Region alone', async () => {
    const estate = newEstate();
    mutate(estate, { do: 'scp', account: 'production', actions: ['secretsmanager:*'], regions: ['eu-west-1'] });
    const found = await read(estate);
    expect(readingOf(found, 'eu-west-1')).toMatchObject({ status: 'denied', records: [] });
    expect(found.readings.filter(({ status }) => status === 'complete')).toHaveLength(4);
    expect(secretsIn(found)).toHaveLength(13);
  });

  test('versions that are refused throughout are asked for a few times, and every secret is there', async () => {
    const estate = newEstate({ secrets: 100 });
    deny(estate, 'secretsmanager:ListSecretVersionIds');
    const found = await read(estate, { scopes: ['us-east-1'] });
    expect(calls(found)[1]).toBeLessThanOrEqual(12);
    expect(secretsIn(found)).toHaveLength(100);
    expect(secret(found, 'prod/legacy/ftp')?.rotatedAt).toMatchObject({ unknown: 'denied' });
    expect(found.readings).toMatchObject([{ status: 'partial' }]);
  });

  test('one refused secret costs its own age only', async () => {
    const estate = newEstate();
    estate.faults.add({
      service: 'secretsmanager',
      operation: 'ListSecretVersionIds',
      nth: 1,
      kind: 'deny',
      by: 'explicit',
    });
    const found = await read(estate);
    const ages = secretsIn(found).filter(({ rotatedAt }) => rotatedAt !== null && typeof rotatedAt === 'object');
    expect(ages).toHaveLength(2); // that one, and the one that is being deleted
    expect(readingOf(found, 'us-east-1')?.gaps).toHaveLength(1);
  });

  test('a poisoned row is named, and the others are read', async () => {
    const estate = newEstate();
    estate.faults.add({ service: 'secretsmanager', operation: 'ListSecrets', kind: 'poison', how: 'missing-id' });
    const found = await read(estate);
    expect(readingOf(found, 'us-east-1')?.gaps[0]?.what).toMatch(/^a secret in .+ \(.+\)$/);
    expect(secretsIn(found)).toHaveLength(12);
  });

  test('a cursor that comes twice is an error, not an endless run', async () => {
    const estate = newEstate({ secrets: 150 });
    estate.faults.add({ service: 'secretsmanager', operation: 'ListSecrets', kind: 'repeat-cursor', page: 2 });
    const found = await read(estate, { scopes: ['us-east-1'] });
    expect(found.readings).toMatchObject([{ status: 'failed' }]);
  });
});

describe('a Region without the service', () => {
  test('is told from a network that knows no name', async () => {
    const estate = newEstate();
    const alone = await read(estate, { transport: withoutHost(estate, 'secretsmanager.eu-west-1.') });
    expect(readingOf(alone, 'eu-west-1')?.status).toBe('unsupported');
    const both = ['secretsmanager.eu-west-1.', 'sts.eu-west-1.'];
    const offline = await read(estate, { transport: withoutHost(estate, ...both) });
    expect(readingOf(offline, 'eu-west-1')?.status).toBe('failed');
  });
});

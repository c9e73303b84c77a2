import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createEstate, truth, type Estate, type Fault } from '../../../test/estate/index.ts';
import { discoverAws } from '../../../test/suites/aws.ts';
import type { Discovery } from '../../../test/suites/connector-run.ts';

vi.mock('../../shared/pause.ts', () => ({ pause: () => Promise.resolve() }));
// The SDK waits a random part of a second between attempts: here, none of it.
beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const GAAD = 'GetAccountAuthorizationDetails';
/** Just enough users for two pages, which IAM likes to send shorter than asked for. */
const small = () =>
  createEstate({ story: false, behaviour: { shortPages: true }, size: { accounts: 1, users: 710, roles: 0, keys: 0 } });
const principals = (estate: Estate, settings: object = {}) => discoverAws(estate, settings, { only: ['principals'] });
const users = (found: Discovery) =>
  found.records.filter(({ ref }) => ref.startsWith('aws:iam-user:')).map(({ ref }) => ref);

async function withFault(
  ...faults: Fault[]
): Promise<{ estate: Estate; found: Discovery; reading: Discovery['readings'][0] | undefined }> {
  const estate = small();
  estate.faults.add(...faults);
  const found = await principals(estate);
  return { estate, found, reading: found.readings[0] };
}
const everyone = (estate: Estate) =>
  truth(estate)
    .accounts.flatMap((account) => account.users.map(({ id }) => `aws:iam-user:${id}`))
    .toSorted();

describe('what passes is tried again', () => {
  test.each<[string, Fault]>([
    ['throttling', { operation: GAAD, nth: 3, times: 1, kind: 'throttle' }],
    ['a server error', { operation: GAAD, nth: 3, times: 1, kind: 'server-error', status: 503 }],
    ['a connection reset', { operation: GAAD, nth: 3, times: 1, kind: 'reset' }],
    ['an answer cut short', { operation: GAAD, nth: 3, times: 1, kind: 'truncate' }],
    ['an expired token at a later page', { operation: GAAD, nth: 4, times: 1, kind: 'expired-token' }],
  ])('%s', async (_, fault) => {
    const { estate, found, reading } = await withFault(fault);
    expect(reading?.status).toBe('complete');
    expect(users(found).toSorted()).toEqual(everyone(estate));
  });
});

describe('what does not pass ends the collector and loses nothing', () => {
  test.each<[string, Fault, string]>([
    ['a server error without end', { operation: GAAD, page: 2, kind: 'server-error' }, 'failed'],
    ['a cursor that comes again', { operation: GAAD, page: 2, kind: 'repeat-cursor' }, 'failed'],
    ['a web page instead of data', { operation: GAAD, page: 2, kind: 'html' }, 'failed'],
    ['a redirect elsewhere', { operation: GAAD, page: 2, kind: 'redirect', to: 'https://evil.example/' }, 'failed'],
    ['denied on a later page', { operation: GAAD, page: 2, kind: 'deny' }, 'denied'],
    ['a token that expires again at once', { operation: GAAD, page: 2, kind: 'expired-token' }, 'failed'],
  ])('%s', async (_, fault, status) => {
    const { found, reading } = await withFault(fault);
    expect(reading?.status).toBe(status);
    expect(reading?.error?.message).toContain('iam');
    // What was read before is there, and nobody takes the rest for deleted.
    expect(users(found).length).toBeGreaterThan(0);
  });

  test('a cursor that comes again is noticed after one more call', async () => {
    const { estate } = await withFault({ operation: GAAD, page: 2, kind: 'repeat-cursor' });
    expect(estate.log.count({ operation: GAAD })).toBeLessThanOrEqual(5);
  });

  test('credentials that stay expired are renewed once, and then the account is left alone', async () => {
    const estate = createEstate();
    const { roleName, externalId } = truth(estate).audit;
    estate.faults.add({ service: 'iam', kind: 'expired-token' });
    const id = truth(estate).accounts.find(({ name }) => name === 'halden-data')?.id ?? '';
    const found = await discoverAws(
      estate,
      { organization: { roleName, externalId, include: [id] } },
      { only: ['principals', 'access-keys', 'passwords'] },
    );
    expect(found.readings.map(({ status }) => status)).toEqual(['failed', 'failed', 'failed']);
    expect(estate.log.count({ service: 'iam', account: id })).toBe(2);
    expect(estate.log.count({ operation: 'AssumeRole' })).toBe(2);
  });
});

describe('odd answers', () => {
  test.each(['wrong-type', 'missing-id', 'lone-surrogate', 'huge-string'] as const)(
    'one record with %s costs only itself',
    async (how) => {
      const { estate, found, reading } = await withFault({ operation: GAAD, nth: 3, times: 1, kind: 'poison', how });
      expect(users(found).length).toBeGreaterThanOrEqual(everyone(estate).length - 1);
      expect(
        users(found).length + (reading?.gaps.length ?? 0) + (reading?.quarantined.length ?? 0),
      ).toBeGreaterThanOrEqual(everyone(estate).length);
      expect(reading?.status).not.toBe('failed');
    },
  );

  test('short pages are followed to the end', async () => {
    const estate = small();
    const found = await principals(estate);
    expect(users(found).toSorted()).toEqual(everyone(estate));
  });

  test('a page too large to take is asked for again with half the size', async () => {
    const { estate, found, reading } = await withFault({
      operation: GAAD,
      nth: 3,
      times: 1,
      kind: 'huge',
      megabytes: 40,
    });
    expect(reading?.status).toBe('complete');
    expect(users(found).toSorted()).toEqual(everyone(estate));
  });

  test('an empty list after all is caught by the totals of the account', async () => {
    const { reading } = await withFault({ operation: GAAD, nth: 3, kind: 'empty-list' });
    expect(reading?.status).toBe('partial');
    expect(reading?.expected).toContainEqual(
      expect.objectContaining({ type: 'iam-user', source: 'iam:GetAccountSummary' }),
    );
  });
});

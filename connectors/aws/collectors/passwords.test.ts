import { afterEach, describe, expect, test, vi } from 'vitest';
import { isUnknown, type Credential } from '../../../core/model.ts';
import { accountOf, cases, createEstate, mutate, truth, type Estate } from '../../../test/estate/index.ts';
import { discoverAws } from '../../../test/suites/aws.ts';
import type { Discovery } from '../../../test/suites/connector-run.ts';

vi.mock('../../shared/pause.ts', () => ({ pause: () => Promise.resolve() }));
afterEach(() => vi.unstubAllEnvs());

const read = (estate: Estate) => discoverAws(estate, {}, { only: ['principals', 'passwords'] });
const reading = (found: Discovery) => found.readings.find(({ collector }) => collector === 'passwords');
const passwords = (found: Discovery): Credential[] => found.records.filter((record) => record.record === 'credential');
const humans = (estate: Estate) => truth(estate).accounts.flatMap(({ users }) => users.filter(({ human }) => human));
const ofUser = (found: Discovery, id: string | undefined) =>
  passwords(found).find(({ ref }) => ref === `aws:login-profile:${id}`);

const alphabetically = (a: string, b: string): number => (a < b ? -1 : 1);
const lastAt = (usage: Credential['usage']): string | null | undefined =>
  usage === null || isUnknown(usage) ? undefined : usage[0]?.lastAt;

describe('passwords', () => {
  test('of every user who has one, with the last sign-in', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    const found = await read(estate);
    const expected = humans(estate).map(({ id, passwordLastUsedAt }) => `${id} ${passwordLastUsedAt}`);
    const got = passwords(found)
      .filter(({ ref }) => ref.startsWith('aws:login-profile:'))
      .map(({ ref, usage }) => `${ref.split(':')[2]} ${lastAt(usage)}`);
    expect(got.toSorted(alphabetically)).toEqual(expected.toSorted(alphabetically));
    expect(reading(found)?.status).toBe('complete');
  });

  test('never used is silence since the day from which sign-ins are known without a hole', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    const found = await read(estate);
    expect(ofUser(found, cases(estate)['user.human-never-signed-in']?.id)?.usage).toMatchObject([
      { lastAt: null, windowStart: '2018-05-23T21:08:00Z' },
    ]);
  });

  test("root's, unless the account says that it has none", async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    const account = accountOf(estate, 'production');
    account.root.passwordLastUsedAt = estate.clock.now() - 86_400;
    account.report = {};
    expect(passwords(await read(estate)).filter(({ ref }) => ref.startsWith('aws:root-password:'))).toMatchObject([
      { ref: `aws:root-password:${account.id}`, identity: `aws:root:${account.id}`, status: 'active' },
    ]);
    delete account.root.passwordLastUsedAt;
    expect(passwords(await read(estate)).filter(({ ref }) => ref.startsWith('aws:root-password:'))).toEqual([]);
  });
});

describe('a report that is behind, or refused', () => {
  test('a user made since is asked about by itself, and the use is not known yet', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    await read(estate);
    mutate(estate, { do: 'create-user', account: 'production', user: 'new.person' });
    const user = accountOf(estate, 'production').users.get('new.person');
    if (user !== undefined) user.password = { changedAt: estate.clock.now() };
    const found = await read(estate);
    expect(ofUser(found, user?.id)).toMatchObject({ source: 'iam:GetLoginProfile', usage: { unknown: 'pending' } });
    expect(reading(found)?.status).toBe('complete');
  });

  test('without the report each user is asked, and root is a gap', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    estate.faults.add({ operation: 'GenerateCredentialReport', kind: 'deny' });
    const found = await read(estate);
    expect(new Set(passwords(found).map(({ identity }) => identity))).toEqual(
      new Set(humans(estate).map(({ id }) => `aws:iam-user:${id}`)),
    );
    expect(reading(found)?.gaps).toMatchObject([{ what: "root's password", because: 'denied' }]);
  });

  test('when even that is refused, nobody is said to have none', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    estate.faults.add(
      { operation: 'GenerateCredentialReport', kind: 'deny' },
      { operation: 'GetLoginProfile', kind: 'deny' },
    );
    const found = await read(estate);
    expect(passwords(found)).toEqual([]);
    expect(reading(found)?.status).toBe('partial');
    expect(reading(found)?.gaps.map(({ what }) => what)).toContain(
      'passwords that the credential report does not have',
    );
  });

  test('a report that is never ready is pending, after a bounded wait', async () => {
    const estate = createEstate({ size: { accounts: 1 }, behaviour: { reportPolls: 1000 } });
    accountOf(estate, 'production').report = {};
    const found = await read(estate);
    expect(reading(found)?.gaps[0]).toMatchObject({ because: 'pending' });
    expect(estate.log.count({ operation: 'GetCredentialReport' })).toBeLessThan(20);
  });

  test.each([22, 23] as const)('a report of %s columns', async (reportColumns) => {
    const estate = createEstate({ size: { accounts: 1 }, behaviour: { reportColumns } });
    accountOf(estate, 'production').report = {};
    expect(reading(await read(estate))?.status).toBe('complete');
  });
});

test('without the totals, nobody says that root has one, and that is a gap', async () => {
  const estate = createEstate({ size: { accounts: 1 } });
  estate.faults.add({ operation: 'GetAccountSummary', kind: 'deny' });
  const found = await read(estate);
  expect(passwords(found).filter(({ ref }) => ref.startsWith('aws:root-password:'))).toEqual([]);
  expect(reading(found)?.gaps).toMatchObject([{ what: 'whether root has a password', because: 'denied' }]);
});

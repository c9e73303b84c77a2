/** What a large account costs. The budgets are promises of the README. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createEstate, truth } from '../../test/estate/index.ts';
import { discoverAws } from '../../test/suites/aws.ts';
import { createMemory, type Discovery } from '../../test/suites/connector-run.ts';

vi.mock('../shared/pause.ts', () => ({ pause: () => Promise.resolve() }));
afterEach(() => vi.unstubAllEnvs());

const total = ({ calls }: Discovery) => Object.values(calls).reduce((sum, n) => sum + n, 0);
const count = ({ records }: Discovery, type: string) =>
  records.filter(({ ref }) => ref.startsWith(`aws:${type}:`)).length;

describe('1,000 users with 2 keys, 2,000 roles, 500 policies, 17 regions', () => {
  test('first run at most 1,060 calls, an unchanged second one at most 80, with everything both times', async () => {
    const size = { accounts: 1, users: 1000, keys: 2, roles: 2000, policies: 500, groups: 50, regions: 17 };
    const estate = createEstate({ story: false, size });
    const memory = createMemory();
    const { counts } = truth(estate);
    const runs = [await discoverAws(estate, {}, { memory }), await discoverAws(estate, {}, { memory })];
    expect(runs.map((run) => count(run, 'iam-user'))).toEqual([counts.users, counts.users]);
    expect(runs.map((run) => count(run, 'iam-role'))).toEqual([counts.roles, counts.roles]);
    expect(runs.map((run) => count(run, 'access-key'))).toEqual([counts.keys, counts.keys]);
    expect(runs.map(total)).toSatisfy(([first = Infinity, second = Infinity]) => first <= 1060 && second <= 80);
    expect(runs.flatMap(({ readings }) => readings.filter(({ status }) => status !== 'complete'))).toEqual([]);
    expect(estate.log.entries().some((entry) => entry.secretReturning)).toBe(false);
  }, 60_000);
});

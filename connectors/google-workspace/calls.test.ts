/** What a large customer costs. The budgets are promises of the README. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createEstate } from '../../test/estate/index.ts';
import { createMemory, type Discovery } from '../../test/suites/connector-run.ts';
import { discoverWorkspace, pass, workspaceTruth } from '../../test/suites/google-workspace.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

const total = ({ calls }: Discovery) => Object.values(calls).reduce((sum, n) => sum + n, 0);
const held = ({ records }: Discovery) =>
  records.reduce((sum, record) => sum + (record.record === 'grant' ? (record.delegated?.users ?? 0) : 0), 0);

describe('2,000 users with 12,000 tokens', () => {
  test('a first night costs one call a user and few more, a later one at most 60, with everything on both', async () => {
    const estate = createEstate({
      now: new Date('2026-11-21T08:00:00Z'),
      google: { users: 2000, tokens: 12_000 },
      story: false,
    });
    const memory = createMemory();
    const first = await discoverWorkspace(estate, {}, { memory });
    const unchanged = await discoverWorkspace(estate, {}, { memory });
    pass(estate, 8 * 86_400);
    // The week is over: some users are asked again.
    const later = await discoverWorkspace(estate, {}, { memory });
    const { users, apps } = workspaceTruth(estate);
    const consents = apps.reduce((sum, app) => sum + app.users.length - app.suspendedUsers.length, 0);
    expect([first, unchanged, later].map(held)).toEqual([consents, consents, consents]);
    expect(total(first)).toBeLessThanOrEqual(users + 200);
    expect(total(unchanged)).toBeLessThanOrEqual(60);
    expect(total(later)).toBeLessThanOrEqual(60);
    expect(later.calls['admin:directory.tokens.list']).toBe(10);
  }, 60_000);
});

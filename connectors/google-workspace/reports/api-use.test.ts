/** A log with more lines than a night can read: clients that its newest pages do not show are asked about in turn. */
import { afterEach, expect, test, vi } from 'vitest';
import type { Run } from '../../../core/connector.ts';
import { createEstate, type Estate } from '../../../test/estate/index.ts';
import { createMemory, type Discovery, type Memory } from '../../../test/suites/connector-run.ts';
import { changeWorkspace, discoverWorkspace, pass, workspaceTruth } from '../../../test/suites/google-workspace.ts';
import type { Session } from '../client/session.ts';
import { apiUse, usageOf, type ApiUse } from './api-use.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

const APPS = 30;
const read = (estate: Estate, memory: Memory) =>
  discoverWorkspace(estate, {}, { memory, only: ['oauth-apps', 'delegation'] });

/** Thirty apps that nobody uses, and one that is used more often than thirty pages hold. */
function busy(): Estate {
  const estate = createEstate({ now: new Date('2026-11-21T08:00:00Z'), google: { users: 3 }, story: false });
  const scopes = ['https://www.googleapis.com/auth/drive'];
  for (let n = 0; n < APPS; n++)
    changeWorkspace(estate, { do: 'authorize-app', user: 'user-1', app: `Quiet ${n}`, scopes });
  changeWorkspace(estate, { do: 'authorize-app', user: 'user-1', app: 'Busy', scopes });
  return estate;
}

function useBusily(estate: Estate, times: number): void {
  for (let n = 0; n < times; n++) changeWorkspace(estate, { do: 'use-app', user: 'user-1', app: 'Busy' });
  pass(estate, 3600);
}

function usageByName({ records }: Discovery): Map<string, unknown> {
  return new Map(
    records.flatMap((each) =>
      each.record === 'identity' && each.kind === 'oauth-app' ? [[each.name, each.usage]] : [],
    ),
  );
}

test('twenty of them each night, and each has its turn; nothing is claimed of the others', async () => {
  const estate = busy();
  useBusily(estate, 31_000);
  const memory = createMemory();
  const whole = '2026-05-25T09:00:00Z';
  const windows = (found: Discovery) =>
    [...usageByName(found)].flatMap(([name, usage]) => (name === 'Busy' ? [] : [JSON.stringify(usage)]));

  const first = windows(await read(estate, memory));
  expect(first.filter((usage) => usage.includes(whole))).toHaveLength(20);
  // The rest is known for as long as the pages reach back: not at all long.
  expect(first.filter((usage) => usage.includes('"windowStart":"2026-11-21T08:00:00Z"'))).toHaveLength(APPS - 20);

  pass(estate, 86_400);
  useBusily(estate, 11_000);
  const second = windows(await read(estate, memory));
  const full = second.filter((usage) => /"windowStart":"2026-05-26/.test(usage));
  expect(full).toHaveLength(20);
  // Those that were asked about the night before wait, and are not called unused.
  expect(second.filter((usage) => usage.includes('"unknown":"pending"'))).toHaveLength(APPS - 20);
  expect(workspaceTruth(estate).apps).toHaveLength(APPS + 1);
}, 60_000);

test('a line that is not understood may be the use of anybody: silence is claimed of nobody', async () => {
  const now = '2026-11-21T08:00:00Z';
  const line = {
    id: { time: '2026-11-20T08:00:00Z', uniqueQualifier: '1' },
    events: [{ name: 'activity', parameters: [{ name: 'client_id', value: 'seen' }] }],
  };
  const gaps: string[] = [];
  const useIn = (rows: readonly unknown[]) => {
    const session = {
      settings: { customer: 'my_customer' },
      in: () => ({ rows: () => rows }),
      memo: (_: string, make: () => unknown) => make(),
    } as unknown as Session;
    const run = {
      now: () => now,
      gap: (what: string) => void gaps.push(what),
      known: { recall: () => Promise.resolve(undefined) },
    } as unknown as Run;
    return apiUse(session, run);
  };
  const windowOf = (use: ApiUse) => usageOf(use, 'consented', 'not seen', now);
  expect(windowOf(await useIn([line]))).toMatchObject([{ lastAt: null, windowStart: '2026-05-25T08:00:00Z' }]);
  expect(gaps).toEqual([]);
  const odd = await useIn([{ id: 7 }, line]);
  expect(windowOf(odd)).toMatchObject([{ lastAt: null, windowStart: now }]);
  expect(usageOf(odd, 'consented', 'seen', now)).toMatchObject([{ lastAt: line.id.time }]);
  expect(gaps).toHaveLength(1);
});

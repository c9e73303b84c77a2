import { afterEach, describe, expect, test, vi } from 'vitest';
import { createEstate, type Estate } from '../../../test/estate/index.ts';
import { createMemory, type Discovery, type Memory, type Transport } from '../../../test/suites/connector-run.ts';
import { estateTransport } from '../../../test/suites/estate-transport.ts';
import {
  changeWorkspace,
  discoverWorkspace,
  formsAsText,
  pass,
  workspaceTruth,
} from '../../../test/suites/google-workspace.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

const DAY = 86_400;
const start = () => createEstate({ now: new Date('2026-11-21T08:00:00Z') });
/** With the other collector that reads the log of API calls: they share how far it was read. */
const read = (estate: Estate, memory: Memory = createMemory(), more: Record<string, unknown> = {}) =>
  discoverWorkspace(estate, more, { memory, only: ['oauth-apps', 'delegation'] });
const readingOf = ({ readings }: Discovery) => readings[0];
const tokensListed = ({ calls }: Discovery) => calls['admin:directory.tokens.list'] ?? 0;

function identity(found: Discovery, clientId: string) {
  const record = found.records.find(({ ref }) => ref === `google-workspace:oauth-app:${clientId}`);
  return record?.record === 'identity' ? record : undefined;
}
function grant(found: Discovery, clientId: string) {
  const record = found.records.find(({ ref }) => ref === `google-workspace:oauth-grant:${clientId}`);
  return record?.record === 'grant' ? record : undefined;
}
const idOf = (estate: Estate, name: string): string => estate.google.cases()[name]?.id ?? `no case ${name}`;
const activeUsers = (estate: Estate, clientId: string): number => {
  const app = workspaceTruth(estate).apps.find((each) => each.clientId === clientId);
  return (app?.users.length ?? 0) - (app?.suspendedUsers.length ?? 0);
};

/** The next night, as late as the connector comes. */
async function nextNight(estate: Estate, memory: Memory, days = 1): Promise<Discovery> {
  pass(estate, days * DAY);
  return read(estate, memory);
}

describe('a first night', () => {
  test('finds every app that somebody holds, with its users, scopes and last use, and nothing else', async () => {
    const estate = start();
    const found = await read(estate);
    const { apps } = workspaceTruth(estate);
    const told = found.records.flatMap((record) =>
      record.record === 'identity' && record.kind === 'oauth-app' ? [record] : [],
    );
    expect(told.map(({ nativeId }) => nativeId).toSorted()).toEqual(apps.map(({ clientId }) => clientId).toSorted());
    for (const app of apps) {
      const { users, suspendedUsers, scopes, lastUsedAt, anonymous, native } = app;
      expect(identity(found, app.clientId)).toMatchObject({
        kind: 'oauth-app',
        name: app.name,
        attributes: {
          users: users.length - suspendedUsers.length,
          suspendedUsers: suspendedUsers.length,
          anonymous,
          native,
        },
        usage: [{ lastAt: lastUsedAt }],
      });
      expect(grant(found, app.clientId)).toMatchObject({
        delegated: { by: 'users', users: users.length - suspendedUsers.length },
        document: { scopes },
      });
    }
    expect(readingOf(found)).toMatchObject({ status: 'complete', gaps: [], quarantined: [] });
  });

  test('asks each user once', async () => {
    const estate = start();
    expect(tokensListed(await read(estate))).toBe(workspaceTruth(estate).users);
  });

  test.each([
    ['app.restricted', 'sensitive'],
    ['app.everybody', 'write'],
    ['app.sign-in', 'none'],
    ['app.google', 'escalation'],
    ['app.admin', 'admin'],
    ['app.native', 'sensitive'],
  ])('%s: privilege %s', async (name, level) => {
    const estate = start();
    expect(grant(await read(estate), idOf(estate, name))?.privilege.level).toBe(level);
  });

  test('an app of our own projects has no publisher, any other has', async () => {
    const estate = start();
    const own = idOf(estate, 'app.own');
    const project = own.split('-')[0] ?? '';
    const found = await read(estate, createMemory(), { ownProjects: [project] });
    expect(identity(found, own)?.publisher).toBeNull();
    expect(identity(found, idOf(estate, 'app.restricted'))?.publisher).toMatchObject({
      name: 'Notewell AI',
      verified: null,
    });
    expect(identity(await read(estate), own)?.publisher).not.toBeNull();
  });

  test('an app that only suspended people hold is disabled', async () => {
    const estate = start();
    const found = await read(estate);
    expect(identity(found, idOf(estate, 'app.suspended-only'))).toMatchObject({
      status: 'disabled',
      ownerHints: [{ value: 'dev.patel@halden.example', standing: 'disabled' }],
    });
  });

  test('a date of consent is told only when the log goes back to all of them', async () => {
    const estate = start();
    const found = await read(estate);
    expect(grant(found, idOf(estate, 'app.restricted'))?.grantedAt).toMatch(/^2026-09-22/);
    expect(grant(found, idOf(estate, 'app.dormant'))?.grantedAt).toMatchObject({ unknown: 'unsupported' });
  });
});

describe('the next nights', () => {
  test('nobody is asked again when nothing happened', async () => {
    const estate = start();
    const memory = createMemory();
    const first = await read(estate, memory);
    const second = await nextNight(estate, memory);
    expect(tokensListed(second)).toBe(0);
    expect(second.records.map(({ ref }) => ref).toSorted()).toEqual(first.records.map(({ ref }) => ref).toSorted());
    expect(readingOf(second)?.status).toBe('complete');
  });

  test('a consent is found by asking one user, with its date', async () => {
    const estate = start();
    const memory = createMemory();
    await read(estate, memory);
    pass(estate, DAY / 2);
    const scopes = ['https://www.googleapis.com/auth/gmail.modify'];
    const change = { do: 'authorize-app', user: 'bo.ekman', app: 'Brand New', scopes } as const;
    const { clientId } = changeWorkspace(estate, change) as { clientId: string };
    const found = await nextNight(estate, memory);
    expect(tokensListed(found)).toBe(1);
    expect(grant(found, clientId)).toMatchObject({ delegated: { users: 1 }, grantedAt: '2026-11-21T20:00:00Z' });
    // Acted on once, though the log is read with an overlap.
    expect(tokensListed(await nextNight(estate, memory))).toBe(0);
  });

  test('a line that comes late is acted on when it is there', async () => {
    const estate = start();
    const memory = createMemory();
    await read(estate, memory);
    const scopes = ['https://www.googleapis.com/auth/drive'];
    const late = { do: 'authorize-app', user: 'bo.ekman', app: 'Late', scopes, lateBySeconds: 1.5 * DAY } as const;
    const { clientId } = changeWorkspace(estate, late) as { clientId: string };
    expect(grant(await nextNight(estate, memory), clientId)).toBeUndefined();
    expect(grant(await nextNight(estate, memory), clientId)).toBeDefined();
  });

  test('an app that everybody took back is no longer there, and one user less is one less', async () => {
    const estate = start();
    const memory = createMemory();
    await read(estate, memory);
    changeWorkspace(estate, { do: 'revoke-app', user: 'carla.mendes', app: 'MailMerge Pro' });
    changeWorkspace(estate, { do: 'revoke-app', user: 'carla.mendes', app: 'Slotly' });
    const found = await nextNight(estate, memory);
    expect(tokensListed(found)).toBe(1);
    expect(identity(found, idOf(estate, 'app.dormant'))).toBeUndefined();
    const slotly = idOf(estate, 'app.everybody');
    expect(grant(found, slotly)?.delegated?.users).toBe(activeUsers(estate, slotly));
  });

  test('people who are suspended or deleted are counted apart', async () => {
    const estate = start();
    const memory = createMemory();
    await read(estate, memory);
    changeWorkspace(estate, { do: 'suspend-user', user: 'carla.mendes' });
    changeWorkspace(estate, { do: 'delete-user', user: 'emre.aydin' });
    const found = await nextNight(estate, memory);
    expect(identity(found, idOf(estate, 'app.restricted'))?.attributes).toMatchObject({
      users: 3,
      suspendedUsers: 1,
      deletedUsers: 1,
    });
    // Only emre held it.
    expect(identity(found, idOf(estate, 'app.silent'))).toBeUndefined();
    // Beyond restoring, nobody speaks of them any more.
    const later = await nextNight(estate, memory, 30);
    expect(identity(later, idOf(estate, 'app.restricted'))?.attributes['deletedUsers']).toBe(0);
  });

  test('use moves on, and silence is only claimed for what was read', async () => {
    const estate = start();
    const memory = createMemory();
    await read(estate, memory);
    pass(estate, DAY / 2);
    changeWorkspace(estate, { do: 'use-app', user: 'emre.aydin', app: 'OldSync' });
    const found = await nextNight(estate, memory);
    expect(identity(found, idOf(estate, 'app.silent'))?.usage).toMatchObject([{ lastAt: '2026-11-21T20:00:00Z' }]);
    expect(identity(found, idOf(estate, 'app.dormant'))?.usage).toMatchObject([
      { lastAt: null, windowStart: '2026-11-19T08:00:00Z' },
    ]);
  });

  test('each user is asked again within a week, in case that the log missed something', async () => {
    const estate = start();
    const memory = createMemory();
    await read(estate, memory);
    let asked = 0;
    for (let night = 0; night < 14; night++) asked += tokensListed(await nextNight(estate, memory));
    expect(asked).toBeGreaterThanOrEqual(workspaceTruth(estate).users);
  });

  test('after more nights without a run than the log goes back, everybody is asked again', async () => {
    const estate = start();
    const memory = createMemory();
    await read(estate, memory);
    expect(tokensListed(await nextNight(estate, memory, 200))).toBe(workspaceTruth(estate).users);
  });
});

describe('when something cannot be read', () => {
  test('without the audit log use is unknown and changes are a gap, never "unused"', async () => {
    const estate = start();
    changeWorkspace(estate, {
      do: 'deny-scopes',
      scopes: ['https://www.googleapis.com/auth/admin.reports.audit.readonly'],
    });
    const found = await read(estate);
    expect(readingOf(found)).toMatchObject({ status: 'partial', gaps: [{ because: 'denied' }, { because: 'denied' }] });
    expect(identity(found, idOf(estate, 'app.restricted'))?.usage).toMatchObject({ unknown: 'denied' });
    expect(grant(found, idOf(estate, 'app.restricted'))).toMatchObject({
      delegated: { users: 5 },
      grantedAt: { unknown: 'denied' },
    });
  });

  test('without the security scope it ends as denied and asks nobody', async () => {
    const estate = start();
    changeWorkspace(estate, {
      do: 'deny-scopes',
      scopes: ['https://www.googleapis.com/auth/admin.directory.user.security'],
    });
    const found = await read(estate);
    expect(readingOf(found)).toMatchObject({ status: 'denied', records: [] });
    expect(tokensListed(found)).toBe(0);
  });

  test('one user who may not be asked about is a gap that names them, and the counts are not claimed', async () => {
    const estate = start();
    estate.faults.add({ service: 'admin', operation: 'directory.tokens.list', nth: 3, kind: 'deny' });
    const found = await read(estate);
    expect(readingOf(found)?.status).toBe('partial');
    expect(readingOf(found)?.gaps.map(({ because }) => because)).toEqual(['denied', 'pending']);
    expect(grant(found, idOf(estate, 'app.everybody'))?.delegated).toEqual({ by: 'users', users: null });
  });

  test('an empty directory is a failure, not a company without people', async () => {
    const estate = start();
    estate.faults.add({ service: 'admin', operation: 'directory.users.list', kind: 'empty-list' });
    expect(readingOf(await read(estate))).toMatchObject({ status: 'failed', records: [] });
  });

  test('a log without a single line of use says nothing about use', async () => {
    const estate = start();
    // The first two calls read consents, the third is the use.
    estate.faults.add({ service: 'admin', operation: 'reports.activities.list', nth: 3, kind: 'empty-list' });
    const found = await read(estate);
    expect(identity(found, idOf(estate, 'app.restricted'))?.usage).toMatchObject({ unknown: 'unlicensed' });
  });

  test('an odd line is named and the rest is read', async () => {
    const estate = start();
    estate.faults.add({
      service: 'admin',
      operation: 'directory.tokens.list',
      nth: 2,
      kind: 'poison',
      how: 'wrong-type',
    });
    const memory = createMemory();
    const found = await read(estate, memory);
    expect(readingOf(found)?.gaps.map(({ because }) => because)).toContain('failed');
    expect(readingOf(found)?.records.length).toBeGreaterThan(10);
    // Whoever holds it is asked again, or it would be missing from now on without a word.
    estate.faults.clear();
    const next = await nextNight(estate, memory);
    expect([tokensListed(next), readingOf(next)?.status]).toEqual([1, 'complete']);
  });
});

test('since when is not claimed of an app whose first consent may be in lines that were not read', async () => {
  const estate = createEstate({ now: new Date('2026-11-21T08:00:00Z'), google: { users: 2 }, story: false });
  const scopes = ['https://www.googleapis.com/auth/drive'];
  const agree = (app: string) =>
    changeWorkspace(estate, { do: 'authorize-app', user: 'user-1', app, scopes }) as { clientId: string };
  const { clientId } = agree('Long known');
  // As many as a first night reads.
  for (let n = 0; n < 30_000; n++) agree('Busy');
  pass(estate, 86_400);
  agree('Long known');
  pass(estate, 3600);
  expect(grant(await read(estate), clientId)?.grantedAt).toMatchObject({ unknown: 'unsupported' });
}, 60_000);

test('a user who could not be asked after a change is asked until they can be', async () => {
  const estate = start();
  const memory = createMemory();
  await read(estate, memory);
  const scopes = ['https://www.googleapis.com/auth/drive'];
  const change = { do: 'authorize-app', user: 'bo.ekman', app: 'Missed', scopes } as const;
  const { clientId } = changeWorkspace(estate, change) as { clientId: string };
  estate.faults.add({ operation: 'directory.tokens.list', kind: 'deny' });
  // Longer than the log is read again.
  for (let night = 0; night < 4; night++) {
    const found = await nextNight(estate, memory);
    expect(tokensListed(found)).toBe(1);
    expect(grant(found, clientId)).toBeUndefined();
  }
  estate.faults.clear();
  expect(grant(await nextNight(estate, memory), clientId)?.delegated).toEqual({ by: 'users', users: 1 });
  expect(tokensListed(await nextNight(estate, memory))).toBe(0);
});

test('an administrator who may not see super administrators reads all others, on every night', async () => {
  const estate = createEstate({
    now: new Date('2026-11-21T08:00:00Z'),
    google: { users: 40, tokens: 120 },
    story: false,
  });
  const memory = createMemory();
  // The listing goes in the order of the directory: some of the first are refused, and on the next night again.
  for (let nth = 2; nth <= 20; nth++) estate.faults.add({ operation: 'directory.tokens.list', nth, kind: 'deny' });
  const first = await read(estate, memory);
  expect(readingOf(first)?.status).toBe('partial');
  expect(readingOf(first)?.error).toBeUndefined();
  estate.faults.clear();
  estate.faults.add({ operation: 'directory.tokens.list', kind: 'deny' });
  const second = await nextNight(estate, memory);
  expect(readingOf(second)).toMatchObject({ status: 'partial', error: undefined });
  expect(second.records.length).toBe(first.records.length);
});

test('an outage ends the asking, and what was heard is kept', async () => {
  const estate = createEstate({
    now: new Date('2026-11-21T08:00:00Z'),
    google: { users: 60, tokens: 120 },
    story: false,
  });
  const transport = formsAsText(estateTransport(estate));
  let asked = 0;
  const breaking: Transport = (url, init) => {
    if (url.includes('/tokens?') && ++asked === 31) {
      estate.faults.add({ operation: 'directory.tokens.list', kind: 'html', status: 200 });
    }
    return transport(url, init);
  };
  const found = await discoverWorkspace(estate, {}, { only: ['oauth-apps'], transport: breaking });
  expect(readingOf(found)?.status).toBe('failed');
  expect(readingOf(found)?.records.length).toBeGreaterThan(0);
  expect(tokensListed(found)).toBeLessThan(60);
});

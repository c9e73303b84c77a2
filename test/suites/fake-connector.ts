/**
 * A provider without a network, for tests of the command line: two accounts with identities of every kind of trouble,
 * and a switch for each way in which signing in and reading may fail.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { defineConnector, type Connector, type Run } from '../../core/connector.ts';
import { ReadFailed, SignInFailed, Stopped } from '../../core/errors.ts';
import type { InventoryRecordInput, Ref, Scope } from '../../core/model.ts';

export interface Fake {
  signIn?: 'ok' | 'missing' | 'expired';
  /** `<account> <collector>` that the provider refuses. */
  denied?: readonly string[];
  /** `<account> <collector>` that does not end before the run is interrupted. */
  endless?: readonly string[];
  /** Users of each account. */
  users?: number;
  /** Changes records before they are handed over. */
  bend?: (record: InventoryRecordInput) => InventoryRecordInput;
  /** Permissions that a probe finds refused. */
  refused?: readonly string[];
}

const ACCOUNTS = ['000000000001', '000000000002'];
const docs = 'https://example.invalid/';
const CREATED = '2024-01-02T00:00:00Z';
/** An escape that clears the screen, and a mark that turns the rest of the line around. */
export const hostileName = 'evil\u001b[2J\u202ename';

const accountRef = (id: string): Ref => `fake:account:${id}`;

export function fakeConnector(fake: Fake = {}): Connector {
  const { signIn = 'ok', denied = [], endless = [], users = 2, bend = (record) => record, refused = [] } = fake;

  async function* read(scope: Scope, collector: string, records: InventoryRecordInput[], run: Run) {
    const place = `${scope.nativeId} ${collector}`;
    if (denied.includes(place)) throw new ReadFailed('denied', `${collector} was refused: AccessDenied`);
    for (const record of records) yield bend(record);
    if (!endless.includes(place)) return;
    // The signal is what ends it; the time is only there so that a broken test ends too.
    await sleep(20_000, undefined, { signal: run.signal }).catch(() => {});
    throw new Stopped('interrupted', 'the run was interrupted');
  }

  return defineConnector<{ regions?: string[] | undefined; token?: string | undefined }, null>({
    id: 'fake',
    title: 'Fake Cloud',
    settings: z.strictObject({ regions: z.array(z.string()).min(1).optional(), token: z.string().optional() }),
    types: {
      account: { record: 'scope', title: 'Account', docs },
      user: { record: 'identity', title: 'User', docs },
      key: { record: 'credential', title: 'Key', of: ['user'], docs },
      grant: { record: 'grant', title: 'Grant', of: ['user'], docs },
      trust: { record: 'trust', title: 'Trust', of: ['user'], docs },
    },
    limits: [{ id: 'all', operations: ['fake:*'], per: ['scope'], perSecond: 10, docs }],
    origins: () => [],
    open: async (_, run) => {
      if (signIn === 'missing') throw new SignInFailed('no credentials were found', { next: 'Run: fake login' });
      if (signIn === 'expired') throw new SignInFailed('the session has expired', { next: 'Run: fake login --sso' });
      run.note('signed in');
      return {
        session: null,
        caller: 'fake:tester',
        scopes: (async function* () {
          for (const id of ACCOUNTS) yield { scope: account(id) };
        })(),
      };
    },
    collectors: [
      {
        id: 'users',
        title: 'Users and what they may do',
        in: ['account'],
        emits: ['user', 'grant', 'trust'],
        permissions: ['fake:ListUsers', 'fake:ListGrants'],
        firstRunCalls: 4,
        collect: (_, scope, run) => read(scope, 'users', identities(scope.nativeId, users), run),
      },
      {
        id: 'keys',
        title: 'Keys',
        in: ['account'],
        emits: ['key'],
        permissions: ['fake:ListKeys'],
        after: ['users'],
        firstRunCalls: 2,
        collect: (_, scope, run) => read(scope, 'keys', keys(scope.nativeId, users, run.now()), run),
      },
    ],
    probe: async (_session, _scope, permission) => (refused.includes(permission) ? 'denied' : 'granted'),
    policy: (permissions) => JSON.stringify({ Allow: permissions }, null, 2),
  });
}

function account(id: string): Extract<InventoryRecordInput, { record: 'scope' }> {
  return {
    record: 'scope',
    ref: accountRef(id),
    source: 'fake:ListAccounts',
    kind: 'account',
    name: `account-${Number(id)}`,
    nativeId: id,
    parent: null,
    status: 'active',
  };
}

const userRef = (scope: string, number: number): Ref => `fake:user:${Number(scope)}-${number}`;

function identities(scope: string, users: number): InventoryRecordInput[] {
  return Array.from({ length: users }, (_, number): InventoryRecordInput[] => {
    const common = { scope: accountRef(scope), source: 'fake:ListUsers' };
    const identity = userRef(scope, number);
    return [
      {
        record: 'identity',
        ...common,
        ref: identity,
        kind: 'machine-user',
        name: number === 0 ? 'deploy-bot' : `worker-${Number(scope)}-${number}`,
        nativeId: `fake/${scope}/${number}`,
        status: 'active',
        nature: { is: 'machine', because: 'made for a test' },
        managedBy: 'customer',
        createdAt: CREATED,
        purpose: null,
        usage: { unknown: 'unsupported' },
        ownerHints: number === 0 ? [{ kind: 'tag', value: 'team-a', source: 'tag:owner' }] : [],
      },
      {
        record: 'grant',
        ...common,
        ref: `fake:grant:${Number(scope)}-${number}`,
        identity,
        role: 'Reader',
        roleId: 'role/Reader',
        resource: '*',
        origin: { kind: 'attached', via: null },
        grantedAt: null,
        grantedBy: { unknown: 'unsupported' },
        privilege: { level: 'read', reasons: [] },
        document: { Allow: ['read'] },
      },
      {
        record: 'trust',
        ...common,
        ref: `fake:trust:${Number(scope)}-${number}`,
        identity,
        principal: { kind: 'account', id: '999999999999', owner: '999999999999' },
        reach: 'external',
        weaknesses: ['no-external-id'],
      },
    ];
  }).flat();
}

function keys(scope: string, users: number, now: string): InventoryRecordInput[] {
  const windowStart = new Date(Date.parse(now) - 400 * 86_400_000).toISOString();
  return Array.from({ length: users }, (_, number) => ({
    record: 'credential',
    ref: `fake:key:KEY${Number(scope)}${number}`,
    scope: accountRef(scope),
    source: 'fake:ListKeys',
    identity: userRef(scope, number),
    kind: 'access-key',
    name: `KEY${Number(scope)}${number}`,
    nativeId: `KEY${Number(scope)}${number}`,
    status: 'active',
    createdAt: CREATED,
    rotatedAt: null,
    expiresAt: { unknown: 'unsupported' },
    usage: [
      {
        source: 'fake:report',
        lastAt: number === 0 ? new Date(Date.parse(now) - 3 * 86_400_000).toISOString() : null,
        windowStart,
        precision: 'second',
        lagHours: 1,
        blindTo: ['use of the console'],
      },
    ],
  }));
}

/**
 * A provider without a network, for tests of the engine: scopes with users and their keys, read page by page, and a
 * place to make any page fail.
 */
import { z } from 'zod';
import { defineConnector, type Connector, type Run } from '../../core/connector.ts';
import type { InventoryRecordInput, Ref, Scope, UsageSignal } from '../../core/model.ts';

export interface WorldKey {
  id: string;
  lastAt?: string | null;
  status?: 'active' | 'disabled';
}
export interface WorldUser {
  id: string;
  name: string;
  tags?: Record<string, string>;
  keys: WorldKey[];
}
export interface WorldAccount {
  users: WorldUser[];
  skip?: string;
  excluded?: string;
}

export interface World {
  accounts: Map<string, WorldAccount>;
  pageSize: number;
  /** Called before each page is read, the last one with `more: false`; what it throws is what the provider did. */
  onPage: (place: { account: string; collector: 'users' | 'keys'; page: number; run: Run }) => void | Promise<void>;
  /** Changes what a listing holds, e.g. an empty answer. */
  bend: (
    place: { account: string; collector: 'users' | 'keys' },
    records: InventoryRecordInput[],
  ) => InventoryRecordInput[];
  signIn: () => void;
  listScopes: (run: Run) => void;
}

export function createWorld(accounts: Record<string, WorldUser[]> = {}): World {
  return {
    accounts: new Map(Object.entries(accounts).map(([id, users]) => [id, { users }])),
    pageSize: 3,
    onPage: () => {},
    bend: (_, records) => records,
    signIn: () => {},
    listScopes: () => {},
  };
}

export const accountRef = (id: string): Ref => `world:account:${id}`;
export const userRef = (id: string): Ref => `world:user:${id}`;
export const keyRef = (id: string): Ref => `world:key:${id}`;

/** How far back the provider's own records of use go, before `now`. */
const WINDOW_DAYS = 30;

function usageOf(key: WorldKey, now: string): UsageSignal[] {
  const windowStart = new Date(Date.parse(now) - WINDOW_DAYS * 86_400_000).toISOString();
  return [{ source: 'world:report', lastAt: key.lastAt ?? null, windowStart, precision: 'second', lagHours: 1 }];
}

function userRecord(account: string, user: WorldUser): InventoryRecordInput {
  return {
    record: 'identity',
    ref: userRef(user.id),
    scope: accountRef(account),
    source: 'world:ListUsers',
    kind: 'machine-user',
    name: user.name,
    nativeId: `world/${account}/${user.name}`,
    status: 'active',
    nature: { is: 'machine', because: 'made for a test' },
    managedBy: 'customer',
    createdAt: '2024-01-01T00:00:00Z',
    purpose: null,
    usage: { unknown: 'unsupported' },
    tags: user.tags ?? {},
    ownerHints:
      user.tags?.['owner'] === undefined ? [] : [{ kind: 'tag', value: user.tags['owner'], source: 'tag:owner' }],
  };
}

function keyRecord(account: string, user: WorldUser, key: WorldKey, now: string): InventoryRecordInput {
  return {
    record: 'credential',
    ref: keyRef(key.id),
    scope: accountRef(account),
    source: 'world:ListKeys',
    identity: userRef(user.id),
    kind: 'access-key',
    name: key.id,
    nativeId: key.id,
    status: key.status ?? 'active',
    createdAt: '2024-01-01T00:00:00Z',
    rotatedAt: null,
    expiresAt: { unknown: 'unsupported' },
    usage: usageOf(key, now),
  };
}

export function worldConnector(world: World): Connector {
  async function* paged(
    account: string,
    collector: 'users' | 'keys',
    all: InventoryRecordInput[],
    run: Run,
  ): AsyncGenerator<InventoryRecordInput> {
    const records = world.bend({ account, collector }, all);
    for (let page = 0; page === 0 || page * world.pageSize < records.length; page++) {
      await world.onPage({ account, collector, page, run });
      yield* records.slice(page * world.pageSize, (page + 1) * world.pageSize);
    }
  }
  const docs = 'https://example.invalid/';
  const usersOf = (scope: Scope): WorldUser[] => world.accounts.get(scope.nativeId)?.users ?? [];
  const shared = { in: ['account' as const], permissions: [], firstRunCalls: 1 };
  return defineConnector<object, null>({
    id: 'world',
    title: 'World',
    settings: z.object({}),
    types: {
      account: { record: 'scope', title: 'Account', docs },
      user: { record: 'identity', title: 'User', docs },
      key: { record: 'credential', title: 'Key', of: ['user'], docs },
    },
    limits: [],
    origins: () => [],
    open: async (_, run) => {
      world.signIn();
      return {
        session: null,
        caller: 'tester',
        scopes: (async function* () {
          world.listScopes(run);
          for (const [id, { skip, excluded }] of world.accounts) {
            yield {
              scope: {
                record: 'scope',
                ref: accountRef(id),
                source: 'world:ListAccounts',
                kind: 'account',
                name: id,
                nativeId: id,
                parent: null,
                status: 'active',
              },
              ...(skip === undefined ? {} : { skip }),
              ...(excluded === undefined ? {} : { excluded }),
            };
          }
        })(),
      };
    },
    collectors: [
      {
        ...shared,
        id: 'users',
        title: 'Users',
        emits: ['user'],
        collect: (_, scope, run) =>
          paged(
            scope.nativeId,
            'users',
            usersOf(scope).map((user) => userRecord(scope.nativeId, user)),
            run,
          ),
      },
      {
        ...shared,
        id: 'keys',
        title: 'Keys',
        emits: ['key'],
        after: ['users'],
        collect: (_, scope, run) =>
          paged(
            scope.nativeId,
            'keys',
            usersOf(scope).flatMap((user) => user.keys.map((key) => keyRecord(scope.nativeId, user, key, run.now()))),
            run,
          ),
      },
    ],
    probe: async () => 'cannot-tell',
    policy: () => '',
  });
}

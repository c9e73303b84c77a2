/**
 * SSH keys of everybody on a GitHub Enterprise Server, as its administrators see them. Deploy keys are in the same list; they
 * are read with their repositories. The list of tokens beside it is not asked for: its answers have a field for the
 * token itself.
 * https://docs.github.com/enterprise-server@latest/rest/enterprise-admin/users
 */
import type { Collector } from '../../../core/connector.ts';
import type { InventoryRecordInput, Ref } from '../../../core/model.ts';
import type { Session } from '../client/session.ts';
import { natureOf } from '../people.ts';
import { everyRow, listed } from '../rows.ts';
import { MemberRow, ServerKeyRow } from '../schemas.ts';
import { kindOf } from './users.ts';

const OPERATION = 'enterprise-admin/list-public-keys';

export const serverKeys: Collector<Session> = {
  id: 'server-keys',
  title: 'SSH keys of all accounts of a GitHub Enterprise Server',
  in: ['tenant'],
  emits: ['server-account', 'user-key'],
  // No App may read it: it takes the scope `site_admin` of a token of an administrator.
  permissions: [],
  firstRunCalls: 20,
  async *collect(session, scope, run) {
    const reader = session.in(scope.nativeId, run);
    const keys: ServerKeyRow[] = [];
    for await (const row of listed(reader, { operation: OPERATION, path: '/admin/keys' }, ServerKeyRow, run)) {
      if (row.repository_id === null && row.user_id !== null) keys.push(row);
    }
    const owners = new Set(keys.map(({ user_id: id }) => id));
    const logins = new Map<number, string>();
    for await (const account of everyRow(reader, { operation: 'users/list', path: '/users' }, MemberRow)) {
      if (!owners.has(account.id)) continue;
      logins.set(account.id, account.login);
      yield accountOf(session, account, scope.ref);
    }
    for (const key of keys) yield keyOf(session, key, scope.ref, logins.get(key.user_id ?? 0));
  },
};

function accountOf(session: Session, account: MemberRow, scope: Ref): InventoryRecordInput {
  const nature = natureOf(account);
  return {
    record: 'identity',
    ref: session.ref('server-account', account.id),
    scope,
    source: 'users/list',
    kind: kindOf(account, nature.is),
    name: account.login,
    nativeId: String(account.id),
    // The list does not say who is suspended.
    status: 'unknown',
    nature,
    managedBy: 'customer',
    createdAt: { unknown: 'unsupported', detail: 'lists of users do not tell; it would cost one call for each' },
    purpose: null,
    ownerHints: nature.is === 'human' ? [{ kind: 'owner', value: account.login, source: 'login' }] : [],
    usage: { unknown: 'unsupported', detail: 'GitHub Enterprise Server has no API Insights' },
  };
}

function keyOf(session: Session, row: ServerKeyRow, scope: Ref, login: string | undefined): InventoryRecordInput {
  return {
    record: 'credential',
    ref: session.ref('user-key', row.id),
    scope,
    source: OPERATION,
    // An owner whom the list of users does not have was deleted in between.
    identity: login === undefined ? null : session.ref('server-account', row.user_id ?? 0),
    kind: 'ssh-key',
    name: (row.title || `SSH key ${row.id}`).slice(0, 1024),
    nativeId: String(row.id),
    status: 'active',
    createdAt: row.created_at,
    // A key is not changed: another one is added.
    rotatedAt: null,
    expiresAt: { unknown: 'unsupported', detail: 'SSH keys do not expire' },
    usage: [
      {
        source: 'github:admin-keys',
        lastAt: row.last_used,
        windowStart: row.created_at,
        precision: 'second',
        lagHours: 24,
      },
    ],
    ownerHints: login === undefined ? [] : [{ kind: 'owner', value: login, source: OPERATION }],
    attributes: { verified: row.verified, readOnly: row.read_only },
  };
}

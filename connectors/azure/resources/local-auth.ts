/** Keys of storage accounts, databases and other services: how old they are, and whether they let anybody in. */
import type { Collector } from '../../../core/connector.ts';
import { parseRow } from '../../shared/rows.ts';
import type { Session } from '../client/session.ts';
import { leftOut } from '../settings.ts';
import { AccountRow, kinds, QUERY } from './local-auth/kinds.ts';
import { localKeyRecord } from './local-auth/records.ts';
import { countedIn } from './subscriptions.ts';

export const localAuth: Collector<Session> = {
  id: 'local-auth',
  title: 'Keys of storage accounts, databases and other services',
  in: ['tenant'],
  emits: ['storage-key', 'cosmos-key', 'registry-admin', 'local-key'],
  permissions: ['Microsoft.Resources/subscriptions/read', '*/read'],
  firstRunCalls: 5,
  async *collect(session, scope, run) {
    const counted = countedIn('keys of accounts', session, scope, run);
    for await (const row of session.in(scope, run).query(QUERY, { operation: 'arg:resources' })) {
      const account = parseRow(row, AccountRow, 'an account with keys', run);
      const kind = kinds[account?.type.toLowerCase() ?? ''];
      if (account === undefined || kind === undefined) continue;
      if (leftOut(session.settings, account.subscriptionId) !== undefined) continue;
      counted.add(account.subscriptionId);
      for (const key of kind.keys(account)) yield localKeyRecord(account, kind, key);
    }
    await counted.end();
  },
};

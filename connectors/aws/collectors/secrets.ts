/**
 * Secrets Manager's secrets of a Region: names and dates, never values. A secret that is replicated is one record, in
 * its primary Region; DescribeSecret tells there when each replica was read, whether or not we may read its Region.
 */
import type { Collector, Run } from '../../../core/connector.ts';
import type { InventoryRecordInput, Scope } from '../../../core/model.ts';
import { ahead } from '../../shared/ahead.ts';
import { whereOffered } from '../client/offered.ts';
import type { Session } from '../client/session.ts';
import { parseRow } from '../../shared/rows.ts';
import { ListSecrets, SecretRow } from '../schemas/secrets.ts';
import { lookups } from '../secrets/lookups.ts';
import { secretRecord } from '../secrets/records.ts';
import type { Elsewhere } from '../secrets/usage.ts';

/** Secrets looked up at once. The limit sets the pace; this only hides the latency. */
const AT_ONCE = 8;
/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecrets.html: 100 is the most. */
const PAGE = { MaxResults: 100 };
const nowhere: Elsewhere = { replicas: [] };

export const secrets: Collector<Session> = {
  id: 'secrets',
  title: "Secrets Manager's secrets",
  in: ['region'],
  emits: ['secret'],
  permissions: ['secretsmanager:ListSecrets', 'secretsmanager:ListSecretVersionIds', 'secretsmanager:DescribeSecret'],
  firstRunCalls: 20,
  async *collect(session, scope, run) {
    yield* whereOffered('secretsmanager', { session, scope, run }, () => read(session, scope, run));
  },
};

async function* read(session: Session, scope: Scope, run: Run): AsyncGenerator<InventoryRecordInput> {
  const reader = session.in(scope, run);
  const look = lookups(reader, run);
  const region = scope.nativeId;
  const { regions } = session.settings;
  const replicas = new Map<string, number>();

  async function* rows(): AsyncGenerator<SecretRow> {
    // Without the planned deletions, a secret that can still be restored would be taken for gone.
    const question = { IncludePlannedDeletion: true };
    for await (const page of reader.pages('secretsmanager:ListSecrets', question, ListSecrets, PAGE)) {
      for (const item of page.SecretList) {
        const row = parseRow(item, SecretRow, 'a secret in secretsmanager:ListSecrets', run);
        if (row === undefined) continue;
        const primary = row.PrimaryRegion ?? region;
        if (primary === region || regions?.includes(primary) === false) yield row;
        else replicas.set(primary, (replicas.get(primary) ?? 0) + 1);
      }
    }
  }

  async function elsewhereOf(row: SecretRow): Promise<Elsewhere> {
    if (row.PrimaryRegion === undefined) return nowhere;
    if (row.PrimaryRegion === region) return look.replicasOf(row);
    return { unknown: 'disabled', detail: `it is a replica, and its primary Region ${row.PrimaryRegion} is not read` };
  }

  yield* ahead(rows(), AT_ONCE, async (row) => {
    const [value, elsewhere] = await Promise.all([look.valueOf(row), elsewhereOf(row)]);
    return secretRecord(row, scope, value, elsewhere, run.now());
  });
  for (const [primary, count] of replicas) run.note(`replicas here of ${count} secrets in ${primary} are read there`);
  if (look.asked > 0)
    run.note(`the age of ${look.asked} values was asked one by one; the same version is not asked again`);
}

/**
 * Delegated grants: what clients may do for people. All of them in a few dozen pages; the next night only the clients
 * with changes, and the rest from what is stored.
 */
import type { Collector, Run } from '../../../core/connector.ts';
import type { InventoryRecordInput, Ref, Scope } from '../../../core/model.ts';
import { parseRow } from '../../shared/rows.ts';
import type { Reader } from '../client/reader.ts';
import type { Session } from '../client/session.ts';
import { principalIndex } from '../directory/principal-index.ts';
import { apisOf, type Apis } from './apis.ts';
import { GrantRow, tally, type Delegated, type Tally } from './delegated/aggregate.ts';
import { bookmarkOf, changesSince, forget, linkFromNow, remember, type Bookmark } from './delegated/changes.ts';
import { clientOf } from './delegated/grant-id.ts';
import { DELEGATED_GRANT, delegatedGrant, storedGrant } from './delegated/records.ts';
import { failures } from './failures.ts';
import { holdersFor, type Holders } from './holders.ts';

const OPERATION = 'graph:oauth2PermissionGrants';
/** The most in a page. https://learn.microsoft.com/en-us/graph/api/oauth2permissiongrant-list */
const PAGE = '999';
/** Beyond this, asking client by client costs more than reading everything. */
const MOST_CLIENTS = 600;

export const delegatedGrants: Collector<Session> = {
  id: 'delegated-grants',
  title: 'Delegated permissions',
  in: ['tenant'],
  emits: [DELEGATED_GRANT],
  // DelegatedPermissionGrant.Read.All is documented too, but does not cover the rest of the directory.
  permissions: ['Directory.Read.All'],
  after: ['principals'],
  firstRunCalls: 65,
  async *collect(session, scope, run) {
    const index = await principalIndex(session, scope, run);
    const holders = await holdersFor('delegated-grants', { session, scope, run, index });
    const reader = session.in(scope, run);
    const context = { reader, scope, run, holders, apis: await apisOf(session, scope, run) };
    const bookmark = await bookmarkOf(reader.tenant, run);
    const changes = bookmark === undefined ? undefined : await changesSince(bookmark, reader, run);
    if (bookmark === undefined || changes === undefined || changes.clients.size > MOST_CLIENTS) {
      yield* everything(context);
    } else {
      yield* changed(context, changes.clients, { ...bookmark, link: changes.deltaLink });
    }
    holders.end(run);
  },
};

interface Context {
  reader: Reader;
  scope: Scope;
  run: Run;
  holders: Holders;
  apis: Apis;
}

async function* everything(context: Context): AsyncGenerator<InventoryRecordInput> {
  const { reader, run } = context;
  // Before the listing, so that nothing that changes meanwhile is missed.
  const link = await linkFromNow(reader, run);
  const counted = tally();
  let idsTell = true;
  let odd = false;
  const request = {
    service: 'graph',
    path: '/v1.0/oauth2PermissionGrants',
    query: { $top: PAGE },
    operation: OPERATION,
  } as const;
  for await (const row of reader.rows(request)) {
    const grant = count(row, counted, run);
    odd ||= grant === undefined;
    idsTell &&= grant !== undefined && clientOf(grant.id) === grant.clientId;
  }
  if (link !== undefined && !odd) remember(reader.tenant, { link, readAt: run.now(), idsTell }, run);
  yield* records(counted.all(), context);
}

async function* changed(
  context: Context,
  clients: ReadonlySet<string>,
  next: Bookmark,
): AsyncGenerator<InventoryRecordInput> {
  const { reader, run, scope } = context;
  const counted = tally();
  const items = [...clients].map((id) => ({
    id,
    path: `/oauth2PermissionGrants?$filter=${encodeURIComponent(`clientId eq '${id}'`)}&$top=${PAGE}`,
  }));
  const failed = failures('delegated grants', items.length);
  let odd = false;
  for await (const { id, rows, error } of reader.batch(items, OPERATION)) {
    if (error !== null) failed.add(error, id);
    odd ||= error !== null;
    for (const row of rows) odd = count(row, counted, run) === undefined || odd;
  }
  failed.end(run);
  yield* records(counted.all(), context);
  let strange = 0;
  for await (const record of run.known.all(DELEGATED_GRANT)) {
    const stored = storedGrant(record);
    if (stored === undefined) strange++;
    else if (!clients.has(stored.client)) yield* records([stored], context);
  }
  if (strange > 0) {
    run.gap(`${strange} delegated grants as they are stored`, 'pending', 'the next run reads all of them anew');
    forget(reader.tenant, run);
  } else if (!odd) remember(reader.tenant, next, run);
  run.note(`delegated grants of ${clients.size} clients changed since ${next.readAt}, in ${scope.nativeId}`);
}

function count(row: unknown, counted: Tally, run: Run): GrantRow | undefined {
  const grant = parseRow(row, GrantRow, 'a delegated grant', run);
  if (grant !== undefined) counted.add(grant);
  return grant;
}

function* records(all: Iterable<Delegated>, { scope, holders, apis }: Context): Generator<InventoryRecordInput> {
  for (const delegated of all) {
    // Only service principals are clients.
    const identity: Ref | null = holders.refOf({ id: delegated.client, type: 'ServicePrincipal' });
    if (identity === null) continue;
    yield delegatedGrant(delegated, { scope, identity, resource: apis.of(delegated.resource) });
  }
}

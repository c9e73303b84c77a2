/** Federated identity credentials: whose tokens an application, or a managed identity, takes in place of a secret. */
import type { Collector, Run } from '../../../core/connector.ts';
import type { InventoryRecordInput, NotSeen, Ref, Scope } from '../../../core/model.ts';
import { parseRow } from '../../shared/rows.ts';
import type { Reader } from '../client/reader.ts';
import type { Session } from '../client/session.ts';
import { applicationRef, managedIdentityRef } from '../directory/identities.ts';
import { whatPrincipalsSaw, type Seen } from '../directory/seen.ts';
import { federatedApplications, federatedIdentities, type Federated } from '../federation/read.ts';
import { FederatedCredentialRow, recordsOf } from '../federation/records.ts';
import { usageOfFederated, type Federating } from '../usage/federated.ts';
import { SignInLog } from '../usage/sign-in-log.ts';
import { ELSEWHERE, type Usage } from '../usage/signals.ts';

export const federatedCredentials: Collector<Session> = {
  id: 'federated-credentials',
  title: 'Federated identity credentials, and whose tokens they take',
  in: ['tenant'],
  emits: ['federated-credential', 'federated-trust'],
  permissions: ['Application.Read.All', 'AuditLog.Read.All'],
  after: ['principals'],
  firstRunCalls: 20,
  async *collect(session, scope, run) {
    const reader = session.in(scope, run);
    const seen = await whatPrincipalsSaw(session, reader.tenant);
    const log = await SignInLog.open(reader, run);
    const context: Context = { seen, log, reader, scope, run };
    for await (const federated of federatedApplications(reader, run)) {
      const identity = applicationRef(federated.objectId);
      yield* recordsIn(federated, { identity, appId: federated.appId, isManaged: false }, context);
    }
    if (session.settings.managedIdentityFederation) yield* ofManagedIdentities(context);
    log.end();
  },
};

interface Context {
  seen: Seen | null;
  log: SignInLog;
  reader: Reader;
  scope: Scope;
  run: Run;
}

interface Owner {
  identity: Ref;
  appId: string;
  isManaged: boolean;
}

const notRead: NotSeen = {
  unknown: 'failed',
  detail: 'the applications were not read in this run, nor when they were used',
};

function usageOf(owner: Owner, { rows }: Federated, { seen, log }: Context): Promise<(id: string) => Usage> {
  if (seen === null) return Promise.resolve(() => notRead);
  const { identity, appId, isManaged } = owner;
  const federating: Federating = {
    appId,
    isManaged,
    // A managed identity also gets tokens where it runs.
    hasOne: rows.length === 1 && !isManaged && !seen.withKeys.has(identity),
    blindTo: seen.multiTenant.has(identity) ? [ELSEWHERE] : [],
  };
  return usageOfFederated(federating, seen.usage, log);
}

async function* recordsIn(federated: Federated, owner: Owner, context: Context): AsyncGenerator<InventoryRecordInput> {
  const { reader, scope, run } = context;
  const usage = await usageOf(owner, federated, context);
  for (const row of federated.rows) {
    const parsed = parseRow(row, FederatedCredentialRow, 'a federated credential', run);
    if (parsed === undefined) continue;
    yield* recordsOf(parsed, {
      objectId: federated.objectId,
      identity: owner.identity,
      usage: usage(parsed.id),
      scope: scope.ref,
      tenant: reader.tenant,
      source: 'graph:federatedIdentityCredentials',
    });
  }
}

/** Those that belong to a resource cannot have any. */
async function* ofManagedIdentities(context: Context): AsyncGenerator<InventoryRecordInput> {
  const { reader, run } = context;
  const appIds = new Map<string, string>();
  for await (const record of run.known.all('managed-identity')) {
    if (record.record !== 'identity' || record.attributes['assigned'] !== 'user') continue;
    appIds.set(record.ref.slice(managedIdentityRef('').length), record.nativeId);
  }
  for await (const federated of federatedIdentities(reader, run, appIds.keys())) {
    const { objectId } = federated;
    const owner = { identity: managedIdentityRef(objectId), appId: appIds.get(objectId) ?? '', isManaged: true };
    yield* recordsIn(federated, owner, context);
  }
}

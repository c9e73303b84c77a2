/** Federated identity credentials: whose tokens an application, or a managed identity, takes in place of a secret. */
import type { Collector, Run } from '../../../core/connector.ts';
import type { InventoryRecordInput, NotSeen, Observed, Ref, Scope, UsageSignal } from '../../../core/model.ts';
import { parseRow } from '../../shared/rows.ts';
import type { Reader } from '../client/reader.ts';
import type { Session } from '../client/session.ts';
import { applicationRef, managedIdentityRef } from '../directory/identities.ts';
import { whatPrincipalsSaw, type Seen } from '../directory/seen.ts';
import { federatedApplications, federatedIdentities, type Federated } from '../federation/read.ts';
import { FederatedCredentialRow, recordsOf } from '../federation/records.ts';
import { usageOfOnlyCredential } from '../usage/signals.ts';

export const federatedCredentials: Collector<Session> = {
  id: 'federated-credentials',
  title: 'Federated identity credentials, and whose tokens they take',
  in: ['tenant'],
  emits: ['federated-credential', 'federated-trust'],
  permissions: ['Application.Read.All'],
  after: ['principals'],
  firstRunCalls: 20,
  async *collect(session, scope, run) {
    const reader = session.in(scope, run);
    const seen = await whatPrincipalsSaw(session, reader.tenant);
    for await (const federated of federatedApplications(reader, run)) {
      const identity = applicationRef(federated.objectId);
      const usage = usageOf(federated, identity, seen);
      yield* recordsIn(federated, { identity, usage, reader, scope, run });
    }
    if (session.settings.managedIdentityFederation) yield* ofManagedIdentities(reader, scope, run);
  },
};

const manyWays: NotSeen = {
  unknown: 'unsupported',
  detail: 'Entra reports the use of the application, and it has other ways to sign in',
};

/** When it is all that the application can sign in with, the use of the application is its own. */
function usageOf({ appId, rows }: Federated, identity: Ref, seen: Seen | null): Observed<UsageSignal[]> {
  if (seen === null || rows.length > 1 || seen.withKeys.has(identity)) return manyWays;
  return usageOfOnlyCredential(appId, seen.usage);
}

interface Context {
  identity: Ref;
  usage: Observed<UsageSignal[]>;
  reader: Reader;
  scope: Scope;
  run: Run;
}

function* recordsIn(
  { objectId, rows }: Federated,
  { identity, usage, reader, scope, run }: Context,
): Generator<InventoryRecordInput> {
  for (const row of rows) {
    const parsed = parseRow(row, FederatedCredentialRow, 'a federated credential', run);
    if (parsed === undefined) continue;
    yield* recordsOf(parsed, {
      objectId,
      identity,
      usage,
      scope: scope.ref,
      tenant: reader.tenant,
      source: 'graph:federatedIdentityCredentials',
    });
  }
}

/** Those that belong to a resource cannot have any. */
async function* ofManagedIdentities(reader: Reader, scope: Scope, run: Run): AsyncGenerator<InventoryRecordInput> {
  const ids: string[] = [];
  for await (const record of run.known.all('managed-identity')) {
    if (record.record !== 'identity' || record.attributes['assigned'] !== 'user') continue;
    ids.push(record.ref.slice(managedIdentityRef('').length));
  }
  for await (const federated of federatedIdentities(reader, run, ids)) {
    const identity = managedIdentityRef(federated.objectId);
    yield* recordsIn(federated, { identity, usage: manyWays, reader, scope, run });
  }
}

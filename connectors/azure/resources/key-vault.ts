/** Secrets, keys and certificates in key vaults: names and dates from the vaults themselves, one by one. */
import { z } from 'zod';
import type { Collector, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { InventoryRecordInput, Scope } from '../../../core/model.ts';
import { ahead } from '../../shared/ahead.ts';
import { parseRow } from '../../shared/rows.ts';
import type { Request } from '../client/reader.ts';
import type { Session } from '../client/session.ts';
import { subscriptionRef } from '../scopes.ts';
import { leftOut } from '../settings.ts';
import { collections, ItemRow, vaultRecord, type Collection, type Vault } from './key-vault/records.ts';
import { switchedOff } from './opt-in.ts';
import { countedIn, type Counted } from './subscriptions.ts';

/** The limit sets the pace; this only hides the latency. */
const AT_ONCE = 4;
const API_VERSION = '7.4';
/** The most in a page. https://learn.microsoft.com/en-us/rest/api/keyvault/secrets/get-secrets/get-secrets#uri-parameters */
const PAGE = '25';

const QUERY = `resources
| where type =~ 'microsoft.keyvault/vaults'
| project id, name, subscriptionId, uri = properties.vaultUri
| order by id asc`;
const Row = z.object({
  id: z.string().startsWith('/'),
  name: z.string().regex(/^[A-Za-z0-9-]{3,24}$/, 'not the name of a vault'),
  subscriptionId: z.string().min(1),
  uri: z.url().nullish(),
});

export const keyVault: Collector<Session> = {
  id: 'key-vault',
  title: 'Secrets, keys and certificates in key vaults',
  in: ['tenant'],
  emits: ['vault-secret', 'vault-key', 'vault-certificate'],
  permissions: [
    'Microsoft.KeyVault/vaults/read',
    'Microsoft.KeyVault/vaults/secrets/readMetadata/action',
    'Microsoft.KeyVault/vaults/keys/read',
    'Microsoft.KeyVault/vaults/certificates/read',
  ],
  firstRunCalls: 60,
  async *collect(session, scope, run) {
    if (!session.settings.keyVaults) switchedOff('key vaults', 'keyVaults: true');
    const counted = countedIn('key vaults', session, scope, run);
    let vaults = 0;
    let refused: ReadFailed | undefined;
    let closed = 0;
    for await (const { records, error } of ahead(vaultsOf(counted, session, scope, run), AT_ONCE, (vault) =>
      readVault(vault, session, scope, run),
    )) {
      vaults++;
      if (error !== undefined) closed++;
      refused ??= error;
      yield* records;
    }
    if (refused !== undefined && closed === vaults) throw refused;
    await counted.end();
  },
};

async function* vaultsOf(counted: Counted, session: Session, scope: Scope, run: Run): AsyncGenerator<Vault> {
  for await (const row of session.in(scope, run).query(QUERY, { operation: 'arg:resources' })) {
    const parsed = parseRow(row, Row, 'a key vault', run);
    if (parsed === undefined || leftOut(session.settings, parsed.subscriptionId) !== undefined) continue;
    const { id, name, subscriptionId, uri } = parsed;
    counted.add(subscriptionId);
    const suffix = session.cloud.hostSuffixes.vault?.[0] ?? '.vault.azure.net';
    yield { id, name, subscriptionId, host: uri ? new URL(uri).host : `${name.toLowerCase()}${suffix}` };
  }
}

interface Contents {
  records: InventoryRecordInput[];
  /** Nothing of it was read. */
  error?: ReadFailed;
}

async function readVault(vault: Vault, session: Session, scope: Scope, run: Run): Promise<Contents> {
  const records: InventoryRecordInput[] = [];
  const refusals: ReadFailed[] = [];
  for (const collection of collections) {
    try {
      const rows = session.in(scope, run).rows(requestFor(vault, collection, session));
      for await (const row of rows) {
        const item = parseRow(row, ItemRow, `one of the ${collection.path} in ${vault.name}`, run);
        // Keys and secrets behind certificates are part of those.
        if (item === undefined || (item.managed === true && collection.path !== 'certificates')) continue;
        records.push(vaultRecord(item, vault, collection, run.now()));
      }
    } catch (error) {
      if (!(error instanceof ReadFailed)) throw error;
      const { message, because } = error;
      run.gap(`${collection.path} in vault ${vault.name}`, because, message, subscriptionRef(vault.subscriptionId));
      refusals.push(error);
      // A firewall lets nobody in to the rest either.
      if (/not authorized and caller is not a trusted service|ForbiddenByFirewall/i.test(message)) break;
    }
  }
  const [first] = refusals;
  return { records, ...(first !== undefined && records.length === 0 ? { error: first } : {}) };
}

/** Each vault has a host of its own; behind a gateway it has a folder. */
function requestFor(vault: Vault, { path }: Collection, { cloud }: Session): Request {
  const query = { 'api-version': API_VERSION, maxresults: PAGE };
  const request = { service: 'vault', query, operation: `vault:${path}` } as const;
  return cloud.overridden.has('vault')
    ? { ...request, path: `/vaults/${vault.name}/${path}` }
    : { ...request, path: `/${path}`, host: vault.host };
}

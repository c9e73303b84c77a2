/** Services that let in whoever has a key, and how each says so. Keys themselves are never asked for. */
import { z } from 'zod';

const flag = z.union([z.boolean(), z.string().transform((text) => /^true$/i.test(text))]).nullish();
const KeyMetadata = z.object({ generationTime: z.string().nullish() }).nullish();

/** A row of the query: only what tells how old a key is, and whether it works. */
export const AccountRow = z.object({
  id: z.string().startsWith('/'),
  name: z.string().min(1),
  type: z.string().min(1),
  subscriptionId: z.string().min(1),
  tags: z.record(z.string(), z.string()).nullish(),
  created: z.string().nullish(),
  keyCreationTime: z.record(z.string(), z.string().nullish()).nullish(),
  allowSharedKeyAccess: flag,
  keyExpirationDays: z.number().nullish(),
  keysMetadata: z.record(z.string(), KeyMetadata).nullish(),
  disableLocalAuth: flag,
  adminUserEnabled: flag,
});
export type AccountRow = z.infer<typeof AccountRow>;

export interface LocalKey {
  /** `key1`, `primaryMasterKey`, `admin`. */
  key: string;
  /** When the value was made; `null`: Azure does not say. */
  madeAt: string | null;
  enabled: boolean;
}

export interface Kind {
  /** Native type of the credential. */
  credential: 'storage-key' | 'cosmos-key' | 'registry-admin' | 'local-key';
  keys(row: AccountRow): LocalKey[];
}

/** https://learn.microsoft.com/en-us/azure/storage/common/storage-account-keys-manage */
const storage: Kind = {
  credential: 'storage-key',
  keys: ({ keyCreationTime, allowSharedKeyAccess }) =>
    // Accounts that never changed a key since 2021 have no dates, and two keys all the same.
    Object.entries(keyCreationTime ?? { key1: null, key2: null }).map(([key, at]) => ({
      key,
      madeAt: at ?? null,
      enabled: allowSharedKeyAccess !== false,
    })),
};

const COSMOS_KEYS = [
  'primaryMasterKey',
  'secondaryMasterKey',
  'primaryReadonlyMasterKey',
  'secondaryReadonlyMasterKey',
];
/** No date: last changed before 2022-06-18. https://learn.microsoft.com/en-us/javascript/api/@azure/arm-cosmosdb/accountkeymetadata */
const cosmos: Kind = {
  credential: 'cosmos-key',
  keys: ({ keysMetadata, disableLocalAuth }) =>
    COSMOS_KEYS.map((key) => ({
      key,
      madeAt: keysMetadata?.[key]?.generationTime ?? null,
      enabled: disableLocalAuth !== true,
    })),
};

/** One user name and password for everybody. https://learn.microsoft.com/en-us/azure/container-registry/container-registry-authentication#admin-account */
const registry: Kind = {
  credential: 'registry-admin',
  keys: ({ adminUserEnabled }) => [{ key: 'admin', madeAt: null, enabled: adminUserEnabled === true }],
};

/** Keys are on until somebody switches them off. https://learn.microsoft.com/en-us/azure/governance/policy/samples/built-in-policies */
const local: Kind = {
  credential: 'local-key',
  keys: ({ disableLocalAuth }) => [{ key: 'local', madeAt: null, enabled: disableLocalAuth !== true }],
};

export const kinds: Readonly<Record<string, Kind>> = {
  'microsoft.storage/storageaccounts': storage,
  'microsoft.documentdb/databaseaccounts': cosmos,
  'microsoft.containerregistry/registries': registry,
  'microsoft.appconfiguration/configurationstores': local,
  'microsoft.automation/automationaccounts': local,
  'microsoft.cognitiveservices/accounts': local,
  'microsoft.devices/iothubs': local,
  'microsoft.eventgrid/domains': local,
  'microsoft.eventgrid/topics': local,
  'microsoft.eventhub/namespaces': local,
  'microsoft.maps/accounts': local,
  'microsoft.relay/namespaces': local,
  'microsoft.search/searchservices': local,
  'microsoft.servicebus/namespaces': local,
  'microsoft.signalrservice/signalr': local,
  'microsoft.signalrservice/webpubsub': local,
};

export const QUERY = `resources
| where type in~ (${Object.keys(kinds)
  .map((type) => `'${type}'`)
  .join(', ')})
| project id, name, type, subscriptionId, tags,
  created = tostring(properties.creationTime),
  keyCreationTime = properties.keyCreationTime,
  allowSharedKeyAccess = properties.allowSharedKeyAccess,
  keyExpirationDays = properties.keyPolicy.keyExpirationPeriodInDays,
  keysMetadata = properties.keysMetadata,
  disableLocalAuth = properties.disableLocalAuth,
  adminUserEnabled = properties.adminUserEnabled
| order by id asc`;

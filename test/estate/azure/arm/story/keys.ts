import { iso } from '../../../clock.ts';
import type { Builder } from '../build.ts';
import type { Resource } from '../model.ts';

/** Accounts that let in whoever has a key, and how old their keys are. */
export function localKeys(build: Builder): void {
  const at = (days: number): string => iso(build.ago(days));
  const note = (name: string, what: string, { id, subscriptionId }: Resource): void =>
    build.note(name, what, subscriptionId, id);
  const storage = (name: string, days: readonly [number, number] | null, properties: Record<string, unknown> = {}) =>
    build.resource('production', 'storage', 'Microsoft.Storage/storageAccounts', name, {
      kind: 'StorageV2',
      sku: { name: 'Standard_LRS', tier: 'Standard' },
      tags: { team: 'data' },
      properties: {
        provisioningState: 'Succeeded',
        creationTime: at(900),
        keyCreationTime: days ? { key1: at(days[0]), key2: at(days[1]) } : { key1: null, key2: null },
        ...properties,
      },
    });
  note('storage.old-keys', 'both keys are 900 days old', storage('haldentelemetry', [900, 900]));
  note(
    'storage.rotated',
    'a policy of 90 days, and it is kept',
    storage('haldenpayments', [20, 65], { keyPolicy: { keyExpirationPeriodInDays: 90 }, allowSharedKeyAccess: true }),
  );
  note('storage.no-keys', 'keys are switched off', storage('haldenlake', [400, 400], { allowSharedKeyAccess: false }));
  note('storage.no-dates', 'older than key dates: Azure has none', storage('haldenlegacy', null));

  const cosmos = (name: string, properties: Record<string, unknown>): Resource =>
    build.resource('data', 'databases', 'Microsoft.DocumentDB/databaseAccounts', name, {
      kind: 'GlobalDocumentDB',
      properties: {
        documentEndpoint: `https://${name}.documents.azure.com:443/`,
        keysMetadata: {
          primaryMasterKey: { generationTime: at(700) },
          secondaryMasterKey: { generationTime: at(700) },
          primaryReadonlyMasterKey: { generationTime: at(700) },
          secondaryReadonlyMasterKey: { generationTime: at(30) },
        },
        ...properties,
      },
    });
  note('cosmos.old-keys', 'three keys of 700 days', cosmos('halden-orders', { disableLocalAuth: false }));
  note('cosmos.no-keys', 'keys are switched off', cosmos('halden-ledger', { disableLocalAuth: true }));

  const local = (type: string, name: string, kind: string, disableLocalAuth?: boolean): Resource =>
    build.resource('development', 'shared', type, name, {
      kind,
      properties: disableLocalAuth === undefined ? {} : { disableLocalAuth },
    });
  note(
    'openai.keys',
    'local keys are on: nobody has said otherwise',
    local('Microsoft.CognitiveServices/accounts', 'halden-openai', 'OpenAI'),
  );
  local('Microsoft.CognitiveServices/accounts', 'halden-vision', 'ComputerVision', true);
  local('Microsoft.ServiceBus/namespaces', 'halden-orders-bus', '', false);
  local('Microsoft.EventHub/namespaces', 'halden-telemetry-hub', '', true);
  local('Microsoft.Search/searchServices', 'halden-search', '', false);
  local('Microsoft.AppConfiguration/configurationStores', 'halden-config', '', false);

  const registry = (name: string, adminUserEnabled: boolean): Resource =>
    build.resource('production', 'fleet', 'Microsoft.ContainerRegistry/registries', name, {
      sku: { name: 'Premium', tier: 'Premium' },
      properties: { loginServer: `${name}.azurecr.io`, adminUserEnabled, creationDate: at(1100) },
    });
  note('registry.admin', 'a shared administrator password', registry('haldenfleet', true));
  registry('haldenplatform', false);

  const connection = (name: string, user: string | null, status: string): Resource =>
    build.resource('data', 'integration', 'Microsoft.Web/connections', name, {
      kind: 'V1',
      properties: {
        displayName: user ?? name,
        ...(user === null ? {} : { authenticatedUser: { name: user } }),
        overallStatus: status,
        statuses: [{ status }],
        createdTime: at(420),
        changedTime: at(300),
        api: { name, displayName: 'Office 365 Outlook', type: 'Microsoft.Web/locations/managedApis' },
        parameterValues: { password: build.canary('connection') },
        testLinks: [],
      },
    });
  note(
    'connection.person',
    'mails as somebody who has left',
    connection('office365', 'dev.patel@halden.example', 'Connected'),
  );
  connection('azureblob', null, 'Error');
}

/**
 * Built-in roles, as https://learn.microsoft.com/en-us/azure/role-based-access-control/built-in-roles lists them: those
 * that privilege depends on in full, of the others the actions that make them what they are.
 */
import type { RoleDefinition } from './model.ts';

type Actions = Partial<Pick<RoleDefinition, 'actions' | 'notActions' | 'dataActions' | 'notDataActions'>>;

const NOT_FOR_CONTRIBUTORS = [
  'Microsoft.Authorization/*/Delete',
  'Microsoft.Authorization/*/Write',
  'Microsoft.Authorization/elevateAccess/Action',
  'Microsoft.Blueprint/blueprintAssignments/write',
  'Microsoft.Blueprint/blueprintAssignments/delete',
  'Microsoft.Compute/galleries/share/action',
  'Microsoft.Purview/consents/write',
  'Microsoft.Purview/consents/delete',
  'Microsoft.Resources/deploymentStacks/manageDenySetting/action',
];
const COMMON = ['Microsoft.Authorization/*/read', 'Microsoft.Resources/deployments/*', 'Microsoft.Support/*'];
const blobs = 'Microsoft.Storage/storageAccounts/blobServices/containers';

const BUILT_IN: readonly (readonly [roleName: string, id: string, allows: Actions])[] = [
  ['Owner', '8e3af657-a8ff-443c-a75c-2fe8c4bcb635', { actions: ['*'] }],
  ['Contributor', 'b24988ac-6180-42a0-ab88-20f7382dd24c', { actions: ['*'], notActions: NOT_FOR_CONTRIBUTORS }],
  ['Reader', 'acdd72a7-3385-48ef-bd42-f606fba81ae7', { actions: ['*/read'] }],
  [
    'User Access Administrator',
    '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
    { actions: ['*/read', 'Microsoft.Authorization/*', 'Microsoft.Support/*'] },
  ],
  [
    'Role Based Access Control Administrator',
    'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
    {
      actions: [
        'Microsoft.Authorization/roleAssignments/write',
        'Microsoft.Authorization/roleAssignments/delete',
        '*/read',
        'Microsoft.Support/*',
      ],
    },
  ],
  [
    'Managed Identity Operator',
    'f1a07417-d97a-45cb-824c-7a7467783830',
    {
      actions: [
        'Microsoft.ManagedIdentity/userAssignedIdentities/*/read',
        'Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action',
        ...COMMON,
      ],
    },
  ],
  [
    'Virtual Machine Contributor',
    '9980e02c-c2be-4d73-94e8-173b1dc7cf3c',
    { actions: ['Microsoft.Compute/virtualMachines/*', 'Microsoft.Compute/virtualMachineScaleSets/*', ...COMMON] },
  ],
  [
    'Website Contributor',
    'de139f84-1756-47ae-9be6-808fbbe84772',
    { actions: ['Microsoft.Web/sites/*', 'Microsoft.Web/serverFarms/read', ...COMMON] },
  ],
  ['Network Contributor', '4d97b98b-1d4f-4787-a291-c67834d212e7', { actions: ['Microsoft.Network/*', ...COMMON] }],
  [
    'Storage Account Key Operator Service Role',
    '81a9662b-bebf-436f-a333-f67b29880f12',
    {
      actions: [
        'Microsoft.Storage/storageAccounts/listkeys/action',
        'Microsoft.Storage/storageAccounts/regeneratekey/action',
      ],
    },
  ],
  [
    'Storage Blob Data Contributor',
    'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
    {
      actions: [`${blobs}/delete`, `${blobs}/read`, `${blobs}/write`],
      dataActions: [`${blobs}/blobs/delete`, `${blobs}/blobs/read`, `${blobs}/blobs/write`],
    },
  ],
  [
    'Storage Blob Data Reader',
    '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
    { actions: [`${blobs}/read`], dataActions: [`${blobs}/blobs/read`] },
  ],
  [
    'Key Vault Administrator',
    '00482a5a-887f-4fb3-b363-3b7fe8e74483',
    { actions: ['Microsoft.KeyVault/vaults/*/read', ...COMMON], dataActions: ['Microsoft.KeyVault/vaults/*'] },
  ],
  [
    'Key Vault Secrets User',
    '4633458b-17de-408a-b874-0445c86b69e6',
    {
      dataActions: [
        'Microsoft.KeyVault/vaults/secrets/getSecret/action',
        'Microsoft.KeyVault/vaults/secrets/readMetadata/action',
      ],
    },
  ],
  [
    'Key Vault Reader',
    '21090545-7ca7-4776-b22c-e363652d74d2',
    {
      actions: ['Microsoft.KeyVault/vaults/*/read', ...COMMON],
      dataActions: ['Microsoft.KeyVault/vaults/*/read', 'Microsoft.KeyVault/vaults/secrets/readMetadata/action'],
    },
  ],
  [
    'AcrPull',
    '7f951dda-4ed3-4680-a7ca-43fe172d538d',
    { actions: ['Microsoft.ContainerRegistry/registries/pull/read'] },
  ],
  [
    'AcrPush',
    '8311e382-0749-4cb8-b61a-304f252e45ec',
    {
      actions: [
        'Microsoft.ContainerRegistry/registries/pull/read',
        'Microsoft.ContainerRegistry/registries/push/write',
      ],
    },
  ],
  [
    'Monitoring Reader',
    '43d0d8ad-25c7-4714-9337-8ba259a9fe05',
    { actions: ['*/read', 'Microsoft.OperationalInsights/workspaces/search/action', 'Microsoft.Support/*'] },
  ],
  [
    'Azure Event Hubs Data Receiver',
    'a638d3c7-ab3a-418d-83e6-5f17a39d4fde',
    {
      actions: ['Microsoft.EventHub/*/eventhubs/consumergroups/read'],
      dataActions: ['Microsoft.EventHub/*/receive/action'],
    },
  ],
  [
    'Cognitive Services OpenAI User',
    '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd',
    {
      actions: ['Microsoft.CognitiveServices/*/read'],
      dataActions: [
        'Microsoft.CognitiveServices/accounts/OpenAI/*/read',
        'Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action',
      ],
    },
  ],
];

/** 2015-02-02, when role-based access control came. */
const INTRODUCED = 1_422_835_200;

export const builtInRoles = (): RoleDefinition[] =>
  BUILT_IN.map(([roleName, name, { actions = [], notActions = [], dataActions = [], notDataActions = [] }]) => ({
    name,
    roleName,
    description: `Built-in role ${roleName}.`,
    builtIn: true,
    assignableScopes: ['/'],
    actions,
    notActions,
    dataActions,
    notDataActions,
    createdAt: INTRODUCED,
  }));

/** The GUID of a built-in role. */
export function roleId(roleName: string): string {
  const found = BUILT_IN.find(([name]) => name === roleName);
  if (!found) throw new RangeError(`no built-in role ${roleName}`);
  return found[1];
}

import { describe, expect, test } from 'vitest';
import { armScope } from './arm-scope.ts';
import { azurePrivilege, type AzureRole, type RolePermission } from './azure-roles.ts';

const subscription = '/subscriptions/5c1f0a52-0000-4000-8000-000000000001';
const vault = `${subscription}/resourceGroups/shop/providers/Microsoft.KeyVault/vaults/shop-kv`;
const account = `${subscription}/resourceGroups/shop/providers/Microsoft.Storage/storageAccounts/shop`;
const identity = `${subscription}/resourceGroups/shop/providers/Microsoft.ManagedIdentity/userAssignedIdentities/ci`;

const role = (permission: Partial<RolePermission>, name = 'Custom'): AzureRole => ({
  id: 'r1',
  name,
  custom: true,
  permissions: [{ actions: [], notActions: [], dataActions: [], notDataActions: [], ...permission }],
});
const judge = (of: AzureRole | undefined, scope = subscription, condition: string | null = null, roleId = 'r1') =>
  azurePrivilege({ role: of, roleId, scope, condition });

const owner = role({ actions: ['*'] }, 'Owner');
const contributor = role(
  {
    actions: ['*'],
    notActions: [
      'Microsoft.Authorization/*/Delete',
      'Microsoft.Authorization/*/Write',
      'Microsoft.Authorization/elevateAccess/Action',
    ],
  },
  'Contributor',
);
const secretsUser = role({
  dataActions: ['Microsoft.KeyVault/vaults/secrets/getSecret/action'],
  actions: ['Microsoft.KeyVault/vaults/read'],
});

describe('by actions', () => {
  test.each([
    ['everything', owner, 'admin'],
    ['everything but giving roles', contributor, 'escalation'],
    ['giving roles only', role({ actions: ['Microsoft.Authorization/roleAssignments/*'] }), 'admin'],
    [
      'assigning identities',
      role({ actions: ['Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action'] }),
      'escalation',
    ],
    ['run command', role({ actions: ['microsoft.compute/virtualmachines/RUNCOMMAND/action'] }), 'escalation'],
    ['storage keys', role({ actions: ['Microsoft.Storage/storageAccounts/listkeys/action'] }), 'sensitive'],
    ['vault secrets', secretsUser, 'sensitive'],
    [
      'an action that is taken back',
      role({
        actions: ['Microsoft.Storage/*'],
        notActions: ['*/listKeys/action', '*/regenerateKey/action', '*/ListAccountSas/action'],
      }),
      'write',
    ],
    [
      'a data action in the wrong list',
      role({ actions: ['Microsoft.KeyVault/vaults/secrets/getSecret/action'] }),
      'write',
    ],
    ['restarts', role({ actions: ['Microsoft.Compute/virtualMachines/restart/action'] }), 'write'],
    ['reading', role({ actions: ['*/read'] }), 'read'],
    [
      'reading, as built-in roles put it',
      role({ actions: ['Microsoft.KeyVault/*/read', 'Microsoft.Support/*', 'Microsoft.Resources/deployments/*'] }),
      'read',
    ],
    [
      'everything but all that changes',
      role({ actions: ['*'], notActions: ['*/write', '*/delete', '*/action'] }),
      'read',
    ],
    ['everything but most that changes', role({ actions: ['*'], notActions: ['*/write', '*/action'] }), 'write'],
    ['nothing', role({}), 'none'],
  ])('%s', (_, of, level) => {
    expect(judge(of).level).toBe(level);
  });

  test('a pattern is not an expression', () => {
    expect(judge(role({ actions: ['Microsoft.Authorization/roleAssignments.write'] })).level).toBe('write');
    expect(judge(role({ actions: ['(((*'] })).level).toBe('write');
  });
});

describe('weighed by scope', () => {
  test.each([
    ['/', 'admin'],
    ['/providers/Microsoft.Management/managementGroups/halden', 'admin'],
    [subscription, 'admin'],
    [`${subscription}/resourceGroups/shop`, 'escalation'],
    [account, 'write'],
    [identity, 'escalation'],
    [vault, 'escalation'],
    ['/providers/Microsoft.Capacity', 'write'],
  ])('Owner of %s is %s', (scope, level) => {
    expect(judge(owner, scope).level).toBe(level);
  });

  test('secrets of one vault are still secrets', () => {
    expect(judge(secretsUser, vault)).toEqual({
      level: 'sensitive',
      reasons: ['Custom: reads the secrets in key vaults', 'on vaults shop-kv'],
    });
  });

  test('a condition takes the certainty away', () => {
    const privilege = judge(owner, subscription, "@Request[…] StringEquals 'x'");
    expect(privilege.level).toBe('escalation');
    expect(privilege.reasons.at(-1)).toBe('limited by a condition');
  });
});

describe('without a definition', () => {
  const definition = (guid: string) => `/providers/Microsoft.Authorization/roleDefinitions/${guid}`;

  test.each([
    ['8E3AF657-A8FF-443C-A75C-2FE8C4BCB635', 'admin'],
    ['b24988ac-6180-42a0-ab88-20f7382dd24c', 'escalation'],
    ['28bf596f-4eb7-45ce-b5bc-6cf482fec137', 'unknown'],
    ['11111111-1111-4111-8111-111111111111', 'unknown'],
  ])('%s is %s', (guid, level) => {
    const privilege = judge(undefined, '/', null, definition(guid));
    expect(privilege.level).toBe(level);
    expect(privilege.reasons.join()).toContain('could not be read');
  });
});

test('what a scope covers', () => {
  expect(armScope('/')).toMatchObject({ breadth: 'root', subscription: null });
  expect(armScope('/SUBSCRIPTIONS/ABC')).toMatchObject({ breadth: 'subscription', subscription: 'abc' });
  expect(armScope(`${account}/blobServices/default/containers/orders`)).toMatchObject({
    breadth: 'resource',
    type: 'microsoft.storage/storageaccounts/blobservices/containers',
    title: 'containers orders',
  });
});

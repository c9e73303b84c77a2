/**
 * The actions of Azure that decide what a role is worth, strongest first.
 * https://learn.microsoft.com/en-us/azure/role-based-access-control/resource-provider-operations
 */
import type { PrivilegeLevel } from '../../../core/model.ts';

export interface Power {
  level: PrivilegeLevel;
  reason: string;
  /** Actions on the data inside resources rather than on the resources. */
  data: boolean;
  /** Any one of them is enough. */
  actions: readonly string[];
}

const control = (level: PrivilegeLevel, reason: string, ...actions: string[]): Power => ({
  level,
  reason,
  data: false,
  actions,
});
const data = (level: PrivilegeLevel, reason: string, ...actions: string[]): Power => ({
  level,
  reason,
  data: true,
  actions,
});

export const powers: readonly Power[] = [
  control(
    'admin',
    'gives roles to anyone, itself included',
    'Microsoft.Authorization/roleAssignments/write',
    'Microsoft.Authorization/roleAssignmentScheduleRequests/write',
    'Microsoft.Authorization/roleEligibilityScheduleRequests/write',
    'Microsoft.Authorization/elevateAccess/action',
  ),
  control(
    'escalation',
    'changes what roles allow',
    'Microsoft.Authorization/roleDefinitions/write',
    'Microsoft.Authorization/roleManagementPolicies/write',
  ),
  control(
    'escalation',
    'runs things as managed identities',
    'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action',
    // Written so in Managed Identity Operator.
    'Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action',
  ),
  control(
    'escalation',
    'lets outside workloads sign in as managed identities',
    'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write',
  ),
  control(
    'escalation',
    'runs commands on machines, as their identities',
    'Microsoft.Compute/virtualMachines/runCommand/action',
    'Microsoft.Compute/virtualMachines/runCommands/write',
    'Microsoft.Compute/virtualMachines/extensions/write',
    'Microsoft.Compute/virtualMachineScaleSets/extensions/write',
    'Microsoft.HybridCompute/machines/runCommands/write',
    'Microsoft.HybridCompute/machines/extensions/write',
  ),
  control(
    'escalation',
    'runs its own code as the identity of an automation, workflow or app',
    'Microsoft.Automation/automationAccounts/runbooks/write',
    'Microsoft.Automation/automationAccounts/jobs/write',
    'Microsoft.Logic/workflows/write',
    'Microsoft.Web/sites/write',
    'Microsoft.Web/sites/publishxml/action',
    'Microsoft.Resources/deploymentScripts/write',
    'Microsoft.App/containerApps/write',
    'Microsoft.ContainerInstance/containerGroups/write',
  ),
  control(
    'escalation',
    'takes administrator credentials of Kubernetes clusters',
    'Microsoft.ContainerService/managedClusters/listClusterAdminCredential/action',
    'Microsoft.ContainerService/managedClusters/runCommand/action',
  ),
  control(
    'escalation',
    'gives itself access to key vaults',
    'Microsoft.KeyVault/vaults/accessPolicies/write',
    'Microsoft.KeyVault/vaults/write',
  ),
  control('escalation', 'deploys what it likes by policy', 'Microsoft.Authorization/policyAssignments/write'),
  data('sensitive', 'reads the secrets in key vaults', 'Microsoft.KeyVault/vaults/secrets/getSecret/action'),
  data(
    'sensitive',
    'signs or decrypts with the keys in key vaults',
    'Microsoft.KeyVault/vaults/keys/sign/action',
    'Microsoft.KeyVault/vaults/keys/decrypt/action',
    'Microsoft.KeyVault/vaults/keys/unwrap/action',
  ),
  control(
    'sensitive',
    'takes the keys of storage accounts',
    'Microsoft.Storage/storageAccounts/listKeys/action',
    'Microsoft.Storage/storageAccounts/regenerateKey/action',
    'Microsoft.Storage/storageAccounts/ListAccountSas/action',
  ),
  control(
    'sensitive',
    'takes the keys of databases, caches and queues',
    'Microsoft.DocumentDB/databaseAccounts/listKeys/action',
    'Microsoft.Cache/redis/listKeys/action',
    'Microsoft.ServiceBus/namespaces/authorizationRules/listKeys/action',
    'Microsoft.EventHub/namespaces/authorizationRules/listKeys/action',
    'Microsoft.CognitiveServices/accounts/listKeys/action',
    'Microsoft.ContainerRegistry/registries/listCredentials/action',
    'Microsoft.Search/searchServices/listAdminKeys/action',
    'Microsoft.AppConfiguration/configurationStores/ListKeys/action',
    'Microsoft.Web/sites/config/list/action',
  ),
  data(
    'sensitive',
    'reads the data of storage accounts',
    'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read',
    'Microsoft.Storage/storageAccounts/fileServices/fileshares/files/read',
    'Microsoft.Storage/storageAccounts/tableServices/tables/entities/read',
  ),
  control(
    'sensitive',
    'downloads the disks of machines',
    'Microsoft.Compute/disks/beginGetAccess/action',
    'Microsoft.Compute/snapshots/beginGetAccess/action',
  ),
  data('escalation', 'signs in to machines as administrator', 'Microsoft.Compute/virtualMachines/loginAsAdmin/action'),
].toSorted((a, b) => strength(a.level) - strength(b.level));

function strength(level: PrivilegeLevel): number {
  return ['admin', 'escalation', 'sensitive'].indexOf(level);
}

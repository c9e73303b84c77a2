/** Which permission an operation needs, for the words that tell what to grant. */
const needs: readonly (readonly [operations: RegExp, permission: string])[] = [
  [/^graph:federatedIdentityCredentials/, 'Application.Read.All (Microsoft Graph, application permission)'],
  // https://learn.microsoft.com/en-us/graph/api/agentidentity-list, agentidentityblueprint-list
  [/^graph:agentIdentityBlueprint/, 'AgentIdentityBlueprint.Read.All (Microsoft Graph, application permission)'],
  [/^graph:agentIdentity/, 'AgentIdentity.Read.All (Microsoft Graph, application permission)'],
  [/^graph:(?:reports|auditLogs)/, 'AuditLog.Read.All (Microsoft Graph, application permission)'],
  [
    /^graph:(?:roleManagement|roleEligibility|roleAssignment)/,
    'RoleManagement.Read.Directory (Microsoft Graph, application permission)',
  ],
  [/^graph:/, 'Directory.Read.All (Microsoft Graph, application permission)'],
  [/^vault:/, 'the role Key Vault Reader on the vault, and let its firewall through'],
  [/^devops:/, 'Project Collection Administrators (for PATs) or Readers in the Azure DevOps organization'],
  [/^/, 'the role Reader at the root management group'],
];

/** @param operation e.g. `graph:applications` */
export function permissionFor(operation: string): string {
  return needs.find(([pattern]) => pattern.test(operation))?.[1] ?? '';
}

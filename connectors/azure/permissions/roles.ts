/**
 * Application permissions of Microsoft Graph that discovery uses, with their ids, which are the same in every tenant.
 * https://learn.microsoft.com/en-us/graph/permissions-reference
 */
/** The application id of Microsoft Graph. */
export const GRAPH_APP_ID = '00000003-0000-0000-c000-000000000000';

export const graphRoles: Readonly<Record<string, string>> = {
  'AgentIdentity.Read.All': 'b2b8f011-2898-4234-9092-5059f6c1ebfa',
  'AgentIdentityBlueprint.Read.All': '7547a7d1-36fa-4479-9c31-559a600eaa4f',
  'Application.Read.All': '9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30',
  'AuditLog.Read.All': 'b0afded3-3588-46d8-8b3d-9842eff778da',
  'Directory.Read.All': '7ab1d382-f21e-4acd-a863-ba3e13f7da61',
  'RoleManagement.Read.Directory': '483bed4a-2ad3-4361-a73b-c83ccdbdc53c',
};

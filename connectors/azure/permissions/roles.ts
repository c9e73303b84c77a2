/**
 * Application permissions of Microsoft Graph that discovery uses, with their ids, which are the same in every tenant.
 * https://learn.microsoft.com/en-us/graph/permissions-reference
 */
export interface GraphRole {
  id: string;
  /** What is lost without it. */
  lost: string;
}

/** The application id of Microsoft Graph. */
export const GRAPH_APP_ID = '00000003-0000-0000-c000-000000000000';

export const graphRoles: Readonly<Record<string, GraphRole>> = {
  'Directory.Read.All': { id: '7ab1d382-f21e-4acd-a863-ba3e13f7da61', lost: 'delegated grants, owners, names' },
  'Application.Read.All': { id: '9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30', lost: 'federated credentials' },
  'AuditLog.Read.All': { id: 'b0afded3-3588-46d8-8b3d-9842eff778da', lost: 'last sign-ins, who changed credentials' },
  'RoleManagement.Read.Directory': { id: '483bed4a-2ad3-4361-a73b-c83ccdbdc53c', lost: 'eligible directory roles' },
};

/**
 * Microsoft's own applications that every tenant has service principals of.
 * https://learn.microsoft.com/en-us/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in
 */
import type { AppRole, PermissionScope } from '../state.ts';
import { GRAPH_APP_ID, GRAPH_ROLES, GRAPH_SCOPES } from './microsoft-graph.ts';

/** Owner of Microsoft's first-party registrations. */
export const MICROSOFT_SERVICES = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';
/** Microsoft's own corporate tenant: products, and what its employees have built. */
export const MICROSOFT_CORP = '72f988bf-86f1-41af-91ab-2d7cd011db47';

export interface MicrosoftApp {
  appId: string;
  displayName: string;
  names: string[];
  appRoles: AppRole[];
  scopes: PermissionScope[];
}

const role = (id: string, value: string): AppRole => ({
  id,
  value,
  displayName: value,
  allowedMemberTypes: ['Application'],
});

const app = (
  appId: string,
  displayName: string,
  names: string[] = [],
  appRoles: AppRole[] = [],
  scopes: PermissionScope[] = [],
): MicrosoftApp => ({ appId, displayName, names, appRoles, scopes });

export const ARM_APP_ID = '797f4846-ba00-4fd7-ba43-dac1f8f63013';
export const VAULT_APP_ID = 'cfa8b339-82a2-471a-a3c9-0fc0be7a4093';
export const DEVOPS_APP_ID = '499b84ac-1321-427f-aa17-267ca6975798';
export const EXCHANGE_APP_ID = '00000002-0000-0ff1-ce00-000000000000';
const SHAREPOINT_APP_ID = '00000003-0000-0ff1-ce00-000000000000';
export const FULL_ACCESS_AS_APP = 'dc890d15-9560-4a4c-9b7f-a736ec74ec40';

export const MICROSOFT_APPS: readonly MicrosoftApp[] = [
  app(GRAPH_APP_ID, 'Microsoft Graph', ['https://graph.microsoft.com'], GRAPH_ROLES, GRAPH_SCOPES),
  app(
    ARM_APP_ID,
    'Windows Azure Service Management API',
    ['https://management.core.windows.net/', 'https://management.azure.com/'],
    [],
    [{ id: '41094075-9dad-400e-a0bd-54e686782033', value: 'user_impersonation', type: 'User' }],
  ),
  app(VAULT_APP_ID, 'Azure Key Vault', ['https://vault.azure.net']),
  app(
    DEVOPS_APP_ID,
    'Microsoft.VisualStudio.Services',
    ['https://app.vssps.visualstudio.com/'],
    [],
    [{ id: 'ee69721e-6c3a-468f-a9ec-302d16a4c599', value: 'user_impersonation', type: 'User' }],
  ),
  app(
    EXCHANGE_APP_ID,
    'Office 365 Exchange Online',
    ['https://outlook.office365.com'],
    [
      role(FULL_ACCESS_AS_APP, 'full_access_as_app'),
      role('dc50a0fb-09a3-484d-be87-e023b12c6440', 'Exchange.ManageAsApp'),
    ],
    [{ id: '3b5f3d61-589b-4a3c-a359-5dd4b5ee5bd5', value: 'EWS.AccessAsUser.All', type: 'User' }],
  ),
  app(
    SHAREPOINT_APP_ID,
    'Office 365 SharePoint Online',
    ['https://microsoft.sharepoint-df.com'],
    [role('678536fe-1083-478a-9c59-b99265e6b0d3', 'Sites.FullControl.All')],
  ),
];

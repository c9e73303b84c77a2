/**
 * What Microsoft Graph offers to applications, as far as the company or a collector asks for it. Ids from
 * https://learn.microsoft.com/en-us/graph/permissions-reference, through AzurePrivilegedIAM (MIT), see NOTICE.
 */
import type { AppRole, PermissionScope } from '../state.ts';

export const GRAPH_APP_ID = '00000003-0000-0000-c000-000000000000';

const ROLES = {
  'Application.Read.All': '9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30',
  'Application.ReadWrite.All': '1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9',
  'Application.ReadWrite.OwnedBy': '18a4783c-866b-4cc7-a460-3d5e5662c884',
  'Directory.Read.All': '7ab1d382-f21e-4acd-a863-ba3e13f7da61',
  'Directory.ReadWrite.All': '19dbc75e-c2e2-444c-a770-ec69d8559fc7',
  'AuditLog.Read.All': 'b0afded3-3588-46d8-8b3d-9842eff778da',
  'RoleManagement.Read.Directory': '483bed4a-2ad3-4361-a73b-c83ccdbdc53c',
  'RoleManagement.ReadWrite.Directory': '9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8',
  'AppRoleAssignment.ReadWrite.All': '06b708a9-e830-4db3-a914-8e69da51d44f',
  'AgentIdentity.Read.All': 'b2b8f011-2898-4234-9092-5059f6c1ebfa',
  'AgentIdentityBlueprint.Read.All': '7547a7d1-36fa-4479-9c31-559a600eaa4f',
  'AgentIdentityBlueprintPrincipal.Read.All': '9361dea9-4524-493d-941d-f1b65aaf6c7c',
  'ThreatHunting.Read.All': 'dd98c7f5-2d42-42d3-a0e4-633161547251',
  'IdentityRiskyServicePrincipal.Read.All': '607c7344-0eed-41e5-823a-9695ebe1b7b0',
  'Policy.Read.All': '246dd0d5-5bd0-4def-940b-0421030a5b68',
  'Policy.Read.PermissionGrant': '9e640839-a198-48fb-8b9a-013fd6f6cbcd',
  'Reports.Read.All': '230c1aed-a721-4c5d-9cb4-a90514e508ef',
  'Mail.Read': '810c84a8-4a9e-49e6-bf7d-12d183f40d01',
  'Mail.ReadWrite': 'e2a3a72e-5f79-4c64-b1b1-878b674786c9',
  'Mail.Send': 'b633e1c5-b582-4048-a93e-9f11b44c7e96',
  'Files.Read.All': '01d4889c-1287-42c6-ac1f-5d1e02578ef6',
  'Files.ReadWrite.All': '75359482-378d-4052-8f01-80520e7db3cd',
  'Sites.Read.All': '332a536c-c7ef-4017-ab91-336970924f0d',
  'Sites.FullControl.All': 'a82116e5-55eb-4c41-a434-62fe8a61c773',
  'User.Read.All': 'df021288-bdef-4463-88db-98f22de89214',
  'User.ReadWrite.All': '741f803b-c850-494e-b5df-cde7c675a1ca',
  'Group.Read.All': '5b567255-7703-4780-807c-7be8301ae99b',
  'GroupMember.Read.All': '98830695-27a2-44f7-8c18-0c3ebc9698f6',
  'Group.ReadWrite.All': '62a82d76-70ea-41e2-9197-370581804d09',
  'DelegatedPermissionGrant.Read.All': '81b4724a-58aa-41c1-8a55-84ef97466587',
  'RoleEligibilitySchedule.Read.Directory': 'ff278e11-4a33-4d0c-83d2-d01dc58929a5',
  'RoleAssignmentSchedule.Read.Directory': 'd5fe8ce8-684c-4c83-a52c-46e882ce4be1',
  'Organization.Read.All': '498476ce-e0fe-48b0-b801-37ba7e2685c6',
  'Calendars.Read': '798ee544-9d2d-430c-a058-570e29e34338',
  'Chat.Read.All': '6b7d71aa-70aa-4810-a8d9-5d9fb2830017',
  'UserAuthenticationMethod.ReadWrite.All': '50483e42-d915-4231-9639-7fdb7fd190e5',
} as const;

export type GraphRole = keyof typeof ROLES;

const SCOPES: readonly (readonly [value: string, id: string, type: PermissionScope['type']])[] = [
  ['User.Read', 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', 'User'],
  ['openid', '37f7f235-527c-4136-accd-4a02d197296e', 'User'],
  ['profile', '14dad69e-099b-42c9-810b-d002981feec1', 'User'],
  ['email', '64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0', 'User'],
  ['offline_access', '7427e0e9-2fba-42fe-b0c0-848c9e6a8182', 'User'],
  ['Mail.Read', '570282fd-fa5c-430d-a7fd-fc8dc98a9dca', 'User'],
  ['Mail.ReadWrite', '024d486e-b451-40bb-833d-3e66d98c5c73', 'User'],
  ['Mail.Send', 'e383f46e-2787-4529-855e-0e479a3ffac0', 'User'],
  ['MailboxSettings.ReadWrite', '818c620a-27a9-40bd-a6a5-d96f7d610b4b', 'User'],
  ['Files.Read.All', 'df85f4d6-205c-4ac5-a5ea-6bf408dba283', 'User'],
  ['Files.ReadWrite.All', '863451e7-0667-486c-a5d6-d135439485f0', 'User'],
  ['Calendars.Read', '465a38f9-76ea-45b9-9f34-9e8b0d4b0b42', 'User'],
  ['Calendars.ReadWrite', '1ec239c2-d7c9-4623-a91a-a9775856bb36', 'User'],
  ['Contacts.Read', 'ff74d97f-43af-4b68-9f2a-b77ee6968c5d', 'User'],
  ['Chat.Read', 'f501c180-9344-439a-bca0-6cbf209fd270', 'User'],
  ['Notes.Read.All', 'dfabfca6-ee36-4db2-8208-7a28381419b3', 'User'],
  ['Directory.Read.All', '06da0dbc-49e2-44d2-8312-53f166ab848a', 'Admin'],
  ['Directory.AccessAsUser.All', '0e263e50-5827-48a4-b97c-d940288653c7', 'Admin'],
  ['User.Read.All', 'a154be20-db9c-4678-8ab7-66f6cc099a59', 'Admin'],
  ['User.ReadBasic.All', 'b340eb25-3456-403f-be2f-af7a0d370277', 'User'],
  ['Group.Read.All', '5f8c59db-677d-491f-a6b8-5f174b11ec1d', 'Admin'],
  ['Sites.Read.All', '205e70e5-aba6-4c52-a976-6d2d46c48043', 'User'],
  ['IMAP.AccessAsUser.All', '652390e4-393a-48de-9484-05f9b1212954', 'User'],
  ['EWS.AccessAsUser.All', '9769c687-087d-48ac-9cb3-c37dde652038', 'User'],
];

export const GRAPH_ROLES: AppRole[] = Object.entries(ROLES).map(([value, id]) => ({
  id,
  value,
  displayName: value.replaceAll('.', ' '),
  allowedMemberTypes: ['Application'],
}));

export const GRAPH_SCOPES: PermissionScope[] = SCOPES.map(([value, id, type]) => ({ id, value, type }));

export const graphRoleId = (value: GraphRole): string => ROLES[value];

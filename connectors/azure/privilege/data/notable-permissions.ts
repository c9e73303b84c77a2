/**
 * The permissions that decide: what they give, in one line. Everything else is judged by its tier and its name.
 * Whatever is listed for Microsoft Graph is true of the same name in Azure AD Graph, its predecessor.
 * https://learn.microsoft.com/en-us/graph/permissions-reference
 */
import type { PrivilegeLevel } from '../../../../core/model.ts';

export interface Notable {
  level: PrivilegeLevel;
  /** What holding it means. */
  reason: string;
  permissions: readonly string[];
}

const GRAPH = '00000003-0000-0000-c000-000000000000';
const AAD_GRAPH = '00000002-0000-0000-c000-000000000000';
const EXCHANGE = '00000002-0000-0ff1-ce00-000000000000';
const SHAREPOINT = '00000003-0000-0ff1-ce00-000000000000';
const DEFENDER = 'fc780465-2017-40d4-a0c5-307022471b92';
const DEVOPS = '499b84ac-1321-427f-aa17-267ca6975798';
const ARM = '797f4846-ba00-4fd7-ba43-dac1f8f63013';
const RIGHTS_MANAGEMENT = '00000012-0000-0000-c000-000000000000';

const graph: readonly Notable[] = [
  {
    level: 'admin',
    reason: 'gives any directory role to anyone, Global Administrator too',
    permissions: ['RoleManagement.ReadWrite.Directory', 'RoleAssignmentSchedule.ReadWrite.Directory'],
  },
  {
    level: 'escalation',
    reason: 'makes anyone eligible for any directory role, or loosens what activating one takes',
    permissions: [
      'RoleEligibilitySchedule.ReadWrite.Directory',
      'RoleManagementPolicy.ReadWrite.Directory',
      'RoleManagementPolicy.ReadWrite.AzureADGroup',
      'PrivilegedAccess.ReadWrite.AzureAD',
    ],
  },
  {
    level: 'escalation',
    reason: 'makes anyone a member of groups that hold directory roles',
    permissions: [
      'PrivilegedAccess.ReadWrite.AzureADGroup',
      'PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup',
      'PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup',
    ],
  },
  {
    level: 'escalation',
    reason: 'grants itself any application permission',
    permissions: ['AppRoleAssignment.ReadWrite.All', 'Policy.ReadWrite.PermissionGrant'],
  },
  {
    level: 'escalation',
    reason: 'adds secrets to applications and signs in as them',
    permissions: ['Application.ReadWrite.All', 'Application.ReadUpdate.All', 'ServicePrincipalEndpoint.ReadWrite.All'],
  },
  {
    level: 'escalation',
    reason: 'adds secrets to the applications that it owns and signs in as them',
    permissions: ['Application.ReadWrite.OwnedBy'],
  },
  {
    level: 'escalation',
    reason: 'adds credentials to agent blueprints and signs in as their agents',
    permissions: [
      'AgentIdentityBlueprint.AddRemoveCreds.All',
      'AgentIdentityBlueprint.ReadWrite.All',
      'AgentIdentityBlueprint.UpdateAuthProperties.All',
    ],
  },
  {
    level: 'escalation',
    reason: 'resets how people sign in, administrators too',
    permissions: [
      'UserAuthenticationMethod.ReadWrite.All',
      'UserAuthMethod-TAP.ReadWrite.All',
      'UserAuthMethod-Phone.ReadWrite.All',
      'UserAuthMethod-QR.ReadWrite.All',
      'UserAuthMethod-HardwareOATH.ReadWrite.All',
      'UserAuthMethod-Passkey.ReadWrite.All',
      'UserAuthMethod-Password.ReadWrite.All',
      'User-PasswordProfile.ReadWrite.All',
    ],
  },
  {
    level: 'escalation',
    reason: 'changes users and groups, so also who is behind roles given to groups',
    permissions: [
      'Directory.ReadWrite.All',
      'Group.ReadWrite.All',
      'GroupMember.ReadWrite.All',
      'User.ReadWrite.All',
      'User.ReadUpdate.All',
      'AdministrativeUnit.ReadWrite.All',
    ],
  },
  {
    level: 'escalation',
    reason: 'hands out access packages, with the roles that are in them',
    permissions: ['EntitlementManagement.ReadWrite.All'],
  },
  {
    level: 'escalation',
    reason: 'makes a domain trust an issuer of its own, and signs in as anyone',
    permissions: ['Domain.ReadWrite.All', 'Domain-InternalFederation.ReadWrite.All', 'IdentityProvider.ReadWrite.All'],
  },
  {
    level: 'escalation',
    reason: 'adds a root certificate that signs in as anyone',
    permissions: ['Organization.ReadWrite.All', 'PublicKeyInfrastructure.ReadWrite.All'],
  },
  {
    level: 'escalation',
    reason: 'decides how everybody signs in, and who is locked out',
    permissions: [
      'Policy.ReadWrite.ConditionalAccess',
      'Policy.ReadWrite.AuthenticationMethod',
      'Policy.ReadWrite.Authorization',
      'Policy.ReadWrite.CrossTenantAccess',
    ],
  },
  {
    level: 'escalation',
    reason: 'writes users through directory synchronization',
    permissions: ['Synchronization.ReadWrite.All', 'OnPremDirectorySynchronization.ReadWrite.All'],
  },
  {
    level: 'escalation',
    reason: 'runs code on managed devices, administrators’ too',
    permissions: [
      'DeviceManagementConfiguration.ReadWrite.All',
      'DeviceManagementScripts.ReadWrite.All',
      'DeviceManagementRBAC.ReadWrite.All',
      'DeviceManagementApps.ReadWrite.All',
      'DeviceManagementManagedDevices.PrivilegedOperations.All',
    ],
  },
  {
    level: 'escalation',
    reason: 'does all that the signed-in person may do in the directory',
    permissions: ['Directory.AccessAsUser.All'],
  },
  {
    level: 'escalation',
    reason: 'consents for others to any delegated permission',
    permissions: ['DelegatedPermissionGrant.ReadWrite.All'],
  },
  {
    level: 'sensitive',
    reason: 'reads keys and local administrator passwords of devices',
    permissions: ['BitlockerKey.Read.All', 'DeviceLocalCredential.Read.All', 'TrustFrameworkKeySet.Read.All'],
  },
  {
    level: 'read',
    reason: 'reads the whole directory',
    permissions: ['Directory.Read.All'],
  },
];

/** By appId of the resource. */
export const notable: Readonly<Record<string, readonly Notable[]>> = {
  [GRAPH]: graph,
  [AAD_GRAPH]: graph,
  [EXCHANGE]: [
    {
      level: 'sensitive',
      reason: 'reads, sends and deletes the mail of every mailbox',
      permissions: ['full_access_as_app', 'Mailbox.Migration'],
    },
    // Of these three Exchange itself says which mailboxes, one by one (Add-MailboxPermission), and no API tells.
    // https://learn.microsoft.com/en-us/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth
    {
      level: 'sensitive',
      reason: 'reads and deletes the mail of the mailboxes that Exchange opens to it',
      permissions: ['IMAP.AccessAsApp', 'POP.AccessAsApp'],
    },
    {
      level: 'write',
      reason: 'sends mail as the mailboxes that Exchange opens to it',
      permissions: ['SMTP.SendAsApp'],
    },
    {
      level: 'sensitive',
      reason: 'administers Exchange as far as its directory role goes',
      permissions: ['Exchange.ManageAsApp', 'Exchange.ManageAsAppV2', 'Exchange.AdminAPI.ManageAsApp'],
    },
  ],
  [SHAREPOINT]: [
    {
      level: 'sensitive',
      reason: 'owns every SharePoint site and the files in it',
      permissions: ['Sites.FullControl.All', 'AllSites.FullControl'],
    },
  ],
  [DEFENDER]: [
    {
      level: 'escalation',
      reason: 'runs commands on every onboarded machine, domain controllers too',
      permissions: ['Machine.LiveResponse', 'Library.Manage'],
    },
  ],
  [DEVOPS]: [
    {
      level: 'escalation',
      reason: 'does all that the signed-in person may do in Azure DevOps, pipelines and their secrets too',
      permissions: ['user_impersonation', 'vso.pats_manage', 'vso.tokenadministration', 'vso.security_manage'],
    },
  ],
  [ARM]: [
    {
      level: 'escalation',
      reason: 'does all that the signed-in person may do in Azure',
      permissions: ['user_impersonation'],
    },
  ],
  [RIGHTS_MANAGEMENT]: [
    { level: 'sensitive', reason: 'decrypts every protected document', permissions: ['Content.SuperUser'] },
  ],
};

/** Content at large when it is not limited to one person: mail, files, chats, notes, recordings. */
export const CONTENT =
  /^(?:Mail|MailboxItem|MailboxFolder|Mail-Advanced|Files|MyFiles|Sites|AllSites|Chat|ChatMessage|ChannelMessage|Notes|Calendars|Contacts|OnlineMeeting\w+|CallRecordings|EWS|IMAP|POP|EAS)\b/;

/** Nothing but who signs in. https://learn.microsoft.com/en-us/entra/identity-platform/scopes-oidc */
export const SIGN_IN_ONLY: ReadonlySet<string> = new Set(['openid', 'profile', 'email', 'offline_access']);

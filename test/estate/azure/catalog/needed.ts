/**
 * Which application permissions open which of Graph's doors: any one of a list is enough. From the "Permissions" section
 * of each method's page, and https://github.com/microsoftgraph/microsoft-graph-devx-content (MIT) where pages leave it out.
 */
import type { GraphRole } from './microsoft-graph.ts';

const apps: GraphRole[] = [
  'Application.Read.All',
  'Directory.Read.All',
  'Application.ReadWrite.All',
  'Directory.ReadWrite.All',
];

export const NEEDED = {
  applications: apps,
  servicePrincipals: apps,
  /** https://learn.microsoft.com/en-us/graph/api/application-list-federatedidentitycredentials: Directory.Read.All is not enough. */
  federatedIdentityCredentials: ['Application.Read.All', 'Application.ReadWrite.OwnedBy', 'Application.ReadWrite.All'],
  /** Lists take these alone; a single agent may be read with more. https://learn.microsoft.com/en-us/graph/api/agentidentity-list */
  agentBlueprints: ['AgentIdentityBlueprint.Read.All'],
  agentBlueprintPrincipals: ['AgentIdentityBlueprintPrincipal.Read.All'],
  agentIdentities: ['AgentIdentity.Read.All'],
  appRoleAssignments: apps,
  /** https://learn.microsoft.com/en-us/graph/api/oauth2permissiongrant-list: Application.Read.All is not enough. */
  grants: ['Directory.Read.All', 'Directory.ReadWrite.All', 'DelegatedPermissionGrant.Read.All'],
  directoryRoles: [
    'RoleManagement.Read.Directory',
    'Directory.Read.All',
    'RoleManagement.ReadWrite.Directory',
    'Directory.ReadWrite.All',
  ],
  eligibility: [
    'RoleEligibilitySchedule.Read.Directory',
    'RoleManagement.Read.Directory',
    'RoleManagement.ReadWrite.Directory',
  ],
  roleSchedules: [
    'RoleAssignmentSchedule.Read.Directory',
    'RoleManagement.Read.Directory',
    'RoleManagement.ReadWrite.Directory',
  ],
  directoryObjects: ['Directory.Read.All', 'Directory.ReadWrite.All'],
  users: ['User.Read.All', 'Directory.Read.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'],
  groups: ['Group.Read.All', 'GroupMember.Read.All', 'Directory.Read.All', 'Group.ReadWrite.All'],
  organization: ['Organization.Read.All', 'Directory.Read.All', 'User.Read.All'],
  policies: ['Policy.Read.All'],
  permissionGrantPolicies: ['Policy.Read.PermissionGrant', 'Policy.Read.All'],
  reports: ['AuditLog.Read.All', 'Directory.Read.All'],
  signIns: ['AuditLog.Read.All'],
  audits: ['AuditLog.Read.All'],
  riskyServicePrincipals: ['IdentityRiskyServicePrincipal.Read.All'],
} satisfies Record<string, GraphRole[]>;

/** What the collector's own application has been granted. */
export const COLLECTOR_PERMISSIONS: readonly GraphRole[] = [
  'Application.Read.All',
  'Directory.Read.All',
  'AuditLog.Read.All',
  'RoleManagement.Read.Directory',
  'AgentIdentity.Read.All',
  'AgentIdentityBlueprint.Read.All',
  'AgentIdentityBlueprintPrincipal.Read.All',
  'Policy.Read.All',
  'IdentityRiskyServicePrincipal.Read.All',
];

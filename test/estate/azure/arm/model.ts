/** The company's Azure resources, as the Resource Manager knows them. Properties are named as Azure's APIs name them. */
import type { Seconds } from '../../clock.ts';
import type { ProviderCase } from '../../provider.ts';

/** Text that begins with `/`: `/` itself, a management group, a subscription, a resource group, a resource. */
export type ScopePath = string;

export interface ManagementGroup {
  /** Its id; of the root group, that of the tenant. */
  name: string;
  displayName: string;
  parent: string | null;
}

export interface ArmSubscription {
  id: string;
  displayName: string;
  state: 'Enabled' | 'Warned' | 'Disabled';
  managementGroup: string;
  tags: Record<string, string>;
  /** Before role-based access there were administrators of subscriptions. They are people. */
  classicAdministrators: { email: string; role: string }[];
}

export interface RoleDefinition {
  /** A GUID; of built-in roles, the same in every tenant. */
  name: string;
  roleName: string;
  description: string;
  builtIn: boolean;
  assignableScopes: ScopePath[];
  actions: string[];
  notActions: string[];
  dataActions: string[];
  notDataActions: string[];
  createdAt: Seconds;
}

export type PrincipalType = 'ServicePrincipal' | 'User' | 'Group';

export interface RoleAssignment {
  name: string;
  scope: ScopePath;
  principalId: string;
  principalType: PrincipalType;
  /** The definition's GUID. */
  role: string;
  condition: string | null;
  description: string | null;
  createdAt: Seconds;
  /** Object id of who made it; empty when Azure did. */
  createdBy: string;
}

/** An assignment of Privileged Identity Management: to be activated (`eligible`), or active for a time. */
export interface RoleSchedule extends Omit<RoleAssignment, 'description'> {
  kind: 'eligible' | 'assigned';
  /** `null`: for ever. */
  endsAt: Seconds | null;
}

/** Made by Azure itself (Blueprints, deployment stacks), never by hand. */
export interface DenyAssignment {
  name: string;
  scope: ScopePath;
  denyAssignmentName: string;
  actions: string[];
  notActions: string[];
  excludePrincipals: string[];
  createdAt: Seconds;
}

export interface ResourceIdentity {
  type: 'SystemAssigned' | 'UserAssigned' | 'SystemAssigned, UserAssigned';
  principalId?: string;
  tenantId?: string;
  /** By the ARM id of the identity, in whatever case it was typed. */
  userAssignedIdentities?: Record<string, { principalId: string; clientId: string }>;
}

export interface Resource {
  id: ScopePath;
  name: string;
  /** As the Resource Manager writes it; Resource Graph has it in lower case. */
  type: string;
  kind: string;
  location: string;
  subscriptionId: string;
  resourceGroup: string;
  tags: Record<string, string> | null;
  sku: { name: string; tier?: string } | null;
  identity: ResourceIdentity | null;
  properties: Record<string, unknown>;
}

export interface VaultItem {
  kind: 'secret' | 'key' | 'certificate';
  name: string;
  enabled: boolean;
  createdAt: Seconds;
  updatedAt: Seconds;
  expiresAt: Seconds | null;
  contentType: string | null;
  tags: Record<string, string>;
  /** The secret and the key behind a certificate belong to it. */
  managed: boolean;
}

/** What is inside a vault; the vault itself is a resource. */
export interface Vault {
  resourceId: ScopePath;
  /** Part of its host name, and so unique in the world. */
  name: string;
  items: VaultItem[];
  /** Lets nobody in from the internet. */
  firewalled: boolean;
  /** Access policies instead of role assignments; the collector is in none of them. */
  accessPolicies: boolean;
}

export interface ServiceConnection {
  id: string;
  name: string;
  /** `azurerm`, `github`, `dockerregistry` … */
  type: string;
  url: string;
  scheme: string;
  parameters: Record<string, string>;
  data: Record<string, string>;
  description: string;
  /** Of the person who made it. */
  createdBy: { displayName: string; uniqueName: string };
  isReady: boolean;
  isShared: boolean;
  /** Making it, or changing it, did not go well. */
  operation?: 'failed';
  /** Newest first. */
  runs: ConnectionRun[];
}

export interface ConnectionRun {
  id: number;
  definition: string;
  startedAt: Seconds;
  finishedAt: Seconds | null;
  result: string;
  /** Id of the project whose pipeline it was. Absent: of whichever is asked about. */
  project?: string;
}

export interface DevopsProject {
  id: string;
  name: string;
  /** The collector may not see it. */
  hidden?: true;
  connections: ServiceConnection[];
}

export interface PersonalAccessToken {
  authorizationId: string;
  displayName: string;
  validFrom: Seconds;
  validTo: Seconds;
  /** `app_token` is everything. */
  scope: string;
  isValid: boolean;
}

export interface DevopsUser {
  descriptor: string;
  originId: string;
  displayName: string;
  principalName: string;
  tokens: PersonalAccessToken[];
}

export interface DevopsOrganization {
  name: string;
  id: string;
  projects: DevopsProject[];
  users: DevopsUser[];
}

/** What a test has taken from the collector. */
export interface Denial {
  actions: string[];
  /** `/`, or a subscription's id; absent: everywhere. */
  scope?: string;
}

export interface ArmState {
  tenantId: string;
  managementGroups: Map<string, ManagementGroup>;
  /** By id. */
  subscriptions: Map<string, ArmSubscription>;
  /** By GUID. */
  roleDefinitions: Map<string, RoleDefinition>;
  /** By ARM id in lower case. */
  roleAssignments: Map<string, RoleAssignment>;
  schedules: Map<string, RoleSchedule>;
  denyAssignments: DenyAssignment[];
  resources: Map<string, Resource>;
  /** By name in lower case. */
  vaults: Map<string, Vault>;
  devops: Map<string, DevopsOrganization>;
  denials: Denial[];
  /** Queries of Resource Graph per window; `null` counts none, so that tests need not wait. */
  quota: { queries: number; seconds: number } | null;
  /** Rows in a page of the Resource Manager's listings. */
  pageSize: number;
  cases: Map<string, ProviderCase>;
  canaries: Set<string>;
  /** Changed with every change: answers that were kept are void. */
  version: number;
}

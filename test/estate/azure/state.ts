/**
 * The company's Entra tenant, as Microsoft's servers know it. Fields that Microsoft Graph has are named as Graph names
 * them; dates are seconds, and become Graph's text where they are served. The Azure Resource Manager side reads this state.
 */
import type { Clock, Seconds } from '../clock.ts';
import type { ProviderCase } from '../provider.ts';

/** https://learn.microsoft.com/en-us/graph/deployments */
export type Cloud = 'public' | 'usgov' | 'usgov-dod' | 'china';

export interface Tenant {
  id: string;
  displayName: string;
  /** `haldenrobotics.onmicrosoft.com` */
  initialDomain: string;
  domain: string;
  createdAt: Seconds;
}

export interface Secret {
  keyId: string;
  displayName: string | null;
  /** The first three characters of the value: all that Graph ever shows of it again. */
  hint: string;
  startDateTime: Seconds;
  endDateTime: Seconds;
  /** When it was really made; the caller may set `startDateTime` to anything. */
  createdAt: Seconds;
  lastUsedAt?: Seconds;
  /** What signs in. A canary: never served. */
  value: string;
}

export interface Certificate {
  keyId: string;
  /** Thumbprint, in upper-case hexadecimal: twins for signing and verifying share it. */
  customKeyIdentifier: string;
  displayName: string | null;
  usage: 'Sign' | 'Verify';
  startDateTime: Seconds;
  endDateTime: Seconds;
  createdAt: Seconds;
  lastUsedAt?: Seconds;
  /** The public half in PEM, when a client may sign in with it. */
  pem?: string;
}

export interface FederatedCredential {
  id: string;
  name: string;
  issuer: string;
  subject: string | null;
  audiences: string[];
  description: string | null;
  /** Instead of a subject: `claims['sub'] matches 'repo:org/*'`. */
  claimsMatchingExpression?: { value: string; languageVersion: 1 };
  lastUsedAt?: Seconds;
}

export interface AppRole {
  id: string;
  value: string;
  displayName: string;
  allowedMemberTypes: ('Application' | 'User')[];
}
/** A delegated permission that a resource offers. */
export interface PermissionScope {
  id: string;
  value: string;
  /** `User`: people may consent for themselves. */
  type: 'User' | 'Admin';
}

/** When an application last did something, per kind of use. Kept by appId: instances in other tenants do not count. */
export interface Activity {
  /** It asked for a token as itself. */
  applicationAuthenticationClientAt?: Seconds;
  /** It asked for a token for a person. */
  delegatedClientAt?: Seconds;
  /** Somebody asked for a token for it. */
  applicationAuthenticationResourceAt?: Seconds;
  delegatedResourceAt?: Seconds;
}

interface WithCredentials {
  /** Object id. */
  id: string;
  appId: string;
  displayName: string;
  createdAt: Seconds;
  secrets: Secret[];
  certificates: Certificate[];
  federated: FederatedCredential[];
  /** Object ids of users and service principals; some of them may be gone. */
  owners: string[];
  tags: string[];
  notes: string | null;
  appRoles: AppRole[];
  scopes: PermissionScope[];
  verifiedPublisher: { displayName: string; verifiedPublisherId: string; addedAt: Seconds } | null;
  /** Changed with the object, and never with its owners, grants or federated credentials. */
  version: number;
}

export type SignInAudience =
  'AzureADMyOrg' | 'AzureADMultipleOrgs' | 'AzureADandPersonalMicrosoftAccount' | 'PersonalMicrosoftAccount';

export interface Application extends WithCredentials {
  /** An agent blueprint is a kind of application. */
  kind: 'application' | 'agentIdentityBlueprint';
  signInAudience: SignInAudience;
  identifierUris: string[];
  redirectUris: { web: string[]; spa: string[]; publicClient: string[] };
  publisherDomain: string;
  serviceManagementReference: string | null;
  disabledByMicrosoftStatus: string | null;
  /** What it asks for, whether granted or not: resource appId → ids of roles and scopes. */
  requiredResourceAccess: { resourceAppId: string; resourceAccess: { id: string; type: 'Role' | 'Scope' }[] }[];
  /** Its service principal in this tenant; some registrations have none. */
  servicePrincipalId: string | null;
  sponsors: string[];
  /** Application Proxy: users reach an internal application through it, without a token of its own. */
  onPremisesPublishing: boolean;
}

export type ServicePrincipalType = 'Application' | 'ManagedIdentity' | 'Legacy' | 'SocialIdp' | 'ServiceIdentity';

export interface ServicePrincipal extends WithCredentials {
  kind: 'servicePrincipal' | 'agentIdentityBlueprintPrincipal' | 'agentIdentity';
  servicePrincipalType: ServicePrincipalType;
  /** The tenant that the registration is in. `null` for managed identities and legacy ones. */
  appOwnerOrganizationId: string | null;
  accountEnabled: boolean;
  appRoleAssignmentRequired: boolean;
  /** Of a managed identity: `isExplicit=True|False` and the ARM id of the identity, or of the resource that it is part of. */
  alternativeNames: string[];
  servicePrincipalNames: string[];
  replyUrls: string[];
  homepage: string | null;
  signInAudience: SignInAudience | null;
  preferredSingleSignOnMode: 'saml' | 'password' | 'notSupported' | 'oidc' | null;
  /** Thumbprint of the certificate that signs SAML answers. */
  preferredTokenSigningKeyThumbprint: string | null;
  disabledByMicrosoftStatus: string | null;
  /** Of an agent: the appId of the blueprint that it is made from. */
  agentIdentityBlueprintId: string | null;
  sponsors: string[];
  createdByAppId: string | null;
  activity: Activity;
}

export interface AppRoleAssignment {
  id: string;
  appRoleId: string;
  principalId: string;
  principalType: 'ServicePrincipal' | 'User' | 'Group';
  principalDisplayName: string;
  resourceId: string;
  resourceDisplayName: string;
  createdAt: Seconds;
}

/** An `oAuth2PermissionGrant`. */
export interface DelegatedGrant {
  id: string;
  clientId: string;
  consentType: 'AllPrincipals' | 'Principal';
  principalId: string | null;
  resourceId: string;
  scope: string;
}

export interface RoleDefinition {
  id: string;
  displayName: string;
  description: string;
  isBuiltIn: boolean;
  isEnabled: boolean;
  isPrivileged: boolean;
  allowedResourceActions: string[];
}

/** An Entra role that a principal holds (`active`), or may activate (`eligible`). */
export interface DirectoryRoleAssignment {
  id: string;
  principalId: string;
  roleDefinitionId: string;
  /** `/` is the whole tenant; `/<object id>` one application. */
  directoryScopeId: string;
  kind: 'active' | 'eligible';
  createdAt: Seconds;
  endsAt?: Seconds;
}

export interface User {
  id: string;
  displayName: string;
  userPrincipalName: string;
  mail: string | null;
  accountEnabled: boolean;
  userType: 'Member' | 'Guest';
  department: string | null;
  createdAt: Seconds;
  lastSignInAt?: Seconds;
}

export interface Group {
  id: string;
  displayName: string;
  mail: string | null;
  members: string[];
  isAssignableToRole: boolean;
}

/** One row of the sign-in log. */
export interface SignIn {
  id: string;
  at: Seconds;
  kind: 'servicePrincipal' | 'managedIdentity';
  servicePrincipalId: string;
  resourceServicePrincipalId: string;
  ipAddress: string;
  /** 0 is a success. */
  errorCode: number;
  credential: 'none' | 'clientSecret' | 'certificate' | 'federatedIdentityCredential' | 'managedIdentity';
  keyId?: string;
  federatedCredentialId?: string;
  /** Issuer of the token that was exchanged. */
  federatedTokenIssuer?: string;
  /** Of a managed identity: the resource that used it. */
  azureResourceId?: string;
}

/** The order in which the log is served. */
export const newestFirst = (a: SignIn, b: SignIn): number => b.at - a.at;

export interface DirectoryAudit {
  id: string;
  at: Seconds;
  category: 'ApplicationManagement' | 'RoleManagement' | 'UserManagement';
  activityDisplayName: string;
  initiatedBy: { user: string } | { servicePrincipal: string };
  target: { id: string; displayName: string; type: 'Application' | 'ServicePrincipal' | 'User' };
}

export interface RiskyServicePrincipal {
  id: string;
  riskLevel: 'low' | 'medium' | 'high' | 'hidden';
  riskState: 'atRisk' | 'confirmedCompromised' | 'dismissed' | 'remediated';
  riskDetail: string;
  at: Seconds;
}

/** A soft-deleted object, restorable for 30 days. */
export type Deleted =
  | { type: 'application'; object: Application; deletedAt: Seconds }
  | { type: 'servicePrincipal'; object: ServicePrincipal; deletedAt: Seconds }
  | { type: 'user'; object: User; deletedAt: Seconds };

export interface Subscription {
  id: string;
  displayName: string;
  state: 'Enabled' | 'Warned' | 'Disabled';
}

/** What delta queries answer from: one line for each change, the newest last. */
export interface DirectoryChange {
  collection: 'applications' | 'servicePrincipals' | 'oauth2PermissionGrants' | 'directoryRoles';
  id: string;
  removed?: 'changed' | 'deleted';
}

/** Habits that the documentation leaves open, or that differ between tenants. */
export interface AzureBehaviour {
  /**
   * What `$expand=federatedIdentityCredentials` does on the listing of applications: declared, and proven by nobody. It
   * works, is refused, or is ignored.
   */
  expandFederatedCredentials: boolean | 'ignored';
  /** Whether the beta sign-in activity reports exist in this cloud: global only, so far. */
  signInReports: boolean;
  /** Whether the summarized sign-ins exist: a beta function that may go. */
  summarizedSignIns: boolean;
  /** Whether the caller's directory role is enough for reports and logs: a matter of people who sign in. */
  supportedRole: boolean;
  /** Whether the documented limits of single paths are kept, as on a real day: see graph/limits.ts. */
  documentedLimits: boolean;
  /** Whether a 429 says how long to wait. */
  retryAfter: boolean;
  /** `true`: some dates of the credential report have offsets such as `-8:00`, as its documentation shows. */
  oddDates: boolean;
  /** How much of the limit is used up, as Graph says from 0.8 on; 0 says nothing. */
  throttlePercentage: number;
  latencyMs: number;
}

export interface AzureState {
  seed: string;
  clock: Clock;
  cloud: Cloud;
  tenant: Tenant;
  /** Of another company of the group. */
  sisterTenantId: string;
  /** P1 or P2: sign-ins may be read, and are kept for 30 days. */
  licence: { p1: boolean; p2: boolean };
  behaviour: AzureBehaviour;
  /** Everything by object id, in the order of the listings. */
  applications: Map<string, Application>;
  servicePrincipals: Map<string, ServicePrincipal>;
  users: Map<string, User>;
  groups: Map<string, Group>;
  appRoleAssignments: Map<string, AppRoleAssignment>;
  delegatedGrants: Map<string, DelegatedGrant>;
  roleDefinitions: Map<string, RoleDefinition>;
  directoryRoleAssignments: Map<string, DirectoryRoleAssignment>;
  deleted: Map<string, Deleted>;
  signIns: SignIn[];
  audits: DirectoryAudit[];
  riskyServicePrincipals: RiskyServicePrincipal[];
  subscriptions: Subscription[];
  /** appId → object id, for both kinds. */
  applicationByAppId: Map<string, string>;
  servicePrincipalByAppId: Map<string, string>;
  changes: DirectoryChange[];
  /** Delta links made before this change number have expired early. */
  deltaFloor: number;
  /** The collector's own application. */
  collector: { appId: string; applicationId: string; servicePrincipalId: string; secret: string };
  /** Graph permissions and ARM actions that tests have taken from the collector. */
  denied: Set<string>;
  /** Sign-ins that Entra itself refuses: an AADSTS number, for a test to set. */
  blockedSignIn: number | null;
  cases: Map<string, ProviderCase>;
  canaries: Set<string>;
  /** Number of changes so far: new ids are drawn from it. */
  mutations: number;
  /** Number of refused sign-ins. */
  refusals: number;
}

/** Managed identities: the service principals that Azure Resource Manager has a part in. */
export const managedIdentities = (state: AzureState): ServicePrincipal[] =>
  [...state.servicePrincipals.values()].filter(({ servicePrincipalType: type }) => type === 'ManagedIdentity');

/** The ARM id of a managed identity (user-assigned), or of the resource that it is part of (system-assigned). */
export const resourceIdOf = ({ alternativeNames }: ServicePrincipal): string | undefined =>
  alternativeNames.find((name) => name.startsWith('/subscriptions/'));

export const isUserAssigned = ({ alternativeNames }: ServicePrincipal): boolean =>
  alternativeNames.includes('isExplicit=True');

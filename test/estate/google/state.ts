/** What the Google side of the company is made of. Ids are those that Google's APIs show; dates are whole seconds. */
import type { Clock, Seconds } from '../clock.ts';
import type { ProviderCase } from '../provider.ts';
import type { Access } from './access.ts';
import type { TokenStore } from './tokens/store.ts';

export interface GoogleSize {
  /** Projects in the organization; the story's own are among them. */
  projects: number;
  /** User-managed service accounts that the story does not make. Spread over the filler projects. */
  serviceAccounts: number;
  /** User-managed keys of these service accounts. */
  keys: number;
  apiKeys: number;
  /** Secret Manager secrets, with two versions each. */
  secrets: number;
  /** Workspace users beyond the company's people, and third-party tokens that all users hold together. */
  users: number;
  tokens: number;
}

export interface Organization {
  /** 12 digits. */
  number: string;
  /** Its display name, which is the primary domain of the Workspace customer. */
  domain: string;
  /** Of the Workspace customer, `C0…`. */
  customerId: string;
  createdAt: Seconds;
}

export interface Folder {
  number: string;
  displayName: string;
  /** `organizations/…` or `folders/…`. */
  parent: string;
  createdAt: Seconds;
}

export interface Project {
  /** 12 digits. */
  number: string;
  /** What people call it: `halden-production`. */
  id: string;
  name: string;
  /** `organizations/…` or `folders/…`. */
  parent: string;
  state: 'ACTIVE' | 'DELETE_REQUESTED';
  labels: Record<string, string>;
  createdAt: Seconds;
  /** Of another company: exists, and cannot be seen. */
  foreign?: true;
  /** APIs that are switched on, e.g. `iam.googleapis.com`. */
  services: Set<string>;
}

/** One stretch of use, as it really was. What each source tells of it is in `last-use.ts`. */
export interface Use {
  at: Seconds;
  count: number;
  /** `delegation`: as a Workspace user, which Policy Analyzer does not see. `key-listing`: use that is none. */
  how: 'api' | 'delegation' | 'key-listing';
}

export interface ServiceAccountKey {
  /** 40 hexadecimal digits. */
  id: string;
  validAfter: Seconds;
  /** `'never'`: 9999-12-31. */
  validBefore: Seconds | 'never';
  origin: 'GOOGLE_PROVIDED' | 'USER_PROVIDED';
  disabled?: 'USER_INITIATED' | 'EXPOSED' | 'COMPROMISE_DETECTED';
  /** Stays for the life of the key, enabled again or not. */
  extendedStatus?: { key: string; value: string }[];
  uses: Use[];
}

export interface ServiceAccount {
  /** 21 digits; the OAuth 2.0 client id too. */
  uniqueId: string;
  email: string;
  /** Number of the project that it lives in. */
  project: string;
  displayName: string;
  description: string;
  disabled: boolean;
  /** Not in the API: only the audit log knows. */
  createdAt: Seconds;
  createdBy: string;
  /** Made with the project. */
  defaultOf?: 'compute' | 'appengine';
  /** User-managed ones. */
  keys: ServiceAccountKey[];
  /** Use without a user-managed key: attached, impersonated, or with keys that Google holds. */
  uses: Use[];
}

export interface Binding {
  role: string;
  members: string[];
  condition?: { title: string; expression: string; description?: string };
}

/** A person of the Workspace customer. */
export interface User {
  /** 21 digits. */
  id: string;
  email: string;
  givenName: string;
  familyName: string;
  suspended: boolean;
  superAdmin: boolean;
  orgUnitPath: string;
  createdAt: Seconds;
}

/** Domain-wide delegation, as the Admin console lists it: no API does. */
export interface Delegation {
  /** `uniqueId` of a service account of ours, or of a stranger. */
  clientId: string;
  scopes: string[];
  authorizedAt: Seconds;
  authorizedBy: string;
}

export interface ApiKey {
  uid: string;
  project: string;
  /** Last part of its name; the uid unless the caller chose one. */
  id: string;
  displayName: string;
  createdAt: Seconds;
  updatedAt: Seconds;
  /** Purged 30 days later. */
  deletedAt?: Seconds;
  restrictions?: Record<string, unknown>;
  annotations?: Record<string, string>;
  /** It signs in as this service account. */
  serviceAccountEmail?: string;
  uses: Use[];
}

export interface WorkloadPool {
  /** `projects/<number>/locations/global/workloadIdentityPools/<id>` */
  name: string;
  project: string;
  displayName: string;
  description: string;
  disabled: boolean;
  mode?: 'FEDERATION_ONLY' | 'TRUST_DOMAIN';
  deletedUntil?: Seconds;
  createdAt: Seconds;
  providers: FederationProvider[];
}

export interface FederationProvider {
  /** Last part of its name. */
  id: string;
  displayName: string;
  disabled: boolean;
  attributeMapping: Record<string, string>;
  attributeCondition?: string;
  trust:
    | { kind: 'oidc'; issuerUri: string; allowedAudiences: string[]; clientId?: string }
    | { kind: 'aws'; accountId: string }
    | { kind: 'saml'; idpMetadataXml: string };
  deletedUntil?: Seconds;
  createdAt: Seconds;
  uses: Use[];
}

export interface WorkforcePool {
  /** `locations/global/workforcePools/<id>` */
  name: string;
  displayName: string;
  disabled: boolean;
  /** Seconds. */
  sessionDuration: number;
  createdAt: Seconds;
  providers: FederationProvider[];
}

export interface OauthClient {
  /** `projects/<number>/locations/global/oauthClients/<id>` */
  name: string;
  project: string;
  clientId: string;
  displayName: string;
  description: string;
  disabled: boolean;
  clientType: 'CONFIDENTIAL_CLIENT' | 'PUBLIC_CLIENT';
  allowedScopes: string[];
  allowedRedirectUris: string[];
  deletedUntil?: Seconds;
  createdAt: Seconds;
  /** Each has a `clientSecret` that the API hands out: one of the few secrets that a listing returns. */
  credentials: { id: string; displayName: string; disabled: boolean; createdAt: Seconds }[];
}

export interface HmacKey {
  accessId: string;
  project: string;
  serviceAccountEmail: string;
  state: 'ACTIVE' | 'INACTIVE' | 'DELETED';
  createdAt: Seconds;
  updatedAt: Seconds;
  uses: Use[];
}

export interface SecretVersion {
  /** `1`, `2`, … */
  id: string;
  state: 'ENABLED' | 'DISABLED' | 'DESTROYED';
  createdAt: Seconds;
  destroyedAt?: Seconds;
}

export interface Secret {
  project: string;
  id: string;
  createdAt: Seconds;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  expireAt?: Seconds;
  rotation?: { nextAt: Seconds; everySeconds: number };
  topics: string[];
  /** Newest first, as they are listed. */
  versions: SecretVersion[];
}

/** A resource of a type that has one shape for us: connections to third parties, agents. */
export interface PlainResource {
  /** `cloudbuild.googleapis.com/Connection` */
  assetType: string;
  /** Without the host: `projects/…/locations/…/connections/…`. */
  name: string;
  project: string;
  location: string;
  createdAt: Seconds;
  updatedAt: Seconds;
  /** As its own API shows it. */
  data: Record<string, unknown>;
}

export interface DenyPolicy {
  id: string;
  /** `cloudresourcemanager.googleapis.com/projects/<number>` */
  attachmentPoint: string;
  displayName: string;
  createdAt: Seconds;
  rules: { description?: string; denyRule: Record<string, unknown> }[];
}

export interface BoundaryPolicy {
  id: string;
  displayName: string;
  createdAt: Seconds;
  rules: { description: string; resources: string[]; effect: 'ALLOW' }[];
}

export interface PolicyBinding {
  id: string;
  /** `organizations/…`, `folders/…` or `projects/…` */
  parent: string;
  displayName: string;
  /** `//cloudresourcemanager.googleapis.com/organizations/…` and so on */
  principalSet: string;
  /** Id of a `BoundaryPolicy`. */
  policy: string;
  createdAt: Seconds;
}

export interface CustomRole {
  /** `organizations/…/roles/…` or `projects/<id>/roles/…` */
  name: string;
  title: string;
  description: string;
  permissions: string[];
  stage: 'GA' | 'ALPHA' | 'DISABLED';
  deleted?: true;
}

export interface Contact {
  /** `organizations/…`, `folders/…` or `projects/…` */
  parent: string;
  id: string;
  email: string;
  categories: string[];
  validated: boolean;
}

/** One entry of the Admin Activity log, kept for 400 days. */
export interface AuditEntry {
  at: Seconds;
  project: string;
  service: string;
  method: string;
  resourceName: string;
  /** Who did it. */
  principal: string;
  /** What was made, in the words of the API that made it. */
  response: Record<string, unknown>;
  resource: { type: string; labels: Record<string, string> };
}

export interface GoogleState {
  seed: string;
  size: GoogleSize;
  organization: Organization;
  folders: Map<string, Folder>;
  /** By number. */
  projects: Map<string, Project>;
  /** By e-mail address. */
  serviceAccounts: Map<string, ServiceAccount>;
  /** By e-mail address. */
  users: Map<string, User>;
  delegations: Delegation[];
  /** By resource: `organizations/…`, `folders/…`, `projects/<number>`, or the e-mail address of a service account. */
  policies: Map<string, Binding[]>;
  apiKeys: Map<string, ApiKey>;
  pools: WorkloadPool[];
  workforcePools: WorkforcePool[];
  oauthClients: OauthClient[];
  hmacKeys: Map<string, HmacKey>;
  secrets: Secret[];
  resources: PlainResource[];
  denyPolicies: DenyPolicy[];
  boundaries: BoundaryPolicy[];
  policyBindings: PolicyBinding[];
  customRoles: CustomRole[];
  contacts: Contact[];
  auditLog: AuditEntry[];
  /** Project number of a metrics scope → numbers of the projects that it monitors, itself included. */
  metricsScopes: Map<string, string[]>;
  /** The collector: its service account, the home project that pays its quota, and the token that it comes in with. */
  collector: { email: string; quotaProject: string; audience: string; issuer: string; subject: string };
  access: Access;
  tokens: TokenStore;
  cases: Map<string, ProviderCase>;
  /** Strings that must never leave the provider. */
  plantedSecrets: Set<string>;
  clock: Clock;
  /** How far the servers' clock is from its callers', in seconds. */
  skew: number;
  /** Grows with every change, so that what is derived from the state is made again. */
  revision: number;
}

/** A project by number or id. */
export function projectOf(state: GoogleState, name: string): Project | undefined {
  const byNumber = state.projects.get(name);
  if (byNumber) return byNumber;
  for (const project of state.projects.values()) if (project.id === name) return project;
  return undefined;
}

/** A service account by e-mail address or unique id. */
export function serviceAccountOf(state: GoogleState, name: string): ServiceAccount | undefined {
  const byEmail = state.serviceAccounts.get(name);
  if (byEmail) return byEmail;
  for (const account of state.serviceAccounts.values()) if (account.uniqueId === name) return account;
  return undefined;
}

import type { Seconds } from '../clock.ts';
import type { Partition } from './ids.ts';
import type { Shelf } from './shelf.ts';

export interface Tag {
  Key: string;
  Value: string;
}
export interface PolicyDocument {
  Version: '2012-10-17' | '2008-10-17';
  Statement: readonly Readonly<Record<string, unknown>>[];
}
/** What users, roles and groups share. */
export interface Principal {
  path: string;
  name: string;
  id: string;
  arn: string;
  createdAt: Seconds;
  inline: Map<string, PolicyDocument>;
  /** ARNs of managed policies. */
  attached: string[];
}
export interface Use {
  at: Seconds;
  region: string;
  service: string;
}
export interface AccessKey {
  id: string;
  createdAt: Seconds;
  status: 'Active' | 'Inactive';
  lastUsed?: Use;
}
export interface ServiceCredential {
  id: string;
  service: 'bedrock.amazonaws.com' | 'codecommit.amazonaws.com' | 'cassandra.amazonaws.com' | 'logs.amazonaws.com';
  userName?: string;
  alias?: string;
  createdAt: Seconds;
  expiresAt?: Seconds;
  status: 'Active' | 'Inactive' | 'Expired';
}
export interface SshKey {
  id: string;
  uploadedAt: Seconds;
  status: 'Active' | 'Inactive';
}
export interface SigningCertificate {
  id: string;
  pem: string;
  uploadedAt: Seconds;
  status: 'Active' | 'Inactive';
}
export interface Password {
  changedAt: Seconds;
  lastUsedAt?: Seconds;
  nextRotationAt?: Seconds;
}
export interface User extends Principal {
  tags: Tag[];
  groups: Set<string>;
  boundary?: string;
  /** Present: a human who signs in to the console. */
  password?: Password;
  mfa: { serial: string; enabledAt: Seconds }[];
  keys: AccessKey[];
  sshKeys: SshKey[];
  certificates: SigningCertificate[];
  serviceCredentials: ServiceCredential[];
}
export interface Role extends Principal {
  trust: PolicyDocument;
  description?: string;
  maxSession: number;
  tags: Tag[];
  boundary?: string;
  /** The truth. The API tells it for 400 days only. */
  lastUsed?: { at: Seconds; region: string };
}
export type Group = Principal;
export interface ManagedPolicy {
  path: string;
  name: string;
  id: string;
  arn: string;
  createdAt: Seconds;
  updatedAt: Seconds;
  description?: string;
  tags: Tag[];
  versions: { id: string; document: PolicyDocument; createdAt: Seconds; isDefault: boolean }[];
}
export interface InstanceProfile {
  path: string;
  name: string;
  id: string;
  arn: string;
  createdAt: Seconds;
  role?: string;
}
export interface OidcProvider {
  arn: string;
  url: string;
  clientIds: string[];
  thumbprints: string[];
  createdAt: Seconds;
  tags: Tag[];
}
export interface SamlProvider {
  arn: string;
  createdAt: Seconds;
  validUntil: Seconds;
  metadata: string;
  tags: Tag[];
}
export interface ServerCertificate {
  path: string;
  name: string;
  id: string;
  arn: string;
  uploadedAt: Seconds;
  expiresAt: Seconds;
}
export interface DelegationRequest {
  id: string;
  requestorId: string;
  requestorName: string;
  description: string;
  state: 'ASSIGNED' | 'PENDING_APPROVAL' | 'ACCEPTED' | 'FINALIZED' | 'EXPIRED';
  createdAt: Seconds;
  expiresAt: Seconds;
  ownerId: string;
}
export interface SecretVersion {
  id: string;
  stages: string[];
  createdAt: Seconds;
  lastAccessedAt?: Seconds;
}
export interface Secret {
  arn: string;
  name: string;
  description?: string;
  type?: string;
  createdAt: Seconds;
  changedAt: Seconds;
  rotatedAt?: Seconds;
  accessedAt?: Seconds;
  deletedAt?: Seconds;
  nextRotationAt?: Seconds;
  rotation?: { lambdaArn?: string; everyDays: number };
  owningService?: string;
  primaryRegion?: string;
  replicas: string[];
  tags: Tag[];
  versions: SecretVersion[];
  resourcePolicy?: PolicyDocument;
  kmsKeyId?: string;
}
export interface TrustAnchor {
  id: string;
  arn: string;
  name: string;
  source: { type: 'AWS_ACM_PCA'; arn: string } | { type: 'CERTIFICATE_BUNDLE'; pem: string };
  enabled: boolean;
  createdAt: Seconds;
}
export interface AnywhereProfile {
  id: string;
  arn: string;
  name: string;
  enabled: boolean;
  createdBy: string;
  roleArns: string[];
  createdAt: Seconds;
}
export interface AnywhereSubject {
  id: string;
  arn: string;
  x509Subject: string;
  enabled: boolean;
  createdAt: Seconds;
  lastSeenAt: Seconds;
  certificate: { serial: string; issuer: string; pem: string; seenAt: Seconds };
}
export interface RegionState {
  name: string;
  status: 'ENABLED' | 'ENABLED_BY_DEFAULT' | 'DISABLED';
  secrets: Shelf<Secret>;
  trustAnchors: TrustAnchor[];
  profiles: AnywhereProfile[];
  subjects: AnywhereSubject[];
}
export interface SsoApplication {
  arn: string;
  providerArn: string;
  name: string;
  description?: string;
  account: string;
  status: 'ENABLED' | 'DISABLED';
  createdAt: Seconds;
  assignments: { id: string; type: 'USER' | 'GROUP' }[];
  grants: { type: string; grant: Record<string, unknown> }[];
  scopes: { scope: string; targets?: string[] }[];
}
export interface IdentityCenter {
  instanceArn: string;
  identityStoreId: string;
  ownerAccount: string;
  name: string;
  region: string;
  createdAt: Seconds;
  applications: SsoApplication[];
  permissionSets: string[];
  tokenIssuers: { arn: string; name: string }[];
}
export interface CredentialReport {
  generatedAt: Seconds;
  csv: string;
}
/** A service control policy, in the only form the estate needs: what it forbids, and in which Regions. */
export interface Scp {
  actions: string[];
  regions?: string[];
}
export interface Account {
  id: string;
  name: string;
  email: string;
  state: 'ACTIVE' | 'SUSPENDED' | 'PENDING_CLOSURE' | 'CLOSED';
  parentId: string;
  joinedAt: Seconds;
  joinedMethod: 'CREATED' | 'INVITED';
  tags: Tag[];
  alias?: string;
  contact: { fullName: string; company: string };
  securityContact?: { name: string; title: string; email: string; phone: string };
  root: { createdAt: Seconds; passwordLastUsedAt?: Seconds; mfa: boolean; keys: AccessKey[] };
  users: Shelf<User>;
  groups: Shelf<Group>;
  roles: Shelf<Role>;
  policies: Shelf<ManagedPolicy>;
  instanceProfiles: Shelf<InstanceProfile>;
  oidcProviders: Map<string, OidcProvider>;
  samlProviders: Map<string, SamlProvider>;
  serverCertificates: ServerCertificate[];
  delegationRequests: DelegationRequest[];
  /** The account's own token issuer, when outbound federation is on. */
  outboundIssuer?: string;
  regions: Map<string, RegionState>;
  report: { current?: CredentialReport; pendingPolls?: number };
  scps: Scp[];
  identityCenter?: IdentityCenter;
}
export interface OrganizationalUnit {
  id: string;
  arn: string;
  name: string;
  parentId: string;
  tags: Tag[];
}
export interface Organization {
  id: string;
  arn: string;
  rootId: string;
  managementId: string;
  delegatedAdmins: Set<string>;
  units: Map<string, OrganizationalUnit>;
  /** Centralized root access: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html */
  rootFeatures: ('RootCredentialsManagement' | 'RootSessions')[];
}
/** What one identity may call. Patterns such as `iam:List*`; deny wins. */
export interface Access {
  allow: string[];
  deny: string[];
}
export interface Session {
  accessKeyId: string;
  secret: string;
  token: string;
  account: string;
  role: Role;
  name: string;
  chained: boolean;
  expiresAt: Seconds;
}
/** A named awkward case, so that a test can ask for it. */
export interface NamedCase {
  name: string;
  /** What is awkward about it. */
  what: string;
  account: string;
  region?: string;
  /** What the provider identifies it by: unique id, key id, or ARN. */
  id: string;
  arn?: string;
}
/** Everything the AWS side is made of. */
export interface AwsState {
  seed: string;
  partition: Partition;
  accounts: Map<string, Account>;
  organization?: Organization;
  /** Keys that can sign: any key of any user. Kept as key id → owner. */
  keyOwners: Map<string, { account: string; user: string }>;
  sessions: Map<string, Session>;
  access: Map<string, Access>;
  hub: { account: string; user: string; keyId: string };
  audit: { roleName: string; externalId: string };
  cases: Map<string, NamedCase>;
  /** Unique id → how the principal comes to be an administrator, as the story means it. */
  admins: Map<string, string>;
  /** How many changes there have been; new ids are drawn from it. */
  mutations: number;
  /** Strings that must never leave the provider, beyond those derived from keys. */
  plantedSecrets: Set<string>;
}

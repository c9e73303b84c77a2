/**
 * What is taken from Asset Inventory: asset type → the few fields that we read. Secrets that some of these carry
 * (`keyString`, `clientSecret`) are not among them, and so never leave the parser.
 * https://docs.cloud.google.com/asset-inventory/docs/asset-types
 */
import { z } from 'zod';
import { Flag, Labels, Text, Time } from '../schemas.ts';

const ServiceAccount = z.object({
  name: Text,
  email: z.string().min(1),
  uniqueId: z.string().min(1),
  displayName: Text,
  description: Text,
  disabled: Flag,
});

const ServiceAccountKey = z.object({
  /** `projects/…/serviceAccounts/<e-mail>/keys/<id>` */
  name: z.string().regex(/\/keys\/[^/]+$/),
  keyType: z.string(),
  /** `USER_PROVIDED`: uploaded. */
  keyOrigin: z.string().optional(),
  validAfterTime: Time.optional(),
  validBeforeTime: Time.optional(),
  disabled: Flag,
  disableReason: z.string().optional(),
  /** Stays for the life of the key, even when it is enabled again. */
  extendedStatus: z.array(z.object({ key: z.string(), value: z.string().optional() })).default([]),
});

const ApiKey = z.object({
  name: z.string().min(1),
  uid: z.string().min(1),
  displayName: Text,
  createTime: Time.optional(),
  updateTime: Time.optional(),
  /** Deleted ones can be restored for 30 days. */
  deleteTime: Time.optional(),
  annotations: Labels,
  restrictions: z
    .object({
      browserKeyRestrictions: z.object({ allowedReferrers: z.array(z.string()).default([]) }).optional(),
      serverKeyRestrictions: z.object({ allowedIps: z.array(z.string()).default([]) }).optional(),
      androidKeyRestrictions: z.object({ allowedApplications: z.array(z.unknown()).default([]) }).optional(),
      iosKeyRestrictions: z.object({ allowedBundleIds: z.array(z.string()).default([]) }).optional(),
      apiTargets: z.array(z.object({ service: z.string() })).default([]),
    })
    .prefault({}),
  serviceAccountEmail: z.string().optional(),
});

const lifeOfFederation = { displayName: Text, description: Text, disabled: Flag, state: z.string().optional() };

const Pool = z.object({ name: z.string().min(1), ...lifeOfFederation, mode: z.string().optional() });
const Provider = z.object({
  name: z.string().regex(/\/providers\/[^/]+$/),
  ...lifeOfFederation,
  attributeCondition: Text,
  attributeMapping: Labels,
  oidc: z
    .object({ issuerUri: Text, clientId: z.string().optional(), allowedAudiences: z.array(z.string()).default([]) })
    .optional(),
  aws: z.object({ accountId: z.string() }).optional(),
  saml: z.object({}).optional(),
  x509: z.object({}).optional(),
});

const OauthClient = z.object({
  name: z.string().min(1),
  clientId: Text,
  clientType: z.string().optional(),
  ...lifeOfFederation,
  allowedScopes: z.array(z.string()).default([]),
  allowedRedirectUris: z.array(z.string()).default([]),
});
const OauthClientCredential = z.object({
  name: z.string().regex(/\/credentials\/[^/]+$/),
  displayName: Text,
  disabled: Flag,
});

const Secret = z.object({
  name: z.string().min(1),
  createTime: Time.optional(),
  expireTime: Time.optional(),
  labels: Labels,
  annotations: Labels,
  topics: z.array(z.object({ name: z.string() })).default([]),
  rotation: z.object({ nextRotationTime: Time.optional(), rotationPeriod: z.string().optional() }).optional(),
});
const SecretVersion = z.object({
  name: z.string().regex(/\/versions\/[^/]+$/),
  createTime: Time.optional(),
  state: z.string(),
});

const ReasoningEngine = z.object({
  name: z.string().min(1),
  displayName: Text,
  description: Text,
  createTime: Time.optional(),
  labels: Labels,
  spec: z
    .object({
      identityType: z.string().optional(),
      /** `agents.global.…`, for those with an identity of their own. */
      effectiveIdentity: z.string().optional(),
      serviceAccount: z.string().optional(),
      agentFramework: z.string().optional(),
    })
    .prefault({}),
});

const Settings = z.object({}).optional();
/**
 * Connections of Cloud Build and of Integration Connectors, authentication profiles, data transfers: one shape is enough.
 * A profile may carry its credential (`decryptedCredential`), so nothing else is kept.
 * https://docs.cloud.google.com/application-integration/docs/reference/rest/v1/projects.locations.authConfigs
 */
const Connection = z.object({
  name: z.string().min(1),
  displayName: Text,
  description: Text,
  createTime: Time.optional(),
  updateTime: Time.optional(),
  disabled: Flag,
  /** That of Integration Connectors; and of a profile, `SOFT_DELETED`. */
  suspended: Flag,
  state: z.string().optional(),
  labels: Labels,
  /** Of Cloud Build: exactly one of these holds the settings. */
  githubConfig: Settings,
  githubEnterpriseConfig: Settings,
  gitlabConfig: Settings,
  bitbucketCloudConfig: Settings,
  bitbucketDataCenterConfig: Settings,
  /** https://docs.cloud.google.com/integration-connectors/docs/reference/rest/v1/projects.locations.connections: `…/connectors/salesforce/versions/1` */
  connectorVersion: z.string().optional(),
  serviceAccount: z.string().optional(),
  dataSourceId: z.string().optional(),
  credentialType: z.string().optional(),
  creatorEmail: z.string().optional(),
  ownerInfo: z.object({ email: z.string() }).optional(),
});

interface Kind<T> {
  assetType: string;
  schema: z.ZodType<T>;
  /** In words, for the coverage. */
  title: string;
  /** False for what is of no interest. */
  keep?: (data: T) => boolean;
  /** Younger than most: an Asset Inventory that does not know it yet is asked again without it. */
  recent?: true;
}
const kind = <T>(assetType: string, title: string, schema: z.ZodType<T>, more: Partial<Kind<T>> = {}): Kind<T> => ({
  assetType,
  title,
  schema,
  ...more,
});
const connection = (assetType: string, title: string) => kind(assetType, title, Connection, { recent: true });

export const kinds = {
  serviceAccount: kind('iam.googleapis.com/ServiceAccount', 'a service account', ServiceAccount),
  serviceAccountKey: kind('iam.googleapis.com/ServiceAccountKey', 'a service account key', ServiceAccountKey, {
    // Google holds and rotates the others, two or more for each account.
    // https://docs.cloud.google.com/iam/docs/service-account-creds#google-managed-keys
    keep: ({ keyType }) => keyType !== 'SYSTEM_MANAGED',
  }),
  apiKey: kind('apikeys.googleapis.com/Key', 'an API key', ApiKey),
  workloadPool: kind('iam.googleapis.com/WorkloadIdentityPool', 'a workload identity pool', Pool),
  workloadProvider: kind('iam.googleapis.com/WorkloadIdentityPoolProvider', 'a workload identity provider', Provider),
  workforcePool: kind('iam.googleapis.com/WorkforcePool', 'a workforce pool', Pool),
  workforceProvider: kind('iam.googleapis.com/WorkforcePoolProvider', 'a workforce provider', Provider),
  oauthClient: kind('iam.googleapis.com/OauthClient', 'an OAuth client', OauthClient, { recent: true }),
  oauthClientCredential: kind(
    'iam.googleapis.com/OauthClientCredential',
    'a secret of an OAuth client',
    OauthClientCredential,
    { recent: true },
  ),
  secret: kind('secretmanager.googleapis.com/Secret', 'a secret', Secret),
  secretVersion: kind('secretmanager.googleapis.com/SecretVersion', 'a version of a secret', SecretVersion, {
    // Only what can be read can have been rotated to.
    keep: ({ state }) => state === 'ENABLED',
  }),
  agent: kind('aiplatform.googleapis.com/ReasoningEngine', 'an agent', ReasoningEngine, { recent: true }),
  buildConnection: connection('cloudbuild.googleapis.com/Connection', 'a connection of Cloud Build'),
  connector: connection('connectors.googleapis.com/Connection', 'a connection of Integration Connectors'),
  authConfig: connection('integrations.googleapis.com/AuthConfig', 'an authentication profile'),
  dataTransfer: connection('bigquerydatatransfer.googleapis.com/TransferConfig', 'a data transfer'),
} as const;

export type Kinds = typeof kinds;
export type KindName = keyof Kinds;
export type DataOf<K extends KindName> = Kinds[K] extends Kind<infer T> ? T : never;

export const kindNames = Object.keys(kinds) as readonly KindName[];
export const kindOf: ReadonlyMap<string, KindName> = new Map(kindNames.map((name) => [kinds[name].assetType, name]));

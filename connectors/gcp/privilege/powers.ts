/**
 * The permissions that decide what a role is worth, strongest first. Who may do what with them:
 * https://docs.cloud.google.com/iam/docs/service-account-impersonation and
 * https://docs.cloud.google.com/iam/docs/manage-access-other-resources
 */
export interface Power {
  level: 'admin' | 'escalation' | 'sensitive';
  /** In a security engineer's words. */
  reason: string;
  /** Any one of them is enough. */
  permissions: readonly string[];
  /**
   * Where it must be bound to count. `hierarchy`: on a project or above, because it is the reach that makes it dangerous.
   * Default: wherever the permission works.
   */
  on?: 'organization' | 'folder' | 'hierarchy';
}

const power = (level: Power['level'], reason: string, ...permissions: string[]): Power => ({
  level,
  reason,
  permissions,
});

/** Data at large: what is bound to one bucket opens one bucket. */
const atLarge = (reason: string, ...permissions: string[]): Power => ({
  ...power('sensitive', reason, ...permissions),
  on: 'hierarchy',
});

export const powers: readonly Power[] = [
  {
    ...power('admin', 'gives roles to anyone, itself included', 'resourcemanager.projects.setIamPolicy'),
    on: 'hierarchy',
  },
  {
    ...power('admin', 'gives roles on folders to anyone, itself included', 'resourcemanager.folders.setIamPolicy'),
    on: 'folder',
  },
  {
    ...power(
      'admin',
      'gives roles on the organization to anyone, itself included',
      'resourcemanager.organizations.setIamPolicy',
    ),
    on: 'organization',
  },

  power(
    'escalation',
    'acts as service accounts',
    'iam.serviceAccounts.getAccessToken',
    'iam.serviceAccounts.signBlob',
    'iam.serviceAccounts.signJwt',
    'iam.serviceAccounts.implicitDelegation',
  ),
  power('escalation', 'makes keys of service accounts', 'iam.serviceAccountKeys.create'),
  power('escalation', 'decides who may act as service accounts', 'iam.serviceAccounts.setIamPolicy'),
  power('escalation', 'makes HMAC keys of service accounts', 'storage.hmacKeys.create'),
  power('escalation', 'makes API keys that act as service accounts', 'iam.serviceAccountApiKeyBindings.create'),
  power('escalation', 'changes what custom roles allow', 'iam.roles.update'),
  power('escalation', 'lifts what the organization forbids', 'orgpolicy.policy.set'),
  power(
    'escalation',
    'lets outside workloads sign in',
    // IAM writes these in two ways. https://docs.cloud.google.com/iam/docs/permissions-reference
    'iam.googleapis.com/workloadIdentityPoolProviders.create',
    'iam.googleapis.com/workloadIdentityPoolProviders.update',
    'iam.googleapis.com/workloadIdentityPoolProviders.undelete',
    'iam.workloadIdentityPoolProviders.create',
    'iam.workloadIdentityPoolProviders.update',
    'iam.workloadIdentityPoolProviders.undelete',
    'iam.googleapis.com/workforcePoolProviders.create',
    'iam.googleapis.com/workforcePoolProviders.update',
  ),
  // Both run with an account of the project that the caller need not be allowed to act as.
  power('escalation', 'runs builds with the account of Cloud Build', 'cloudbuild.builds.create'),
  power('escalation', 'deploys with Google’s own account of the project', 'deploymentmanager.deployments.create'),

  power('sensitive', 'reads secrets', 'secretmanager.versions.access'),
  power('sensitive', 'reads the strings of API keys', 'apikeys.keys.getKeyString'),
  power('sensitive', 'makes identity tokens of service accounts', 'iam.serviceAccounts.getOpenIdToken'),
  atLarge('reads all objects in Cloud Storage', 'storage.objects.get'),
  atLarge('reads all tables of BigQuery', 'bigquery.tables.getData'),
  atLarge('reads all databases', 'spanner.databases.select', 'datastore.entities.get', 'bigtable.tables.readRows'),
  atLarge('takes databases out', 'cloudsql.instances.export', 'cloudsql.backupRuns.create'),
  atLarge('decrypts with the keys of Cloud KMS', 'cloudkms.cryptoKeyVersions.useToDecrypt'),
  atLarge('reads the secrets of Kubernetes clusters', 'container.secrets.get'),
  atLarge('reads private audit logs', 'logging.privateLogEntries.list'),
];

export const ACT_AS = 'iam.serviceAccounts.actAs';

/**
 * What runs code with a service account of the caller's choice, or of a machine that is there: escalation together with
 * `actAs`, and worth little without.
 */
export const deploying: ReadonlySet<string> = new Set([
  'aiplatform.customJobs.create',
  'aiplatform.reasoningEngines.create',
  'cloudfunctions.functions.create',
  'cloudfunctions.functions.sourceCodeSet',
  'cloudfunctions.functions.update',
  'cloudscheduler.jobs.create',
  'composer.environments.create',
  'compute.instances.create',
  'compute.instances.setMetadata',
  'compute.instances.setServiceAccount',
  'compute.projects.setCommonInstanceMetadata',
  'dataflow.jobs.create',
  'dataproc.clusters.create',
  'notebooks.instances.create',
  'run.jobs.create',
  'run.services.create',
  'run.services.update',
]);

/** Whoever has one of these on a service account can act as it, at once or in one more step. */
export const impersonating: ReadonlySet<string> = new Set([
  ACT_AS,
  'iam.serviceAccounts.getAccessToken',
  'iam.serviceAccounts.getOpenIdToken',
  'iam.serviceAccounts.implicitDelegation',
  'iam.serviceAccounts.setIamPolicy',
  'iam.serviceAccounts.signBlob',
  'iam.serviceAccounts.signJwt',
  'iam.serviceAccountKeys.create',
]);

/** All that is kept of a role's permissions, of which there may be 13,000. */
export const notable: ReadonlySet<string> = new Set([
  ...powers.flatMap(({ permissions }) => permissions),
  ACT_AS,
  ...deploying,
]);

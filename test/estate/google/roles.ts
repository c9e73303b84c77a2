/**
 * Google's own roles: the ones of the story with the permissions that matter, and as many others as Google has, so that
 * a listing has as many pages. Permissions of real roles from https://github.com/iann0036/iam-dataset (MIT), August 2026.
 */
import type { CustomRole } from './state.ts';

/** Deploying as another account, which needs `actAs` with it. */
const DEPLOY = [
  'deploymentmanager.deployments.create',
  'cloudbuild.builds.create',
  'cloudfunctions.functions.create',
  'cloudfunctions.functions.update',
  'cloudfunctions.functions.sourceCodeSet',
  'run.services.create',
  'compute.instances.create',
  'compute.instances.setMetadata',
  'compute.instances.setServiceAccount',
  'compute.projects.setCommonInstanceMetadata',
  'cloudscheduler.jobs.create',
  'dataflow.jobs.create',
  'dataproc.clusters.create',
  'composer.environments.create',
  'aiplatform.customJobs.create',
  'aiplatform.reasoningEngines.create',
  'notebooks.instances.create',
];
const EDITOR = [
  ...DEPLOY,
  'iam.serviceAccounts.actAs',
  'iam.serviceAccountKeys.create',
  'storage.hmacKeys.create',
  'apikeys.keys.create',
  'apikeys.keys.getKeyString',
  'iam.serviceAccountApiKeyBindings.create',
];
const TOKENS = ['getAccessToken', 'signBlob', 'signJwt', 'implicitDelegation', 'getOpenIdToken'].map(
  (verb) => `iam.serviceAccounts.${verb}`,
);

/** Made-up ones, so that a role weighs as much as the real one. */
const filling = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `estate.things${index}.update`);
const reading = (count: number): string[] => Array.from({ length: count }, (_, index) => `estate.things${index}.get`);

const OWN: Readonly<Record<string, [title: string, permissions: string[]]>> = {
  'roles/owner': [
    'Owner',
    [
      ...EDITOR,
      'iam.serviceAccounts.setIamPolicy',
      'iam.roles.update',
      'resourcemanager.projects.setIamPolicy',
      'secretmanager.versions.access',
      'iam.googleapis.com/workloadIdentityPools.create',
      'iam.googleapis.com/workloadIdentityPoolProviders.create',
      'iam.googleapis.com/workloadIdentityPoolProviders.update',
      ...filling(13_000),
    ],
  ],
  'roles/editor': ['Editor', [...EDITOR, ...filling(11_000)]],
  'roles/viewer': ['Viewer', ['apikeys.keys.getKeyString', ...reading(6000)]],
  'roles/browser': ['Browser', ['resourcemanager.projects.get', 'resourcemanager.projects.list']],
  'roles/resourcemanager.organizationAdmin': [
    'Organization Administrator',
    [
      'resourcemanager.organizations.setIamPolicy',
      'resourcemanager.folders.setIamPolicy',
      'resourcemanager.projects.setIamPolicy',
    ],
  ],
  'roles/resourcemanager.projectIamAdmin': ['Project IAM Admin', ['resourcemanager.projects.setIamPolicy']],
  'roles/resourcemanager.folderAdmin': [
    'Folder Admin',
    ['resourcemanager.folders.setIamPolicy', 'resourcemanager.projects.setIamPolicy'],
  ],
  'roles/iam.serviceAccountTokenCreator': [
    'Service Account Token Creator',
    [...TOKENS, 'iam.serviceAccounts.get', 'iam.serviceAccounts.list'],
  ],
  'roles/iam.serviceAccountUser': [
    'Service Account User',
    ['iam.serviceAccounts.actAs', 'iam.serviceAccounts.get', 'iam.serviceAccounts.list'],
  ],
  'roles/iam.serviceAccountKeyAdmin': [
    'Service Account Key Admin',
    ['iam.serviceAccountKeys.create', 'iam.serviceAccountKeys.delete', 'iam.serviceAccountKeys.list'],
  ],
  'roles/iam.serviceAccountAdmin': [
    'Service Account Admin',
    ['iam.serviceAccounts.create', 'iam.serviceAccounts.delete', 'iam.serviceAccounts.setIamPolicy'],
  ],
  'roles/iam.workloadIdentityUser': [
    'Workload Identity User',
    ['iam.serviceAccounts.getAccessToken', 'iam.serviceAccounts.getOpenIdToken'],
  ],
  'roles/iam.securityReviewer': [
    'Security Reviewer',
    ['iam.roles.list', 'iam.serviceAccounts.list', 'resourcemanager.projects.getIamPolicy'],
  ],
  'roles/cloudbuild.builds.editor': [
    'Cloud Build Editor',
    ['cloudbuild.builds.create', 'cloudbuild.builds.get', 'cloudbuild.builds.list'],
  ],
  'roles/cloudbuild.serviceAgent': [
    'Cloud Build Service Agent',
    ['cloudbuild.builds.create', 'iam.serviceAccounts.getAccessToken'],
  ],
  'roles/compute.serviceAgent': [
    'Compute Engine Service Agent',
    ['compute.instances.create', 'iam.serviceAccounts.getAccessToken'],
  ],
  'roles/run.admin': ['Cloud Run Admin', ['run.services.create', 'run.services.setIamPolicy', 'run.services.get']],
  'roles/run.invoker': ['Cloud Run Invoker', ['run.routes.invoke']],
  'roles/container.developer': ['Kubernetes Engine Developer', ['container.pods.create', 'container.secrets.get']],
  'roles/bigquery.dataViewer': ['BigQuery Data Viewer', ['bigquery.tables.getData', 'bigquery.tables.list']],
  'roles/bigquery.dataEditor': ['BigQuery Data Editor', ['bigquery.tables.getData', 'bigquery.tables.updateData']],
  'roles/bigquery.jobUser': ['BigQuery Job User', ['bigquery.jobs.create']],
  'roles/pubsub.publisher': ['Pub/Sub Publisher', ['pubsub.topics.publish']],
  'roles/storage.objectViewer': ['Storage Object Viewer', ['storage.objects.get', 'storage.objects.list']],
  'roles/storage.admin': [
    'Storage Admin',
    ['storage.buckets.setIamPolicy', 'storage.objects.create', 'storage.objects.get'],
  ],
  'roles/secretmanager.secretAccessor': ['Secret Manager Secret Accessor', ['secretmanager.versions.access']],
  'roles/secretmanager.admin': [
    'Secret Manager Admin',
    ['secretmanager.versions.access', 'secretmanager.secrets.setIamPolicy'],
  ],
  'roles/logging.logWriter': ['Logs Writer', ['logging.logEntries.create']],
  'roles/monitoring.viewer': ['Monitoring Viewer', ['monitoring.timeSeries.list']],
  'roles/cloudasset.viewer': [
    'Cloud Asset Viewer',
    ['cloudasset.assets.listResource', 'cloudasset.assets.searchAllResources'],
  ],
  'roles/aiplatform.user': ['Vertex AI User', ['aiplatform.reasoningEngines.create', 'aiplatform.endpoints.predict']],
  'roles/artifactregistry.writer': ['Artifact Registry Writer', ['artifactregistry.repositories.uploadArtifacts']],
};

/** How many there were in August 2026. */
const TOTAL = 2461;

const role = (name: string, title: string, permissions: string[]): CustomRole => ({
  name,
  title,
  description: '',
  permissions,
  stage: 'GA',
});

export const PREDEFINED_ROLES: readonly CustomRole[] = [
  ...Object.entries(OWN).map(([name, [title, permissions]]) => role(name, title, permissions)),
  ...Array.from({ length: TOTAL - Object.keys(OWN).length }, (_, index) => {
    const things = `estate.things${index}`;
    return role(`roles/estate.thing${index}Viewer`, `Viewer of things ${index}`, [`${things}.get`, `${things}.list`]);
  }),
];

/**
 * Google's own accounts, which work for us in our projects. Their addresses follow patterns, and anybody may make an
 * account called `service-123456`: what stands behind the @ decides.
 * https://docs.cloud.google.com/iam/docs/service-agents
 */
export interface AgentHome {
  /** What the service works for. */
  kind: 'project' | 'folder' | 'organization';
  number: string;
}

/** Projects of Google whose names do not begin with `gcp-sa-`. */
const ofGoogle = new Set(
  `bigquery-encryption cloud-cdn-fill cloud-filer cloud-memcache-sa cloud-ml.google.com cloud-redis cloud-tpu
   cloudcomposer-accounts compute-system container-analysis container-engine-robot containerregistry
   dataflow-service-producer-prod dataproc-accounts dlp-api endpoints-portal gae-api-prod.google.com gcf-admin-robot
   genomics-api.google.com gs-project-accounts remotebuildexecution.google.com security-center-api serverless-robot-prod
   service-consumer-management service-networking sourcerepo-service-accounts storage-transfer-service
   trifacta-gcloud-prod`.split(/\s+/),
);

/** Where Google keeps accounts that belong to no project: `…@system.gserviceaccount.com`. */
const plainDomains = new Set(['cloudservices', 'cloudbuild', 'system', 'cloudsvc']);

/** @returns whom it works for, `null` for all customers alike; `undefined` for an account that is not Google's */
export function agentAt(email: string): AgentHome | null | undefined {
  const [name = '', domain = ''] = email.split('@');
  const project = /^(.+)\.iam\.gserviceaccount\.com$/.exec(domain)?.[1];
  const plain = /^([a-z-]+)\.gserviceaccount\.com$/.exec(domain)?.[1];
  const isGoogles =
    project === undefined
      ? plain !== undefined && plainDomains.has(plain)
      : project.startsWith('gcp-sa-') || ofGoogle.has(project);
  if (!isGoogles) return undefined;
  const [, kind, number] =
    /^(?:(?:service|project|bq)-(?:(org|folder)-)?|[op])?(\d{5,})(?:-[a-z0-9]+)?$/.exec(name) ?? [];
  if (number === undefined) return null;
  if (kind === 'folder') return { kind: 'folder', number };
  // Log sinks of an organization: `o<number>-<digits>@gcp-sa-logging`.
  return { kind: kind === 'org' || name.startsWith('o') ? 'organization' : 'project', number };
}

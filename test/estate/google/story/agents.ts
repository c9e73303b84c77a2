/** Agents, connections to third parties, and what is open to everybody. */
import { iso } from '../../clock.ts';
import { company } from '../../company/company.ts';
import { organizationName, type Builder } from '../build.ts';
import { micros } from '../shapes/common.ts';
import type { PlainResource, Project } from '../state.ts';
import type { Projects } from './projects.ts';

export function agents(build: Builder, projects: Projects): void {
  const { ai, production, data } = projects;
  const add = (project: Project, assetType: string, path: string, facts: Record<string, unknown>): PlainResource => {
    const [, location = 'global'] = path.split('/');
    // Buckets are named once for the whole world, everything else within its project.
    const name = path.startsWith('buckets/') ? path.slice('buckets/'.length) : `projects/${project.number}/${path}`;
    const createdAt = build.ago(45);
    const made: PlainResource = {
      assetType,
      name,
      project: project.number,
      location,
      createdAt,
      updatedAt: createdAt,
      data: { name, ...facts },
    };
    build.state.resources.push(made);
    return made;
  };
  engines(build, projects, add);
  connections(build, projects, add);
  const site = add(production, 'storage.googleapis.com/Bucket', 'buckets/halden-public-site', { location: 'EU' });
  build.bind(site.name, 'roles/storage.objectViewer', ['allUsers']);
  const hook = add(production, 'run.googleapis.com/Service', 'locations/europe-west1/services/webhook', {});
  build.bind(hook.name, 'roles/run.invoker', ['allUsers']);
  const table = add(data, 'storage.googleapis.com/Bucket', 'buckets/halden-lake', { location: 'EU' });
  build.bind(table.name, 'roles/storage.objectViewer', ['allAuthenticatedUsers']);
  build.note('binding.public-bucket', 'everybody reads it', production, site.name);
  build.state.contacts.push(
    {
      parent: organizationName(build.state),
      id: 'c1',
      email: `security@${company.domain}`,
      categories: ['SECURITY', 'TECHNICAL'],
      validated: true,
    },
    {
      parent: `projects/${ai.number}`,
      id: 'c2',
      email: `grace.okoro@${company.domain}`,
      categories: ['ALL'],
      validated: false,
    },
  );
}

type Add = (project: Project, assetType: string, path: string, facts: Record<string, unknown>) => PlainResource;

/** https://cloud.google.com/vertex-ai/generative-ai/docs/agent-engine/agent-identity */
function engines(build: Builder, { ai }: Projects, add: Add): void {
  const place = 'locations/europe-west4';
  const at = { createTime: micros(build.ago(45)), updateTime: micros(build.ago(3)) };
  const engine = 'aiplatform.googleapis.com/ReasoningEngine';
  const support = add(ai, engine, `${place}/reasoningEngines/4711000000000000001`, {
    displayName: 'support-agent',
    description: `Answers customers; owner grace.okoro@${company.domain}`,
    labels: { team: 'ai' },
    ...at,
    spec: {
      agentFramework: 'google-adk',
      identityType: 'SERVICE_ACCOUNT',
      serviceAccount: `support-agent@${ai.id}.iam.gserviceaccount.com`,
    },
  });
  build.note('agent.service-account', 'an agent that runs as a service account', ai, support.name);
  const { number } = build.state.organization;
  const own = `${place}/reasoningEngines/4711000000000000002`;
  const identity = `agents.global.org-${number}.system.id.goog/resources/aiplatform/projects/${ai.number}/${own}`;
  const planner = add(ai, engine, own, {
    displayName: 'route-planner',
    ...at,
    spec: { agentFramework: 'langgraph', identityType: 'AGENT_IDENTITY', effectiveIdentity: identity },
  });
  build.note('agent.own-identity', 'an agent with an identity of its own', ai, planner.name);
  build.bind(`projects/${ai.number}`, 'roles/storage.objectViewer', [`principal://${identity}`]);
  const jira = add(ai, 'agentidentity.googleapis.com/AuthProvider', `${place}/authProviders/jira`, {
    description: 'tickets',
    state: 'ENABLED',
    allowedScopes: ['read:jira-work', 'write:jira-work'],
    authProviderTypeParams: {
      threeLeggedOauth: { clientId: 'halden-jira', tokenUrl: 'https://auth.atlassian.com/oauth/token' },
    },
    createTime: micros(build.ago(40)),
    updateTime: micros(build.ago(40)),
  });
  // "rounded to the previous hour"
  const hour = (days: number): string => iso(build.now - days * 86_400 - ((build.now - days * 86_400) % 3600));
  add(ai, 'agentidentity.googleapis.com/AccessSummary', `${place}/accessSummaries/1`, {
    authProvider: jira.name,
    authProviderType: 'THREE_LEGGED_OAUTH',
    userId: 'hugo.bergstrom',
    workloadId: `spiffe://${identity}`,
    scopes: ['read:jira-work'],
    tokenUrl: 'https://auth.atlassian.com/oauth/token',
    firstAccessTime: hour(39),
    lastAccessTime: hour(1),
  });
  add(ai, 'agentregistry.googleapis.com/Agent', `${place}/agents/route-planner`, {
    displayName: 'route-planner',
    agentId: 'urn:agent:halden:route-planner',
    location: 'europe-west4',
    ...at,
    attributes: { 'agentregistry.googleapis.com/system/RuntimeIdentity': { principal: `principal://${identity}` } },
  });
  add(ai, 'agentregistry.googleapis.com/McpServer', `${place}/mcpServers/fleet-tools`, {
    displayName: 'fleet-tools',
    mcpServerId: 'urn:mcp:halden:fleet-tools',
    ...at,
  });
}

function connections(build: Builder, { production, data }: Projects, add: Add): void {
  const at = { createTime: micros(build.ago(220)), updateTime: micros(build.ago(20)) };
  const github = add(production, 'cloudbuild.googleapis.com/Connection', 'locations/europe-west1/connections/github', {
    ...at,
    githubConfig: {
      appInstallationId: '47110815',
      authorizerCredential: {
        oauthTokenSecretVersion: `projects/${production.id}/secrets/github-oauth/versions/1`,
        username: 'halden-ci',
      },
    },
    installationState: { stage: 'COMPLETE' },
  });
  build.note('connection.github', 'Cloud Build holds a token of GitHub for us', production, github.name);
  add(data, 'connectors.googleapis.com/Connection', 'locations/europe-west1/connections/salesforce', {
    ...at,
    description: 'Accounts and opportunities',
    connectorVersion: 'projects/connectors-ip-prod0/locations/global/providers/gcp/connectors/salesforce/versions/1',
    serviceAccount: `lake-export@${data.id}.iam.gserviceaccount.com`,
    status: { state: 'ACTIVE' },
  });
  add(
    data,
    'integrations.googleapis.com/AuthConfig',
    'locations/europe-west1/authConfigs/b1946ac9-2d7e-4f0c-8a35-1d2e3f405162',
    {
      ...at,
      displayName: 'slack-bot',
      credentialType: 'OAUTH2_CLIENT_CREDENTIALS',
      state: 'VALID',
    },
  );
  add(
    data,
    'bigquerydatatransfer.googleapis.com/TransferConfig',
    'locations/europe/transferConfigs/65a1b2c3-0000-2f00-b0c1-14223bd4e5f6',
    {
      displayName: 'google ads',
      dataSourceId: 'google_ads',
      ownerInfo: { email: `emre.aydin@${company.domain}` },
      updateTime: at.updateTime,
    },
  );
}

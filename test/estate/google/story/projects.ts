/** Folders and projects of the company. */
import { folderName, organizationName, type Builder } from '../build.ts';
import { HOME_PROJECT } from '../ids.ts';
import { projectOf, type Folder, type Project } from '../state.ts';

export interface Projects {
  security: Project;
  production: Project;
  payments: Project;
  data: Project;
  ai: Project;
  sandbox: Project;
  /** Most of its APIs are switched off. */
  edge: Project;
  /** About to be deleted. */
  legacy: Project;
  folders: { production: Folder; payments: Folder; sandboxes: Folder };
}

export function projects(build: Builder): Projects {
  const { state } = build;
  const security = projectOf(state, HOME_PROJECT);
  if (!security) throw new Error('the collector has no home');
  const production = build.folder('production');
  const payments = build.folder('payments', production);
  const sandboxes = build.folder('sandboxes');
  const made: Projects = {
    security,
    production: build.project('halden-production', {
      parent: folderName(production),
      labels: { env: 'prod', team: 'platform' },
    }),
    payments: build.project('halden-payments', {
      parent: folderName(payments),
      labels: { env: 'prod', team: 'payments', owner: 'carla_mendes' },
    }),
    data: build.project('halden-data', { parent: folderName(production), labels: { env: 'prod', team: 'data' } }),
    ai: build.project('halden-agents', { parent: folderName(production), labels: { env: 'prod', team: 'ai' } }),
    sandbox: build.project('halden-sandbox', { parent: folderName(sandboxes), labels: { env: 'dev' } }),
    edge: build.project('halden-edge', {
      parent: folderName(sandboxes),
      without: [
        'monitoring.googleapis.com',
        'secretmanager.googleapis.com',
        'storage.googleapis.com',
        'apikeys.googleapis.com',
      ],
    }),
    legacy: build.project('halden-legacy', { parent: organizationName(state), state: 'DELETE_REQUESTED' }),
    folders: { production, payments, sandboxes },
  };
  for (const service of ['aiplatform', 'agentidentity', 'agentregistry']) {
    made.ai.services.add(`${service}.googleapis.com`);
  }
  build.project('acme-robots-prod', { parent: 'organizations/482910375566', foreign: true });
  watch(build, made);
  build.note(
    'project.delete-requested',
    'to be deleted: APIs refuse it, Asset Inventory still has it',
    made.legacy,
    made.legacy.number,
  );
  build.note(
    'project.apis-off',
    'Monitoring, Storage, Secret Manager and API Keys are switched off',
    made.edge,
    made.edge.number,
  );
  return made;
}

/** One metrics scope for production; the sandboxes have none but their own. */
function watch({ state }: Builder, { security, production, payments, data, ai }: Projects): void {
  state.metricsScopes.set(
    security.number,
    [security, production, payments, data, ai].map(({ number }) => number),
  );
}

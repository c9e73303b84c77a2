/** Service accounts with their keys, those that Google holds included, and API keys. */
import { projectName } from '../build.ts';
import { systemKeys } from '../ids.ts';
import { accountShape, systemKeyShape, userKeyShape } from '../shapes/accounts.ts';
import type { Shape } from '../shapes/common.ts';
import { apiKeyName, apiKeyShape } from '../shapes/things.ts';
import type { GoogleState, Project } from '../state.ts';
import { asset, type Asset } from './asset.ts';

export function* accounts(state: GoogleState, projects: ReadonlyMap<string, Project>): Generator<Asset> {
  const now = state.clock.now();
  for (const account of state.serviceAccounts.values()) {
    const project = projects.get(account.project);
    if (!project) continue;
    const at = projectName(project);
    const name = `//iam.googleapis.com/projects/${project.id}/serviceAccounts/${account.uniqueId}`;
    yield asset({
      type: 'iam.googleapis.com/ServiceAccount',
      name,
      at,
      policy: account.email,
      updatedAt: account.createdAt,
      data: () => accountShape(project, account),
      found: { displayName: account.displayName, description: account.description },
    });
    const keys = { type: 'iam.googleapis.com/ServiceAccountKey', at, parent: name };
    for (const key of account.keys) {
      const data = (): Shape => userKeyShape(project, account, key);
      yield asset({ ...keys, name: `${name}/keys/${key.id}`, updatedAt: key.validAfter, data });
    }
    for (const key of systemKeys(state.seed, account.uniqueId, now)) {
      const data = (): Shape => systemKeyShape(project, account, key);
      yield asset({ ...keys, name: `${name}/keys/${key.id}`, updatedAt: key.validAfter, data });
    }
  }
}

export function* apiKeys(state: GoogleState, projects: ReadonlyMap<string, Project>): Generator<Asset> {
  for (const key of state.apiKeys.values()) {
    const project = projects.get(key.project);
    if (!project) continue;
    yield asset({
      type: 'apikeys.googleapis.com/Key',
      name: `//apikeys.googleapis.com/${apiKeyName(key)}`,
      at: projectName(project),
      version: 'v2',
      updatedAt: key.updatedAt,
      data: () => apiKeyShape(key),
      found: { displayName: key.displayName, createdAt: key.createdAt },
    });
  }
}

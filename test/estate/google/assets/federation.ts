/** Pools, providers and OAuth clients. */
import { organizationName, projectName } from '../build.ts';
import {
  oauthClientShape,
  oauthCredentialShape,
  poolShape,
  providerShape,
  workforceShape,
} from '../shapes/federation.ts';
import type { GoogleState, Project } from '../state.ts';
import { asset, type Asset } from './asset.ts';

export function* federation(state: GoogleState, projects: ReadonlyMap<string, Project>): Generator<Asset> {
  const root = organizationName(state);
  const iam = '//iam.googleapis.com/';
  for (const pool of state.pools) {
    const project = projects.get(pool.project);
    if (!project) continue;
    const at = projectName(project);
    const { name, createdAt } = pool;
    yield asset({
      type: 'iam.googleapis.com/WorkloadIdentityPool',
      name: iam + name,
      at,
      updatedAt: createdAt,
      data: () => poolShape(pool),
      found: { displayName: pool.displayName, description: pool.description },
    });
    for (const provider of pool.providers) {
      yield asset({
        type: 'iam.googleapis.com/WorkloadIdentityPoolProvider',
        name: `${iam}${name}/providers/${provider.id}`,
        at,
        parent: iam + name,
        updatedAt: provider.createdAt,
        data: () => providerShape(name, provider),
        found: { displayName: provider.displayName },
      });
    }
  }
  for (const pool of state.workforcePools) {
    const { name, createdAt: updatedAt } = pool;
    const type = 'iam.googleapis.com/WorkforcePool';
    yield asset({ type, name: iam + name, at: root, updatedAt, data: () => workforceShape(pool, root) });
    for (const provider of pool.providers) {
      yield asset({
        type: 'iam.googleapis.com/WorkforcePoolProvider',
        name: `${iam}${name}/providers/${provider.id}`,
        at: root,
        parent: iam + name,
        updatedAt: provider.createdAt,
        data: () => providerShape(name, provider),
      });
    }
  }
  for (const client of state.oauthClients) {
    const at = `projects/${client.project}`;
    const { name, createdAt: updatedAt } = client;
    const type = 'iam.googleapis.com/OauthClient';
    yield asset({ type, name: iam + name, at, updatedAt, data: () => oauthClientShape(client) });
    for (const credential of client.credentials) {
      yield asset({
        type: 'iam.googleapis.com/OauthClientCredential',
        name: `${iam}${name}/credentials/${credential.id}`,
        at,
        parent: iam + name,
        updatedAt: credential.createdAt,
        data: () => oauthCredentialShape(state.seed, client, credential, false),
      });
    }
  }
}

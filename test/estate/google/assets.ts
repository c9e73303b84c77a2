/**
 * Everything that Cloud Asset Inventory holds of the company: one line a thing, whose content is written only when it
 * is asked for. https://cloud.google.com/asset-inventory/docs/asset-types
 */
import { DAY, type Seconds } from '../clock.ts';
import { folderName, organizationName, projectName } from './build.ts';
import { TITLES } from './catalog.ts';
import { systemKeys } from './ids.ts';
import { accountShape, systemKeyShape, userKeyShape } from './shapes/accounts.ts';
import type { Shape } from './shapes/common.ts';
import {
  oauthClientShape,
  oauthCredentialShape,
  poolShape,
  providerShape,
  workforceShape,
} from './shapes/federation.ts';
import { boundaryShape, denyShape, policyBindingShape, roleShape } from './shapes/policies.ts';
import { folderShape, oldProjectShape, organizationShape } from './shapes/projects.ts';
import { apiKeyName, apiKeyShape, secretName, secretShape, serviceShape, versionShape } from './shapes/things.ts';
import type { GoogleState, Project } from './state.ts';

export interface Asset {
  type: string;
  /** `//iam.googleapis.com/projects/…` */
  name: string;
  /** `organizations/…`, `folders/…` or `projects/<number>`: where it is. */
  at: string;
  /** Full name of what it belongs to. */
  parent: string;
  updatedAt: Seconds;
  location: string;
  version: string;
  data: () => Shape;
  /** Key of its policy in the state, where it can have one. */
  policy?: string;
  /** For the search, which has fields of its own. */
  found?: {
    displayName?: string;
    description?: string;
    labels?: Record<string, string>;
    state?: string;
    createdAt?: Seconds;
  };
}

const CRM = '//cloudresourcemanager.googleapis.com';
type Draft = Pick<Asset, 'type' | 'name' | 'at' | 'data' | 'updatedAt'> & Partial<Asset>;

const asset = (draft: Draft): Asset => ({ parent: `${CRM}/${draft.at}`, location: 'global', version: 'v1', ...draft });

/**
 * Everything in the order of names, or what one question asks for; `key` names the question, so that its pages need not
 * ask it again. Made again after every change, and every day: keys that Google holds come and go.
 */
export type Inventory = (key: string, wanted: (asset: Asset) => boolean) => readonly Asset[];

export function createInventory(state: GoogleState): Inventory {
  let made: { revision: number; day: number; assets: readonly Asset[] } | undefined;
  let answers = new Map<string, readonly Asset[]>();
  return (key, wanted) => {
    const day = Math.floor(state.clock.now() / DAY);
    if (made?.revision !== state.revision || made.day !== day) {
      made = { revision: state.revision, day, assets: assetsOf(state) };
      answers = new Map();
    }
    const answer = answers.get(key) ?? made.assets.filter(wanted);
    answers.set(key, answer);
    return answer;
  };
}

function assetsOf(state: GoogleState): Asset[] {
  const projects = new Map([...state.projects].filter(([, { foreign }]) => !foreign));
  return [
    ...hierarchy(state, projects),
    ...accounts(state, projects),
    ...apiKeys(state, projects),
    ...federation(state, projects),
    ...secrets(state, projects),
    ...policies(state),
    ...plain(state, projects),
  ].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function* hierarchy(state: GoogleState, projects: ReadonlyMap<string, Project>): Generator<Asset> {
  const { organization, folders } = state;
  const root = organizationName(state);
  yield asset({
    type: 'cloudresourcemanager.googleapis.com/Organization',
    name: `${CRM}/${root}`,
    at: root,
    parent: '',
    policy: root,
    updatedAt: organization.createdAt,
    data: () => organizationShape(organization),
    found: { displayName: organization.domain, state: 'ACTIVE', createdAt: organization.createdAt },
  });
  for (const folder of folders.values()) {
    const at = folderName(folder);
    yield asset({
      type: 'cloudresourcemanager.googleapis.com/Folder',
      name: `${CRM}/${at}`,
      at,
      parent: `${CRM}/${folder.parent}`,
      policy: at,
      version: 'v3',
      updatedAt: folder.createdAt,
      data: () => folderShape(folder),
      found: { displayName: folder.displayName, state: 'ACTIVE', createdAt: folder.createdAt },
    });
  }
  for (const project of projects.values()) {
    const at = projectName(project);
    yield asset({
      type: 'cloudresourcemanager.googleapis.com/Project',
      name: `${CRM}/${at}`,
      at,
      parent: `${CRM}/${project.parent}`,
      policy: at,
      version: 'v3',
      updatedAt: project.createdAt,
      data: () => oldProjectShape(project),
      found: { displayName: project.name, state: project.state, labels: project.labels, createdAt: project.createdAt },
    });
    for (const service of project.services) {
      const name = `${at}/services/${service}`;
      yield asset({
        type: 'serviceusage.googleapis.com/Service',
        name: `//serviceusage.googleapis.com/${name}`,
        at,
        updatedAt: project.createdAt,
        data: () => serviceShape(project, service, TITLES[service] ?? service),
        found: { displayName: TITLES[service] ?? service, state: 'ENABLED' },
      });
    }
  }
}

function* accounts(state: GoogleState, projects: ReadonlyMap<string, Project>): Generator<Asset> {
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

function* apiKeys(state: GoogleState, projects: ReadonlyMap<string, Project>): Generator<Asset> {
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

function* federation(state: GoogleState, projects: ReadonlyMap<string, Project>): Generator<Asset> {
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

function* secrets(state: GoogleState, projects: ReadonlyMap<string, Project>): Generator<Asset> {
  for (const secret of state.secrets) {
    if (!projects.has(secret.project)) continue;
    const at = `projects/${secret.project}`;
    const name = `//secretmanager.googleapis.com/${secretName(secret)}`;
    yield asset({
      type: 'secretmanager.googleapis.com/Secret',
      name,
      at,
      policy: secretName(secret),
      updatedAt: secret.createdAt,
      data: () => secretShape(secret),
      found: { labels: secret.labels, createdAt: secret.createdAt },
    });
    for (const version of secret.versions) {
      yield asset({
        type: 'secretmanager.googleapis.com/SecretVersion',
        name: `${name}/versions/${version.id}`,
        at,
        parent: name,
        updatedAt: version.createdAt,
        data: () => versionShape(secret, version),
        found: { state: version.state, createdAt: version.createdAt },
      });
    }
  }
}

function* policies(state: GoogleState): Generator<Asset> {
  const root = organizationName(state);
  const iam = '//iam.googleapis.com/';
  for (const role of state.customRoles) {
    const [kind, owner = ''] = role.name.split('/');
    const project = [...state.projects.values()].find(({ id }) => id === owner);
    const at = kind === 'organizations' || !project ? root : projectName(project);
    yield asset({
      type: 'iam.googleapis.com/Role',
      name: iam + role.name,
      at,
      updatedAt: 0,
      data: () => roleShape(role, true),
    });
  }
  for (const policy of state.denyPolicies) {
    const at = policy.attachmentPoint.slice('cloudresourcemanager.googleapis.com/'.length);
    const data = (): Shape => denyShape(policy, true);
    const name = `${iam}policies/${encodeURIComponent(policy.attachmentPoint)}/denypolicies/${policy.id}`;
    yield asset({ type: 'iam.googleapis.com/PolicyV2', name, at, version: 'v2', updatedAt: policy.createdAt, data });
  }
  for (const policy of state.boundaries) {
    const data = (): Shape => boundaryShape(root, policy, false);
    const name = `${iam}${root}/locations/global/principalAccessBoundaryPolicies/${policy.id}`;
    const type = 'iam.googleapis.com/PrincipalAccessBoundaryPolicy';
    yield asset({ type, name, at: root, version: 'v3', updatedAt: policy.createdAt, data });
  }
  for (const binding of state.policyBindings) {
    const data = (): Shape => policyBindingShape(root, binding, false);
    const name = `${iam}${binding.parent}/locations/global/policyBindings/${binding.id}`;
    yield asset({
      type: 'iam.googleapis.com/PolicyBinding',
      name,
      at: binding.parent,
      version: 'v3',
      updatedAt: binding.createdAt,
      data,
    });
  }
}

/** Agent Identity and Agent Registry are not among the types that it supports. */
function* plain(state: GoogleState, projects: ReadonlyMap<string, Project>): Generator<Asset> {
  for (const { assetType, name, project, location, updatedAt, createdAt, data } of state.resources) {
    if (!projects.has(project) || /^agent(identity|registry)\./.test(assetType)) continue;
    const host = assetType.split('/')[0] ?? '';
    yield asset({
      type: assetType,
      name: `//${host}/${name}`,
      at: `projects/${project}`,
      location,
      updatedAt,
      data: () => data,
      policy: name,
      found: { createdAt },
    });
  }
}

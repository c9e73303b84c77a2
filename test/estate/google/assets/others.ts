/** Secrets, policies of every kind, and whatever has one shape for us. */
import { organizationName, projectName } from '../build.ts';
import type { Shape } from '../shapes/common.ts';
import { boundaryShape, denyShape, policyBindingShape, roleShape } from '../shapes/policies.ts';
import { secretName, secretShape, versionShape } from '../shapes/things.ts';
import type { GoogleState, Project } from '../state.ts';
import { asset, type Asset } from './asset.ts';

export function* secrets(state: GoogleState, projects: ReadonlyMap<string, Project>): Generator<Asset> {
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

export function* policies(state: GoogleState): Generator<Asset> {
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
export function* plain(state: GoogleState, projects: ReadonlyMap<string, Project>): Generator<Asset> {
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

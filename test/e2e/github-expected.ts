/** What the inventory must have of the simulated GitHub: refs by native type, told from its truth alone. */
import type { GitHubSide } from '../estate/github/index.ts';
import type { OrganizationTruth, SecretTruth } from '../estate/github/truth.ts';

/** Native type → the ids of all there are. */
export type Expected = Record<string, string[]>;

/** `<kind>/<where>/<name>`, as the secret is addressed. */
export function secretId(
  organization: OrganizationTruth,
  { kind, repositoryId, environment, name }: SecretTruth,
): string {
  if (environment !== null) return `${kind}/${repositoryId}/${environment}/${name}`;
  return `${kind}/${repositoryId ?? `organization/${organization.id}`}/${name}`;
}

const ids = (all: readonly { id: number }[]): string[] => all.map(({ id }) => String(id));

function ofOrganization(one: OrganizationTruth): Expected {
  const keys = one.deployKeys.map(({ repositoryId, id }) => `${repositoryId}/${id}`);
  const hooks = one.hooks.map(({ repositoryId, id }) => `${repositoryId ?? one.id}/${id}`);
  return {
    installation: ids(one.installations),
    'fine-grained-token': [...ids(one.tokens), ...one.tokenRequests.map(({ id }) => `request-${id}`)],
    'authorized-credential': ids(one.authorizations),
    'deploy-key': keys,
    webhook: hooks,
    'oauth-app': one.oauthApps.map(({ id }) => String(id)),
    'private-registry': one.registries.map(({ name }) => `${one.id}/${name}`),
    'runner-group': one.runnerGroups.map(({ id }) => `${one.id}/${id}`),
    // Those of single repositories have no list of their own, and are not read.
    runner: one.runners.flatMap(({ repositoryId, id }) => (repositoryId === null ? `${one.id}/${id}` : [])),
    'copilot-agent': one.codingAgent === null ? [] : [String(one.id)],
    // Codespaces are asked for when the configuration says so.
    secret: one.secrets.flatMap((secret) => (secret.kind === 'codespaces' ? [] : secretId(one, secret))),
  };
}

export function expectedOf({ truth }: Pick<GitHubSide, 'truth'>): Expected {
  const all: Expected = {};
  for (const one of truth().organizations) {
    for (const [type, found] of Object.entries(ofOrganization(one))) all[type] = [...(all[type] ?? []), ...found];
  }
  return all;
}

/** The same of what was found, for the types that the truth tells of. */
export function foundIn(expected: Expected, refs: Iterable<string>): Expected {
  const found: Expected = Object.fromEntries(Object.keys(expected).map((type) => [type, []]));
  for (const ref of refs) {
    const [, type = '', ...rest] = ref.split(':');
    found[type]?.push(rest.join(':'));
  }
  return found;
}

/** `+` is there and should not be, `-` the reverse. */
export function differences(expected: Expected, found: Expected): string[] {
  return Object.entries(expected).flatMap(([type, wanted]) => {
    const [want, have] = [new Set(wanted), new Set(found[type])];
    return [
      ...[...have.difference(want)].map((id) => `+ ${type} ${id}`),
      ...[...want.difference(have)].map((id) => `- ${type} ${id}`),
    ];
  });
}

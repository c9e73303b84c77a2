/** What the inventory must have of the simulated tenant: refs by native type, told from its own state alone. */
import type { AzureSide } from '../estate/azure/index.ts';
import type { ArmTruth } from '../estate/azure/arm/index.ts';
import type { AzureState, Certificate, ServicePrincipal } from '../estate/azure/state.ts';

/** Native type → the ids of all there are. */
export type Expected = Record<string, string[]>;

/** What is only read when the configuration says so. */
export interface OptedIn {
  keyVaults?: boolean;
  devops?: boolean;
  managedIdentityFederation?: boolean;
}

export function expectedOf({ state, arm }: Pick<AzureSide, 'state' | 'arm'>, opted: OptedIn = {}): Expected {
  const resources = arm.truth();
  const all = {
    ...identities(state),
    ...credentials(state, opted),
    ...grants(state, resources),
    ...ofResources(arm.state.resources.values(), resources),
    ...(opted.keyVaults ? vaults(resources) : {}),
    ...(opted.devops ? devops(resources) : {}),
  };
  const gone = unknownPrincipals(state, resources);
  return Object.fromEntries(
    Object.entries({ ...all, 'unknown-principal': gone }).map(([type, ids]) => [type, [...new Set(ids)].toSorted()]),
  );
}

/** The registration of a service principal, when it is here too: the two are one identity. */
const registrationOf = (state: AzureState, { appId, kind }: ServicePrincipal): string | undefined =>
  kind === 'agentIdentity' ? undefined : state.applicationByAppId.get(appId);

const isAgent = ({ kind, servicePrincipalType: type }: ServicePrincipal): boolean =>
  kind === 'agentIdentity' || type === 'ServiceIdentity';

function identities(state: AzureState): Expected {
  const others = [...state.servicePrincipals.values()].filter((sp) => registrationOf(state, sp) === undefined);
  const managed = others.filter((sp) => sp.servicePrincipalType === 'ManagedIdentity');
  const agents = others.filter(isAgent);
  const deleted = [...state.deleted.values()].flatMap((one) => (one.type === 'application' ? [one.object.id] : []));
  return {
    application: [...state.applications.keys()],
    'service-principal': idsOf(others.filter((sp) => !managed.includes(sp) && !agents.includes(sp))),
    'managed-identity': idsOf(managed),
    'agent-identity': idsOf(agents),
    'deleted-application': deleted,
  };
}

const idsOf = (all: readonly { id: string }[]): string[] => all.map(({ id }) => id);

/** A certificate to sign with and its twin to verify with are one; one signs in with what verifies. */
function certificateIds(all: readonly Certificate[], signsSaml: string | null): string[] {
  const byThumbprint = Map.groupBy(all, (one) => one.customKeyIdentifier);
  return [...byThumbprint].flatMap(([thumbprint, twins]) =>
    thumbprint === signsSaml ? [] : [(twins.find(({ usage }) => usage === 'Verify') ?? twins[0])?.keyId ?? ''],
  );
}

/** It protects the key that signs SAML answers: Entra's own, and nobody signs in with it. */
const SAML_PASSWORD = 'CN=Microsoft Azure Federated SSO Certificate';

function credentials(state: AzureState, { managedIdentityFederation }: OptedIn): Expected {
  const applications = [...state.applications.values()];
  const principals = [...state.servicePrincipals.values()];
  const federating = managedIdentityFederation
    ? principals.filter((sp) => sp.servicePrincipalType === 'ManagedIdentity')
    : [];
  const federated = [...applications, ...federating].flatMap(({ id, federated: all }) =>
    all.map((one) => `${id}/${one.id}`),
  );
  return {
    'application-secret': applications.flatMap(({ secrets }) => secrets.map(({ keyId }) => keyId)),
    'application-certificate': applications.flatMap(({ certificates }) => certificateIds(certificates, null)),
    'service-principal-secret': principals.flatMap(({ secrets }) =>
      secrets.filter(({ displayName }) => displayName !== SAML_PASSWORD).map(({ keyId }) => keyId),
    ),
    'service-principal-certificate': principals.flatMap(({ certificates, preferredTokenSigningKeyThumbprint }) =>
      certificateIds(certificates, preferredTokenSigningKeyThumbprint),
    ),
    'federated-credential': federated,
    'federated-trust': federated,
  };
}

/** Who is no person and no group: what they hold is ours to list, also when they are gone. */
function machines({ servicePrincipals, users, groups }: AzureState): (id: string) => boolean {
  return (id) => servicePrincipals.has(id) || (!users.has(id) && !groups.has(id));
}

function grants(state: AzureState, { roleAssignments, eligibilities }: ArmTruth): Expected {
  const machine = machines(state);
  const directoryRoles = [...state.directoryRoleAssignments.values()].flatMap(({ id, kind, principalId }) => {
    if (machine(principalId)) return [{ id, kind }];
    // Those of a group are held by the service principals in it.
    const members = state.groups.get(principalId)?.members.filter((member) => state.servicePrincipals.has(member));
    return (members ?? []).map((member) => ({ id: `${id}/${member}`, kind }));
  });
  const delegated = [...state.delegatedGrants.values()].map(
    ({ clientId, resourceId, consentType }) =>
      `${clientId}/${resourceId}/${consentType === 'AllPrincipals' ? 'admin' : 'users'}`,
  );
  const held = roleAssignments.filter(({ principalType }) => principalType === 'ServicePrincipal');
  return {
    'app-role-assignment': [...state.appRoleAssignments.values()].flatMap(({ id, principalType }) =>
      principalType === 'ServicePrincipal' ? [id] : [],
    ),
    'delegated-grant': delegated,
    'directory-role-assignment': idsOf(directoryRoles.filter(({ kind }) => kind === 'active')),
    'directory-role-eligibility': idsOf(directoryRoles.filter(({ kind }) => kind === 'eligible')),
    'role-assignment': idsOf(held.filter(({ scope }) => scope !== '/')),
    'root-role-assignment': idsOf(held.filter(({ scope }) => scope === '/')),
    'role-eligibility': eligibilities.flatMap(({ kind, scope, name }) =>
      kind === 'eligible'
        ? [`${scope}/providers/Microsoft.Authorization/roleEligibilityScheduleInstances/${name}`.toLowerCase()]
        : [],
    ),
  };
}

/** Those that hold something, and that the directory does not have any more. */
function unknownPrincipals(state: AzureState, { roleAssignments }: ArmTruth): string[] {
  const known = (id: string): boolean => state.servicePrincipals.has(id);
  const machine = machines(state);
  return [
    ...roleAssignments.filter(({ ghost }) => ghost).map(({ principalId }) => principalId),
    ...[...state.appRoleAssignments.values()]
      .filter(({ principalType }) => principalType === 'ServicePrincipal')
      .map(({ principalId }) => principalId),
    ...[...state.delegatedGrants.values()].map(({ clientId }) => clientId),
    ...[...state.directoryRoleAssignments.values()].map(({ principalId }) => principalId).filter(machine),
  ].filter((id) => !known(id));
}

const KEYS: Readonly<Record<string, string>> = {
  'Microsoft.Storage/storageAccounts': 'storage-key',
  'Microsoft.DocumentDB/databaseAccounts': 'cosmos-key',
  'Microsoft.ContainerRegistry/registries': 'registry-admin',
};

function ofResources(resources: Iterable<{ id: string; type: string }>, { localKeys }: ArmTruth): Expected {
  const byType = Map.groupBy(localKeys, ({ type }) => KEYS[type] ?? 'local-key');
  const connections = [...resources].filter(({ type }) => type === 'Microsoft.Web/connections');
  return {
    ...Object.fromEntries(
      [...Object.values(KEYS), 'local-key'].map((type) => [
        type,
        (byType.get(type) ?? []).map(({ resourceId, key }) => `${resourceId.toLowerCase()}/${key}`),
      ]),
    ),
    'api-connection': connections.map(({ id }) => id.toLowerCase()),
  };
}

/** What is behind a certificate is part of it; closed vaults show nothing. */
function vaults({ vaults: all }: ArmTruth): Expected {
  const of = (kind: string): string[] =>
    all
      .filter(({ readable }) => readable)
      .flatMap(({ resourceId, items }) =>
        items
          .filter((item) => item.kind === kind && !item.managed)
          .map(({ name }) => `${resourceId.toLowerCase()}/${name.toLowerCase()}`),
      );
  return { 'vault-secret': of('secret'), 'vault-key': of('key'), 'vault-certificate': of('certificate') };
}

const devops = ({ devops: all }: ArmTruth): Expected => ({
  'service-connection': all.flatMap(({ connections }) => idsOf(connections)),
  'devops-pat': all.flatMap(({ tokens }) => idsOf(tokens)),
});

/** `azure:role-assignment:/subscriptions/…` → type and id. */
function typeAndId(ref: string): [type: string, id: string] {
  const [, type = '', id = ''] = /^azure:([^:]+):(.*)$/.exec(ref) ?? [];
  return [type, id];
}

/** The refs of a listing by native type, in the form of {@link Expected}. */
export function foundIn(rows: Iterable<{ ref: string }>): Expected {
  const found: Expected = {};
  for (const { ref } of rows) {
    const [type, id] = typeAndId(ref);
    (found[type] ??= []).push(id);
  }
  return Object.fromEntries(Object.entries(found).map(([type, ids]) => [type, ids.toSorted()]));
}

/** `-` is missing, `+` should not be there. */
export function differences(expected: Expected, found: Expected): string[] {
  const types = new Set([...Object.keys(expected), ...Object.keys(found)]);
  return [...types].flatMap((type) => {
    const [should, is] = [new Set(expected[type]), new Set(found[type])];
    return [
      ...[...should].filter((id) => !is.has(id)).map((id) => `- ${type} ${id}`),
      ...[...is].filter((id) => !should.has(id)).map((id) => `+ ${type} ${id}`),
    ];
  });
}

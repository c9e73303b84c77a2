/** What a discovery of the tenant must find, as things stand now; plain JSON. */
import { iso, type Seconds } from '../clock.ts';
import { MICROSOFT_CORP, MICROSOFT_SERVICES } from './catalog/microsoft-apps.ts';
import { credentialTruth, type CredentialTruth, type FederatedTruth, federatedTruth } from './truth-credentials.ts';
import { delegatedTruth, type DelegatedTruth } from './truth-grants.ts';
import type { Application, AzureState, ServicePrincipal } from './state.ts';

export type Standing = 'active' | 'disabled' | 'guest' | 'application';

export interface OwnerTruth {
  id: string;
  name: string;
  standing: Standing;
}
/** Whose an application is. `null`: managed identities and legacy ones have no home tenant. */
export type Relation = 'own' | 'sister' | 'microsoft' | 'microsoft-corp' | 'third-party' | null;

interface Holder {
  id: string;
  appId: string;
  name: string;
  createdAt: string;
  kind: string;
  owners: OwnerTruth[];
  sponsors: OwnerTruth[];
  credentials: CredentialTruth[];
  federated: FederatedTruth[];
}
export interface ApplicationTruth extends Holder {
  servicePrincipalId: string | null;
}
export interface PrincipalTruth extends Holder {
  type: string;
  enabled: boolean;
  relation: Relation;
  /** Of an own application: its object id. */
  applicationId: string | null;
  verified: boolean;
  /** As itself, and for a person: `null` is never. */
  lastUse: { application: string | null; delegated: string | null };
}
export interface PermissionTruth {
  id: string;
  principalId: string;
  resourceId: string;
  value: string;
  createdAt: string;
}
export interface RoleTruth {
  id: string;
  principalId: string;
  role: string;
  scope: string;
  kind: 'active' | 'eligible';
  /** Its holder is not in the directory any more. */
  ghost: boolean;
}
export interface DirectoryTruth {
  now: string;
  tenant: { id: string; name: string };
  sisterTenantId: string;
  collector: { appId: string; applicationId: string };
  applications: ApplicationTruth[];
  servicePrincipals: PrincipalTruth[];
  permissions: PermissionTruth[];
  delegated: DelegatedTruth[];
  directoryRoles: RoleTruth[];
  deleted: { id: string; name: string; type: string; deletedAt: string }[];
  counts: Record<
    | 'applications'
    | 'servicePrincipals'
    | 'managedIdentities'
    | 'secrets'
    | 'certificates'
    | 'federated'
    | 'permissions'
    | 'delegatedGrants'
    | 'delegated'
    | 'directoryRoles'
    | 'eligible'
    | 'users',
    number
  >;
}

const maybe = (at: Seconds | undefined): string | null => (at === undefined ? null : iso(at));

/** Those whom Entra still shows: links to deleted people are gone. */
function owners(state: AzureState, ids: readonly string[]): OwnerTruth[] {
  return ids.flatMap((id): OwnerTruth[] => {
    const user = state.users.get(id);
    if (user) {
      const standing = user.userType === 'Guest' ? 'guest' : user.accountEnabled ? 'active' : 'disabled';
      return [{ id, name: user.displayName, standing }];
    }
    const sp = state.servicePrincipals.get(id);
    return sp ? [{ id, name: sp.displayName, standing: 'application' }] : [];
  });
}

function relationOf(state: AzureState, { appOwnerOrganizationId: owner }: ServicePrincipal): Relation {
  if (owner === null) return null;
  if (owner === state.tenant.id) return 'own';
  if (owner === state.sisterTenantId) return 'sister';
  if (owner === MICROSOFT_SERVICES) return 'microsoft';
  return owner === MICROSOFT_CORP ? 'microsoft-corp' : 'third-party';
}

const holder = (state: AzureState, of: Application | ServicePrincipal): Holder => ({
  id: of.id,
  appId: of.appId,
  name: of.displayName,
  createdAt: iso(of.createdAt),
  kind: of.kind,
  owners: owners(state, of.owners),
  sponsors: owners(state, of.sponsors),
  credentials: credentialTruth(of),
  federated: federatedTruth(of),
});

const principal = (state: AzureState, sp: ServicePrincipal): PrincipalTruth => ({
  ...holder(state, sp),
  type: sp.servicePrincipalType,
  enabled: sp.accountEnabled,
  relation: relationOf(state, sp),
  applicationId: state.applicationByAppId.get(sp.appId) ?? null,
  verified: sp.verifiedPublisher !== null,
  lastUse: {
    application: maybe(sp.activity.applicationAuthenticationClientAt),
    delegated: maybe(sp.activity.delegatedClientAt),
  },
});

function permissions(state: AzureState): PermissionTruth[] {
  return [...state.appRoleAssignments.values()].map(({ id, principalId, resourceId, appRoleId, createdAt }) => ({
    id,
    principalId,
    resourceId,
    value: state.servicePrincipals.get(resourceId)?.appRoles.find((role) => role.id === appRoleId)?.value ?? '',
    createdAt: iso(createdAt),
  }));
}

const directoryRoles = (state: AzureState): RoleTruth[] =>
  [...state.directoryRoleAssignments.values()].map(({ id, principalId, roleDefinitionId, directoryScopeId, kind }) => ({
    id,
    principalId,
    role: state.roleDefinitions.get(roleDefinitionId)?.displayName ?? '',
    scope: directoryScopeId,
    kind,
    ghost: ![state.users, state.servicePrincipals, state.groups].some((all) => all.has(principalId)),
  }));

const total = (all: readonly Holder[], of: (each: Holder) => number): number =>
  all.reduce((sum, each) => sum + of(each), 0);

export function directoryTruth(state: AzureState): DirectoryTruth {
  const applications = [...state.applications.values()].map((app) => ({
    ...holder(state, app),
    servicePrincipalId: app.servicePrincipalId,
  }));
  const servicePrincipals = [...state.servicePrincipals.values()].map((sp) => principal(state, sp));
  const holders = [...applications, ...servicePrincipals];
  const delegated = delegatedTruth(state);
  const roles = directoryRoles(state);
  const count = (type: CredentialTruth['type']): number =>
    total(holders, ({ credentials }) => credentials.filter((each) => each.type === type).length);
  return {
    now: iso(state.clock.now()),
    tenant: { id: state.tenant.id, name: state.tenant.displayName },
    sisterTenantId: state.sisterTenantId,
    collector: { appId: state.collector.appId, applicationId: state.collector.applicationId },
    applications,
    servicePrincipals,
    permissions: permissions(state),
    delegated,
    directoryRoles: roles,
    deleted: [...state.deleted.values()].map(({ type, object, deletedAt }) => ({
      id: object.id,
      name: object.displayName,
      type,
      deletedAt: iso(deletedAt),
    })),
    counts: {
      applications: applications.length,
      servicePrincipals: servicePrincipals.length,
      managedIdentities: servicePrincipals.filter(({ type }) => type === 'ManagedIdentity').length,
      secrets: count('secret'),
      certificates: count('certificate'),
      federated: total(holders, ({ federated }) => federated.length),
      permissions: state.appRoleAssignments.size,
      delegatedGrants: state.delegatedGrants.size,
      delegated: delegated.length,
      directoryRoles: roles.filter(({ kind }) => kind === 'active').length,
      eligible: roles.filter(({ kind }) => kind === 'eligible').length,
      users: state.users.size,
    },
  };
}

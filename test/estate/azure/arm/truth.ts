/** What a discovery of the company's Azure must find; plain JSON. */
import { iso, type Seconds } from '../../clock.ts';
import { managedIdentities, resourceIdOf, type AzureState } from '../state.ts';
import type { ArmState, PrincipalType, Resource, RoleSchedule, ServiceConnection } from './model.ts';
import { managementGroupsAbove, roleAssignmentId, subscriptionOf } from './paths.ts';

export interface SubscriptionTruth {
  id: string;
  name: string;
  state: string;
  /** Names of the management groups above, the nearest first. */
  managementGroups: string[];
  tags: Record<string, string>;
}
export interface RoleAssignmentTruth {
  /** In lower case. */
  id: string;
  scope: string;
  /** `null`: of the tenant or a management group. */
  subscription: string | null;
  principalId: string;
  principalType: PrincipalType;
  role: string;
  roleId: string;
  condition: string | null;
  createdAt: string;
  /** Its principal is not in the directory any more. */
  ghost: boolean;
}
export interface EligibilityTruth {
  name: string;
  kind: RoleSchedule['kind'];
  scope: string;
  principalId: string;
  role: string;
  endsAt: string | null;
}
export interface ManagedIdentityTruth {
  principalId: string;
  /** Of the identity (user-assigned) or of the resource that it is part of; `null` when the directory does not say. */
  resourceId: string | null;
  userAssigned: boolean;
  /** ARM ids of what runs with it. */
  workloads: string[];
  federated: { name: string; issuer: string; subject: string | null }[];
}
/** A key that lets in whoever has it. */
export interface LocalKeyTruth {
  resourceId: string;
  subscription: string;
  type: string;
  key: string;
  /** `null`: Azure does not know. */
  createdAt: string | null;
  /** `false`: keys are switched off. */
  enabled: boolean;
}
export interface VaultTruth {
  name: string;
  resourceId: string;
  /** What the collector can see of it, and what there is. */
  readable: boolean;
  items: {
    kind: string;
    name: string;
    enabled: boolean;
    createdAt: string;
    expiresAt: string | null;
    managed: boolean;
  }[];
}
export interface DevopsTruth {
  organization: string;
  connections: { id: string; name: string; project: string; scheme: string; lastUsedAt: string | null }[];
  tokens: { id: string; name: string; owner: string; validTo: string; scope: string }[];
}
export interface ArmTruth {
  subscriptions: SubscriptionTruth[];
  managementGroups: { name: string; displayName: string; parent: string | null }[];
  roleAssignments: RoleAssignmentTruth[];
  eligibilities: EligibilityTruth[];
  managedIdentities: ManagedIdentityTruth[];
  localKeys: LocalKeyTruth[];
  vaults: VaultTruth[];
  devops: DevopsTruth[];
  counts: Record<
    'subscriptions' | 'roleAssignments' | 'ghosts' | 'resources' | 'managedIdentities' | 'localKeys',
    number
  >;
}

const maybe = (at: Seconds | null): string | null => (at === null ? null : iso(at));

export function armTruth(state: ArmState, directory: AzureState): ArmTruth {
  const roleAssignments = assignmentsOf(state, directory);
  const identities = identitiesOf(state, directory);
  const localKeys = [...state.resources.values()].flatMap(keysOf);
  return {
    subscriptions: [...state.subscriptions.values()].map(({ id, displayName, state: own, managementGroup, tags }) => ({
      id,
      name: displayName,
      state: own,
      managementGroups: managementGroupsAbove(state, managementGroup),
      tags,
    })),
    managementGroups: [...state.managementGroups.values()],
    roleAssignments,
    eligibilities: [...state.schedules.values()].map(({ name, kind, scope, principalId, role, endsAt }) => ({
      name,
      kind,
      scope,
      principalId,
      role: state.roleDefinitions.get(role)?.roleName ?? role,
      endsAt: maybe(endsAt),
    })),
    managedIdentities: identities,
    localKeys,
    vaults: [...state.vaults.values()].map(({ name, resourceId, items, firewalled, accessPolicies }) => ({
      name,
      resourceId,
      readable: !firewalled && !accessPolicies,
      items: items.map(({ kind, name: own, enabled, createdAt, expiresAt, managed }) => ({
        kind,
        name: own,
        enabled,
        createdAt: iso(createdAt),
        expiresAt: maybe(expiresAt),
        managed,
      })),
    })),
    devops: [...state.devops.values()].map(({ name, projects, users }) => ({
      organization: name,
      connections: projects.flatMap((project) =>
        project.connections.map((one) => ({
          id: one.id,
          name: one.name,
          project: project.name,
          scheme: one.scheme,
          lastUsedAt: lastRun(one),
        })),
      ),
      tokens: users.flatMap((user) =>
        user.tokens.map(({ authorizationId: id, displayName, validTo, scope }) => ({
          id,
          name: displayName,
          owner: user.principalName,
          validTo: iso(validTo),
          scope,
        })),
      ),
    })),
    counts: {
      subscriptions: state.subscriptions.size,
      roleAssignments: roleAssignments.length,
      ghosts: roleAssignments.filter(({ ghost }) => ghost).length,
      resources: state.resources.size,
      managedIdentities: identities.length,
      localKeys: localKeys.length,
    },
  };
}

const lastRun = ({ runs: [last] }: ServiceConnection): string | null => (last ? iso(last.startedAt) : null);

function assignmentsOf(state: ArmState, { servicePrincipals, users, groups }: AzureState): RoleAssignmentTruth[] {
  return [...state.roleAssignments.values()].map((assignment) => {
    const { scope, principalId, principalType, role, condition, createdAt } = assignment;
    return {
      id: roleAssignmentId(assignment).toLowerCase(),
      scope,
      subscription: subscriptionOf(scope) ?? null,
      principalId,
      principalType,
      role: state.roleDefinitions.get(role)?.roleName ?? role,
      roleId: role,
      condition,
      createdAt: iso(createdAt),
      ghost: !servicePrincipals.has(principalId) && !users.has(principalId) && !groups.has(principalId),
    };
  });
}

/** Principal id → ids of the resources that run with it, however Azure spells the id of the identity there. */
function workloads(state: ArmState): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const add = (principalId: string | undefined, id: string): void => {
    if (principalId === undefined) return;
    found.set(principalId, (found.get(principalId) ?? new Set()).add(id));
  };
  for (const { id, identity, properties } of state.resources.values()) {
    add(identity?.principalId, id);
    for (const { principalId } of Object.values(identity?.userAssignedIdentities ?? {})) add(principalId, id);
    const profile = properties['identityProfile'] as Record<string, { objectId: string }> | undefined;
    for (const { objectId } of Object.values(profile ?? {})) add(objectId, id);
  }
  return found;
}

function identitiesOf(state: ArmState, directory: AzureState): ManagedIdentityTruth[] {
  const running = workloads(state);
  return managedIdentities(directory).map((sp) => ({
    principalId: sp.id,
    resourceId: resourceIdOf(sp) ?? null,
    userAssigned: sp.alternativeNames.includes('isExplicit=True'),
    workloads: [...(running.get(sp.id) ?? [])].toSorted(),
    federated: sp.federated.map(({ name, issuer, subject }) => ({ name, issuer, subject })),
  }));
}

/** They have keys until somebody switches them off, and may not even say so. */
const LOCAL = new Set(['Microsoft.CognitiveServices/accounts', 'Microsoft.Automation/automationAccounts']);

function keysOf({ id, type, subscriptionId, properties }: Resource): LocalKeyTruth[] {
  const key = (name: string, createdAt: unknown, enabled: boolean): LocalKeyTruth => ({
    resourceId: id,
    subscription: subscriptionId,
    type,
    key: name,
    createdAt: typeof createdAt === 'string' ? createdAt : null,
    enabled,
  });
  const on = properties['disableLocalAuth'] !== true;
  if (type === 'Microsoft.Storage/storageAccounts') {
    const times = properties['keyCreationTime'] as Record<string, unknown>;
    return Object.entries(times).map(([name, at]) => key(name, at, properties['allowSharedKeyAccess'] !== false));
  }
  if (type === 'Microsoft.DocumentDB/databaseAccounts') {
    const keys = properties['keysMetadata'] as Record<string, { generationTime: string }>;
    return Object.entries(keys).map(([name, { generationTime }]) => key(name, generationTime, on));
  }
  if (type === 'Microsoft.ContainerRegistry/registries')
    return [key('admin', null, properties['adminUserEnabled'] === true)];
  return LOCAL.has(type) || 'disableLocalAuth' in properties ? [key('local', null, on)] : [];
}

import { createRandom } from '../../random.ts';
import { isUserAssigned, managedIdentities, resourceIdOf, type AzureState, type ServicePrincipal } from '../state.ts';
import { attach, createBuilder, identityProperties, withSystemAssigned, type Builder } from './build.ts';
import { fill } from './filler.ts';
import type { ArmState, ManagementGroup, Resource } from './model.ts';
import { managementGroupPath, TENANT_ROOT } from './paths.ts';
import { builtInRoles } from './roles.ts';
import { tellStory } from './story/index.ts';

/** Counts include what the story makes. Subscriptions and managed identities are those of the directory. */
export interface ArmSize {
  roleAssignments: number;
  /** Not `resources`: those are service principals that offer permissions. */
  azureResources: number;
}

/** The readable company: the story and a little around it. */
export const ARM_1X: ArmSize = { roleAssignments: 60, azureResources: 60 };

function emptyState({ tenant, subscriptions }: AzureState): ArmState {
  const group = (name: string, displayName: string, parent: string | null): ManagementGroup => ({
    name,
    displayName,
    parent,
  });
  const groups = [
    group(tenant.id, 'Tenant Root Group', null),
    group('halden-platforms', 'Platforms', tenant.id),
    group('halden-regulated', 'Regulated', 'halden-platforms'),
    group('halden-sandboxes', 'Sandboxes', tenant.id),
  ];
  const homes = ['halden-regulated', 'halden-sandboxes', 'halden-platforms'];
  return {
    tenantId: tenant.id,
    managementGroups: new Map(groups.map((one) => [one.name, one])),
    subscriptions: new Map(
      subscriptions.map(({ id, displayName, state }, index) => [
        id,
        {
          id,
          displayName,
          state,
          managementGroup: homes[index % homes.length] ?? tenant.id,
          tags: {},
          classicAdministrators: [],
        },
      ]),
    ),
    roleDefinitions: new Map(builtInRoles().map((role) => [role.name, role])),
    roleAssignments: new Map(),
    schedules: new Map(),
    denyAssignments: [],
    resources: new Map(),
    vaults: new Map(),
    devops: new Map(),
    denials: [],
    quota: null,
    pageSize: 500,
    cases: new Map(),
    canaries: new Set(),
    version: 0,
  };
}

/** What the collector should have, and no more: Reader of everything, and metadata of the vaults. */
function collector(build: Builder): void {
  const { servicePrincipalId } = build.directory.collector;
  const sp = build.directory.servicePrincipals.get(servicePrincipalId);
  if (!sp) return;
  build.assign(sp, 'Reader', TENANT_ROOT);
  build.assign(sp, 'Key Vault Reader', managementGroupPath(build.state.tenantId));
}

/** A switched-off subscription still has its role assignments. */
function legacy({ state, directory, random }: Builder): void {
  const id = random.uuid();
  const name = { id, displayName: 'halden-legacy', state: 'Disabled' } as const;
  directory.subscriptions.push(name);
  state.subscriptions.set(id, {
    ...name,
    managementGroup: 'halden-platforms',
    tags: { status: 'closing' },
    classicAdministrators: [],
  });
}

export function generateArm(directory: AzureState, size: ArmSize, story: boolean): ArmState {
  const state = emptyState(directory);
  const random = createRandom(`${directory.seed}/azure/arm`);
  collector(createBuilder(state, directory, random.fork('collector')));
  if (story) {
    const build = createBuilder(state, directory, random.fork('story'));
    legacy(build);
    build.subscription('production').tags = { environment: 'production', owner: 'platform@halden.example' };
    tellStory(build);
  }
  const build = createBuilder(state, directory, random.fork('identities'));
  for (const [index, sp] of managedIdentities(directory).entries()) home(build, sp, index);
  fill(createBuilder(state, directory, random.fork('filler')), size);
  return state;
}

/** The resource that the directory says a managed identity belongs to, where no story has made it. */
function home(build: Builder, sp: ServicePrincipal, index: number): void {
  const id = resourceIdOf(sp);
  const [, subscription, group, type, name] =
    /^\/subscriptions\/([^/]+)\/resourcegroups\/([^/]+)\/providers\/([^/]+\/[^/]+)\/([^/]+)$/i.exec(id ?? '') ?? [];
  if (!id || !subscription || !group || !type || !name) return;
  if (build.state.resources.has(id.toLowerCase()) || !build.state.subscriptions.has(subscription)) return;
  const resource = build.resource(subscription, group, type, name);
  if (!isUserAssigned(sp)) {
    resource.identity = withSystemAssigned(build.directory, sp, null);
    return;
  }
  resource.properties = identityProperties(build.directory, sp);
  // One in five is left over from something that is gone.
  if (index % 5 !== 0) attach(host(build, subscription, group, name), resource, sp);
}

const host = (build: Builder, subscription: string, group: string, name: string): Resource =>
  build.resource(subscription, group, 'Microsoft.Compute/virtualMachines', `vm-${name}`);

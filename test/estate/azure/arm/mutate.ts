import { iso } from '../../clock.ts';
import { createRandom } from '../../random.ts';
import type { AzureState } from '../state.ts';
import { createBuilder, type Builder } from './build.ts';
import type { ArmState, Resource } from './model.ts';

/** What may happen to the Azure resources between two nights. Subscriptions are named by id, or by the last part of their name. */
export type ArmChange =
  | { do: 'add-role-assignment'; principal: string; role: string; scope: string }
  | { do: 'delete-role-assignment'; id: string }
  | { do: 'delete-resource'; id: string }
  | { do: 'rotate-storage-key'; id: string; key?: 'key1' | 'key2' }
  /** Takes a user-assigned identity from a resource, or its own identity when none is named. */
  | { do: 'detach-identity'; resource: string; identity?: string }
  /** A service connection is used in a pipeline. */
  | { do: 'use-connection'; id: string }
  /** RBAC actions at `/`, or in one subscription; without a scope, `deny` is of the whole tenant and of the directory. */
  | { do: 'deny' | 'undeny'; actions: string[]; scope: string }
  | { do: 'resource-graph-quota'; quota: { queries: number; seconds: number } | null };

const OWN: ReadonlySet<string> = new Set<ArmChange['do']>([
  'add-role-assignment',
  'delete-role-assignment',
  'delete-resource',
  'rotate-storage-key',
  'detach-identity',
  'use-connection',
  'resource-graph-quota',
]);

/** `deny` is a change of the directory too: with a scope it is ours. */
export const isArmChange = (change: { do: string }): change is ArmChange =>
  OWN.has(change.do) || (['deny', 'undeny'].includes(change.do) && 'scope' in change);

function need<T>(what: string, found: T | undefined): T {
  if (found === undefined) throw new RangeError(`no ${what}`);
  return found;
}

const resourceOf = (state: ArmState, id: string): Resource =>
  need(`resource ${id}`, state.resources.get(id.toLowerCase()));

function detach(resource: Resource, identity: string | undefined): void {
  const { principalId, tenantId, userAssignedIdentities = {} } = need('identity', resource.identity ?? undefined);
  const left = Object.entries(userAssignedIdentities).filter(([id]) => id.toLowerCase() !== identity?.toLowerCase());
  const own =
    identity !== undefined && principalId !== undefined && tenantId !== undefined ? { principalId, tenantId } : {};
  const users = left.length > 0 ? { userAssignedIdentities: Object.fromEntries(left) } : {};
  const type = [...('principalId' in own ? ['SystemAssigned'] : []), ...(left.length > 0 ? ['UserAssigned'] : [])];
  resource.identity =
    type.length === 0 ? null : { type: type.join(', ') as 'SystemAssigned, UserAssigned', ...own, ...users };
}

function rotate(resource: Resource, key: string, at: string): void {
  const times = resource.properties['keyCreationTime'] as Record<string, string | null>;
  resource.properties = { ...resource.properties, keyCreationTime: { ...times, [key]: at } };
}

const place = (build: Builder, scope: string): string => (scope === '/' ? scope : build.subscription(scope).id);

/** Returns what the caller could not know, such as a new id. */
export function mutateArm(state: ArmState, directory: AzureState, change: ArmChange): unknown {
  state.version += 1;
  const build = createBuilder(state, directory, createRandom(`${directory.seed}/arm/mutation/${state.version}`));
  const now = directory.clock.now();
  switch (change.do) {
    case 'add-role-assignment': {
      const holder = directory.servicePrincipals.get(change.principal) ?? {
        id: change.principal,
        principalType: directory.groups.has(change.principal) ? ('Group' as const) : ('ServicePrincipal' as const),
      };
      const made = build.assign(holder, change.role, change.scope, { createdAt: now });
      return { id: [...state.roleAssignments].find(([, each]) => each === made)?.[0] };
    }
    case 'delete-role-assignment':
      need(`role assignment ${change.id}`, state.roleAssignments.get(change.id.toLowerCase()));
      state.roleAssignments.delete(change.id.toLowerCase());
      return undefined;
    case 'delete-resource': {
      const { id, type } = resourceOf(state, change.id);
      state.resources.delete(id.toLowerCase());
      if (type === 'Microsoft.KeyVault/vaults') state.vaults.delete(id.slice(id.lastIndexOf('/') + 1).toLowerCase());
      return undefined;
    }
    case 'rotate-storage-key':
      rotate(resourceOf(state, change.id), change.key ?? 'key1', iso(now));
      return { at: iso(now) };
    case 'detach-identity':
      detach(resourceOf(state, change.resource), change.identity);
      return undefined;
    case 'use-connection': {
      const all = [...state.devops.values()].flatMap(({ projects }) =>
        projects.flatMap(({ connections }) => connections),
      );
      const found = need(
        `service connection ${change.id}`,
        all.find(({ id }) => id === change.id),
      );
      found.runs.unshift({
        id: state.version,
        definition: 'release',
        startedAt: now - 60,
        finishedAt: now,
        result: 'succeeded',
      });
      return { at: iso(now) };
    }
    case 'deny':
      state.denials.push({ actions: change.actions, scope: place(build, change.scope) });
      return undefined;
    case 'undeny': {
      const scope = place(build, change.scope);
      state.denials = state.denials.flatMap((denial) => {
        if (denial.scope !== scope) return denial;
        const actions = denial.actions.filter((action) => !change.actions.includes(action));
        return actions.length > 0 ? { ...denial, actions } : [];
      });
      return undefined;
    }
    default:
      state.quota = change.quota;
      return undefined;
  }
}

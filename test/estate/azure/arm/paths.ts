/** Ids of the Resource Manager: they are compared without regard to case, and served in the case they were typed in. */
import type { ArmState, Resource, RoleAssignment, ScopePath } from './model.ts';

export const TENANT_ROOT = '/';
const GROUPS = '/providers/Microsoft.Management/managementGroups';

export const managementGroupPath = (name: string): ScopePath => `${GROUPS}/${name}`;
export const subscriptionPath = (id: string): ScopePath => `/subscriptions/${id}`;

/** The subscription that a path is in, in lower case. */
export const subscriptionOf = (path: ScopePath): string | undefined =>
  /^\/subscriptions\/([^/]+)/i.exec(path)?.[1]?.toLowerCase();

export const managementGroupOf = (path: ScopePath): string | undefined =>
  /^\/providers\/microsoft\.management\/managementgroups\/([^/]+)/i.exec(path)?.[1]?.toLowerCase();

/** `/x/y` + Microsoft.Authorization/roleAssignments/name; `/` has no path of its own. */
export const underScope = (scope: ScopePath, rest: string): string => `${scope === TENANT_ROOT ? '' : scope}/${rest}`;

export const roleAssignmentId = ({ scope, name }: Pick<RoleAssignment, 'scope' | 'name'>): string =>
  underScope(scope, `providers/Microsoft.Authorization/roleAssignments/${name}`);

export const resourceGroupPath = ({ subscriptionId, resourceGroup }: Resource): ScopePath =>
  `${subscriptionPath(subscriptionId)}/resourceGroups/${resourceGroup}`;

/** Names of the management groups above, the nearest first and the root group last. */
export function managementGroupsAbove(state: ArmState, name: string): string[] {
  const chain: string[] = [];
  for (let at: string | null = name; at !== null; at = state.managementGroups.get(at)?.parent ?? null) chain.push(at);
  return chain;
}

/** Every scope that something at this one is under, itself first, all in lower case, `/` last. */
export function scopesAbove(state: ArmState, scope: ScopePath): ScopePath[] {
  const path = scope.toLowerCase();
  const groups = (name: string | undefined): ScopePath[] =>
    (name === undefined ? [] : managementGroupsAbove(state, name)).map((one) => managementGroupPath(one).toLowerCase());
  const group = managementGroupOf(path);
  if (group !== undefined) return [...groups(group), TENANT_ROOT];
  const subscription = subscriptionOf(path);
  if (subscription === undefined) return [TENANT_ROOT];
  const own: ScopePath[] = [];
  for (let at = path; at.length > subscriptionPath(subscription).length; at = at.slice(0, at.lastIndexOf('/')))
    if (at === path || /^\/subscriptions\/[^/]+\/resourcegroups\/[^/]+$/.test(at)) own.push(at);
  return [
    ...own,
    subscriptionPath(subscription),
    ...groups(state.subscriptions.get(subscription)?.managementGroup),
    TENANT_ROOT,
  ];
}

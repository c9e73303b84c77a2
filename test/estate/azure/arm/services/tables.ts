/** The tables of Resource Graph: one row for each thing, types in lower case. https://learn.microsoft.com/en-us/azure/governance/resource-graph/reference/supported-tables-resources */
import type { Columns, Row } from '../kql/run.ts';
import type { ArmState, ArmSubscription, Resource, RoleAssignment, RoleDefinition, ScopePath } from '../model.ts';
import {
  managementGroupOf,
  managementGroupPath,
  managementGroupsAbove,
  resourceGroupPath,
  roleAssignmentId,
  scopesAbove,
  subscriptionOf,
  subscriptionPath,
  TENANT_ROOT,
} from '../paths.ts';
import { assignmentProperties, definitionProperties } from './authorization.ts';

/** What a query may look at. */
export interface Reach {
  /** Ids of those that are asked for and may be read. */
  subscriptions: ReadonlySet<string>;
  /** Names of those that were asked for. */
  managementGroups: ReadonlySet<string>;
  filter: 'AtScopeAndBelow' | 'AtScopeAndAbove' | 'AtScopeExact' | 'AtScopeAboveAndBelow';
  may(action: string, scope: ScopePath): boolean;
}

/** The same in every table. */
export const columns: Columns = {
  id: 'string',
  name: 'string',
  type: 'string',
  tenantId: 'string',
  kind: 'string',
  location: 'string',
  resourceGroup: 'string',
  subscriptionId: 'string',
  managedBy: 'string',
  sku: 'dynamic',
  plan: 'dynamic',
  properties: 'dynamic',
  tags: 'dynamic',
  identity: 'dynamic',
  zones: 'dynamic',
  extendedLocation: 'dynamic',
};

const blank = {
  kind: '',
  location: '',
  resourceGroup: '',
  subscriptionId: '',
  managedBy: '',
  sku: null,
  plan: null,
  properties: null,
  tags: null,
  identity: null,
  zones: null,
  extendedLocation: null,
};

const TABLES = {
  resources: resourceRows,
  resourcecontainers: containerRows,
  authorizationresources: authorizationRows,
} satisfies Record<string, (state: ArmState, reach: Reach) => Row[]>;

export type Table = keyof typeof TABLES;
export const isTable = (name: string): name is Table => Object.hasOwn(TABLES, name);
export const rowsOf = (table: Table, state: ArmState, reach: Reach): Row[] => TABLES[table](state, reach);

/** Whether something of a subscription may be seen: what may not is left out, and no word of it. */
const seen = (reach: Reach, subscription: string, action: string): boolean =>
  reach.subscriptions.has(subscription) && reach.may(action, subscriptionPath(subscription));

function resourceRows(state: ArmState, reach: Reach): Row[] {
  const rows: Row[] = [];
  for (const resource of state.resources.values())
    if (seen(reach, resource.subscriptionId, `${resource.type}/read`)) rows.push(resourceRow(state, resource));
  return rows;
}

const resourceRow = ({ tenantId }: ArmState, resource: Resource): Row => ({
  ...blank,
  id: resource.id,
  name: resource.name,
  type: resource.type.toLowerCase(),
  tenantId,
  kind: resource.kind.toLowerCase(),
  location: resource.location,
  resourceGroup: resource.resourceGroup.toLowerCase(),
  subscriptionId: resource.subscriptionId,
  sku: resource.sku,
  properties: resource.properties,
  tags: resource.tags,
  identity: resource.identity,
});

/** The nearest first, the root group last. */
const chain = (state: ArmState, group: string) =>
  managementGroupsAbove(state, group).map((name) => ({
    displayName: state.managementGroups.get(name)?.displayName ?? name,
    name,
  }));

function containerRows(state: ArmState, reach: Reach): Row[] {
  const rows: Row[] = [];
  const { tenantId } = state;
  for (const subscription of state.subscriptions.values())
    if (reach.subscriptions.has(subscription.id)) rows.push(subscriptionRow(state, subscription));
  const groups = new Map<string, Row>();
  for (const resource of state.resources.values()) {
    const id = resourceGroupPath(resource);
    if (
      groups.has(id) ||
      !seen(reach, resource.subscriptionId, 'Microsoft.Resources/subscriptions/resourceGroups/read')
    )
      continue;
    groups.set(id, {
      ...blank,
      id,
      name: resource.resourceGroup,
      type: 'microsoft.resources/subscriptions/resourcegroups',
      tenantId,
      location: resource.location,
      resourceGroup: resource.resourceGroup.toLowerCase(),
      subscriptionId: resource.subscriptionId,
      properties: { provisioningState: 'Succeeded' },
    });
  }
  rows.push(...groups.values());
  for (const { name, displayName, parent } of state.managementGroups.values()) {
    if (!managementGroupsAbove(state, name).some((above) => reach.managementGroups.has(above))) continue;
    if (!reach.may('Microsoft.Management/managementGroups/read', managementGroupPath(name))) continue;
    rows.push({
      ...blank,
      id: managementGroupPath(name),
      name,
      type: 'microsoft.management/managementgroups',
      tenantId,
      properties: {
        tenantId,
        displayName,
        details: { version: 1, managementGroupAncestorsChain: parent === null ? [] : chain(state, parent) },
      },
    });
  }
  return rows;
}

const subscriptionRow = (state: ArmState, subscription: ArmSubscription): Row => ({
  ...blank,
  id: subscriptionPath(subscription.id),
  name: subscription.displayName,
  type: 'microsoft.resources/subscriptions',
  tenantId: state.tenantId,
  subscriptionId: subscription.id,
  tags: subscription.tags,
  properties: {
    managementGroupAncestorsChain: chain(state, subscription.managementGroup),
    managedByTenants: [],
    subscriptionPolicies: {
      locationPlacementId: 'Public_2014-09-01',
      quotaId: 'EnterpriseAgreement_2014-09-01',
      spendingLimit: 'Off',
    },
    state: subscription.state,
  },
});

function authorizationRows(state: ArmState, reach: Reach): Row[] {
  const shown = inScope(state, reach);
  const rows: Row[] = [];
  for (const assignment of state.roleAssignments.values())
    if (shown(assignment.scope, 'Microsoft.Authorization/roleAssignments/read'))
      rows.push(assignmentRow(state, assignment));
  const definitions = [...state.roleDefinitions.values()].filter(
    ({ builtIn, assignableScopes }) =>
      builtIn || assignableScopes.some((scope) => shown(scope, 'Microsoft.Authorization/roleDefinitions/read')),
  );
  rows.push(...definitions.map((role) => definitionRow(state, role)));
  for (const { id, classicAdministrators } of state.subscriptions.values()) {
    if (!seen(reach, id, 'Microsoft.Authorization/classicAdministrators/read')) continue;
    rows.push(
      ...classicAdministrators.map(({ email, role }, index) => ({
        ...blank,
        id: `${subscriptionPath(id)}/providers/Microsoft.Authorization/classicAdministrators/${index + 1}`,
        name: String(index + 1),
        type: 'microsoft.authorization/classicadministrators',
        tenantId: state.tenantId,
        subscriptionId: id,
        properties: { adminState: 'Enabled', emailAddress: email, role },
      })),
    );
  }
  return rows;
}

/**
 * Which scopes the authorization filter lets through. What is assigned above the scopes that were asked for shows only with
 * `…Above…`: that is how management groups' assignments vanish from a query over subscriptions. Whether `/` is above is
 * not documented: here it is not, and has to be asked for at the Resource Manager.
 */
function inScope(state: ArmState, reach: Reach): (scope: ScopePath, action: string) => boolean {
  const asked =
    reach.managementGroups.size > 0
      ? [...reach.managementGroups].map((name) => managementGroupPath(name).toLowerCase())
      : [...reach.subscriptions].map(subscriptionPath);
  const exact = new Set(asked);
  const above = new Set(asked.flatMap((scope) => scopesAbove(state, scope).slice(1)));
  above.delete(TENANT_ROOT);
  const [up, down] = [reach.filter.includes('Above'), reach.filter.includes('Below')];
  return (scope, action) => {
    const path = scope.toLowerCase();
    const subscription = subscriptionOf(path);
    const place = subscription === undefined ? path : subscriptionPath(subscription);
    if (subscription === undefined && managementGroupOf(path) === undefined) return false;
    if (subscription !== undefined && !reach.subscriptions.has(subscription)) return false;
    if (!reach.may(action, place)) return false;
    if (exact.has(path)) return true;
    if (above.has(path)) return up;
    return down && scopesAbove(state, path).some((each) => exact.has(each));
  };
}

const assignmentRow = (state: ArmState, assignment: RoleAssignment): Row => ({
  ...blank,
  id: roleAssignmentId(assignment),
  name: assignment.name,
  type: 'microsoft.authorization/roleassignments',
  tenantId: state.tenantId,
  location: 'global',
  subscriptionId: subscriptionOf(assignment.scope) ?? '',
  properties: {
    ...assignmentProperties(assignment),
    // Here it is without the subscription, and its letters are others: comparing needs tolower().
    roleDefinitionId: `/providers/Microsoft.Authorization/RoleDefinitions/${assignment.role}`,
  },
});

const definitionRow = (state: ArmState, role: RoleDefinition): Row => ({
  ...blank,
  id: `/providers/Microsoft.Authorization/RoleDefinitions/${role.name}`,
  name: role.name,
  type: 'microsoft.authorization/roledefinitions',
  tenantId: state.tenantId,
  properties: definitionProperties(role),
});

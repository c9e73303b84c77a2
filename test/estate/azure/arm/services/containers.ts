/** Tenants, management groups, subscriptions and resource groups. */
import { page, parameter, readCursor, writeCursor, type Answer, type Call, type Context } from '../call.ts';
import { Refusal } from '../errors.ts';
import type { ArmState, ArmSubscription, ManagementGroup } from '../model.ts';
import { managementGroupPath, managementGroupsAbove, resourceGroupPath, subscriptionPath } from '../paths.ts';

const READ_SUBSCRIPTION = 'Microsoft.Resources/subscriptions/read';

const readable = (call: Call, { state, access }: Context): ArmSubscription[] =>
  [...state.subscriptions.values()].filter(({ id }) =>
    access.may(call.caller, READ_SUBSCRIPTION, subscriptionPath(id)),
  );

const subscriptionRow = ({ tenantId }: ArmState, { id, displayName, state, tags }: ArmSubscription) => ({
  id: subscriptionPath(id),
  authorizationSource: 'RoleBased',
  managedByTenants: [],
  ...(Object.keys(tags).length > 0 ? { tags } : {}),
  subscriptionId: id,
  tenantId,
  displayName,
  state,
  subscriptionPolicies: {
    locationPlacementId: 'Public_2014-09-01',
    quotaId: 'EnterpriseAgreement_2014-09-01',
    spendingLimit: 'Off',
  },
});

/** Only those that the caller may read, and no word of the others. https://learn.microsoft.com/en-us/rest/api/resources/subscriptions/list */
export function subscriptions(call: Call, context: Context): Answer {
  const all = readable(call, context);
  const [value, nextLink] = page(call, all, context.state.pageSize);
  const body = {
    value: value.map((one) => subscriptionRow(context.state, one)),
    count: { type: 'Total', value: all.length },
  };
  return { body: nextLink === undefined ? body : { ...body, nextLink } };
}

export function subscription(call: Call, { state, access }: Context, scope: string): Answer {
  const found = state.subscriptions.get(scope.split('/')[2]?.toLowerCase() ?? '');
  if (!found)
    throw new Refusal(404, 'SubscriptionNotFound', `The subscription '${scope.split('/')[2]}' could not be found.`);
  access.demand(call.caller, READ_SUBSCRIPTION, scope);
  return { body: subscriptionRow(state, found) };
}

export function tenants(_: Call, { directory: { tenant } }: Context): Answer {
  const row = {
    id: `/tenants/${tenant.id}`,
    tenantId: tenant.id,
    countryCode: 'SE',
    displayName: tenant.displayName,
    domains: [tenant.domain, tenant.initialDomain],
    tenantCategory: 'Home',
    defaultDomain: tenant.domain,
    tenantType: 'AAD',
  };
  return { body: { value: [row] } };
}

export function resourceGroups(call: Call, { state }: Context, scope: string): Answer {
  const names = new Map<string, { id: string; location: string }>();
  for (const resource of state.resources.values()) {
    const id = resourceGroupPath(resource);
    if (!id.toLowerCase().startsWith(`${scope.toLowerCase()}/`)) continue;
    if (!names.has(resource.resourceGroup)) names.set(resource.resourceGroup, { id, location: resource.location });
  }
  const rows = [...names].map(([name, { id, location }]) => ({
    id,
    name,
    type: 'Microsoft.Resources/resourceGroups',
    location,
    properties: { provisioningState: 'Succeeded' },
  }));
  const [value, nextLink] = page(call, rows, state.pageSize);
  return { body: nextLink === undefined ? { value } : { value, nextLink } };
}

const GROUP_TYPE = 'Microsoft.Management/managementGroups';
const groupRow = ({ tenantId }: ArmState, { name, displayName }: ManagementGroup) => ({
  id: managementGroupPath(name),
  type: GROUP_TYPE,
  name,
  properties: { tenantId, displayName },
});

export function managementGroups(call: Call, { state, access }: Context): Answer {
  const seen = [...state.managementGroups.values()].filter(({ name }) =>
    access.may(call.caller, 'Microsoft.Management/managementGroups/read', managementGroupPath(name)),
  );
  return { body: { value: seen.map((group) => groupRow(state, group)) } };
}

function children(state: ArmState, name: string, deep: boolean): Record<string, unknown>[] {
  const groups = [...state.managementGroups.values()].filter(({ parent }) => parent === name);
  const inside = [...state.subscriptions.values()].filter((one) => one.managementGroup === name);
  return [
    ...groups.map((group) => ({
      id: managementGroupPath(group.name),
      type: GROUP_TYPE,
      name: group.name,
      displayName: group.displayName,
      ...(deep ? { children: children(state, group.name, deep) } : {}),
    })),
    ...inside.map(({ id, displayName }) => ({
      id: subscriptionPath(id),
      type: '/subscriptions',
      name: id,
      displayName,
    })),
  ];
}

const groupOf = ({ state }: Context, name: string): ManagementGroup => {
  const found = [...state.managementGroups.values()].find((group) => group.name.toLowerCase() === name.toLowerCase());
  if (found) return found;
  throw new Refusal(404, 'NotFound', `Management Group '${name}' was not found.`);
};

export function managementGroup(call: Call, context: Context, _scope: string, name = ''): Answer {
  const { state } = context;
  const group = groupOf(context, name);
  const expand = parameter(call, '$expand');
  if (expand !== null && expand !== 'children')
    throw new Refusal(400, 'BadRequest', `The provided $expand value '${expand}' is not supported.`);
  const row = groupRow(state, group);
  const parent = group.parent === null ? undefined : state.managementGroups.get(group.parent);
  const details = {
    version: 1,
    ...(parent
      ? { parent: { id: managementGroupPath(parent.name), name: parent.name, displayName: parent.displayName } }
      : {}),
  };
  const nested =
    expand === null ? {} : { children: children(state, group.name, parameter(call, '$recurse') === 'true') };
  return { body: { ...row, properties: { ...row.properties, details, ...nested } } };
}

/** https://learn.microsoft.com/en-us/rest/api/managementgroups/management-groups/get-descendants */
export function descendants(call: Call, context: Context, _scope: string, name = ''): Answer {
  const { state } = context;
  const top = groupOf(context, name);
  const below = (group: string | null): boolean =>
    group !== null && managementGroupsAbove(state, group).includes(top.name);
  const entry = (id: string, type: string, own: string, displayName: string, parent: string) => ({
    id,
    type,
    name: own,
    properties: { displayName, parent: { id: managementGroupPath(parent) } },
  });
  const rows = [
    ...[...state.managementGroups.values()].flatMap((group) =>
      group.parent !== null && below(group.parent)
        ? [entry(managementGroupPath(group.name), GROUP_TYPE, group.name, group.displayName, group.parent)]
        : [],
    ),
    ...[...state.subscriptions.values()].flatMap(({ id, displayName, managementGroup: parent }) =>
      below(parent) ? [entry(subscriptionPath(id), `${GROUP_TYPE}/subscriptions`, id, displayName, parent)] : [],
    ),
  ];
  const size = Number(parameter(call, '$top') ?? state.pageSize);
  const [value, nextLink] = page(call, rows, size, '$skiptoken');
  return { body: nextLink === undefined ? { value } : { value, nextLink } };
}

/** https://learn.microsoft.com/en-us/rest/api/managementgroups/entities/list: a POST that only reads. */
export function entities(call: Call, context: Context): Answer {
  const { state } = context;
  const chain = (name: string): string[] => managementGroupsAbove(state, name).toReversed();
  const rows = [
    ...[...state.managementGroups.values()].map((group) => ({
      id: managementGroupPath(group.name),
      type: GROUP_TYPE,
      name: group.name,
      properties: {
        tenantId: state.tenantId,
        displayName: group.displayName,
        parent: { id: group.parent === null ? null : managementGroupPath(group.parent) },
        permissions: 'view',
        inheritedPermissions: 'view',
        parentNameChain: chain(group.name).slice(0, -1),
      },
    })),
    ...readable(call, context).map(({ id, displayName, managementGroup: parent }) => ({
      id: subscriptionPath(id),
      type: '/subscriptions',
      name: id,
      properties: {
        tenantId: state.tenantId,
        displayName,
        parent: { id: managementGroupPath(parent) },
        permissions: 'view',
        inheritedPermissions: 'view',
        parentNameChain: chain(parent),
      },
    })),
  ];
  const { offset } = readCursor(parameter(call, '$skiptoken'));
  const end = offset + Number(parameter(call, '$top') ?? state.pageSize);
  const value = rows.slice(offset, end);
  const query = new URLSearchParams({ 'api-version': '2020-05-01', $skiptoken: writeCursor({ offset: end }) });
  const nextLink = end < rows.length ? { nextLink: `${call.base}${call.path}?${query.toString()}` } : {};
  return { body: { value, count: rows.length, ...nextLink } };
}

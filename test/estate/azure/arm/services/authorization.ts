/** Microsoft.Authorization: https://learn.microsoft.com/en-us/rest/api/authorization/ */
import { iso } from '../../../clock.ts';
import { page, parameter, type Answer, type Call, type Context } from '../call.ts';
import { Refusal } from '../errors.ts';
import type { ArmState, RoleAssignment, RoleDefinition, RoleSchedule, ScopePath } from '../model.ts';
import {
  managementGroupOf,
  roleAssignmentId,
  scopesAbove,
  subscriptionOf,
  subscriptionPath,
  TENANT_ROOT,
  underScope,
} from '../paths.ts';

/** Azure writes seven digits after the second. */
const date = (at: number): string => iso(at).replace('Z', '.0000000Z');

/** Definitions are named below the scope that was asked about, whoever defined them. */
function definitionId(scope: ScopePath, role: string): string {
  const subscription = subscriptionOf(scope);
  const at = subscription === undefined ? TENANT_ROOT : subscriptionPath(subscription);
  return underScope(at, `providers/Microsoft.Authorization/roleDefinitions/${role}`);
}

export const assignmentProperties = (assignment: RoleAssignment): Record<string, unknown> => ({
  roleDefinitionId: definitionId(assignment.scope, assignment.role),
  principalId: assignment.principalId,
  principalType: assignment.principalType,
  scope: assignment.scope,
  condition: assignment.condition,
  conditionVersion: assignment.condition === null ? null : '2.0',
  createdOn: date(assignment.createdAt),
  updatedOn: date(assignment.createdAt),
  createdBy: assignment.createdBy,
  updatedBy: assignment.createdBy,
  delegatedManagedIdentityResourceId: null,
  description: assignment.description,
});

export const definitionProperties = (role: RoleDefinition): Record<string, unknown> => ({
  roleName: role.roleName,
  type: role.builtIn ? 'BuiltInRole' : 'CustomRole',
  description: role.description,
  assignableScopes: role.assignableScopes,
  permissions: [
    {
      actions: role.actions,
      notActions: role.notActions,
      dataActions: role.dataActions,
      notDataActions: role.notDataActions,
    },
  ],
  createdOn: date(role.createdAt),
  updatedOn: date(role.createdAt),
  createdBy: null,
  updatedBy: null,
});

const assignmentRow = (assignment: RoleAssignment): Record<string, unknown> => ({
  properties: assignmentProperties(assignment),
  id: roleAssignmentId(assignment),
  type: 'Microsoft.Authorization/roleAssignments',
  name: assignment.name,
});

const definitionRow = (scope: ScopePath, role: RoleDefinition): Record<string, unknown> => ({
  properties: definitionProperties(role),
  id: definitionId(scope, role.name),
  type: 'Microsoft.Authorization/roleDefinitions',
  name: role.name,
});

/**
 * What a listing at a scope shows of things at scopes: what is inherited from above and, unless `atScope()` is asked for,
 * all that is below. At `/` only what is there: elsewhere it would be the whole tenant.
 * https://learn.microsoft.com/en-us/rest/api/authorization/deny-assignments/list-for-scope
 */
function inSight(state: ArmState, scope: ScopePath, atScope: boolean): (of: ScopePath) => boolean {
  const own = scope.toLowerCase();
  const above = new Set(scopesAbove(state, scope));
  const down = !atScope && scope !== TENANT_ROOT;
  return (of) => above.has(of.toLowerCase()) || (down && scopesAbove(state, of).includes(own));
}

interface Filter {
  atScope: boolean;
  principal: string | undefined;
  /** Name or type of a role definition. */
  equals: { field: 'roleName' | 'type'; value: string } | undefined;
}

/** Filters are a fixed few, joined by `and`. https://learn.microsoft.com/en-us/azure/role-based-access-control/role-assignments-list-rest */
function filterOf(call: Call, allowed: readonly RegExp[]): Filter {
  const text = parameter(call, '$filter');
  const filter: Filter = { atScope: false, principal: undefined, equals: undefined };
  for (const part of text === null ? [] : text.split(/\s+and\s+/i)) {
    if (!allowed.some((form) => form.test(part.trim())))
      throw new Refusal(
        400,
        'UnsupportedQuery',
        `The filter '${text}' is not supported. Supported filters are either 'atScope()' or 'principalId eq '{value}' or assignedTo('{value}')'.`,
      );
    filter.atScope ||= /^atScope\(\)$/i.test(part.trim());
    const [, field, value] = /(principalId|assignedTo|roleName|type)(?:\s+eq\s+|\()'([^']*)'/i.exec(part) ?? [];
    if (field === 'principalId' || field === 'assignedTo') filter.principal = value?.toLowerCase();
    if ((field === 'roleName' || field === 'type') && value !== undefined) filter.equals = { field, value };
  }
  return filter;
}

const AT_SCOPE = /^atScope\(\)$/i;
const PRINCIPAL = /^principalId eq '[^']+'$/i;
const ASSIGNED = /^assignedTo\('[^']+'\)$/i;
const AS_TARGET = /^asTarget\(\)$/i;
const BELOW = /^atScopeAndBelow\(\)$/i;

const listing = (call: Call, rows: readonly Record<string, unknown>[], size: number): Answer => {
  const [value, nextLink] = page(call, rows, size);
  return { body: nextLink === undefined ? { value } : { value, nextLink } };
};

export function roleAssignments(call: Call, { state }: Context, scope: ScopePath): Answer {
  const { atScope, principal } = filterOf(call, [AT_SCOPE, PRINCIPAL, ASSIGNED]);
  const shown = inSight(state, scope, atScope);
  const rows = [...state.roleAssignments.values()].filter(
    (each) => shown(each.scope) && (principal === undefined || each.principalId.toLowerCase() === principal),
  );
  return listing(call, rows.map(assignmentRow), state.pageSize);
}

export function roleDefinitions(call: Call, { state }: Context, scope: ScopePath): Answer {
  const { equals } = filterOf(call, [AT_SCOPE, BELOW, /^(roleName|type) eq '[^']+'$/i]);
  const above = new Set(scopesAbove(state, scope));
  const rows = [...state.roleDefinitions.values()].filter((role) => {
    const visible = role.builtIn || role.assignableScopes.some((at) => above.has(at.toLowerCase()));
    if (!visible || equals === undefined) return visible;
    const value = equals.field === 'roleName' ? role.roleName : role.builtIn ? 'BuiltInRole' : 'CustomRole';
    return value.toLowerCase() === equals.value.toLowerCase();
  });
  return { body: { value: rows.map((role) => definitionRow(scope, role)) } };
}

export function roleDefinition(_: Call, { state }: Context, scope: ScopePath, name = ''): Answer {
  const role = state.roleDefinitions.get(name.toLowerCase());
  if (!role)
    throw new Refusal(
      404,
      'RoleDefinitionDoesNotExist',
      `The specified role definition with ID '${name.replaceAll('-', '')}' does not exist.`,
    );
  return { body: definitionRow(scope, role) };
}

export function denyAssignments(call: Call, { state }: Context, scope: ScopePath): Answer {
  const { atScope } = filterOf(call, [AT_SCOPE]);
  const shown = inSight(state, scope, atScope);
  const rows = state.denyAssignments
    .filter((each) => shown(each.scope))
    .map((deny) => ({
      id: underScope(deny.scope, `providers/Microsoft.Authorization/denyAssignments/${deny.name}`),
      type: 'Microsoft.Authorization/denyAssignments',
      name: deny.name,
      properties: {
        denyAssignmentName: deny.denyAssignmentName,
        description: null,
        permissions: [{ actions: deny.actions, notActions: deny.notActions, dataActions: [], notDataActions: [] }],
        scope: deny.scope,
        doNotApplyToChildScopes: false,
        principals: [
          { id: '00000000-0000-0000-0000-000000000000', type: 'SystemDefined', displayName: 'All Principals' },
        ],
        excludePrincipals: deny.excludePrincipals.map((id) => ({ id, type: 'ServicePrincipal' })),
        isSystemProtected: true,
        createdOn: date(deny.createdAt),
        updatedOn: date(deny.createdAt),
      },
    }));
  return listing(call, rows, state.pageSize);
}

/** https://learn.microsoft.com/en-us/rest/api/authorization/classic-administrators/list */
export function classicAdministrators(_: Call, { state }: Context, scope: ScopePath): Answer {
  const administrators = state.subscriptions.get(subscriptionOf(scope) ?? '')?.classicAdministrators ?? [];
  const value = administrators.map(({ email, role }, index) => ({
    id: underScope(scope, `providers/Microsoft.Authorization/classicAdministrators/${index + 1}`),
    type: 'Microsoft.Authorization/classicAdministrators',
    name: String(index + 1),
    properties: { emailAddress: email, role },
  }));
  return { body: { value } };
}

/** Privileged Identity Management; an instance is a schedule's present occurrence. */
function schedules(kind: RoleSchedule['kind'], instances: boolean) {
  const name = `role${kind === 'eligible' ? 'Eligibility' : 'Assignment'}Schedule${instances ? 'Instances' : 's'}`;
  return (call: Call, { state, directory }: Context, scope: ScopePath): Answer => {
    const { atScope, principal } = filterOf(call, [AT_SCOPE, AS_TARGET, PRINCIPAL, ASSIGNED]);
    const shown = inSight(state, scope, atScope);
    const rows = [...state.schedules.values()]
      .filter((each) => each.kind === kind && shown(each.scope))
      .filter((each) => principal === undefined || each.principalId === principal)
      .map((each) => ({
        properties: {
          ...(instances
            ? { [`role${kind === 'eligible' ? 'Eligibility' : 'Assignment'}ScheduleId`]: each.name }
            : { updatedOn: date(each.createdAt) }),
          scope: each.scope,
          roleDefinitionId: definitionId(each.scope, each.role),
          principalId: each.principalId,
          principalType: each.principalType,
          status: 'Provisioned',
          memberType: 'Direct',
          startDateTime: date(each.createdAt),
          ...(each.endsAt === null ? {} : { endDateTime: date(each.endsAt) }),
          ...(kind === 'assigned' ? { assignmentType: 'Activated' } : {}),
          createdOn: date(each.createdAt),
          ...(each.condition === null ? {} : { condition: each.condition, conditionVersion: '2.0' }),
          expandedProperties: {
            scope: { id: each.scope, displayName: each.scope, type: scopeType(each.scope) },
            roleDefinition: {
              id: definitionId(each.scope, each.role),
              displayName: state.roleDefinitions.get(each.role)?.roleName,
              type: 'BuiltInRole',
            },
            principal: {
              id: each.principalId,
              displayName: directory.servicePrincipals.get(each.principalId)?.displayName ?? '',
              type: each.principalType,
            },
          },
        },
        name: each.name,
        id: underScope(each.scope, `providers/Microsoft.Authorization/${name}/${each.name}`),
        type: `Microsoft.Authorization/${name}`,
      }));
    return listing(call, rows, state.pageSize);
  };
}

const scopeType = (scope: ScopePath): string =>
  managementGroupOf(scope) ? 'managementgroup' : /\/resourcegroups\//i.test(scope) ? 'resourcegroup' : 'subscription';

export const roleEligibilitySchedules = schedules('eligible', false);
export const roleEligibilityScheduleInstances = schedules('eligible', true);
export const roleAssignmentSchedules = schedules('assigned', false);
export const roleAssignmentScheduleInstances = schedules('assigned', true);

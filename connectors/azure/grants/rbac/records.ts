/** A role assignment → a grant. */
import type { InventoryRecordInput, Ref, Scope } from '../../../../core/model.ts';
import type { AzureRole } from '../../privilege/azure-roles.ts';
import type { Privilege } from '../../privilege/levels.ts';
import { subscriptionRef } from '../../scopes.ts';
import { timestamp } from '../../usage/dates.ts';
import { guidOf, type Assignment } from './rows.ts';

export interface HeldRole {
  assignment: Assignment;
  identity: Ref;
  /** Object id of the principal behind it. */
  member: string;
  /** The group that it has the role through. */
  via: string | null;
  role: AzureRole | undefined;
  privilege: Privilege;
}

export function roleGrant(
  { assignment, identity, member, via, role, privilege }: HeldRole,
  { type, scope, source, eligible }: { type: string; scope: Scope; source: string; eligible: boolean },
): InventoryRecordInput {
  const { id, roleDefinitionId, condition, description, createdBy, createdOn, endDateTime } = assignment;
  const subscription = subscriptionIn(assignment.scope);
  const until = timestamp(endDateTime);
  return {
    record: 'grant',
    ref: `azure:${type}:${via === null ? id : `${id}/${member}`}`,
    scope: subscription === undefined ? scope.ref : subscriptionRef(subscription),
    source,
    identity,
    role: role?.name ?? guidOf(roleDefinitionId),
    roleId: roleDefinitionId.toLowerCase(),
    resource: assignment.scope,
    origin: { kind: eligible ? 'eligible' : via === null ? 'assignment' : 'group', via },
    grantedAt: timestamp(createdOn) ?? { unknown: 'failed', detail: 'Azure gave no date' },
    // Empty: Azure itself.
    grantedBy: createdBy ? createdBy : null,
    privilege,
    document: role?.custom === true ? { permissions: role.permissions.map((each) => ({ ...each })) } : null,
    attributes: {
      principalId: member,
      ...(role === undefined ? {} : { custom: role.custom }),
      ...(condition ? { condition: condition.slice(0, 4096) } : {}),
      ...(description ? { description: description.slice(0, 4096) } : {}),
      ...(until === null ? {} : { expiresAt: until }),
    },
  };
}

export const subscriptionIn = (path: string): string | undefined =>
  /^\/subscriptions\/([^/]+)/i.exec(path)?.[1]?.toLowerCase();

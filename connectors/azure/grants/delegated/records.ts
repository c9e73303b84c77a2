/** A counted delegated grant → a grant, and back: what is stored is what the next night starts from. */
import type { Grant, InventoryRecord, InventoryRecordInput, Ref, Scope } from '../../../../core/model.ts';
import { delegatedPrivilege } from '../../privilege/permissions.ts';
import type { Delegated } from './aggregate.ts';

export const DELEGATED_GRANT = 'delegated-grant';
/** As many as attributes hold. */
const MOST_USERS = 1000;

export interface Resource {
  /** `undefined`: the API is not in the directory any more. */
  appId: string | undefined;
  name: string | undefined;
}

export function delegatedGrant(
  { client, resource: resourceId, by, scopes, users, count }: Delegated,
  { scope, identity, resource }: { scope: Pick<Scope, 'ref'>; identity: Ref; resource: Resource },
): InventoryRecordInput {
  return {
    record: 'grant',
    ref: `azure:${DELEGATED_GRANT}:${client}/${resourceId}/${by}`,
    scope: scope.ref,
    source: 'graph:oauth2PermissionGrants',
    identity,
    role: scopes.join(' ').slice(0, 1024),
    roleId: resource.appId ?? resourceId,
    resource: resource.name ?? resourceId,
    origin: { kind: 'consent', via: null },
    delegated: { by, users: by === 'admin' ? null : count },
    // https://learn.microsoft.com/en-us/graph/api/resources/oauth2permissiongrant
    grantedAt: { unknown: 'unsupported', detail: 'Graph does not date delegated grants' },
    grantedBy: { unknown: 'unsupported', detail: 'Graph does not keep who consented; the audit log does for 30 days' },
    privilege: delegatedPrivilege(resource.appId, scopes, by === 'admin'),
    document: { scopes: [...scopes] },
    attributes: {
      clientId: client,
      resourceId,
      scopes: scopes.slice(0, 1000),
      ...(resource.appId === undefined ? {} : { resourceAppId: resource.appId }),
      ...(by === 'users' ? { users: users.slice(0, MOST_USERS) } : {}),
    },
  };
}

/** @returns `undefined` for what some other version of this program stored */
export function storedGrant(record: InventoryRecord): (Delegated & { resourceAppId: string | undefined }) | undefined {
  if (record.record !== 'grant' || record.delegated === null) return undefined;
  const { attributes, delegated }: Grant = record;
  const { clientId, resourceId, scopes, users, resourceAppId } = attributes;
  if (typeof clientId !== 'string' || typeof resourceId !== 'string' || !Array.isArray(scopes)) return undefined;
  return {
    client: clientId,
    resource: resourceId,
    by: delegated.by,
    scopes,
    users: Array.isArray(users) ? users : [],
    count: delegated.users ?? 0,
    resourceAppId: typeof resourceAppId === 'string' ? resourceAppId : undefined,
  };
}

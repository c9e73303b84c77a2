import { iso } from '../../../clock.ts';
import type { Application, AppRole, PermissionScope } from '../../state.ts';
import type { Wire } from '../entity.ts';

/** https://learn.microsoft.com/en-us/graph/api/resources/approle */
export const appRoles = (roles: readonly AppRole[]): Wire[] =>
  roles.map(({ id, value, displayName, allowedMemberTypes }) => ({
    allowedMemberTypes,
    description: displayName,
    displayName,
    id,
    isEnabled: true,
    origin: 'Application',
    value,
  }));

/** https://learn.microsoft.com/en-us/graph/api/resources/permissionscope */
export const permissionScopes = (scopes: readonly PermissionScope[]): Wire[] =>
  scopes.map(({ id, value, type }) => ({
    adminConsentDescription: value,
    adminConsentDisplayName: value,
    id,
    isEnabled: true,
    type,
    userConsentDescription: null,
    userConsentDisplayName: null,
    value,
  }));

/** Never null itself: an unverified publisher has three nulls. */
export const verifiedPublisher = (publisher: Application['verifiedPublisher']): Wire => ({
  displayName: publisher?.displayName ?? null,
  verifiedPublisherId: publisher?.verifiedPublisherId ?? null,
  addedDateTime: publisher ? iso(publisher.addedAt) : null,
});

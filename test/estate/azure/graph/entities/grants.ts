import { iso } from '../../../clock.ts';
import type { AppRoleAssignment, DelegatedGrant } from '../../state.ts';
import { entity, nothing } from '../entity.ts';

/** https://learn.microsoft.com/en-us/graph/api/resources/approleassignment: the date has another name in beta. */
export const appRoleAssignment = entity<AppRoleAssignment>({
  name: 'microsoft.graph.appRoleAssignment',
  shortName: 'AppRoleAssignment',
  properties: {
    id: ({ id }) => id,
    deletedDateTime: nothing,
    appRoleId: ({ appRoleId }) => appRoleId,
    createdDateTime: { read: ({ createdAt }) => iso(createdAt), only: 'v1.0' },
    creationTimestamp: { read: ({ createdAt }) => iso(createdAt), only: 'beta' },
    principalDisplayName: ({ principalDisplayName }) => principalDisplayName,
    principalId: ({ principalId }) => principalId,
    principalType: ({ principalType }) => principalType,
    resourceDisplayName: ({ resourceDisplayName }) => resourceDisplayName,
    resourceId: ({ resourceId }) => resourceId,
  },
});

/** https://learn.microsoft.com/en-us/graph/api/resources/oauth2permissiongrant */
export const oauth2PermissionGrant = entity<DelegatedGrant>({
  name: 'microsoft.graph.oAuth2PermissionGrant',
  shortName: 'OAuth2PermissionGrant',
  properties: {
    clientId: ({ clientId }) => clientId,
    consentType: ({ consentType }) => consentType,
    id: ({ id }) => id,
    principalId: ({ principalId }) => principalId,
    resourceId: ({ resourceId }) => resourceId,
    scope: ({ scope }) => scope,
    // "Currently, the start time value is ignored": it says nothing of when consent was given.
    startTime: { read: () => '0001-01-01T00:00:00Z', only: 'beta' },
    expiryTime: { read: () => '9999-12-31T23:59:59.9999999Z', only: 'beta' },
  },
});

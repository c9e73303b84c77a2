/** https://learn.microsoft.com/en-us/graph/api/resources/serviceprincipal */
import { iso } from '../../../clock.ts';
import type { ServicePrincipal } from '../../state.ts';
import { NEEDED } from '../../catalog/needed.ts';
import { empty, entity, nothing, type EntityOf } from '../entity.ts';
import { keyCredential, passwordCredential } from './credentials.ts';
import { federatedIdentityCredential } from './federated.ts';
import { objects } from './objects.ts';
import { appRoleAssignment, oauth2PermissionGrant } from './grants.ts';
import { appRoles, permissionScopes, verifiedPublisher } from './offers.ts';

const given: EntityOf<ServicePrincipal> = {
  name: 'microsoft.graph.servicePrincipal',
  shortName: 'ServicePrincipal',
  odataType: ({ kind }) => (kind === 'servicePrincipal' ? undefined : `#microsoft.graph.${kind}`),
  properties: {
    id: ({ id }) => id,
    deletedDateTime: nothing,
    accountEnabled: ({ accountEnabled }) => accountEnabled,
    alternativeNames: ({ alternativeNames }) => alternativeNames,
    appDisplayName: ({ displayName, servicePrincipalType: type }) => (type === 'ManagedIdentity' ? null : displayName),
    appDescription: nothing,
    appId: ({ appId }) => appId,
    applicationTemplateId: nothing,
    appOwnerOrganizationId: ({ appOwnerOrganizationId }) => appOwnerOrganizationId,
    appRoleAssignmentRequired: ({ appRoleAssignmentRequired }) => appRoleAssignmentRequired,
    // Not in the metadata, and served all the same: https://github.com/Azure/azure-sdk-for-java/issues/18160
    createdDateTime: ({ createdAt }) => iso(createdAt),
    description: nothing,
    disabledByMicrosoftStatus: ({ disabledByMicrosoftStatus }) => disabledByMicrosoftStatus,
    displayName: ({ displayName }) => displayName,
    homepage: ({ homepage }) => homepage,
    loginUrl: nothing,
    logoutUrl: nothing,
    notes: ({ notes }) => notes,
    notificationEmailAddresses: empty,
    preferredSingleSignOnMode: ({ preferredSingleSignOnMode: mode }) => mode,
    preferredTokenSigningKeyThumbprint: (sp) => sp.preferredTokenSigningKeyThumbprint,
    replyUrls: ({ replyUrls }) => replyUrls,
    servicePrincipalNames: ({ servicePrincipalNames }) => servicePrincipalNames,
    servicePrincipalType: ({ servicePrincipalType }) => servicePrincipalType,
    signInAudience: ({ signInAudience }) => signInAudience,
    tags: ({ tags }) => tags,
    tokenEncryptionKeyId: nothing,
    samlSingleSignOnSettings: nothing,
    createdByAppId: ({ createdByAppId }) => createdByAppId,
    addIns: empty,
    appRoles: (sp) => appRoles(sp.appRoles),
    info: () => ({ logoUrl: null, marketingUrl: null, privacyStatementUrl: null, supportUrl: null }),
    keyCredentials: { read: ({ certificates }) => certificates.map(keyCredential), onSelect: true },
    oauth2PermissionScopes: { read: ({ scopes }) => permissionScopes(scopes), only: 'v1.0' },
    publishedPermissionScopes: { read: ({ scopes }) => permissionScopes(scopes), only: 'beta' },
    publisherName: { read: (sp) => sp.verifiedPublisher?.displayName ?? null, only: 'beta' },
    passwordCredentials: ({ secrets }) => secrets.map(passwordCredential),
    resourceSpecificApplicationPermissions: { read: empty, only: 'v1.0' },
    verifiedPublisher: (sp) => verifiedPublisher(sp.verifiedPublisher),
    customSecurityAttributes: { read: nothing, onSelect: true },
  },
  navigation: {
    owners: { rows: ({ owners }, state) => objects(state, owners) },
    appRoleAssignedTo: {
      rows: ({ id }, state) => [...state.appRoleAssignments.values()].filter(({ resourceId }) => resourceId === id),
      of: appRoleAssignment,
    },
    appRoleAssignments: {
      rows: ({ id }, state) => [...state.appRoleAssignments.values()].filter(({ principalId }) => principalId === id),
      of: appRoleAssignment,
    },
    oauth2PermissionGrants: {
      rows: ({ id }, state) => [...state.delegatedGrants.values()].filter(({ clientId }) => clientId === id),
      of: oauth2PermissionGrant,
      expands: () => false,
    },
    federatedIdentityCredentials: {
      rows: ({ federated }) => federated,
      of: federatedIdentityCredential,
      expands: ({ behaviour }) => behaviour.expandFederatedCredentials,
      needs: NEEDED.federatedIdentityCredentials,
    },
  },
};

export const servicePrincipal = entity(given);

/** https://learn.microsoft.com/en-us/graph/api/resources/agentidentityblueprintprincipal */
export const agentBlueprintPrincipal = entity<ServicePrincipal>({
  ...given,
  name: 'microsoft.graph.agentIdentityBlueprintPrincipal',
});

/** https://learn.microsoft.com/en-us/graph/api/resources/agentidentity */
export const agentIdentity = entity<ServicePrincipal>({
  ...given,
  name: 'microsoft.graph.agentIdentity',
  properties: {
    ...given.properties,
    agentIdentityBlueprintId: ({ agentIdentityBlueprintId }) => agentIdentityBlueprintId,
  },
  navigation: {
    ...given.navigation,
    sponsors: { rows: ({ sponsors }, state) => objects(state, sponsors) },
  },
});

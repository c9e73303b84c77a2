/** https://learn.microsoft.com/en-us/graph/api/resources/application */
import { iso } from '../../../clock.ts';
import type { Application } from '../../state.ts';
import { NEEDED } from '../../catalog/needed.ts';
import { empty, entity, nothing, type EntityOf } from '../entity.ts';
import { keyCredential, passwordCredential } from './credentials.ts';
import { federatedIdentityCredential } from './federated.ts';
import { objects } from './objects.ts';
import { appRoles, permissionScopes, verifiedPublisher } from './offers.ts';

const given: EntityOf<Application> = {
  name: 'microsoft.graph.application',
  shortName: 'Application',
  odataType: ({ kind }) => (kind === 'application' ? undefined : `#microsoft.graph.${kind}`),
  properties: {
    id: ({ id }) => id,
    deletedDateTime: nothing,
    appId: ({ appId }) => appId,
    applicationTemplateId: nothing,
    disabledByMicrosoftStatus: ({ disabledByMicrosoftStatus }) => disabledByMicrosoftStatus,
    createdDateTime: ({ createdAt }) => iso(createdAt),
    displayName: ({ displayName }) => displayName,
    description: nothing,
    groupMembershipClaims: nothing,
    identifierUris: ({ identifierUris }) => identifierUris,
    isDeviceOnlyAuthSupported: nothing,
    isFallbackPublicClient: nothing,
    nativeAuthenticationApisEnabled: nothing,
    notes: ({ notes }) => notes,
    publisherDomain: ({ publisherDomain }) => publisherDomain,
    serviceManagementReference: ({ serviceManagementReference }) => serviceManagementReference,
    signInAudience: ({ signInAudience }) => signInAudience,
    tags: ({ tags }) => tags,
    tokenEncryptionKeyId: nothing,
    samlMetadataUrl: nothing,
    defaultRedirectUri: nothing,
    certification: nothing,
    optionalClaims: nothing,
    requestSignatureVerification: nothing,
    servicePrincipalLockConfiguration: nothing,
    uniqueName: { read: nothing, only: 'v1.0' },
    addIns: { read: empty, only: 'v1.0' },
    api: ({ scopes }) => ({
      acceptMappedClaims: null,
      knownClientApplications: [],
      requestedAccessTokenVersion: null,
      oauth2PermissionScopes: permissionScopes(scopes),
      preAuthorizedApplications: [],
    }),
    appRoles: (app) => appRoles(app.appRoles),
    info: () => ({ logoUrl: null, marketingUrl: null, privacyStatementUrl: null, supportUrl: null }),
    keyCredentials: { read: ({ certificates }) => certificates.map(keyCredential), onSelect: true },
    parentalControlSettings: () => ({ countriesBlockedForMinors: [], legalAgeGroupRule: 'Allow' }),
    passwordCredentials: ({ secrets }) => secrets.map(passwordCredential),
    publicClient: ({ redirectUris }) => ({ redirectUris: redirectUris.publicClient }),
    requiredResourceAccess: ({ requiredResourceAccess }) => requiredResourceAccess,
    verifiedPublisher: (app) => verifiedPublisher(app.verifiedPublisher),
    web: ({ redirectUris }) => ({
      homePageUrl: null,
      logoutUrl: null,
      redirectUris: redirectUris.web,
      implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false },
      redirectUriSettings: redirectUris.web.map((uri) => ({ uri, index: null })),
    }),
    spa: ({ redirectUris }) => ({ redirectUris: redirectUris.spa }),
    onPremisesPublishing: {
      read: ({ onPremisesPublishing }) =>
        onPremisesPublishing ? { externalUrl: 'https://intranet.halden.example/' } : null,
      only: 'beta',
      onSelect: true,
    },
  },
  navigation: {
    owners: { rows: ({ owners }, state) => objects(state, owners) },
    federatedIdentityCredentials: {
      rows: ({ federated }) => federated,
      of: federatedIdentityCredential,
      expands: ({ behaviour }) => behaviour.expandFederatedCredentials,
      needs: NEEDED.federatedIdentityCredentials,
    },
  },
};

export const application = entity(given);

/** https://learn.microsoft.com/en-us/graph/api/resources/agentidentityblueprint */
export const agentBlueprint = entity<Application>({
  ...given,
  name: 'microsoft.graph.agentIdentityBlueprint',
  navigation: {
    ...given.navigation,
    sponsors: { rows: ({ sponsors }, state) => objects(state, sponsors) },
  },
});

/** zod: only the fields that are read, so that a secret cannot come in by mistake. */
import { z } from 'zod';

/** https://learn.microsoft.com/en-us/graph/api/resources/passwordcredential; never `hint`, the start of the value. */
const PasswordCredential = z.object({
  keyId: z.string().min(1),
  displayName: z.string().nullish(),
  startDateTime: z.string().nullish(),
  endDateTime: z.string().nullish(),
  customKeyIdentifier: z.string().nullish(),
});
/** https://learn.microsoft.com/en-us/graph/api/resources/keycredential; never `key`. */
const KeyCredential = z.object({
  keyId: z.string().min(1),
  displayName: z.string().nullish(),
  startDateTime: z.string().nullish(),
  endDateTime: z.string().nullish(),
  /** Most often the thumbprint. */
  customKeyIdentifier: z.string().nullish(),
  type: z.string().nullish(),
  usage: z.string().nullish(),
});
export type PasswordCredential = z.infer<typeof PasswordCredential>;
export type KeyCredential = z.infer<typeof KeyCredential>;

const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);
const texts = list(z.string());
const uris = z
  .object({ redirectUris: texts })
  .nullish()
  .transform((app) => app?.redirectUris ?? []);

const VerifiedPublisher = z
  .object({ displayName: z.string().nullish(), verifiedPublisherId: z.string().nullish() })
  .nullish();

const common = {
  '@odata.type': z.string().optional(),
  id: z.string().min(1),
  appId: z.string().min(1),
  displayName: z.string().nullish(),
  createdDateTime: z.string().nullish(),
  description: z.string().nullish(),
  notes: z.string().nullish(),
  tags: texts,
  verifiedPublisher: VerifiedPublisher,
  /** `NotDisabled`, or since when and why Microsoft switched it off. */
  disabledByMicrosoftStatus: z.string().nullish(),
  passwordCredentials: list(PasswordCredential),
  keyCredentials: list(KeyCredential),
};

/** https://learn.microsoft.com/en-us/graph/api/resources/application */
export const ApplicationRow = z.object({
  ...common,
  signInAudience: z.string().nullish(),
  serviceManagementReference: z.string().nullish(),
  publisherDomain: z.string().nullish(),
  identifierUris: texts,
  web: uris,
  spa: uris,
  publicClient: uris,
  /** Absent: the listing did not bring them along, which is not the same as none. */
  owners: z.array(z.object({ id: z.string().min(1) })).optional(),
});
export type ApplicationRow = z.infer<typeof ApplicationRow>;

/** What a resource offers: to applications (`allowedMemberTypes`), or to people. */
const AppRole = z.object({ id: z.string(), value: z.string().nullish(), allowedMemberTypes: texts });
const PermissionScope = z.object({ id: z.string(), value: z.string().nullish() });

/** https://learn.microsoft.com/en-us/graph/api/resources/serviceprincipal */
export const ServicePrincipalRow = z.object({
  ...common,
  appOwnerOrganizationId: z.string().nullish(),
  /** Application, ManagedIdentity, Legacy, SocialIdp, or ServiceIdentity for agents. */
  servicePrincipalType: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
  alternativeNames: texts,
  replyUrls: texts,
  homepage: z.string().nullish(),
  preferredSingleSignOnMode: z.string().nullish(),
  preferredTokenSigningKeyThumbprint: z.string().nullish(),
  appRoleAssignmentRequired: z.boolean().nullish(),
  appRoles: list(AppRole),
  oauth2PermissionScopes: list(PermissionScope),
});
export type ServicePrincipalRow = z.infer<typeof ServicePrincipalRow>;

export const applicationSelect = [
  'id,appId,displayName,createdDateTime,description,notes,tags,verifiedPublisher,disabledByMicrosoftStatus',
  'passwordCredentials,keyCredentials,signInAudience,serviceManagementReference,publisherDomain,identifierUris,web,spa,publicClient',
].join(',');

export const servicePrincipalSelect = [
  'id,appId,displayName,createdDateTime,description,notes,tags,verifiedPublisher,disabledByMicrosoftStatus',
  'passwordCredentials,keyCredentials,appOwnerOrganizationId,servicePrincipalType,accountEnabled,alternativeNames',
  'replyUrls,homepage,preferredSingleSignOnMode,preferredTokenSigningKeyThumbprint,appRoleAssignmentRequired',
  'appRoles,oauth2PermissionScopes',
].join(',');

/** https://learn.microsoft.com/en-us/graph/api/resources/deleteditemcontainer */
export const DeletedApplicationRow = z.object({
  id: z.string().min(1),
  appId: z.string().min(1),
  displayName: z.string().nullish(),
  createdDateTime: z.string().nullish(),
  deletedDateTime: z.string().nullish(),
});

/** https://learn.microsoft.com/en-us/graph/api/resources/agentidentity, agentidentityblueprint */
export const AgentRow = z.object({
  id: z.string().min(1),
  agentIdentityBlueprintId: z.string().nullish(),
  sponsors: z.array(z.object({ id: z.string().min(1) })),
});

/** Objects that others point to: users, groups, organization, and whatever an id turns out to be. */
import { iso } from '../../../clock.ts';
import type { AzureState, Group, User } from '../../state.ts';
import { date, empty, entity, nothing, type Entity } from '../entity.ts';
import { agentBlueprint, application } from './application.ts';
import { objects } from './objects.ts';
import { agentBlueprintPrincipal, agentIdentity, servicePrincipal } from './service-principal.ts';

export const user = entity<User>({
  name: 'microsoft.graph.user',
  shortName: 'User',
  properties: {
    id: ({ id }) => id,
    businessPhones: empty,
    displayName: ({ displayName }) => displayName,
    givenName: ({ displayName }) => displayName.split(' ')[0] ?? null,
    jobTitle: nothing,
    mail: ({ mail }) => mail,
    mobilePhone: nothing,
    officeLocation: nothing,
    preferredLanguage: nothing,
    surname: ({ displayName }) => displayName.split(' ')[1] ?? null,
    userPrincipalName: ({ userPrincipalName }) => userPrincipalName,
    accountEnabled: { read: ({ accountEnabled }) => accountEnabled, onSelect: true },
    userType: { read: ({ userType }) => userType, onSelect: true },
    department: { read: ({ department }) => department, onSelect: true },
    createdDateTime: { read: ({ createdAt }) => iso(createdAt), onSelect: true },
    deletedDateTime: { read: nothing, onSelect: true },
    employeeId: { read: nothing, onSelect: true },
    externalUserState: {
      read: ({ userType }) => (userType === 'Guest' ? 'Accepted' : null),
      onSelect: true,
    },
    signInActivity: {
      read: ({ lastSignInAt }) => ({ lastSignInDateTime: date(lastSignInAt), lastSignInRequestId: null }),
      onSelect: true,
    },
  },
});

export const group = entity<Group>({
  name: 'microsoft.graph.group',
  shortName: 'Group',
  properties: {
    id: ({ id }) => id,
    displayName: ({ displayName }) => displayName,
    description: nothing,
    mail: ({ mail }) => mail,
    mailEnabled: ({ mail }) => mail !== null,
    securityEnabled: () => true,
    groupTypes: empty,
    isAssignableToRole: ({ isAssignableToRole }) => isAssignableToRole,
    createdDateTime: nothing,
    deletedDateTime: nothing,
  },
  navigation: {
    members: { rows: ({ members }, state) => objects(state, members) },
  },
});

export const organization = entity<AzureState>({
  name: 'microsoft.graph.organization',
  shortName: 'Organization',
  id: ({ tenant }) => tenant.id,
  properties: {
    id: ({ tenant }) => tenant.id,
    displayName: ({ tenant }) => tenant.displayName,
    createdDateTime: ({ tenant }) => iso(tenant.createdAt),
    tenantType: () => 'AAD',
    countryLetterCode: () => 'SE',
    technicalNotificationMails: ({ tenant }) => [`it@${tenant.domain}`],
    verifiedDomains: ({ tenant }) => [
      { capabilities: 'Email', isDefault: true, isInitial: false, name: tenant.domain, type: 'Managed' },
      { capabilities: 'Email', isDefault: false, isInitial: true, name: tenant.initialDomain, type: 'Managed' },
    ],
    // AAD_PREMIUM and AAD_PREMIUM_P2: https://learn.microsoft.com/en-us/entra/identity/users/licensing-service-plan-reference
    assignedPlans: ({ licence }) => [
      ...(licence.p1 ? [plan('41781fb2-bc02-4b7c-bd55-b576c07bb09d')] : []),
      ...(licence.p2 ? [plan('eec0eb4f-6444-4f95-aba0-50c24d67f998')] : []),
    ],
  },
});

const plan = (servicePlanId: string): object => ({
  assignedDateTime: '2022-01-01T00:00:00Z',
  capabilityStatus: 'Enabled',
  service: 'AADPremiumService',
  servicePlanId,
});

/** What all of them have in common. */
export const directoryObject = entity<{ id: string }>({
  name: 'microsoft.graph.directoryObject',
  shortName: 'DirectoryObject',
  properties: { id: ({ id }) => id, deletedDateTime: nothing },
});

/** Which entity a directory object is. */
export function kindOf(row: object): Entity {
  if ('userType' in row) return user;
  if ('members' in row) return group;
  if (!('kind' in row)) throw new TypeError('not a directory object');
  if (row.kind === 'application') return application;
  if (row.kind === 'agentIdentityBlueprint') return agentBlueprint;
  if (row.kind === 'agentIdentity') return agentIdentity;
  if (row.kind === 'agentIdentityBlueprintPrincipal') return agentBlueprintPrincipal;
  return servicePrincipal;
}

/** https://learn.microsoft.com/en-us/graph/api/resources/rolemanagement */
import { iso } from '../../../clock.ts';
import type { AzureState, DirectoryRoleAssignment, RoleDefinition } from '../../state.ts';
import { entity, nothing, type EntityOf, type Row } from '../entity.ts';
import { objects } from './objects.ts';

export const roleDefinition = entity<RoleDefinition>({
  name: 'microsoft.graph.unifiedRoleDefinition',
  shortName: 'UnifiedRoleDefinition',
  properties: {
    id: ({ id }) => id,
    description: ({ description }) => description,
    displayName: ({ displayName }) => displayName,
    isBuiltIn: ({ isBuiltIn }) => isBuiltIn,
    isEnabled: ({ isEnabled }) => isEnabled,
    isPrivileged: { read: ({ isPrivileged }) => isPrivileged, only: 'beta' },
    resourceScopes: () => ['/'],
    templateId: ({ id }) => id,
    version: () => '1',
    rolePermissions: ({ allowedResourceActions }) => [{ allowedResourceActions, condition: null }],
  },
});

/** Once it is activated, a role is known as /directoryRoles: https://learn.microsoft.com/en-us/graph/api/resources/directoryrole */
export const directoryRole = entity<RoleDefinition>({
  name: 'microsoft.graph.directoryRole',
  shortName: 'DirectoryRole',
  properties: {
    id: ({ id }) => id,
    deletedDateTime: nothing,
    description: ({ description }) => description,
    displayName: ({ displayName }) => displayName,
    roleTemplateId: ({ id }) => id,
  },
});

const navigation: NonNullable<EntityOf<DirectoryRoleAssignment>['navigation']> = {
  principal: {
    rows: ({ principalId }: DirectoryRoleAssignment, state: AzureState): Row[] => objects(state, [principalId]),
    single: true,
  },
  roleDefinition: {
    rows: ({ roleDefinitionId }: DirectoryRoleAssignment, state: AzureState): Row[] => [
      state.roleDefinitions.get(roleDefinitionId),
    ],
    of: roleDefinition,
    single: true,
  },
};

export const roleAssignment = entity<DirectoryRoleAssignment>({
  name: 'microsoft.graph.unifiedRoleAssignment',
  shortName: 'UnifiedRoleAssignment',
  properties: {
    id: ({ id }) => id,
    principalId: ({ principalId }) => principalId,
    directoryScopeId: ({ directoryScopeId }) => directoryScopeId,
    roleDefinitionId: ({ roleDefinitionId }) => roleDefinitionId,
    appScopeId: nothing,
    condition: nothing,
    principalOrganizationId: { read: (_, { tenant }) => tenant.id, only: 'beta' },
  },
  navigation,
});

const schedule = (shortName: string, own: EntityOf<DirectoryRoleAssignment>['properties']) =>
  entity<DirectoryRoleAssignment>({
    name: `microsoft.graph.u${shortName.slice(1)}`,
    shortName,
    properties: {
      id: ({ id }) => id,
      principalId: ({ principalId }) => principalId,
      roleDefinitionId: ({ roleDefinitionId }) => roleDefinitionId,
      directoryScopeId: ({ directoryScopeId }) => directoryScopeId,
      appScopeId: nothing,
      createdUsing: ({ id }) => id,
      createdDateTime: ({ createdAt }) => iso(createdAt),
      modifiedDateTime: nothing,
      status: () => 'Provisioned',
      memberType: () => 'Direct',
      scheduleInfo: ({ createdAt, endsAt }) => ({
        startDateTime: iso(createdAt),
        recurrence: null,
        expiration: {
          type: endsAt === undefined ? 'noExpiration' : 'afterDateTime',
          endDateTime: endsAt === undefined ? null : iso(endsAt),
          duration: null,
        },
      }),
      ...own,
    },
    navigation,
  });

export const roleEligibilitySchedule = schedule('UnifiedRoleEligibilitySchedule', {});
export const roleAssignmentSchedule = schedule('UnifiedRoleAssignmentSchedule', { assignmentType: () => 'Assigned' });

import { NEEDED } from '../../catalog/needed.ts';
import type { AzureState, DirectoryRoleAssignment } from '../../state.ts';
import { answerDelta } from '../delta.ts';
import { oauth2PermissionGrant } from '../entities/grants.ts';
import {
  directoryRole,
  roleAssignment,
  roleAssignmentSchedule,
  roleDefinition,
  roleEligibilitySchedule,
} from '../entities/roles.ts';
import type { Wire } from '../entity.ts';
import { GraphError, unsupportedQuery } from '../errors.ts';
import type { GraphCall } from '../render.ts';
import { directory, other, route, type Route } from './route.ts';

const held = (state: AzureState, as: DirectoryRoleAssignment['kind']): DirectoryRoleAssignment[] =>
  [...state.directoryRoleAssignments.values()].filter(({ kind }) => kind === as);

/** Only with Privileged Identity Management, which is a matter of the licence. */
function eligibility(call: GraphCall): Wire {
  if (!call.state.licence.p2) {
    throw new GraphError(
      400,
      'AadPremiumLicenseRequired',
      'The tenant needs to have Microsoft Entra ID P2 or Microsoft Entra ID Governance license.',
    );
  }
  return other(roleEligibilitySchedule, held(call.state, 'eligible'), call);
}

/** https://learn.microsoft.com/en-us/graph/api/directoryrole-list: those in use, and no page sizes. */
function directoryRoles(call: GraphCall): Wire {
  if (call.query.given.has('top')) {
    throw unsupportedQuery(
      'This resource does not support custom page sizes. Please retry without a page size argument.',
    );
  }
  const used = new Set(held(call.state, 'active').map(({ roleDefinitionId }) => roleDefinitionId));
  const rows = [...call.state.roleDefinitions.values()].filter(({ id }) => used.has(id));
  return directory(directoryRole, rows, call);
}

export const grantRoutes: readonly Route[] = [
  route(
    'oauth2PermissionGrants',
    'oauth2PermissionGrants',
    NEEDED.grants,
    (call) => directory(oauth2PermissionGrant, [...call.state.delegatedGrants.values()], call),
    { cost: 2 },
  ),
  route(
    'oauth2PermissionGrants/delta',
    'oauth2PermissionGrants.delta',
    NEEDED.grants,
    (call) => answerDelta('oauth2PermissionGrants', call),
    { cost: 2 },
  ),
  route('directoryRoles', 'directoryRoles', NEEDED.directoryRoles, directoryRoles),
  route('directoryRoles/delta', 'directoryRoles.delta', NEEDED.directoryRoles, (call) =>
    answerDelta('directoryRoles', call),
  ),
  route('roleManagement/directory/roleAssignments', 'roleAssignments', NEEDED.directoryRoles, (call) =>
    other(roleAssignment, held(call.state, 'active'), call),
  ),
  route('roleManagement/directory/roleDefinitions', 'roleDefinitions', NEEDED.directoryRoles, (call) =>
    other(roleDefinition, [...call.state.roleDefinitions.values()], call),
  ),
  route(
    'roleManagement/directory/roleEligibilitySchedules',
    'roleEligibilitySchedules',
    NEEDED.eligibility,
    eligibility,
  ),
  route('roleManagement/directory/roleAssignmentSchedules', 'roleAssignmentSchedules', NEEDED.roleSchedules, (call) =>
    other(roleAssignmentSchedule, held(call.state, 'active'), call),
  ),
];

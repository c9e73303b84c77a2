import { NEEDED } from '../../catalog/needed.ts';
import type { GraphRole } from '../../catalog/microsoft-graph.ts';
import type { Version, Wire } from '../entity.ts';

interface Policy {
  needs: readonly GraphRole[];
  body: (version: Version) => Wire;
}

/** Users may consent for themselves to anything of a verified publisher: the cause of much else. */
const consent = ['ManagePermissionGrantsForSelf.microsoft-user-default-legacy'];

/** https://learn.microsoft.com/en-us/graph/api/resources/authorizationpolicy, and its neighbours. */
export const POLICIES: Readonly<Record<string, Policy>> = {
  authorizationPolicy: {
    needs: NEEDED.policies,
    body: (version) => ({
      id: 'authorizationPolicy',
      displayName: 'Authorization Policy',
      description: 'Used to manage authorization related settings across the company.',
      allowInvitesFrom: 'everyone',
      allowUserConsentForRiskyApps: null,
      blockMsolPowerShell: false,
      guestUserRoleId: '10dae51f-b6af-4016-8d66-8c2a99b929b3',
      ...(version === 'beta' ? { permissionGrantPolicyIdsAssignedToDefaultUserRole: consent } : {}),
      defaultUserRolePermissions: {
        allowedToCreateApps: true,
        allowedToCreateSecurityGroups: true,
        allowedToCreateTenants: true,
        allowedToReadOtherUsers: true,
        ...(version === 'beta' ? {} : { permissionGrantPoliciesAssigned: consent }),
      },
    }),
  },
  defaultAppManagementPolicy: {
    needs: NEEDED.policies,
    body: () => ({
      id: '00000000-0000-0000-0000-000000000000',
      displayName: 'Default app management tenant policy',
      description: 'Default tenant policy that enforces app management restrictions on applications.',
      isEnabled: false,
      applicationRestrictions: { passwordCredentials: [], keyCredentials: [] },
      servicePrincipalRestrictions: { passwordCredentials: [], keyCredentials: [] },
    }),
  },
  permissionGrantPolicies: {
    needs: NEEDED.permissionGrantPolicies,
    body: () => ({
      value: [
        {
          id: 'microsoft-user-default-legacy',
          displayName: 'Default user consent policy',
          description: 'Allows user consent for all applications.',
        },
      ],
    }),
  },
};

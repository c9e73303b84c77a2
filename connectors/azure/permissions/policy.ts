/** What to grant, in the form of the provider: Graph's application permissions, and roles of Azure. */
import { GRAPH_APP_ID, graphRoles } from './roles.ts';

/** Permissions that are no actions of Azure and no application permissions of Graph say themselves how they are granted. */
const isAction = (permission: string): boolean => /^(?:Microsoft\.[A-Za-z]+|\*)\//.test(permission);
const isVault = (permission: string): boolean => /^Microsoft\.KeyVault\//i.test(permission);
const atRoot = / at \/$/;

/**
 * @returns the application manifest's `requiredResourceAccess` and Azure's role assignments as JSON, with the commands that
 *   grant both
 */
export function policyFor(permissions: readonly string[]): string {
  const wanted = [...new Set(permissions)].toSorted();
  const roles = wanted.filter((permission) => Object.hasOwn(graphRoles, permission));
  const actions = wanted.filter((permission) => isAction(permission) && !atRoot.test(permission));
  const needsVault = actions.some(isVault);
  const others = wanted.filter((permission) => !roles.includes(permission) && !actions.includes(permission));
  const policy = {
    requiredResourceAccess: [
      {
        resourceAppId: GRAPH_APP_ID,
        resourceAccess: roles.map((role) => ({ id: graphRoles[role] ?? '', type: 'Role', name: role })),
      },
    ],
    azureRoles: [
      ...(actions.length > 0
        ? [{ role: 'Reader', scope: ROOT, actions: actions.filter((action) => !isVault(action)) }]
        : []),
      ...(needsVault ? [{ role: 'Key Vault Reader', scope: ROOT, actions: actions.filter(isVault) }] : []),
    ],
    ...(others.length > 0 ? { besides: others } : {}),
    commands: commandsFor(roles, actions.length > 0, needsVault),
  };
  return `${JSON.stringify(policy, null, 2)}\n`;
}

/** The root management group has the tenant's id. */
const ROOT = '/providers/Microsoft.Management/managementGroups/<tenant id>';

const assign = (role: string): string =>
  `az role assignment create --assignee <client id> --role "${role}" --scope ${ROOT}`;

/** For an application; a managed identity takes the same assignments through Graph's appRoleAssignments. */
function commandsFor(roles: readonly string[], azure: boolean, vault: boolean): string[] {
  const permissions = roles.map((role) => `${graphRoles[role] ?? ''}=Role`).join(' ');
  return [
    ...(roles.length > 0
      ? [
          `az ad app permission add --id <client id> --api ${GRAPH_APP_ID} --api-permissions ${permissions}`,
          'az ad app permission admin-consent --id <client id>',
        ]
      : []),
    ...(azure ? [assign('Reader')] : []),
    ...(vault ? [assign('Key Vault Reader')] : []),
  ];
}

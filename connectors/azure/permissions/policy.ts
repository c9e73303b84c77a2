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
  const rootActions = wanted.filter((permission) => isAction(permission) && atRoot.test(permission));
  const others = wanted.filter((permission) => ![...roles, ...actions, ...rootActions].includes(permission));
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
      ...(rootActions.length > 0
        ? [{ role: 'Reader', scope: '/', actions: rootActions.map((action) => action.replace(atRoot, '')) }]
        : []),
    ],
    ...(others.length > 0 ? { besides: others } : {}),
    commands: commandsFor(roles, { azure: actions.length > 0, vault: needsVault, root: rootActions.length > 0 }),
  };
  return `${JSON.stringify(policy, null, 2)}\n`;
}

/** The root management group has the tenant's id. */
const ROOT = '/providers/Microsoft.Management/managementGroups/<tenant id>';

const assign = (role: string, scope: string): string =>
  `az role assignment create --assignee <client id> --role "${role}" --scope ${scope}`;

/**
 * Nothing above the root management group is reached from it, so who holds roles at / is seen with a role there only. Giving
 * one takes a Global Administrator who elevates their access, and takes that back.
 * https://learn.microsoft.com/en-us/azure/role-based-access-control/elevate-access-global-admin
 */
const atTheTop: readonly string[] = [
  'az rest --method post --url "/providers/Microsoft.Authorization/elevateAccess?api-version=2016-07-01"',
  assign('Reader', '/'),
  'az role assignment delete --assignee <your user> --role "User Access Administrator" --scope /',
];

interface Wanted {
  azure: boolean;
  vault: boolean;
  root: boolean;
}

/** For an application; a managed identity takes the same assignments through Graph's appRoleAssignments. */
function commandsFor(roles: readonly string[], { azure, vault, root }: Wanted): string[] {
  const permissions = roles.map((role) => `${graphRoles[role] ?? ''}=Role`).join(' ');
  return [
    ...(roles.length > 0
      ? [
          `az ad app permission add --id <client id> --api ${GRAPH_APP_ID} --api-permissions ${permissions}`,
          'az ad app permission admin-consent --id <client id>',
        ]
      : []),
    ...(azure ? [assign('Reader', ROOT)] : []),
    ...(vault ? [assign('Key Vault Reader', ROOT)] : []),
    ...(root ? atTheTop : []),
  ];
}

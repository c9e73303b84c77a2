import { MINUTE } from '../../../clock.ts';
import type { Builder, Holder } from '../build.ts';
import type { RoleAssignment, ScopePath } from '../model.ts';
import { managementGroupPath, roleAssignmentId, subscriptionPath } from '../paths.ts';
import { roleId } from '../roles.ts';

/**
 * May give and take roles, except those that give roles.
 * https://learn.microsoft.com/en-us/azure/role-based-access-control/delegate-role-assignments-examples
 */
const NOT_PRIVILEGED = [
  '(',
  " (!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'}))",
  ' OR ',
  ` (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAllValues:GuidNotEquals {${roleId('Owner')}, ${roleId('User Access Administrator')}, ${roleId('Role Based Access Control Administrator')}})`,
  ')',
].join('\n');

const nobody = (build: Builder): Holder => ({ id: build.random.uuid(), principalType: 'ServicePrincipal' });

/** Roles at every height: the whole tenant, management groups, subscriptions, resource groups and resources. */
export function assignments(build: Builder): void {
  const { state } = build;
  const note = (name: string, what: string, { scope, name: id }: RoleAssignment): void =>
    build.note(name, what, scope, roleAssignmentId({ scope, name: id }));
  const root = managementGroupPath(state.tenantId);
  const platforms = managementGroupPath('halden-platforms');
  const production = build.scope('production');
  const payments = build.scope('production', 'payments');

  const terraform = build.application('terraform-apply');
  note('rbac.owner-tenant-root', 'Owner of everything, at /', build.assign(terraform, 'Owner', '/'));
  const landingZone = build.application('landing-zone');
  note(
    'rbac.uaa-root-group',
    'may give any role, everywhere',
    build.assign(landingZone, 'User Access Administrator', root),
  );
  const pipelines = build.application('platform-pipelines');
  note(
    'rbac.contributor-group',
    'Contributor of a management group',
    build.assign(pipelines, 'Contributor', platforms),
  );
  const deploy = build.application('payments-deploy');
  note('rbac.owner-subscription', 'Owner of production', build.assign(deploy, 'Owner', production));
  build.assign(deploy, 'AcrPush', payments);
  const backup = build.application('backup-agent');
  note(
    'rbac.key-operator',
    'reads the keys of every storage account',
    build.assign(backup, 'Storage Account Key Operator Service Role', production),
  );
  const reports = build.application('finance-reports');
  note('rbac.reader', 'reads, and nothing else', build.assign(reports, 'Reader', build.scope('data')));

  const janitor = build.application('rbac-janitor');
  note(
    'rbac.conditional-admin',
    'may give roles, but its condition leaves out those that give roles',
    build.assign(janitor, 'Role Based Access Control Administrator', production, { condition: NOT_PRIVILEGED }),
  );
  note(
    'rbac.unconditional-admin',
    'may give any role: no condition',
    build.assign(
      build.application('access-bot'),
      'Role Based Access Control Administrator',
      build.scope('development'),
    ),
  );

  for (const [name, role, scope] of [
    ['subscription', 'Owner', production],
    ['management-group', 'Contributor', platforms],
    ['resource-group', 'Key Vault Administrator', payments],
  ] as const satisfies [string, string, ScopePath][])
    note(
      `rbac.ghost-${name}`,
      'the service principal was deleted, its role was not',
      build.assign(nobody(build), role, scope),
    );

  const [person] = build.directory.users.values();
  if (person) build.assign({ id: person.id, principalType: 'User' }, 'Owner', root);
  const [group] = build.directory.groups.values();
  if (group) build.assign({ id: group.id, principalType: 'Group' }, 'Reader', production);

  const shouted = subscriptionPath(build.subscription('production').id.toUpperCase());
  note('rbac.odd-case', 'its scope is in another case', build.assign(reports, 'Monitoring Reader', shouted));
}

export function customRoles(build: Builder): void {
  const scope = build.scope('production');
  const give = (name: string, what: string, holder: string, given: Parameters<Builder['customRole']>[2]): void => {
    const role = build.customRole(name, scope, given);
    const { name: id } = build.assign(build.application(holder), role, scope);
    build.note(
      `rbac.custom-${name.toLowerCase().replaceAll(' ', '-')}`,
      what,
      scope,
      roleAssignmentId({ scope, name: id }),
    );
  };
  give('Everything Writer', 'custom role that writes everything, role assignments too', 'ops-toolbox', {
    actions: ['*/read', '*/write'],
  });
  give('Access Reviewer', 'custom role that gives roles, by its name harmless', 'access-review', {
    actions: ['Microsoft.Authorization/roleAssignments/read', 'Microsoft.Authorization/roleAssignments/write'],
  });
  give('Storage Inventory', 'custom role that reads the keys of storage accounts', 'storage-inventory', {
    actions: ['Microsoft.Storage/storageAccounts/read', 'Microsoft.Storage/storageAccounts/listKeys/action'],
  });
  give('Nearly Contributor', 'custom role that takes back what it gives', 'careful-bot', {
    actions: ['*'],
    notActions: ['*/write', '*/delete', '*/action'],
  });
}

/** Roles that are not held but may be activated, and roles that are held for a time. */
export function eligibilities(build: Builder): void {
  const scope = build.scope('production');
  const eligible = build.schedule(build.application('break-glass-bot'), 'Owner', scope, { kind: 'eligible' });
  build.note('rbac.eligible-owner', 'may become Owner of production', scope, eligible.name);
  const endsAt = build.now + 240 * MINUTE;
  const holder = build.application('migration-runner');
  const assignment = build.assign(holder, 'Contributor', scope, { createdAt: build.now - 60 * MINUTE });
  const active = build.schedule(holder, 'Contributor', scope, { kind: 'assigned', name: assignment.name, endsAt });
  build.note('rbac.active-for-a-time', 'Contributor for four hours more', scope, active.name);
}

/** Roles that people hold from before there were roles, and what nobody may do. */
export function otherAccess(build: Builder): void {
  const { state } = build;
  const production = build.subscription('production');
  production.classicAdministrators.push({
    email: 'astrid.lund@halden.example',
    role: 'ServiceAdministrator;AccountAdministrator',
  });
  state.denyAssignments.push({
    name: build.random.uuid(),
    scope: `${subscriptionPath(production.id)}/resourceGroups/landing-zone`,
    denyAssignmentName: 'Deny assignment created by Deployment Stack halden-landing-zone.',
    actions: ['*/delete'],
    notActions: [],
    excludePrincipals: [build.application('landing-zone').id],
    createdAt: build.ago(90),
  });
}

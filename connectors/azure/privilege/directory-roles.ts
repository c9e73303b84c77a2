/** What a role of the directory really allows: built-in ones by their id, custom ones by their actions. */
import type { PrivilegeLevel } from '../../../core/model.ts';
import { directoryRoles } from './data/directory-roles.ts';
import type { Tier } from './data/tiers.ts';
import type { Privilege } from './levels.ts';

export interface DirectoryRole {
  /** Of a built-in role the same in every tenant. */
  templateId: string;
  name: string;
  builtIn: boolean;
  /** `microsoft.directory/applications/credentials/update` … */
  actions: readonly string[];
}

/** Those that stand out of their tier. https://learn.microsoft.com/en-us/entra/identity/role-based-access-control/permissions-reference */
const notable: readonly { level: PrivilegeLevel; reason: string; roles: readonly string[] }[] = [
  {
    level: 'admin',
    reason: 'administers the whole tenant',
    roles: ['Global Administrator', 'Partner Tier2 Support'],
  },
  { level: 'admin', reason: 'gives any directory role to anyone', roles: ['Privileged Role Administrator'] },
  {
    level: 'escalation',
    reason: 'resets how administrators sign in',
    roles: ['Privileged Authentication Administrator', 'Authentication Policy Administrator'],
  },
  {
    level: 'escalation',
    reason: 'adds secrets to applications and signs in as them',
    roles: ['Application Administrator', 'Cloud Application Administrator', 'Agent ID Administrator'],
  },
  {
    level: 'escalation',
    reason: 'makes domains and synchronization trust an issuer of its own',
    roles: [
      'Hybrid Identity Administrator',
      'Domain Name Administrator',
      'External Identity Provider Administrator',
      'Directory Synchronization Accounts',
      'On Premises Directory Sync Account',
    ],
  },
  {
    level: 'escalation',
    reason: 'changes users and groups, so also who is behind roles given to groups',
    roles: [
      'User Administrator',
      'Groups Administrator',
      'Directory Writers',
      'Identity Governance Administrator',
      'Lifecycle Workflows Administrator',
      'Partner Tier1 Support',
      'Exchange Administrator',
    ],
  },
  {
    level: 'escalation',
    reason: 'resets how people sign in',
    roles: ['Authentication Administrator', 'Helpdesk Administrator', 'Password Administrator'],
  },
  {
    level: 'escalation',
    reason: 'runs code on managed devices, administrators’ too',
    roles: ['Intune Administrator', 'Windows 365 Administrator', 'Cloud Device Administrator'],
  },
  {
    level: 'escalation',
    reason: 'decides how everybody signs in, and who is locked out',
    roles: ['Conditional Access Administrator', 'Security Administrator', 'Global Secure Access Administrator'],
  },
  {
    level: 'sensitive',
    reason: 'reads everything in the tenant',
    roles: ['Global Reader', 'Security Reader', 'Security Operator'],
  },
  {
    level: 'sensitive',
    reason: 'owns the content of a whole service',
    roles: ['SharePoint Administrator', 'Teams Administrator', 'Power Platform Administrator', 'Fabric Administrator'],
  },
  { level: 'read', reason: 'reads the directory', roles: ['Directory Readers'] },
];

/** Of custom roles. https://learn.microsoft.com/en-us/entra/identity/role-based-access-control/custom-available-permissions */
const powers: readonly { level: PrivilegeLevel; action: RegExp; reason: string }[] = [
  { level: 'admin', action: /\/roleAssignments\/(?:allProperties\/allTasks|create|update)$/i, reason: 'gives roles' },
  {
    level: 'escalation',
    action:
      /\/(?:applications(?:\.myOrganization)?|servicePrincipals)\/(?:credentials\/update|allProperties\/(?:allTasks|update)|basic\/update|standard\/update)$/i,
    reason: 'adds credentials to applications',
  },
  {
    level: 'escalation',
    // https://learn.microsoft.com/en-us/entra/identity/enterprise-apps/overview-assign-app-owners: owners add credentials.
    action: /\/(?:applications(?:\.myOrganization)?|servicePrincipals)\/owners\/update$/i,
    reason: 'makes itself an owner of applications, who adds credentials',
  },
  {
    level: 'escalation',
    action: /\/servicePrincipals\/appRoleAssignedTo\/update$|\/managePermissionGrantsForAll\./i,
    reason: 'grants permissions to applications',
  },
  {
    level: 'escalation',
    action: /\/groups(?:\.\w+)?\/(?:members|owners)\/update$|\/groupsAssignableToRoles\//i,
    reason: 'decides who is in groups',
  },
  {
    level: 'escalation',
    action: /\/users\/(?:password|authenticationMethods)\//i,
    reason: 'resets how people sign in',
  },
  {
    level: 'write',
    action: /\/(?:create|update|delete|allTasks|enable|disable|restore|manage\w*)$/i,
    reason: 'changes it',
  },
];

/** @param scope `/` is the tenant; otherwise an administrative unit or one object */
export function directoryPrivilege(role: DirectoryRole, scope: string): Privilege {
  const privilege = role.builtIn ? builtIn(role) : custom(role);
  return scope === '/' ? privilege : within(privilege, scope);
}

/** Over one part of the directory nobody becomes its administrator; what it may do there stays. */
function within({ level, reasons }: Privilege, scope: string): Privilege {
  const where = scope.startsWith('/administrativeUnits/') ? 'one administrative unit' : 'one object';
  if (level === 'unknown') return { level, below: 'admin', reasons: [...reasons, `only in ${where}`] };
  const narrow = level === 'admin' || level === 'escalation' ? 'write' : level === 'sensitive' ? 'read' : level;
  return { level: narrow, reasons: [...reasons, `only in ${where}`] };
}

function builtIn({ templateId, name }: DirectoryRole): Privilege {
  const [tier, listed] = tierOf(templateId) ?? [undefined, name];
  const known = notable.find(({ roles }) => roles.includes(listed));
  if (known !== undefined) return { level: known.level, reasons: [`${listed}: ${known.reason}`] };
  if (tier === undefined) return { level: 'unknown', reasons: [`${name}: not a built-in role that we know`] };
  const reads = /\b(?:Reader|Analyst)\b/.test(listed);
  if (tier === 'control') return { level: 'sensitive', reasons: [`${listed}: part of the tenant’s control plane`] };
  return { level: reads ? 'read' : 'write', reasons: [`${listed}: ${reads ? 'reads' : 'administers'} one service`] };
}

function custom({ name, actions }: DirectoryRole): Privilege {
  if (actions.length === 0)
    return { level: 'unknown', reasons: [`${name}: what this custom role allows was not told`] };
  for (const { level, action, reason } of powers) {
    const found = actions.find((each) => action.test(each));
    if (found !== undefined) return { level, reasons: [`${name}: ${reason} (${found})`] };
  }
  return { level: 'read', reasons: [`${name}: reads only`] };
}

function tierOf(id: string): [Tier, string] | undefined {
  for (const tier of ['control', 'management', 'user'] as const) {
    const name = directoryRoles[tier]?.[id];
    if (name !== undefined) return [tier, name];
  }
  return undefined;
}

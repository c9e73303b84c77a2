/**
 * What an Azure role really allows: by its actions, built-in and custom alike, weighed by what it covers. Only when the
 * definition could not be read, by what is known of the role's id.
 */
import type { PrivilegeLevel } from '../../../core/model.ts';
import { armScope, type ArmScope } from './arm-scope.ts';
import { powers, type Power } from './azure-powers.ts';
import { azureRoles } from './data/azure-roles.ts';
import type { Privilege } from './levels.ts';

export interface RolePermission {
  actions: readonly string[];
  notActions: readonly string[];
  dataActions: readonly string[];
  notDataActions: readonly string[];
}

export interface AzureRole {
  /** The GUID at the end of the definition's id. */
  id: string;
  name: string;
  custom: boolean;
  permissions: readonly RolePermission[];
}

export interface Assigned {
  /** `undefined`: its definition could not be read. */
  role: AzureRole | undefined;
  roleId: string;
  scope: string;
  condition: string | null;
}

export function azurePrivilege({ role, roleId, scope, condition }: Assigned): Privilege {
  const at = armScope(scope);
  const power = role === undefined ? byId(roleId) : powerOf(role);
  const weighed = weigh(power, at);
  return {
    ...weighed,
    ...conditioned(weighed, condition),
    reasons: [...weighed.reasons, `on ${at.title}`, ...(condition === null ? [] : ['limited by a condition'])],
  };
}

/** A condition may take most of the power to give roles away; how much, only its text tells. */
function conditioned({ level }: Privilege, condition: string | null): { level?: PrivilegeLevel } {
  return condition !== null && level === 'admin' ? { level: 'escalation' } : {};
}

/** Owner of one resource is not an administrator of Azure. */
function weigh({ level, reasons, below }: Privilege, { breadth, type }: ArmScope): Privilege {
  const rest = { reasons, ...(below === undefined ? {} : { below }) };
  if (breadth === 'resource-group') return { ...rest, level: level === 'admin' ? 'escalation' : level };
  if (breadth !== 'resource') return { ...rest, level };
  const acts = type !== null && ACTS_AS_AN_IDENTITY.test(type);
  if (level === 'admin' || level === 'escalation') return { ...rest, level: acts ? 'escalation' : 'write' };
  return { ...rest, level };
}

/** Whoever controls one of these can act as the identity behind it. */
const ACTS_AS_AN_IDENTITY =
  /^microsoft\.(?:managedidentity\/userassignedidentities|compute\/virtualmachine|automation\/automationaccounts|web\/sites|logic\/workflows|containerservice\/managedclusters|app\/|containerinstance\/|datafactory\/|machinelearningservices\/|keyvault\/vaults)/;

const cache = new WeakMap<AzureRole, Privilege>();

function powerOf(role: AzureRole): Privilege {
  const known = cache.get(role) ?? judge(role);
  cache.set(role, known);
  return known;
}

function judge(role: AzureRole): Privilege {
  const found = powers.filter((power) => has(role, power));
  const [first] = found;
  if (first !== undefined) {
    const same = found.filter(({ level }) => level === first.level).slice(0, 4);
    return { level: first.level, reasons: same.map(({ reason }) => `${role.name}: ${reason}`.slice(0, 500)) };
  }
  const all = role.permissions.flatMap(({ actions, dataActions }) => [...actions, ...dataActions]);
  if (all.length === 0) return { level: 'none', reasons: [`${role.name}: it allows nothing`] };
  if (role.permissions.some(changes)) return { level: 'write', reasons: [`${role.name}: changes what it covers`] };
  return { level: 'read', reasons: [`${role.name}: reads only`] };
}

/** Reading, and what nearly every role may do besides: open support cases, deploy what it may do anyway. */
const READS =
  /\/(?:read|readMetadata\/action|search\/action|query\/action)$|^Microsoft\.(?:Support|Resources\/deployments|Insights\/alertRules)\//i;

/** Whether anything but reading is left after what the permission takes back. */
function changes({ actions, notActions, dataActions, notDataActions }: RolePermission): boolean {
  return changesLeft(actions, notActions) || changesLeft(dataActions, notDataActions);
}

const changesLeft = (allowed: readonly string[], taken: readonly string[]): boolean =>
  allowed.some((action) => !READS.test(action) && examplesOf(action).some((one) => !matches(taken, one)));

const examplesOf = (action: string): string[] =>
  action.endsWith('*')
    ? ['write', 'delete', 'action'].map((verb) => `${action.slice(0, -1).replace(/\/$/, '')}/any/${verb}`)
    : [action];

/** Whether some permission of the role allows one of the power's actions and does not take it back. */
function has({ permissions }: AzureRole, { data, actions }: Power): boolean {
  return permissions.some((permission) => {
    const allowed = data ? permission.dataActions : permission.actions;
    const taken = data ? permission.notDataActions : permission.notActions;
    return actions.some((action) => matches(allowed, action) && !matches(taken, action));
  });
}

const matches = (patterns: readonly string[], action: string): boolean =>
  patterns.some((pattern) => matchesOne(pattern.toLowerCase(), action.toLowerCase()));

/** `*` stands for anything, across slashes too. */
function matchesOne(pattern: string, action: string): boolean {
  const parts = pattern.split('*');
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return pattern === action;
  if (!action.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = action.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return action.length - last.length >= at && action.endsWith(last);
}

function byId(id: string): Privilege {
  const guid = id.slice(id.lastIndexOf('/') + 1).toLowerCase();
  const name = azureRoles.control?.[guid];
  const unread = 'its definition could not be read';
  if (name === 'Owner' || name === 'User Access Administrator')
    return { level: 'admin', reasons: [`${name}: ${unread}`] };
  if (name === 'Contributor') return { level: 'escalation', reasons: [`${name}: ${unread}`] };
  if (name !== undefined) return { level: 'unknown', reasons: [`${name}: part of the control plane; ${unread}`] };
  return { level: 'unknown', reasons: [`role ${guid}: ${unread}`] };
}

/** What one role is worth where it is bound: from its permissions, never from its name. */
import type { Grant } from '../../../core/model.ts';
import { ACT_AS, deploying, powers, type Power } from './powers.ts';
import type { RoleFacts, UnknownRole } from './role-facts.ts';

export type Privilege = Grant['privilege'];

/** What a role is bound to. */
export interface Place {
  kind: 'organization' | 'folder' | 'project' | 'service-account' | 'resource';
  /** Of a resource, as its permissions begin: `storage`, `secretmanager`. */
  service?: string;
}

/** `taken`: a deny policy surely takes it away. `maybe`: it may. */
export type Denied = (permission: string) => 'taken' | 'maybe' | 'no';

export interface Worth {
  privilege: Privilege;
  /** What it has of the combination: attaching service accounts, and deploying what they are attached to. */
  halves: readonly Half[];
}
export type Half = 'acts-as' | 'deploys';

const order = ['admin', 'escalation', 'sensitive'] as const;
export const nothingDenied: Denied = () => 'no';

export function worthOf(role: RoleFacts | UnknownRole, place: Place, denied: Denied = nothingDenied): Worth {
  if ('unknown' in role) return { privilege: { level: 'unknown', reasons: [role.unknown] }, halves: [] };
  const working = role.notable.filter((permission) => worksOn(permission, place));
  const has = new Set(working.filter((permission) => denied(permission) !== 'taken'));
  const found: Pick<Power, 'level' | 'reason'>[] = powers.filter(
    (power) => reaches(power, place) && power.permissions.some((permission) => has.has(permission)),
  );
  const actsAs = has.has(ACT_AS);
  const deploys = [...has].filter((permission) => deploying.has(permission));
  if (actsAs && deploys.length > 0) {
    found.push({ level: 'escalation', reason: `deploys with service accounts of its choice (${servicesOf(deploys)})` });
  }
  const policies = role.policies.filter((name) => worksOn(name, place) && denied(`${name}.setIamPolicy`) !== 'taken');
  if (policies.length > 0) found.push({ level: 'sensitive', reason: sayPolicies(policies) });
  const level = order.find((each) => found.some((power) => power.level === each));
  const halves: Half[] = [...(actsAs ? ['acts-as' as const] : []), ...(deploys.length > 0 ? ['deploys' as const] : [])];
  return {
    privilege: {
      ...(level === undefined ? restOf(role) : { level }),
      reasons: [
        ...order.flatMap((each) => found.filter((power) => power.level === each).map(({ reason }) => reason)),
        ...(actsAs && deploys.length === 0 ? ['may attach service accounts to what somebody deploys'] : []),
        ...denials(working, denied),
        ...(level === undefined && role.rest === 'none' ? ['the role allows nothing'] : []),
      ].slice(0, 50),
    },
    halves,
  };
}

/** The dangerous part is known to be empty here, so the rest can be no escalation. */
function restOf({ rest }: RoleFacts): Omit<Privilege, 'reasons'> {
  return rest === 'unknown' ? { level: 'unknown', below: 'escalation' } : { level: rest };
}

/** On a bucket only what is done with buckets counts, whatever else the role allows. */
function worksOn(permission: string, { kind, service }: Place): boolean {
  if (kind === 'service-account') return permission.startsWith('iam.serviceAccount');
  // `*`: of every resource, as the built-in table has it.
  if (kind === 'resource') return permission === '*' || permission.startsWith(`${service ?? ''}.`);
  return true;
}

function reaches({ on }: Power, { kind }: Place): boolean {
  if (on === undefined) return true;
  if (on === 'organization') return kind === 'organization';
  if (on === 'folder') return kind === 'organization' || kind === 'folder';
  return kind === 'organization' || kind === 'folder' || kind === 'project';
}

const sayPolicies = (names: readonly string[]): string =>
  `decides who may use ${names.includes('*') ? 'other resources' : names.join(', ')}`;

const servicesOf = (permissions: readonly string[]): string =>
  [...new Set(permissions.map((permission) => permission.slice(0, permission.indexOf('.'))))].join(', ');

function denials(permissions: readonly string[], denied: Denied): string[] {
  const those = (verdict: 'taken' | 'maybe'): string =>
    permissions
      .filter((permission) => denied(permission) === verdict)
      .slice(0, 5)
      .join(', ');
  const [taken, maybe] = [those('taken'), those('maybe')];
  return [
    ...(taken === '' ? [] : [`a deny policy takes ${taken} away`]),
    ...(maybe === '' ? [] : [`a deny policy may take ${maybe} away`]),
  ];
}

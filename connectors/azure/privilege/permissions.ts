/** What a permission of an API really allows: of applications by themselves, and of applications acting for people. */
import type { PrivilegeLevel } from '../../../core/model.ts';
import { apiPermissions } from './data/api-permissions.ts';
import { CONTENT, notable, SIGN_IN_ONLY } from './data/notable-permissions.ts';
import type { Tier } from './data/tiers.ts';
import { isAtLeast, strongest, type Privilege } from './levels.ts';

export interface Permission {
  /** appId of the API. `undefined`: it is not in the directory any more. */
  resource: string | undefined;
  /** `Mail.Read`. `undefined`: the API does not define it any more. */
  value: string | undefined;
}

/** An application permission: without a user, for the whole tenant. */
export function applicationPrivilege({ resource, value }: Permission): Privilege {
  if (value === undefined) return { level: 'unknown', reasons: ['the API does not say what this permission is'] };
  return judged(resource, value, 'application');
}

/**
 * The scopes of a delegated grant together. It never goes beyond what the person may do, so nothing here is `admin`; what
 * an administrator consented to for everybody includes the administrators.
 */
export function delegatedPrivilege(
  resource: string | undefined,
  scopes: readonly string[],
  forAll: boolean,
): Privilege {
  const each = scopes.map((value) =>
    SIGN_IN_ONLY.has(value)
      ? { level: 'none' as const, reasons: [] }
      : narrowed(judged(resource, value, 'delegated'), forAll),
  );
  const { reasons, ...rest } = strongest(each);
  const away = scopes.includes('offline_access') && isAtLeast(rest.level, 'read');
  const all = [
    ...reasons,
    ...(away ? ['also while the person is away (offline_access)'] : []),
    ...(reasons.length === 0 ? ['only signs people in'] : []),
  ];
  return { ...rest, reasons: all };
}

/** For one person, content is that person's; what gives power over others stays what it is. */
function narrowed(privilege: Privilege, forAll: boolean): Privilege {
  if (privilege.level === 'admin') return { ...privilege, level: 'escalation' };
  if (!forAll && privilege.level === 'sensitive') {
    return { ...privilege, reasons: privilege.reasons.map((reason) => `${reason}, as far as who agreed may`) };
  }
  return privilege;
}

function judged(resource: string | undefined, value: string, kind: 'application' | 'delegated'): Privilege {
  const known = notable[resource ?? '']?.find(({ permissions }) => permissions.includes(value));
  if (known !== undefined) return { level: known.level, reasons: [`${value}: ${known.reason}`] };
  if (value.endsWith('.Selected')) {
    return { level: 'unknown', below: 'sensitive', reasons: [`${value}: only what it was given one by one`] };
  }
  const tier = tiers.get(`${resource ?? ''} ${value}`);
  if (tier === undefined) return { level: 'unknown', reasons: [`${value}: not a permission that we know`] };
  const writes = WRITES.test(value);
  if (CONTENT.test(value) && !BASIC.test(value)) {
    const whose = kind === 'application' ? 'of everybody' : 'of the people it acts for';
    return { level: 'sensitive', reasons: [`${value}: ${writes ? 'reads or changes' : 'reads'} content ${whose}`] };
  }
  return { level: levelOf(tier, writes), reasons: [`${value}: ${words(tier, writes)}`] };
}

const WRITES =
  /Write|Manage|Create|Full|Send|Update|Delete|Remove|Control|Execute|Upload|Enable|Actions|Activate|Isolate|Offboard|Restrict|Scan|Stop|Sign|_impersonation|Command|Submit|Import/;
/** Headers and settings, not content. */
const BASIC = /ReadBasic|MailboxSettings|MailTips/;

/** The control plane is never ordinary: to read it is to read keys, hidden members, what the defence sees. */
function levelOf(tier: Tier, writes: boolean): PrivilegeLevel {
  if (tier === 'control') return 'sensitive';
  return writes ? 'write' : 'read';
}

function words(tier: Tier, writes: boolean): string {
  if (tier === 'control') return writes ? 'changes how the tenant is controlled' : 'reads what protects the tenant';
  return writes ? 'changes data' : 'reads data';
}

/** By appId and name. */
const tiers: ReadonlyMap<string, Tier> = new Map(
  Object.entries(apiPermissions).flatMap(([resource, byTier]) =>
    (['user', 'management', 'control'] as const).flatMap(
      (tier) =>
        byTier[tier]
          ?.trim()
          .split(/\s+/)
          .map((value) => [`${resource} ${value}`, tier] as const) ?? [],
    ),
  ),
);

/** What an identity holds, measured against a level, and how it is put into words. */
import { isUnknown, PrivilegeLevel, type Grant } from '../model.ts';
import type { Evidence, Facts } from './rule.ts';
import { notSeen } from './words.ts';

const rank = (level: PrivilegeLevel): number => PrivilegeLevel.options.indexOf(level);

/** That level or a more dangerous one. `unknown` is at least nothing. */
export const isAtLeast = (level: PrivilegeLevel, least: PrivilegeLevel): boolean =>
  level !== 'unknown' && rank(level) <= rank(least);

/** Whether a grant that is not understood could be at least that dangerous. */
export function mayBe({ privilege: { level, below = 'unknown' } }: Grant, least: PrivilegeLevel): boolean {
  return level === 'unknown' && (below === 'unknown' || rank(below) < rank(least));
}

/** What it may do as itself. Acting as other people is for `domain-wide-delegation`. */
export function asItself(grants: Facts['grants']): Facts['grants'] {
  return isUnknown(grants) ? grants : (grants ?? []).filter(({ origin }) => origin.kind !== 'delegation');
}

export interface Holding {
  /** Most dangerous first. */
  found: readonly Grant[];
  /** Why there may be more of them, in words; `null` when there are certainly none. */
  doubt: string | null;
}

/** Its grants of at least that level. */
export function holding(grants: Facts['grants'], least: PrivilegeLevel): Holding {
  if (isUnknown(grants)) return { found: [], doubt: notSeen('its grants', grants) };
  const all = grants ?? [];
  const unclear = all.filter((grant) => mayBe(grant, least));
  return {
    found: worstFirst(all.filter(({ privilege }) => isAtLeast(privilege.level, least))),
    doubt: unclear.length === 0 ? null : `what ${sayGrants(unclear)} allows is not known`,
  };
}

export const worstFirst = (grants: readonly Grant[]): readonly Grant[] =>
  grants.toSorted((a, b) => rank(a.privilege.level) - rank(b.privilege.level));

/** The most dangerous level among them that is known; `unknown` when none is, `none` without grants. */
export function worstLevel(grants: readonly Grant[]): PrivilegeLevel {
  if (grants.length === 0) return 'none';
  return worstFirst(grants)[0]?.privilege.level ?? 'unknown';
}

/** So many are named in a message, and so many proven in its evidence. The rest is counted; `show` lists them all. */
const NAMED = 5;
const PROVEN = 20;

/** E.g. `AdministratorAccess on *, group through operators`. */
export function sayGrant({ role, resource, origin }: Grant): string {
  const on = resource === '' ? '' : ` on ${resource}`;
  return `${role}${on}, ${origin.via === null ? origin.kind : `${origin.kind} through ${origin.via}`}`;
}

export function sayGrants(grants: readonly Grant[]): string {
  const named = grants.slice(0, NAMED).map(sayGrant).join('; ');
  return grants.length > NAMED ? `${named}; and ${grants.length - NAMED} more` : named;
}

export function grantEvidence(grants: readonly Grant[]): Evidence[] {
  const evidence = grants.slice(0, PROVEN).map(evidenceOf);
  const [first] = grants;
  if (first === undefined || grants.length <= PROVEN) return evidence;
  return [...evidence, { what: `and ${grants.length - PROVEN} more`, source: first.source }];
}

function evidenceOf(grant: Grant): Evidence {
  const what = [sayGrant(grant), ...grant.privilege.reasons].join(': ');
  const { source, grantedAt } = grant;
  return typeof grantedAt === 'string' ? { what, source, at: grantedAt } : { what, source };
}

/** Levels, and what several of them come to. */
import type { Grant, PrivilegeLevel } from '../../../core/model.ts';

export type Privilege = Grant['privilege'];

/** From most to least; `unknown` stands beside this order. */
const order = ['admin', 'escalation', 'sensitive', 'write', 'read', 'none'] as const;

export const isAtLeast = (level: PrivilegeLevel, other: (typeof order)[number]): boolean =>
  level !== 'unknown' && order.indexOf(level) <= order.indexOf(other);

/** Reasons kept of a long list of permissions: the strongest tell the story. */
const MOST_REASONS = 8;

/**
 * The strongest of several, with the reasons for it first. Unknown ones only leave the whole unknown when none of the
 * known ones is certainly more than they could be.
 */
export function strongest(all: readonly Privilege[]): Privilege {
  if (all.length === 0) return { level: 'none', reasons: ['it allows nothing'] };
  const known = all.filter(({ level }) => level !== 'unknown').toSorted((a, b) => rank(a.level) - rank(b.level));
  const unknown = all.filter(({ level }) => level === 'unknown');
  const [top] = known;
  const reasons = [...new Set([...known, ...unknown].flatMap((each) => each.reasons))].slice(0, MOST_REASONS);
  if (top !== undefined && unknown.every(({ below }) => below !== undefined && isAtLeast(top.level, orNone(below)))) {
    return { level: top.level, reasons };
  }
  if (top !== undefined && isAtLeast(top.level, 'sensitive')) return { level: top.level, reasons };
  const [most] = unknown.map(({ below }) => below).toSorted((a, b) => rank(a ?? 'unknown') - rank(b ?? 'unknown'));
  return { level: 'unknown', ...(most === undefined ? {} : { below: most }), reasons };
}

const rank = (level: PrivilegeLevel): number => (level === 'unknown' ? -1 : order.indexOf(level));
const orNone = (level: PrivilegeLevel): (typeof order)[number] => (level === 'unknown' ? 'none' : level);

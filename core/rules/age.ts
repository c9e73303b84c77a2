/** How old things are. Where the provider gives no date, our own first sight of them proves a least age. */
import type { Observed, Timestamp } from '../model.ts';
import type { Context } from './rule.ts';

const DAY = 86_400_000;

export const earliest = (a: Timestamp, b: Timestamp): Timestamp => (Date.parse(a) <= Date.parse(b) ? a : b);
export const latest = (a: Timestamp, b: Timestamp): Timestamp => (Date.parse(a) >= Date.parse(b) ? a : b);

/** Whole days from one moment to another. */
export function daysBetween(from: Timestamp, to: Timestamp): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / DAY);
}

/** It existed at this moment, and perhaps longer when its creation date is not known. */
export function knownSince(createdAt: Observed<Timestamp>, firstSeen: Timestamp): Timestamp {
  return typeof createdAt === 'string' ? createdAt : firstSeen;
}

/** New things are left in peace. */
export function isYoung(createdAt: Observed<Timestamp>, firstSeen: Timestamp, { now, policy }: Context): boolean {
  return daysBetween(knownSince(createdAt, firstSeen), now) < policy.graceDays;
}

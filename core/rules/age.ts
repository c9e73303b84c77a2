/** How old things are. Where the provider gives no date, our own first sight of them proves a least age. */
import { isUnknown, type Observed, type Timestamp } from '../model.ts';
import { fine, undetermined, type Context, type Verdict } from './rule.ts';
import { notSeen } from './words.ts';

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

/**
 * New things are left in peace, and so is for as long what its provider gives no date: `fine`. When that date could not
 * be read it may be an old thing, and a finding about it may be open: then it is `undetermined`. `null`: past all that.
 */
export function inFirstDays(
  createdAt: Observed<Timestamp>,
  firstSeen: Timestamp,
  { now, policy }: Context,
): Verdict | null {
  if (daysBetween(knownSince(createdAt, firstSeen), now) >= policy.graceDays) return null;
  if (!isUnknown(createdAt) || createdAt.unknown === 'unsupported') return fine;
  return undetermined(`whether it is new is not known: ${notSeen('when it was created', createdAt)}`);
}

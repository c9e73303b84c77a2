/** How old a credential's value is. What cannot be known widens the range; it is never guessed. */
import { isUnknown, type Timestamp } from '../model.ts';
import { daysBetween } from './age.ts';
import type { CredentialFacts } from './rule.ts';
import { day, notSeen } from './words.ts';

export interface ValueAge {
  /** At least so many days. */
  min: number;
  /** At most so many days. */
  max: number;
  /** E.g. `its value dates from 2026-01-03`. */
  says: string;
}

export function valueAge({ credential, firstSeen }: CredentialFacts, now: Timestamp): ValueAge {
  const { rotatedAt, createdAt } = credential;
  if (typeof rotatedAt === 'string') return exactly(rotatedAt, now, 'its value was last changed on');
  if (isUnknown(rotatedAt)) {
    const max = typeof createdAt === 'string' ? daysBetween(createdAt, now) : Infinity;
    return { min: 0, max, says: notSeen('when its value was last changed', rotatedAt) };
  }
  if (typeof createdAt === 'string')
    return exactly(createdAt, now, 'its value has not changed since it was created on');
  const min = daysBetween(firstSeen, now);
  return {
    min,
    max: Infinity,
    says: `its value has not changed since this inventory first saw it on ${day(firstSeen)}`,
  };
}

function exactly(since: Timestamp, now: Timestamp, says: string): ValueAge {
  const days = daysBetween(since, now);
  return { min: days, max: days, says: `${says} ${day(since)}` };
}

/** The reach of Google's logs, and days. */
import type { Timestamp } from '../../../core/model.ts';
import { DAY_MS as DAY, iso } from '../../shared/time.ts';

const HOUR = 3_600_000;

/** https://support.google.com/a/answer/7061566: six months, of which 180 days can be asked for. */
export const RETENTION_DAYS = 180;
/**
 * Most lines are there within hours, and Google says that some come later. So much is read again every night …
 */
export const OVERLAP_HOURS = 48;
/** … and silence is claimed only up to so long ago. */
export const LAG_HOURS = 24;

/** Days since 1970: small, and enough to know when somebody was asked. */
export const dayOf = (at: Timestamp): number => Math.floor(Date.parse(at) / DAY);
export const dateOf = (day: number): string => iso(day * DAY).slice(0, 10);
export const daysBefore = (now: Timestamp, days: number): Timestamp => iso(Date.parse(now) - days * DAY);
export const oldestInLog = (now: Timestamp): Timestamp => daysBefore(now, RETENTION_DAYS);
export const isBefore = (a: Timestamp, b: Timestamp): boolean => Date.parse(a) < Date.parse(b);
export const later = (a: Timestamp | undefined, b: Timestamp): Timestamp => (a !== undefined && isBefore(b, a) ? a : b);

/**
 * Where to begin reading a log that was read before.
 * @param readTo when it was last read; absent: never
 */
export function beginning(readTo: Timestamp | undefined, now: Timestamp): Timestamp {
  const oldest = oldestInLog(now);
  if (readTo === undefined) return oldest;
  return later(iso(Date.parse(readTo) - OVERLAP_HOURS * HOUR), oldest);
}

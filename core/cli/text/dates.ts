/** Dates as people read them: the day, and how long ago. Unknown is never shown as "never". */
import { isUnknown, type Observed, type Timestamp } from '../../model.ts';
import { neverUsed, type LastUsed } from '../../usage.ts';
import { DAY } from './duration.ts';

export const day = (at: Timestamp): string => at.slice(0, 10);

/** `3h ago`, `12d ago`, `in 5d`, `2y ago` */
export function ago(at: Timestamp, now: Date): string {
  const ms = now.getTime() - Date.parse(at);
  const size = amount(Math.abs(ms));
  if (size === '') return 'now';
  return ms >= 0 ? `${size} ago` : `in ${size}`;
}

function amount(ms: number): string {
  if (ms < 60_000) return '';
  if (ms < 3_600_000) return `${Math.floor(ms / 60_000)}m`;
  if (ms < DAY) return `${Math.floor(ms / 3_600_000)}h`;
  const days = Math.floor(ms / DAY);
  return days < 730 ? `${days}d` : `${Math.floor(days / 365.25)}y`;
}

export const dated = (at: Timestamp, now: Date): string => `${day(at)} (${ago(at, now)})`;

/** @param none what to say where there is none, e.g. `never` */
export function observedDate(at: Observed<Timestamp> | undefined, none: string, now: Date): string {
  if (at === undefined) return '';
  if (at === null) return none;
  return isUnknown(at) ? `unknown (${at.unknown})` : dated(at, now);
}

/** That a provider offers no expiry is known, not unknown. */
export function expiryText(at: Observed<Timestamp> | undefined, now: Date): string {
  return isUnknown(at) && at.unknown === 'unsupported' ? 'not offered' : observedDate(at, 'never', now);
}

/** In one cell: `2026-11-19 (2d ago)`, `never used since 2024-01-02`, `no use seen since …`, `unknown (denied)`. */
export function lastUsedText(lastUsed: LastUsed, createdAt: Observed<Timestamp>, now: Date): string {
  if (lastUsed.state === 'unknown') return `unknown (${lastUsed.reason})`;
  if (lastUsed.state === 'used') {
    return lastUsed.quiet === null ? `${day(lastUsed.at)} or later` : dated(lastUsed.at, now);
  }
  if (neverUsed(lastUsed, createdAt)) return `never used since ${day(createdAt as Timestamp)}`;
  return `no use seen since ${day(lastUsed.since)}`;
}

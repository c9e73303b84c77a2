/** `90d`, `2h`, `30m`: one number and one unit, nothing else. */
import { UserError } from '../../errors.ts';

const units: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
};

/** @returns milliseconds */
export function parseDuration(text: string): number {
  const [, number = '', unit = ''] = /^(\d{1,9})([smhdw])$/.exec(text) ?? [];
  const size = units[unit];
  if (size === undefined) {
    throw new UserError('bad-duration', `"${text}" is not a duration.`, {
      next: 'Write a whole number with s, m, h, d or w after it: 30m, 12h, 90d.',
    });
  }
  return Number(number) * size;
}

export const DAY = 86_400_000;

const two = (n: number): string => String(n).padStart(2, '0');

/** `3m 12s`, `1h 05m` */
export function formatDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}m ${two(seconds % 60)}s`;
  return `${Math.floor(minutes / 60)}h ${two(minutes % 60)}m`;
}

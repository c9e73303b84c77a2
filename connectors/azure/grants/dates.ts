/** Dates as Microsoft writes them, in the form that the model takes. */
import type { Timestamp } from '../../../core/model.ts';

/**
 * Seven digits of a second, offsets, or seconds since 1970. The year 1 is how .NET says "no date".
 * @returns `undefined` when it is none
 */
export function timestamp(date: string | number | null | undefined): Timestamp | undefined {
  if (date === null || date === undefined || date === '') return undefined;
  const ms = typeof date === 'number' ? date * 1000 : Date.parse(date);
  if (!Number.isFinite(ms) || ms < Date.UTC(1990, 0)) return undefined;
  const parsed = new Date(ms);
  return parsed.getUTCFullYear() > 9999 ? undefined : parsed.toISOString().replace('.000Z', 'Z');
}

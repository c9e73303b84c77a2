/** Times as the inventory has them. */
import type { Timestamp } from '../../core/model.ts';

export const DAY_MS = 86_400_000;

/** @param ms since 1970 */
export const iso = (ms: number): Timestamp => new Date(ms).toISOString().replace('.000Z', 'Z');

/** As a fraction, when it is less than one. */
export const daysBetween = (earlier: Timestamp, later: Timestamp): number =>
  (Date.parse(later) - Date.parse(earlier)) / DAY_MS;

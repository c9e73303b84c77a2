/** Slack's dates are seconds since 1970, as numbers or as text; the activity log has microseconds. */
import { z } from 'zod';
import type { Timestamp } from '../../core/model.ts';

/** Up to the year 2100: anything beyond is no date. */
const LATEST = 4_102_444_800;
export const Seconds = z.coerce.number().min(0).max(LATEST);
export const Microseconds = z.coerce
  .number()
  .min(0)
  .max(LATEST * 1e6)
  .transform((value) => value / 1e6);

export const iso = (seconds: number): Timestamp =>
  new Date(Math.floor(seconds) * 1000).toISOString().replace('.000Z', 'Z');
export const secondsOf = (time: Timestamp): number => Math.floor(Date.parse(time) / 1000);
export const DAY = 86_400;

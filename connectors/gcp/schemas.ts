/** The pieces that Google's answers have in common. */
import { z } from 'zod';

/** RFC 3339 with up to nine digits after the point; ours has three at most. */
export const Time = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/, 'not an RFC 3339 UTC time')
  .transform((text) => text.replace(/(\.\d{3})\d+Z$/, '$1Z'));

export const Labels = z.record(z.string(), z.string()).default({});

/** Absent means empty everywhere in Google's JSON. */
export const Text = z.string().default('');
export const Flag = z.boolean().default(false);

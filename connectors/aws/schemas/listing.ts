/** What the answers of all listings share. Rows stay `unknown` and are parsed one by one. */
import { z } from 'zod';

export const rows = z.array(z.unknown());
/** IAM's listings. */
export const Marked = z.object({ IsTruncated: z.boolean().optional(), Marker: z.string().optional() });
/** Those of the JSON services. */
export const Tokened = z.object({
  NextToken: z
    .string()
    .nullish()
    .transform((token) => token ?? undefined),
});
export const Tags = z
  .array(z.object({ Key: z.string(), Value: z.string() }))
  .default([])
  .transform((tags) => Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value])));

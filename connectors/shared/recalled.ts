/** What a connector remembers from night to night, checked before it is believed: it may be of an older version. */
import type { z } from 'zod';
import type { Run } from '../../core/connector.ts';

export async function recalled<T>(run: Run, key: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const noted = await run.known.recall(key);
  return noted === undefined ? undefined : schema.safeParse(noted).data;
}

/** What one night leaves to the next: where changes are told from, and what must be known without reading it again. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import type { Json } from '../../../core/model.ts';

const Note = z.object({
  link: z.string().min(1),
  /** Service principals that were read, so that one that was lost on the way to the inventory is noticed. */
  principals: z.number(),
  /** See IndexBuilder.noted. */
  offers: z.array(z.unknown()),
  /** What the records depend on besides the provider; with another form everything is read again. */
  form: z.string(),
  /** When everything was last read. */
  wholeAt: z.string(),
});

export type Nightly = Omit<z.infer<typeof Note>, 'offers'> & { offers: Json };

const key = (tenant: string): string => `azure:changes:${tenant}`;
const readKey = (tenant: string): string => `azure:principals-read:${tenant}`;

export async function lastNight(run: Run, tenant: string): Promise<Nightly | undefined> {
  const noted = Note.safeParse(await run.known.recall(key(tenant)));
  return noted.success ? { ...noted.data, offers: noted.data.offers as Json } : undefined;
}

export function forNextNight(run: Run, tenant: string, note: Nightly | null): void {
  run.known.remember(key(tenant), note === null ? null : { ...note });
  run.known.remember(readKey(tenant), true);
}

/** Whether this tenant was read before: then what is new to us is new. */
export async function wasRead(run: Run, tenant: string): Promise<boolean> {
  return (await run.known.recall(readKey(tenant))) === true;
}

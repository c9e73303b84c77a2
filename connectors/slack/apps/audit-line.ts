/** A line of the audit log, as far as apps are concerned. https://docs.slack.dev/admins/audit-logs-api */
import { z } from 'zod';
import { Seconds } from '../time.ts';

/** What it may do for people, and as its bot, apart. */
const AppEntry = z.object({
  id: z.string().min(1),
  name: z.string(),
  scopes: z.array(z.string()).nullish(),
  scopes_bot: z.array(z.string()).nullish(),
});
export type AppEntry = z.infer<typeof AppEntry>;
export const Entry = z.object({
  date_create: Seconds,
  action: z.string(),
  actor: z.object({ user: z.object({ id: z.string(), email: z.string().nullish() }).nullish() }).nullish(),
  entity: z.object({ app: AppEntry.nullish() }).nullish(),
  context: z
    .object({
      location: z.object({ type: z.string().nullish(), id: z.string() }).nullish(),
      /** Through which the actor acted. */
      app: AppEntry.nullish(),
    })
    .nullish(),
});
export type Entry = z.infer<typeof Entry>;

/** Only the response fields that are read. */
import { z } from 'zod';

/** https://developers.google.com/workspace/admin/directory/reference/rest/v1/users */
export const UserRow = z.object({
  id: z.string().min(1),
  primaryEmail: z.string().min(1),
  /** Google leaves empty lists out. */
  aliases: z.array(z.string()).default([]),
  nonEditableAliases: z.array(z.string()).default([]),
  customerId: z.string().optional(),
  suspended: z.boolean().default(false),
  archived: z.boolean().default(false),
  isAdmin: z.boolean().default(false),
  isDelegatedAdmin: z.boolean().default(false),
  /** Absent: not told, so that they are asked for app passwords all the same. */
  isEnrolledIn2Sv: z.boolean().default(true),
});
export type UserRow = z.infer<typeof UserRow>;

/** https://developers.google.com/workspace/admin/directory/reference/rest/v1/tokens */
export const TokenRow = z.object({
  clientId: z.string().min(1).max(1024),
  displayText: z.string().default(''),
  anonymous: z.boolean().default(false),
  nativeApp: z.boolean().default(false),
  scopes: z.array(z.string()).default([]),
});
export type TokenRow = z.infer<typeof TokenRow>;
export const TokenList = z.object({ items: z.array(z.unknown()).default([]) });

/** Times are int64 in text: `0` is never, or of the creation not known. */
export const AspRow = z.object({
  codeId: z.int(),
  name: z.string().default(''),
  creationTime: z.string().regex(/^\d+$/).default('0'),
  lastTimeUsed: z.string().regex(/^\d+$/).optional(),
});
export type AspRow = z.infer<typeof AspRow>;
export const AspList = z.object({ items: z.array(z.unknown()).default([]) });

const Parameter = z.object({
  name: z.string(),
  value: z.string().optional(),
});

/** https://developers.google.com/workspace/admin/reports/reference/rest/v1/activities/list#Activity */
export const ActivityRow = z.object({
  id: z.object({
    time: z.iso.datetime({ offset: true }),
    uniqueQualifier: z.string(),
    customerId: z.string().optional(),
  }),
  actor: z
    .object({
      email: z.string().optional(),
      profileId: z.string().optional(),
      applicationInfo: z
        .object({
          oauthClientId: z.string().optional(),
          applicationName: z.string().optional(),
          /** A client with domain-wide delegation acted as the person. */
          impersonation: z.boolean().optional(),
        })
        .optional(),
      agentAttributionInfo: z
        .object({
          agentId: z.string().optional(),
          agentName: z.string().optional(),
          agentType: z.string().optional(),
          agentOwner: z.object({ email: z.string().optional() }).optional(),
        })
        .optional(),
    })
    .default({}),
  events: z.array(z.object({ name: z.string(), parameters: z.array(Parameter).default([]) })).default([]),
});
export type ActivityRow = z.infer<typeof ActivityRow>;

/** https://developers.google.com/workspace/admin/reports/reference/rest/v1/usageReports */
export const UsageRow = z.object({ entity: z.object({ profileId: z.string().min(1) }) });

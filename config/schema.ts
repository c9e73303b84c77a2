/**
 * What `discover.yaml` may say, less the settings of each provider, which its connector checks. Rules and inventory
 * must not be imported here, so the severities are spelled out; a test keeps them equal to theirs.
 */
import { z } from 'zod';

const days = z.int().min(0).max(3650);

const Policy = z.strictObject({
  dormantDays: days.default(45).describe('Unused for longer than this is dormant. CIS Controls 5.3 asks for 45.'),
  rotateDays: days.default(90).describe('A credential whose value is older than this is due for rotation.'),
  graceDays: days.default(7).describe('New things are left in peace this long.'),
});

/** Without a configuration. */
export const defaultPolicy = Policy.parse({});

const Limits = z.strictObject({
  maxCalls: z
    .int()
    .min(1)
    .optional()
    .describe('Network calls of one run at most; it ends partial before it would make one more.'),
  deadlineMinutes: z.number().positive().max(10_080).optional().describe('A run ends partial after this long.'),
  concurrency: z.int().min(1).max(100).optional().describe('Scopes (accounts, projects …) read at once. Default: 10.'),
});

const Schedule = z.strictObject({
  cron: z.string().describe('Five fields, e.g. "0 2 * * *" for every night at two.'),
  timezone: z.string().default('UTC').describe('Of the cron expression, as an IANA name, e.g. Europe/Berlin.'),
});

/** Also part of commands and of refs shown to people, so: no spaces, no control characters. */
export const SourceName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, 'letters, digits, ".", "_" and "-" only');

const SourceHead = z.looseObject({
  provider: z.string().min(1).describe('Which connector reads it: see `discover connectors`.'),
  name: SourceName.optional().describe("Unique. Default: the provider's id."),
});

export const Config = z.strictObject({
  database: z.string().min(1).optional().describe('The inventory file. Relative to this file. Default: ./discover.db'),
  policy: Policy.prefault({}),
  vendors: z.string().min(1).optional().describe('A file with your own vendors, laid over the built-in register.'),
  schedule: Schedule.optional(),
  limits: Limits.prefault({}),
  failOn: z
    .enum(['critical', 'high', 'medium', 'low', 'info'])
    .optional()
    .describe('Exit 3 when a finding of this severity or above is open.'),
  sources: z.array(SourceHead).min(1).describe('What is read.'),
});
export type Config = z.infer<typeof Config>;

/** What commands need that read no provider: a missing secret must not keep anybody from listing the inventory. */
export const ConfigWithoutSources = Config.extend({ sources: z.unknown().optional() });

/**
 * The manifest: a provider's API in one YAML file. This zod schema is the one definition; `config/connector.schema.json`
 * is generated from it for editors. `connectors/manifests/atlassian.yaml` is the example to copy.
 */
import { z } from 'zod';
import { crossChecks } from './cross-checks.ts';
import { Auth } from './schema/auth.ts';
import { Emit } from './schema/emit.ts';
import { Condition, Mapping, Path } from './schema/mapping.ts';
import { Paginate, Request } from './schema/request.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower case letters, digits and "-" only');
const docs = z.url().describe('Where the provider documents it.');

function isRegExp(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

/** A setting of the source: from the configuration, or from the environment. */
const Variable = z.strictObject({
  description: z.string().min(1),
  required: z.boolean().default(true),
  secret: z.boolean().default(false).describe('Never shown. Write `${env:…}` or `${file:…}` in the configuration.'),
  env: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]*$/)
    .optional()
    .describe('Read from there when the configuration has none.'),
  pattern: z
    .string()
    .refine(isRegExp, 'is no regular expression')
    .optional()
    .describe('A regular expression that the whole value must match.'),
  default: z.string().optional(),
  example: z.string().optional().describe('For the documentation and for replaying examples. Never a real secret.'),
});

const Limit = z.strictObject({
  id: id.default('all'),
  operations: z
    .array(z.string())
    .default(['*'])
    .describe('Ids of streams; `*` is all. The first limit that matches counts.'),
  perSecond: z.number().positive(),
  burst: z.number().min(1).optional(),
  concurrency: z.int().min(1).max(50).optional(),
  docs,
});

/** Headers that tell, with every answer, how much of a limit is left. At zero nothing is sent until the reset. */
const LimitHeaders = z.strictObject({
  remaining: z.string(),
  reset: z.strictObject({ header: z.string(), as: z.enum(['iso', 'epoch_s', 'epoch_ms', 'seconds']) }),
  docs: docs.optional(),
});

/** What a status means with this provider, when it is not what it usually means. */
const StatusRule = z.strictObject({
  status: z.int().min(200).max(599),
  contains: z.string().optional().describe('Only when the body has this text.'),
  action: z
    .enum(['denied', 'unlicensed', 'unsupported', 'disabled', 'failed', 'empty', 'throttle'])
    .describe(
      '`empty`: it really means that there is none. `throttle`: slow down and try again. The others: it could not be read, because …',
    ),
  detail: z.string().max(300).optional().describe('Shown in the coverage.'),
});
export type StatusRule = z.infer<typeof StatusRule>;

const bindings = z.record(z.string().regex(/^[A-Za-z_]\w*$/), Path);

const Example = z.strictObject({
  file: z.string().describe('An answer of the provider, relative to this file.'),
  origin: z.url().describe('Where the provider publishes it.'),
  note: z.string().optional().describe('What was filled in, where the provider publishes only the shape ("<string>").'),
  bind: z
    .record(z.string(), z.string())
    .optional()
    .describe('With `foreach`: for which parent it is. Absent: for the first; the others then have none.'),
});

const Stream = z.strictObject({
  id,
  title: z.string().min(1).describe('In the provider’s words, e.g. "User API tokens".'),
  docs,
  request: Request,
  paginate: Paginate,
  records: Path.describe('The list of rows in the answer; `.` when the answer is the list.'),
  one: z.literal(true).optional().describe('`records` is one row and not a list.'),
  emptyWhenMissing: z.literal(true).optional().describe('The provider leaves an empty list out.'),
  columns: Path.optional().describe('Rows are lists: where the names of their columns are.'),
  unnest: Path.optional().describe('A list inside each row: its elements are the rows, and the row is `$outer`.'),
  total: Path.optional().describe(
    'How many rows the provider says there are, in the answer or as `$parent.name`. Fewer read: partial.',
  ),
  requires: z.array(z.string().min(1)).describe('Exact permissions, as the provider writes them.'),
  on: z.array(StatusRule).default([]),
  provenBy: id
    .optional()
    .describe(
      'A stream that is refused to whoever gets only some of these rows, and 200: when it was refused, this one is not read.',
    ),
  foreach: z
    .strictObject({
      stream: id.describe('The stream whose rows this one is asked about.'),
      bind: bindings.describe('Name → path in the parent’s row, for `{bind.name}` in the request.'),
      carry: bindings.default({}).describe('Name → path in the parent’s row, for `$parent.name` in mappings.'),
      where: z.array(Condition).default([]).describe('Only for these rows: each one costs a call.'),
    })
    .optional(),
  join: z
    .record(
      z.string().regex(/^[a-z_]\w*$/i),
      z.strictObject({
        stream: id,
        key: Path.describe('In the rows of that stream.'),
        equals: Path.describe('In the rows of this one.'),
        latest: Path.optional().describe('Of several, the one where this is the greatest. Default: the last.'),
      }),
    )
    .default({}),
  drop: z
    .array(Path)
    .default([])
    .describe('Removed before anything else sees the row, where an answer carries secrets.'),
  emit: z.array(Emit).default([]).describe('Empty: a stream that only others use.'),
  examples: z.array(Example).min(1),
});

const Shape = z.strictObject({
  apiVersion: z.literal('nhi/v1'),
  id: id.describe('The id of the connector, and the name of the file.'),
  title: z.string().min(1),
  docs,
  blindSpots: z.array(z.string()).default([]).describe('What no stream can see, in sentences.'),
  config: z.record(z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'a name such as orgId'), Variable),
  baseUrl: z.string().describe('May have `{config.name}` in it.'),
  allowHosts: z
    .array(z.string().min(1))
    .min(1)
    .describe('The only hosts that are called: `api.x.com`, `*.x.com`, or `{config.url}` for the host of a setting.'),
  headers: z.record(z.string(), z.string()).default({}).describe('Sent with every request, e.g. an API version.'),
  auth: z.union([Auth, z.array(Auth).min(1)]).describe('Of several the first whose settings are all there.'),
  limits: z.array(Limit).min(1),
  limitHeaders: LimitHeaders.optional(),
  on: z.array(StatusRule).default([]).describe('For every stream, after its own.'),
  scope: z.strictObject({
    kind: z.literal('workspace'),
    id: z.string().describe('E.g. `{config.orgId}`.'),
    name: z.string(),
    request: z
      .strictObject({ path: z.string().regex(/^\//), id: Mapping, name: Mapping })
      .optional()
      .describe('Asks for both instead; also tells at once when the sign-in does not work.'),
  }),
  types: z.record(
    id,
    z.strictObject({
      record: z.enum(['identity', 'credential', 'grant', 'trust']),
      title: z.string(),
      of: z.array(id).optional().describe('Types of the identities that it belongs to.'),
      docs,
    }),
  ),
  streams: z.array(Stream).min(1),
});

export const Manifest = Shape.superRefine((manifest, check) => {
  for (const { path, message } of crossChecks(manifest)) check.addIssue({ code: 'custom', path: [...path], message });
});
export type Manifest = z.infer<typeof Shape>;
export type Stream = Manifest['streams'][number];
export type Limit = Manifest['limits'][number];

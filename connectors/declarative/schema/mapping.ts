/** How one field of a record is made from one row of an answer. */
import { z } from 'zod';

/**
 * A path into the row: keys with dots between them, e.g. `user.email`. `*` stands for every element of a list
 * (`scopes.*.name`), a number for one, `\.` for a dot inside a key, and `.` alone for the row itself.
 *
 * A path may also start with one of
 * - `$parent.<name>`: what `foreach.carry` or `foreach.bind` took from the row of the parent stream
 * - `$outer.<path>`: the row around this one, with `unnest`
 * - `$item`: the element of the list, with `each`
 * - `$join.<name>.<path>`: the row of another stream that `join` found
 * - `$config.<name>`, `$scope.id`, `$scope.name`
 */
export const Path = z
  .string()
  .regex(/^(?:\.|\$?[^\s{}]+)$/, 'not a path such as user.email')
  .max(300);

const transforms = [
  /** RFC 3339, or close to it (`+0000`, a space for the T); without a zone it is UTC. */
  'iso',
  /** Seconds, milliseconds, microseconds since 1970, as a number or as text. */
  'epoch_s',
  'epoch_ms',
  'epoch_us',
  /** `2026-11-21` is the start of that day, UTC. */
  'date',
  /** `Wed, 21 Oct 2026 07:28:00 GMT`, RFC 2822 and RFC 9110. */
  'http_date',
  /** −1 and 0 are how some providers write "none". */
  'neg1_null',
  'zero_null',
  /** An empty text is how some providers write "none". */
  'empty_null',
  'lower',
  /** `a, b` → a list */
  'csv',
  /** `a b` → a list, as OAuth scopes are written */
  'words',
  /** Text with JSON in it. */
  'json',
  'text',
  'number',
  'boolean',
  /** Of a URL only the host: paths and queries may hold secrets. */
  'host',
] as const;
const Transform = z.enum(transforms);
export type Transform = z.infer<typeof Transform>;

const Constant = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
export type Constant = z.infer<typeof Constant>;

const FromPath = z.strictObject({
  path: z.union([Path, z.array(Path).min(1)]).describe('A path, or several: the first that is there counts.'),
  as: z
    .union([Transform, z.array(Transform).min(1)])
    .optional()
    .describe('How the value is written, and so how it is read. Several are applied one after the other.'),
  minus: Path.optional().describe('For dates: the path of a duration (ISO 8601 such as P30D, or seconds) taken off.'),
  map: z.record(z.string(), Constant).optional().describe('The value, as text, → what is kept of it.'),
  else: Constant.optional().describe(
    'For values that `map` does not have. Absent: such a value is a problem that shows.',
  ),
  default: Constant.optional().describe('When there is no value.'),
  nullMeans: z
    .enum(['none', 'unknown'])
    .optional()
    .describe('For dates: no value means that there is none (never expires, never rotated), or (default) nothing.'),
});

const FromConstant = z.strictObject({ const: Constant });
const FromTemplate = z.strictObject({
  template: z.string().describe('Text with {path} in it, e.g. "{user.name} ({id})".'),
});
const FromExpression = z.strictObject({
  expr: z.string().max(1000).describe('JSONata over the row, where paths do not reach: https://docs.jsonata.org'),
  as: z.union([Transform, z.array(Transform).min(1)]).optional(),
  nullMeans: z.enum(['none', 'unknown']).optional(),
});

export const Mapping = z.union([Path, FromPath, FromConstant, FromTemplate, FromExpression]);
export type Mapping = z.infer<typeof Mapping>;

/** Why the API cannot tell, when it cannot. */
export const NotTold = z.strictObject({
  unknown: z.enum(['denied', 'unlicensed', 'unsupported', 'disabled', 'pending', 'failed']),
  detail: z.string().max(500).optional().describe('Shown to people: why the provider does not tell.'),
});

/** There is no such date, whatever the answer: nothing is unknown. */
export const NeverThere = z.strictObject({
  none: z.string().min(1).max(200).describe('Why there can be none, e.g. "a token is replaced and never rotated".'),
});

/** All of a list must hold. */
export const Condition = z.union([
  z.strictObject({ path: Path, is: z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]) }),
  z.strictObject({ path: Path, isNot: z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]) }),
  z.strictObject({ path: Path, exists: z.boolean().describe('`false`: absent, null, or an empty list or text.') }),
]);
export type Condition = z.infer<typeof Condition>;

/** One word of a closed list, written as it is, or mapped. Of a mapping the outcome must be in the list. */
export const choice = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.union([z.enum(words), FromPath, FromExpression]);
export type Choice = z.infer<typeof FromPath> | z.infer<typeof FromExpression> | string;

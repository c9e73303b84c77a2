/** What a stream asks for, and how it gets from page to page. */
import { z } from 'zod';
import { Path } from './mapping.ts';

/**
 * Texts of a request may have in them: `{config.name}`, `{scope.id}`, `{bind.name}` (of `foreach`), `{now}`, and
 * `{ago.30d}` (RFC 3339), `{ago.30d.epoch}` (seconds), `{ago.30d.date}` for the start of the day so many days ago.
 */
const Text = z.string();
const common = {
  path: z.string().regex(/^\//, 'must start with "/"').describe('Under baseUrl. What is put into it is encoded.'),
  baseUrl: Text.optional().describe('When it differs from that of the manifest. Its host must be in allowHosts.'),
  query: z.record(z.string(), z.union([Text, z.array(Text)])).optional(),
  headers: z.record(z.string(), Text).optional(),
};

export const Request = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('rest'),
      method: z.enum(['GET', 'POST']).default('GET'),
      ...common,
      body: z.record(z.string(), z.unknown()).optional().describe('Sent as JSON.'),
      readOnly: z.literal(true).optional().describe('A POST must say that it changes nothing.'),
    })
    .refine(({ method, readOnly }) => method === 'GET' || readOnly === true, {
      path: ['readOnly'],
      message: 'a POST is only sent when the manifest says `readOnly: true`: that it changes nothing',
    })
    .refine(({ method, body }) => method === 'POST' || body === undefined, {
      path: ['body'],
      message: 'a GET has no body',
    }),
  z.strictObject({
    kind: z.literal('graphql'),
    ...common,
    document: z
      .string()
      .regex(/^\s*(?:#[^\n]*\n\s*)*(?:query\b|\{)/, 'only queries: mutations and subscriptions are not sent')
      .describe('The query.'),
    variables: z.record(z.string(), z.unknown()).optional(),
  }),
  z.strictObject({
    kind: z.literal('sql'),
    ...common,
    statement: z
      .string()
      .regex(/^\s*(?:select|with|show)\b[^;]*$/i, 'only one SELECT, WITH or SHOW')
      // SOQL's FOR VIEW and FOR REFERENCE change when a record was last seen, FOR UPDATE locks it:
      // https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_for_view.htm
      .refine(
        (text) =>
          !/\b(?:insert|update|delete|merge|create|alter|drop|truncate|grant|call|for\s+(?:view|reference))\b/i.test(
            text,
          ),
        'only what reads: no INSERT, UPDATE, DELETE, CALL, FOR VIEW and the like',
      )
      .describe(
        'Sent as `statement` in a JSON body (Snowflake), or as the query `q` of a GET (SOQL). `{bind.name}` only inside quotes: it is escaped for there.',
      ),
    send: z.enum(['body', 'query']).default('body'),
    body: z.record(z.string(), z.unknown()).optional().describe('Further fields beside the statement.'),
  }),
]);
export type Request = z.infer<typeof Request>;

const maxPages = z.int().min(1).max(100_000).default(2000).describe('After so many the reading ends partial.');
const size = z
  .strictObject({ param: z.string(), value: z.int().min(1) })
  .optional()
  .describe('The query parameter (or variable, or field of the body) for the size of a page.');
const where = z.enum(['query', 'body']).default('query').describe('Where the position goes.');

export const Paginate = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('none') }),
  z.strictObject({ type: z.literal('link').describe('The header Link with rel="next".'), size, maxPages }),
  z.strictObject({
    type: z.literal('next_url').describe('The answer has the URL of the next page.'),
    path: Path,
    size,
    maxPages,
  }),
  z.strictObject({
    type: z.literal('cursor').describe('The answer has what the next request must send.'),
    param: z.string(),
    path: Path.describe('Of the next cursor in the answer, or, with `of: last_row`, in the last row.'),
    of: z.enum(['answer', 'last_row']).default('answer'),
    hasMore: Path.optional().describe('Of a true or false. Absent: there is more as long as there is a cursor.'),
    in: where,
    size,
    maxPages,
  }),
  z.strictObject({
    type: z.literal('page').describe('Numbered pages.'),
    param: z.string(),
    start: z.int().min(0).default(1),
    totalPages: Path.optional().describe(
      'How many there are. Absent: until a page is empty, or shorter than asked for.',
    ),
    nextPage: Path.optional().describe('The number of the next page, null on the last.'),
    in: where,
    size,
    maxPages,
  }),
  z.strictObject({
    type: z.literal('offset').describe('So many rows are skipped.'),
    param: z.string(),
    start: z.int().min(0).default(0).describe('What the first row is called: 1 in SCIM.'),
    hasMore: Path.optional(),
    in: where,
    size,
    maxPages,
  }),
  z.strictObject({
    type: z.literal('graphql').describe('Relay connections.'),
    variable: z.string().default('after'),
    pageInfo: Path.describe('Of the object with hasNextPage and endCursor.'),
    size,
    maxPages,
  }),
  z.strictObject({
    type: z.literal('salesforce').describe('done and nextRecordsUrl of SOQL; a refusal to go on is a gap.'),
    maxPages,
  }),
  z.strictObject({
    type: z.literal('partitions').describe('Snowflake: the first answer says how many partitions there are.'),
    handle: Path.default('statementHandle'),
    partitions: Path.default('resultSetMetaData.partitionInfo'),
    maxPages,
  }),
]);
export type Paginate = z.infer<typeof Paginate>;

/** Resource Graph: https://learn.microsoft.com/en-us/rest/api/azureresourcegraph/resourcegraph/resources/resources */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parameter, type Answer, type Call, type Context } from '../call.ts';
import { Refusal } from '../errors.ts';
import type { Query } from '../kql/ast.ts';
import { QueryError } from '../kql/lex.ts';
import { parse } from '../kql/parse.ts';
import { run, type Result } from '../kql/run.ts';
import type { ArmState } from '../model.ts';
import { managementGroupsAbove, subscriptionPath } from '../paths.ts';
import { columns, isTable, rowsOf, type Reach } from './tables.ts';

const VERSIONS = ['2021-03-01', '2022-10-01', '2024-04-01'];
const MOST_ROWS = 1000;

const Body = z.strictObject({
  query: z.string().min(1),
  subscriptions: z.array(z.string()).optional(),
  managementGroups: z.array(z.string()).optional(),
  options: z
    .strictObject({
      $top: z.number().int().optional(),
      $skip: z.number().int().nonnegative().optional(),
      $skipToken: z.string().optional(),
      resultFormat: z.enum(['table', 'objectArray']).optional(),
      allowPartialScopes: z.boolean().optional(),
      authorizationScopeFilter: z
        .enum(['AtScopeAndBelow', 'AtScopeAndAbove', 'AtScopeExact', 'AtScopeAboveAndBelow'])
        .optional(),
    })
    .nullish(),
  facets: z.array(z.unknown()).max(0).nullish(),
});
type Body = z.infer<typeof Body>;

const invalid = (message: string, more: Record<string, unknown>[] = []): Refusal =>
  new Refusal(400, 'BadRequest', message, { details: [{ code: 'InvalidQuery', message }, ...more] });

export interface Asked {
  body: Body;
  query: Query;
}

/** Reads a request, before anything is known of the caller. */
export function readQuery(call: Call): Asked {
  const version = parameter(call, 'api-version');
  if (version === null)
    throw new Refusal(
      400,
      'MissingApiVersionParameter',
      'The api-version query parameter (?api-version=) is required for all requests.',
    );
  if (!VERSIONS.includes(version))
    throw new Refusal(
      400,
      'NoRegisteredProviderFound',
      `No registered resource provider found for location '' and API version '${version}' for type 'resources'. The supported api-versions are '${VERSIONS.join(', ')}'.`,
    );
  if (call.method !== 'POST' || !/^\/providers\/microsoft\.resourcegraph\/resources$/i.test(call.path))
    throw new Refusal(404, 'InvalidResourceType', `The resource type could not be found for '${call.path}'.`);
  const parsed = Body.safeParse(parseJson(call.body));
  if (!parsed.success) throw new Refusal(400, 'BadRequest', parsed.error.issues[0]?.message ?? 'not understood');
  try {
    return { body: parsed.data, query: parse(parsed.data.query) };
  } catch (error) {
    throw asRefusal(error);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, 'BadRequest', 'The request body is not JSON.');
  }
}

function asRefusal(error: unknown): unknown {
  if (!(error instanceof QueryError)) return error;
  const { code, message, token, position } = error;
  return invalid(
    'Query is invalid. Please refer to the documentation for the Azure Resource Graph service and fix the error before retrying.',
    [{ code, message, line: position < 0 ? -1 : 1, characterPositionInLine: position, token }],
  );
}

/** What the query may look at: subscriptions, and management groups above and below, as far as the caller may read. */
function reachOf({ body }: Asked, call: Call, { state, access }: Context): Reach {
  const { subscriptions, managementGroups, options } = body;
  if (subscriptions && managementGroups)
    throw new Refusal(400, 'BadRequest', 'Provide either subscriptions or management groups, not both.');
  // Without either: the whole tenant.
  const groups = managementGroups ?? (subscriptions ? [] : [state.tenantId]);
  const wanted = subscriptions?.map((id) => id.toLowerCase()) ?? below(state, groups);
  const readable = wanted.filter(
    (id) =>
      state.subscriptions.has(id) &&
      access.may(call.caller, 'Microsoft.Resources/subscriptions/read', subscriptionPath(id)),
  );
  if (readable.length === 0)
    throw new Refusal(403, 'AccessDenied', 'Access is denied to the requested resource.', {
      details: [{ code: 'AccessDenied', message: 'Access is denied to the requested resource.' }],
    });
  return {
    subscriptions: new Set(readable),
    managementGroups: new Set(groups),
    filter: options?.authorizationScopeFilter ?? 'AtScopeAndBelow',
    may: (action, scope) => access.may(call.caller, action, scope),
  };
}

const below = (state: ArmState, groups: readonly string[]): string[] =>
  [...state.subscriptions.values()].flatMap(({ id, managementGroup }) =>
    managementGroupsAbove(state, managementGroup).some((name) => groups.includes(name)) ? [id] : [],
  );

const fingerprint = ({ body }: Asked): string =>
  createHash('sha256')
    .update(
      JSON.stringify([body.query, body.subscriptions, body.managementGroups, body.options?.authorizationScopeFilter]),
    )
    .digest('base64url')
    .slice(0, 16);

export interface ResourceGraph {
  answer(asked: Asked, call: Call, context: Context): Answer;
}

/** Keeps the last results, so that forty pages of one query are one evaluation. */
export function createResourceGraph(): ResourceGraph {
  const kept = new Map<string, Result>();
  const resultOf = (asked: Asked, call: Call, context: Context): Result => {
    const { state, directory } = context;
    const key = `${fingerprint(asked)}/${state.version}/${directory.mutations}/${call.caller.appId}/${JSON.stringify([...directory.denied, state.denials])}`;
    const found = kept.get(key);
    if (found) return found;
    const { table, steps } = asked.query;
    if (!isTable(table)) throw asRefusal(new QueryError('InvalidQuery', `Table ${table} was not found.`, table, 0));
    const rows = rowsOf(table, state, reachOf(asked, call, context));
    try {
      const result = run(steps, { columns, rows });
      if (kept.size >= 8) kept.clear();
      kept.set(key, result);
      return result;
    } catch (error) {
      throw asRefusal(error);
    }
  };
  return {
    answer(asked, call, context) {
      const { $top = MOST_ROWS, $skip = 0, $skipToken, resultFormat = 'objectArray' } = asked.body.options ?? {};
      if ($top < 1 || $top > MOST_ROWS) throw invalid(`Provided value of $top must be between 1 and ${MOST_ROWS}.`);
      const mark = fingerprint(asked);
      const offset = $skipToken === undefined ? $skip : offsetIn($skipToken, mark);
      const { columns: types, rows, limited } = resultOf(asked, call, context);
      const data = rows.slice(offset, offset + $top);
      const more = offset + $top < rows.length;
      // https://learn.microsoft.com/en-us/azure/governance/resource-graph/concepts/work-with-data#paging-results
      const pageable = !limited && Object.values(types).some((type) => type !== 'dynamic');
      return {
        body: {
          totalRecords: rows.length,
          count: data.length,
          data: resultFormat === 'table' ? asTable(types, data) : data,
          facets: [],
          resultTruncated: more && !pageable ? 'true' : 'false',
          ...(more && pageable ? { $skipToken: writeToken(offset + $top, mark) } : {}),
        },
      };
    },
  };
}

const asTable = (types: Result['columns'], data: Result['rows']): unknown => ({
  columns: Object.entries(types).map(([name, type]) => ({ name, type: type === 'dynamic' ? 'object' : type })),
  rows: data.map((row) => Object.keys(types).map((name) => row[name] ?? null)),
});

const writeToken = (offset: number, mark: string): string => Buffer.from(`${mark}/${offset}`).toString('base64url');

/** A token is for the query that it came from, and no other. */
function offsetIn(token: string, mark: string): number {
  const [, of, offset] = /^([^/]+)\/(\d+)$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  if (of !== mark) throw invalid('The provided $skipToken is not valid for this query.');
  return Number(offset);
}

/** One query, from its text to its answer. */
import { execute, GraphQLError, parse, validate, type DocumentNode, type ExecutionResult } from 'graphql';
import { iso } from '../../clock.ts';
import { GitHubError } from '../errors.ts';
import type { Limits } from '../limits.ts';
import type { Caller, GitHubState } from '../state.ts';
import type { Seconds } from '../../clock.ts';
import { costOf, type Cost } from './cost.ts';
import { QueryError, wireError } from './errors.ts';
import { root, type Asking } from './resolve.ts';
import { schema } from './schema.ts';

export interface Query {
  text: string;
  variables: Readonly<Record<string, unknown>>;
  operationName: string | undefined;
}

export function readQuery(body: string): Query {
  let parsed: { query?: unknown; variables?: Record<string, unknown> | null; operationName?: string | null };
  try {
    parsed = JSON.parse(body) as typeof parsed;
  } catch {
    throw new GitHubError(400, 'Problems parsing JSON');
  }
  if (typeof parsed.query !== 'string')
    throw new GitHubError(400, 'A query attribute must be specified and must be a string.');
  return { text: parsed.query, variables: parsed.variables ?? {}, operationName: parsed.operationName ?? undefined };
}

/** Which page of the outer listing it is, for faults and the log. */
export const pageOfQuery = ({ variables }: Query): number => {
  const after = Object.entries(variables).find(([name]) => /after|cursor/i.test(name))?.[1];
  return typeof after === 'string' ? Number(/(\d+)$/.exec(Buffer.from(after, 'base64').toString())?.[1] ?? 0) + 2 : 1;
};

const refusal = (errors: readonly Error[]): Record<string, unknown> => ({ errors: errors.map(wireError) });

function documentOf({ text }: Query): DocumentNode {
  const document = parse(text);
  const errors = validate(schema, document);
  if (errors.length > 0) throw new AggregateError(errors);
  return document;
}

export interface Answered {
  body: Record<string, unknown>;
  headers: Record<string, string>;
}

/** Nothing in the schema waits for anything, so neither does this. */
export function answerQuery(
  state: GitHubState,
  caller: Caller,
  query: Query,
  limits: Limits,
  wallClock: Seconds,
): Answered {
  const headers: Record<string, string> = {};
  let cost: Cost;
  let document: DocumentNode;
  try {
    document = documentOf(query);
    cost = costOf(document, query.variables);
    Object.assign(headers, limits.take(caller, 'graphql', cost.points, wallClock));
  } catch (error) {
    if (error instanceof AggregateError) return { body: refusal(error.errors as Error[]), headers };
    if (error instanceof GraphQLError || error instanceof QueryError) return { body: refusal([error]), headers };
    // Beyond the points of an hour, GraphQL answers 200 all the same.
    if (error instanceof GitHubError) {
      return { body: refusal([new QueryError('RATE_LIMITED', error.message)]), headers: { ...error.headers } };
    }
    throw error;
  }
  const { limit, used, remaining, reset } = limits.left(caller, 'graphql', wallClock);
  const asking: Asking = {
    state,
    caller,
    headers,
    rateLimit: { cost: cost.points, nodeCount: cost.nodes, limit, used, remaining, resetAt: iso(reset) },
  };
  const result = execute({
    schema,
    document,
    rootValue: root,
    contextValue: asking,
    variableValues: query.variables,
    operationName: query.operationName,
  }) as ExecutionResult;
  const { data, errors } = result;
  return { body: { data: data ?? null, ...(errors ? { errors: errors.map(wireError) } : {}) }, headers };
}

/** What a query costs before it is run: https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api */
import type { DocumentNode, FieldNode, SelectionSetNode } from 'graphql';
import { QueryError } from './errors.ts';

type Variables = Readonly<Record<string, unknown>>;

const CONNECTIONS = new Set(['repositories', 'deployKeys', 'environments']);
const MOST = 100;
const MOST_NODES = 500_000;

function sizeOf(field: FieldNode, variables: Variables): number | undefined {
  for (const { name, value } of field.arguments ?? []) {
    if (name.value !== 'first' && name.value !== 'last') continue;
    if (value.kind === 'IntValue') return Number(value.value);
    if (value.kind === 'Variable') return variables[value.name.value] as number | undefined;
  }
  return undefined;
}

/** Only the total may be asked for without saying how many. */
const asksForRows = (field: FieldNode): boolean =>
  (field.selectionSet?.selections ?? []).some(
    (each) => each.kind !== 'Field' || ['nodes', 'edges', 'pageInfo'].includes(each.name.value),
  );

export interface Cost {
  points: number;
  nodes: number;
}

export function costOf(document: DocumentNode, variables: Variables): Cost {
  let requests = 0;
  let nodes = 0;
  const visit = (set: SelectionSetNode | undefined, times: number): void => {
    for (const each of set?.selections ?? []) {
      if (each.kind === 'FragmentSpread') {
        const fragment = document.definitions.find(
          (one) => one.kind === 'FragmentDefinition' && one.name.value === each.name.value,
        );
        if (fragment?.kind === 'FragmentDefinition') visit(fragment.selectionSet, times);
        continue;
      }
      if (each.kind === 'InlineFragment') {
        visit(each.selectionSet, times);
        continue;
      }
      const name = each.name.value;
      if (!CONNECTIONS.has(name)) {
        visit(each.selectionSet, times);
        continue;
      }
      const size = sizeOf(each, variables);
      if (size === undefined && asksForRows(each)) {
        throw new QueryError(
          'MISSING_PAGINATION_BOUNDARIES',
          `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
        );
      }
      if (size !== undefined && (size > MOST || size < 1)) {
        throw new QueryError(
          'EXCESSIVE_PAGINATION',
          `Requesting ${size} records on the \`${name}\` connection exceeds the \`first\` limit of ${MOST} records.`,
        );
      }
      requests += times;
      nodes += times * (size ?? 0);
      visit(each.selectionSet, times * (size ?? 1));
    }
  };
  for (const definition of document.definitions) {
    if (definition.kind === 'OperationDefinition') visit(definition.selectionSet, 1);
  }
  if (nodes > MOST_NODES) {
    throw new QueryError(
      'MAX_NODE_LIMIT_EXCEEDED',
      `This query requests up to ${nodes} possible nodes which exceeds the maximum limit of ${MOST_NODES}.`,
    );
  }
  return { points: Math.max(1, Math.round(requests / 100)), nodes };
}

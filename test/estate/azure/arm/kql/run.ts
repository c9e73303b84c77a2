/** Runs a parsed query over the rows of a table. */
import type { Column, Expression, Step } from './ast.ts';
import { member, OPERATORS, SCALARS, sortOrder, text, type Type, type Value } from './functions.ts';
import { QueryError } from './lex.ts';

export type Row = Readonly<Record<string, Value>>;
/** The columns of a table, or of the result so far. */
export type Columns = Readonly<Record<string, Type>>;

export interface Result {
  columns: Columns;
  rows: Row[];
  /** It was cut by the query itself: Resource Graph then gives no way to go on. */
  limited: boolean;
}

interface Compiled {
  type: Type;
  of(row: Row): Value;
}

const unresolved = (name: string, at: number): QueryError =>
  new QueryError('InvalidQuery', `Failed to resolve column or scalar expression named '${name}'`, name, at);

function compile(expression: Expression, columns: Columns): Compiled {
  switch (expression.is) {
    case 'literal': {
      const { value } = expression;
      const type = typeof value === 'boolean' ? 'bool' : typeof value === 'number' ? 'number' : 'string';
      return { type, of: () => value };
    }
    case 'column': {
      const { name, at } = expression;
      const type = columns[name];
      if (type === undefined) throw unresolved(name, at);
      return { type, of: (row) => row[name] ?? null };
    }
    case 'member': {
      const inner = compile(expression.of, columns);
      if (inner.type !== 'dynamic') throw unresolved(String(expression.key), -1);
      return { type: 'dynamic', of: (row) => member(inner.of(row), expression.key) };
    }
    case 'call':
      return compileCall(expression, columns);
    case 'in':
      return compileIn(expression, columns);
    default: {
      const [left, right] = [compile(expression.left, columns), compile(expression.right, columns)];
      if (expression.operator === 'and')
        return { type: 'bool', of: (row) => left.of(row) === true && right.of(row) === true };
      if (expression.operator === 'or')
        return { type: 'bool', of: (row) => left.of(row) === true || right.of(row) === true };
      const operator = OPERATORS[expression.operator];
      if (!operator) throw new QueryError('ParserFailure', 'ParserFailure', expression.operator);
      return { type: 'bool', of: (row) => operator(left.of(row), right.of(row)) };
    }
  }
}

function compileCall(call: Extract<Expression, { is: 'call' }>, columns: Columns): Compiled {
  const scalar = Object.hasOwn(SCALARS, call.name) ? SCALARS[call.name] : undefined;
  if (!scalar) throw new QueryError('InvalidQuery', `Unknown function: '${call.name}'.`, call.name, call.at);
  const [least, most] = scalar.takes;
  if (call.args.length < least || call.args.length > most)
    throw new QueryError('InvalidQuery', `${call.name}(): wrong number of arguments`, call.name, call.at);
  const args = call.args.map((arg) => compile(arg, columns));
  return { type: scalar.gives, of: (row) => scalar.of(...args.map((arg) => arg.of(row))) };
}

function compileIn(expression: Extract<Expression, { is: 'in' }>, columns: Columns): Compiled {
  const left = compile(expression.left, columns);
  const loose = expression.operator.endsWith('~');
  const key = (value: Value): string => (loose ? text(value).toLowerCase() : text(value));
  const list = expression.list.map((item) => compile(item, columns));
  const wanted = expression.operator.startsWith('in');
  // Literals, as they nearly always are, are looked up at once.
  const fixed = expression.list.every(({ is }) => is === 'literal') ? new Set(list.map((i) => key(i.of({})))) : null;
  return {
    type: 'bool',
    of(row) {
      const value = key(left.of(row));
      return (fixed ? fixed.has(value) : list.some((item) => key(item.of(row)) === value)) === wanted;
    },
  };
}

/** Sorting and grouping need a plain type: `tostring(properties.x)`, not `properties.x`. */
function plain(compiled: Compiled, name: string): Compiled {
  if (compiled.type !== 'dynamic') return compiled;
  const message = `Key '${name}' is of a 'dynamic' type. Please use an explicit cast as grouping or ordering by a 'dynamic' type is not supported.`;
  throw new QueryError('InvalidQuery', message, name);
}

const named = (columns: readonly Column[], from: Columns): { name: string; compiled: Compiled }[] =>
  columns.map(({ name, expression }) => ({ name, compiled: compile(expression, from) }));

const typesOf = (made: readonly { name: string; compiled: Compiled }[]): Columns =>
  Object.fromEntries(made.map(({ name, compiled }) => [name, compiled.type]));

function select(row: Row, made: readonly { name: string; compiled: Compiled }[]): Row {
  const selected: Record<string, Value> = {};
  for (const { name, compiled } of made) selected[name] = compiled.of(row);
  return selected;
}

type AggregateOf = (rows: readonly Row[]) => Value;

function aggregate({ name, expression }: Column, columns: Columns): { name: string; type: Type; of: AggregateOf } {
  const call = expression as Extract<Expression, { is: 'call' }>;
  const [first] = call.args;
  const argument = first ? compile(first, columns) : undefined;
  if ((call.name === 'count') === (argument !== undefined) || call.args.length > 1)
    throw new QueryError('InvalidQuery', `${call.name}(): wrong number of arguments`, call.name, call.at);
  const values = (rows: readonly Row[]): Value[] => rows.map((row) => argument?.of(row) ?? null);
  const extreme = (rows: readonly Row[], sign: 1 | -1): Value =>
    values(rows).reduce((best, value) => (best === null || sign * sortOrder(value, best) > 0 ? value : best), null);
  const made: Record<string, [Type, AggregateOf]> = {
    count: ['number', (rows) => rows.length],
    countif: ['number', (rows) => values(rows).filter((value) => value === true).length],
    dcount: ['number', (rows) => new Set(values(rows).map(text)).size],
    min: [argument?.type ?? 'string', (rows) => extreme(rows, -1)],
    max: [argument?.type ?? 'string', (rows) => extreme(rows, 1)],
    make_set: ['dynamic', (rows) => [...new Set(values(rows))]],
  };
  const [type, of] = made[call.name] as [Type, AggregateOf];
  return { name, type, of };
}

function summarize(step: Extract<Step, { do: 'summarize' }>, { columns, rows, limited }: Result): Result {
  const keys = named(step.by, columns).map((key) => ({ ...key, compiled: plain(key.compiled, key.name) }));
  const aggregates = step.aggregates.map((column) => aggregate(column, columns));
  const groups = Map.groupBy(rows, (row) => JSON.stringify(keys.map(({ compiled }) => compiled.of(row))));
  return {
    columns: { ...typesOf(keys), ...Object.fromEntries(aggregates.map(({ name, type }) => [name, type])) },
    rows: [...groups.values()].map((group) => ({
      ...select(group[0] as Row, keys),
      ...Object.fromEntries(aggregates.map(({ name, of }) => [name, of(group)])),
    })),
    limited,
  };
}

/** One row for each item of an array, or for each key of an object as `{key: value}`. Rows without any are left out. */
function expand({ column }: Extract<Step, { do: 'mv-expand' }>, { columns, rows, limited }: Result): Result {
  const { name, expression } = column;
  const compiled = compile(expression, columns);
  const items = (value: Value): Value[] => {
    if (Array.isArray(value)) return value;
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).map(([key, inner]) => ({ [key]: inner as Value }));
  };
  return {
    columns: { ...columns, [name]: 'dynamic' },
    rows: rows.flatMap((row) => items(compiled.of(row)).map((item) => ({ ...row, [name]: item }))),
    limited,
  };
}

function order(step: Extract<Step, { do: 'order' }>, { columns, rows, limited }: Result): Result {
  const keys = step.by.map(({ expression, ascending }) => {
    const compiled = plain(compile(expression, columns), expression.is === 'column' ? expression.name : '');
    return { compiled, sign: ascending ? 1 : -1 };
  });
  const keyed = rows.map((row) => ({ row, values: keys.map(({ compiled }) => compiled.of(row)) }));
  keyed.sort((a, b) => {
    for (const [index, { sign }] of keys.entries()) {
      const difference = sortOrder(a.values[index], b.values[index]);
      if (difference !== 0) return sign * difference;
    }
    return 0;
  });
  return { columns, rows: keyed.map(({ row }) => row), limited };
}

function apply(step: Step, before: Result): Result {
  const { columns, rows, limited } = before;
  switch (step.do) {
    case 'where': {
      const test = compile(step.test, columns);
      return { ...before, rows: rows.filter((row) => test.of(row) === true) };
    }
    case 'extend': {
      // Each may use those before it.
      const types: Record<string, Type> = { ...columns };
      let made = rows;
      for (const column of step.columns) {
        const compiled = compile(column.expression, types);
        types[column.name] = compiled.type;
        made = made.map((row) => ({ ...row, [column.name]: compiled.of(row) }));
      }
      return { columns: types, rows: made, limited };
    }
    case 'project': {
      const made = named(step.columns, columns);
      return { columns: typesOf(made), rows: rows.map((row) => select(row, made)), limited };
    }
    case 'distinct':
      return summarize({ do: 'summarize', aggregates: [], by: step.columns }, before);
    case 'project-away': {
      for (const name of step.names) if (!(name in columns)) throw unresolved(name, -1);
      const kept = named(
        Object.keys(columns)
          .filter((name) => !step.names.includes(name))
          .map((name) => ({ name, expression: { is: 'column', name, at: -1 } as const })),
        columns,
      );
      return { columns: typesOf(kept), rows: rows.map((row) => select(row, kept)), limited };
    }
    case 'order':
      return order(step, before);
    case 'limit':
      return { columns, rows: rows.slice(0, step.rows), limited: true };
    case 'mv-expand':
      return expand(step, before);
    case 'summarize':
      return summarize(step, before);
    default:
      return { columns: { Count: 'number' }, rows: [{ Count: rows.length }], limited };
  }
}

export function run(steps: readonly Step[], table: { columns: Columns; rows: readonly Row[] }): Result {
  let result: Result = { ...table, rows: [...table.rows], limited: false };
  for (const step of steps) result = apply(step, result);
  return result;
}

/**
 * `$filter`, as far as Graph supports it: https://learn.microsoft.com/en-us/graph/filter-query-parameter. An expression
 * becomes a function of a row; what needs the directory's index ("advanced queries") is found on the way.
 */
import { badRequest } from './errors.ts';

/** Reads a property, `status/errorCode`, or the number of related objects, `owners/$count`. */
export type Get = (path: string) => unknown;
export type Test = (get: Get) => boolean;

export interface Filter {
  test: Test;
  /** Every path that is named. */
  paths: string[];
  /** What is in it that only the index can answer, if anything. */
  advanced: string | undefined;
  /** `contains` is for reports and logs. */
  contains: boolean;
}

type Token =
  | { kind: 'name'; text: string }
  | { kind: 'literal'; value: string | number | boolean | null }
  | { kind: 'mark'; text: string };

const TOKEN =
  /\s*(?:('(?:[^']|'')*')|(\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d))|([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})|(-?\d+(?:\.\d+)?)|([A-Za-z_@$][\w@$]*(?:\/[\w$]+)*)|([(),:]))/y;

function tokens(text: string): Token[] {
  const out: Token[] = [];
  TOKEN.lastIndex = 0;
  const end = text.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw badRequest(`Invalid filter clause: syntax error at position ${at} in '${text}'.`);
    const [, string, dateTime, guid, number, name, mark] = match;
    if (string !== undefined) out.push({ kind: 'literal', value: string.slice(1, -1).replaceAll("''", "'") });
    else if (dateTime !== undefined || guid !== undefined)
      out.push({ kind: 'literal', value: dateTime ?? guid?.toLowerCase() ?? '' });
    else if (number !== undefined) out.push({ kind: 'literal', value: Number(number) });
    else if (name === 'null') out.push({ kind: 'literal', value: null });
    else if (name === 'true' || name === 'false') out.push({ kind: 'literal', value: name === 'true' });
    else if (name !== undefined) out.push({ kind: 'name', text: name });
    else out.push({ kind: 'mark', text: mark ?? '' });
  }
  return out;
}

type Literal = string | number | boolean | null;

/** Dates are compared as moments, text without regard to case, as the directory does. */
function order(value: unknown, literal: Literal): number {
  if (typeof value === 'string' && typeof literal === 'string') {
    const [a, b] = [Date.parse(value), Date.parse(literal)];
    if (/^\d{4}-\d\d-\d\dT/.test(literal) && !Number.isNaN(a)) return a - b;
    const [x, y] = [value.toLowerCase(), literal.toLowerCase()];
    return x < y ? -1 : Number(x > y);
  }
  if (value === literal) return 0;
  return Number(value) - Number(literal);
}

const COMPARE: Readonly<Record<string, (value: unknown, literal: Literal) => boolean>> = {
  eq: (value, literal) => (value ?? null) === literal || (literal !== null && order(value, literal) === 0),
  ne: (value, literal) => !((value ?? null) === literal || (literal !== null && order(value, literal) === 0)),
  gt: (value, literal) => value !== null && order(value, literal) > 0,
  ge: (value, literal) => value !== null && order(value, literal) >= 0,
  lt: (value, literal) => value !== null && order(value, literal) < 0,
  le: (value, literal) => value !== null && order(value, literal) <= 0,
};

const MATCH: Readonly<Record<string, (value: string, part: string) => boolean>> = {
  startswith: (value, part) => value.startsWith(part),
  endswith: (value, part) => value.endsWith(part),
  contains: (value, part) => value.includes(part),
};

export function parseFilter(text: string): Filter {
  const all = tokens(text);
  const paths: string[] = [];
  let advanced: string | undefined;
  let contains = false;
  let at = 0;

  const fail = (): Error => badRequest(`Invalid filter clause: '${text}'.`);
  const peek = (): string | undefined => {
    const token = all[at];
    return token?.kind === 'literal' ? undefined : token?.text;
  };
  const take = (mark: string): void => {
    if (peek() !== mark) throw fail();
    at += 1;
  };
  const literal = (): Literal => {
    const token = all[at];
    if (token?.kind !== 'literal') throw fail();
    at += 1;
    return token.value;
  };
  const path = (variable: string | undefined): string => {
    const token = all[at];
    if (token?.kind !== 'name') throw fail();
    at += 1;
    if (variable === undefined) paths.push(token.text.replace('/$count', ''));
    return variable === undefined ? token.text : token.text.replace(new RegExp(`^${variable}(/|$)`), '');
  };

  /** `tags/any(t: t eq 'x')`: the elements of a list are texts or objects. */
  const any = (list: string): Test => {
    take('(');
    const token = all[at];
    if (token?.kind !== 'name') throw fail();
    at += 1;
    take(':');
    const inner = or(token.text);
    take(')');
    paths.push(list);
    const element =
      (value: unknown): Get =>
      (name) =>
        name === '' ? value : (value as Record<string, unknown>)[name];
    return (get) => {
      const values = get(list);
      return Array.isArray(values) && values.some((value) => inner(element(value)));
    };
  };

  const call = (name: string, variable: string | undefined): Test => {
    const match = MATCH[name];
    if (!match) throw fail();
    if (name === 'endswith') advanced = name;
    if (name === 'contains') contains = true;
    take('(');
    const property = path(variable);
    take(',');
    const part = String(literal()).toLowerCase();
    take(')');
    return (get) => {
      const value = get(property);
      return typeof value === 'string' && match(value.toLowerCase(), part);
    };
  };

  const inList = (property: string): Test => {
    take('(');
    const values: Literal[] = [literal()];
    while (peek() === ',') {
      at += 1;
      values.push(literal());
    }
    take(')');
    return (get) => values.some((value) => COMPARE['eq']?.(get(property), value) === true);
  };

  const comparison = (variable: string | undefined): Test => {
    const token = all[at];
    if (token?.kind !== 'name') throw fail();
    const after = all[at + 1];
    if (after?.kind === 'mark' && after.text === '(') {
      at += 1;
      return token.text.endsWith('/any') ? any(token.text.slice(0, -4)) : call(token.text.toLowerCase(), variable);
    }
    const property = path(variable);
    const operator = peek() ?? '';
    at += 1;
    if (operator === 'in') return inList(property);
    const compare = COMPARE[operator];
    if (!compare) throw fail();
    if (operator === 'ne') advanced = 'ne';
    if (property.endsWith('/$count')) advanced = '$count';
    const value = literal();
    return (get) => compare(get(property), value);
  };

  const not = (variable: string | undefined): Test => {
    if (peek() === 'not') {
      at += 1;
      advanced = 'not';
      const inner = not(variable);
      return (get) => !inner(get);
    }
    if (peek() !== '(') return comparison(variable);
    take('(');
    const inner = or(variable);
    take(')');
    return inner;
  };
  const and = (variable: string | undefined): Test => {
    const parts = [not(variable)];
    while (peek() === 'and') {
      at += 1;
      parts.push(not(variable));
    }
    return parts.length === 1 ? (parts[0] as Test) : (get) => parts.every((part) => part(get));
  };
  const or = (variable: string | undefined): Test => {
    const parts = [and(variable)];
    while (peek() === 'or') {
      at += 1;
      parts.push(and(variable));
    }
    return parts.length === 1 ? (parts[0] as Test) : (get) => parts.some((part) => part(get));
  };

  const test = or(undefined);
  if (at !== all.length) throw fail();
  return { test, paths, advanced, contains };
}

/** Scalar functions and comparisons of KQL, as https://learn.microsoft.com/en-us/kusto/query/ describes them. */

export type Value = unknown;

const isObject = (value: Value): value is Record<string, Value> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const nullish = (value: Value): boolean => value === null || value === undefined;

/** `tostring()`: null becomes the empty string, objects become their JSON. */
export function text(value: Value): string {
  if (nullish(value)) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

const lower = (value: Value): string => text(value).toLowerCase();

/** `has` looks for whole terms: runs of letters and digits. */
function has(left: Value, right: Value): boolean {
  const [haystack, needle] = [lower(left), lower(right)];
  const letter = /[\p{L}\p{N}]/u;
  for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1)) {
    const [before, after] = [haystack[at - 1] ?? ' ', haystack[at + needle.length] ?? ' '];
    if (!letter.test(before) && !letter.test(after)) return true;
  }
  return false;
}

/**
 * A comparison with null is neither true nor false in KQL, `!=` as well, and so selects nothing; strings are never null.
 * https://learn.microsoft.com/en-us/kusto/query/scalar-data-types/null-values
 */
function equality(wanted: boolean): (left: Value, right: Value) => boolean {
  return (left, right) => {
    if (typeof left === 'string' || typeof right === 'string') return (text(left) === text(right)) === wanted;
    return !nullish(left) && !nullish(right) && (left === right) === wanted;
  };
}

function compare(left: Value, right: Value): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const [a, b] = [text(left), text(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

const word: Readonly<Record<string, (left: Value, right: Value) => boolean>> = {
  has,
  contains: (left, right) => lower(left).includes(lower(right)),
  startswith: (left, right) => lower(left).startsWith(lower(right)),
  endswith: (left, right) => lower(left).endsWith(lower(right)),
};

export const OPERATORS: Readonly<Record<string, (left: Value, right: Value) => boolean>> = {
  ...word,
  ...Object.fromEntries(Object.entries(word).map(([name, test]) => [`!${name}`, (l: Value, r: Value) => !test(l, r)])),
  '==': equality(true),
  '!=': equality(false),
  '=~': (left, right) => lower(left) === lower(right),
  '!~': (left, right) => lower(left) !== lower(right),
  '<': (left, right) => !nullish(left) && compare(left, right) < 0,
  '<=': (left, right) => !nullish(left) && compare(left, right) <= 0,
  '>': (left, right) => !nullish(left) && compare(left, right) > 0,
  '>=': (left, right) => !nullish(left) && compare(left, right) >= 0,
};

/** Nulls come last in ascending order unless told otherwise, and first in descending order. */
export function sortOrder(left: Value, right: Value): number {
  if (nullish(left) || nullish(right)) return nullish(left) === nullish(right) ? 0 : nullish(left) ? 1 : -1;
  return compare(left, right);
}

export type Type = 'string' | 'bool' | 'number' | 'dynamic';

interface Scalar {
  /** Number of arguments: at least, at most. */
  takes: readonly [number, number];
  gives: Type;
  of(...args: Value[]): Value;
}

const branch = (test: Value, yes: Value, no: Value): Value => (test === true ? yes : no);

export const SCALARS: Readonly<Record<string, Scalar>> = {
  tostring: { takes: [1, 1], gives: 'string', of: text },
  tolower: { takes: [1, 1], gives: 'string', of: lower },
  toupper: { takes: [1, 1], gives: 'string', of: (value) => text(value).toUpperCase() },
  strcat: { takes: [1, 64], gives: 'string', of: (...values) => values.map(text).join('') },
  strlen: { takes: [1, 1], gives: 'number', of: (value) => text(value).length },
  isempty: { takes: [1, 1], gives: 'bool', of: (value) => text(value) === '' },
  isnotempty: { takes: [1, 1], gives: 'bool', of: (value) => text(value) !== '' },
  isnull: { takes: [1, 1], gives: 'bool', of: nullish },
  isnotnull: { takes: [1, 1], gives: 'bool', of: (value) => !nullish(value) },
  not: { takes: [1, 1], gives: 'bool', of: (value) => value !== true },
  tobool: {
    takes: [1, 1],
    gives: 'bool',
    of: (value) => (typeof value === 'boolean' ? value : ({ true: true, false: false }[lower(value)] ?? null)),
  },
  toint: { takes: [1, 1], gives: 'number', of: (value) => (text(value) === '' ? null : Math.trunc(Number(value))) },
  // ISO dates sort and compare as text.
  todatetime: { takes: [1, 1], gives: 'string', of: (value) => (text(value) === '' ? null : text(value)) },
  coalesce: { takes: [2, 64], gives: 'string', of: (...values) => values.find((value) => text(value) !== '') ?? null },
  iff: { takes: [3, 3], gives: 'string', of: branch },
  iif: { takes: [3, 3], gives: 'string', of: branch },
  split: {
    takes: [2, 3],
    gives: 'dynamic',
    of(value, by, at) {
      const parts = text(value).split(text(by));
      return typeof at === 'number' ? [parts[at] ?? ''] : parts;
    },
  },
  array_length: { takes: [1, 1], gives: 'number', of: (value) => (Array.isArray(value) ? value.length : null) },
  bag_keys: { takes: [1, 1], gives: 'dynamic', of: (value) => (isObject(value) ? Object.keys(value) : null) },
  bag_pack: {
    takes: [2, 64],
    gives: 'dynamic',
    of: (...pairs) =>
      Object.fromEntries(pairs.flatMap((key, index) => (index % 2 === 0 ? [[text(key), pairs[index + 1]]] : []))),
  },
};

export function member(of: Value, key: string | number): Value {
  if (typeof key === 'number') return Array.isArray(of) ? (of[key] ?? null) : null;
  return isObject(of) && Object.hasOwn(of, key) ? (of[key] ?? null) : null;
}

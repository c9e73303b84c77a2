/** One row of an answer, with all that a mapping may look at. */
import { valueAt } from './path.ts';
import type { Condition } from './schema/mapping.ts';

export interface Row {
  row: unknown;
  /** `$outer` */
  outer?: unknown;
  /** `$item` */
  item?: unknown;
  /** `$parent` */
  parent?: Readonly<Record<string, unknown>>;
  /** `$join` */
  join?: Readonly<Record<string, unknown>>;
  /** `$config` */
  config: Readonly<Record<string, string>>;
  /** `$scope` */
  scope: { readonly id: string; readonly name: string };
}

const roots = ['outer', 'item', 'parent', 'join', 'config', 'scope'] as const;

export function lookUp(row: Row, path: string): unknown {
  const root = roots.find((name) => path === `$${name}` || path.startsWith(`$${name}.`));
  if (root === undefined) return valueAt(row.row, path);
  return path === `$${root}` ? (row[root] ?? undefined) : valueAt(row[root], path.slice(root.length + 2));
}

export function holds(conditions: readonly Condition[], read: (path: string) => unknown): boolean {
  return conditions.every((condition) => {
    const value = read(condition.path);
    if ('exists' in condition) return isThere(value) === condition.exists;
    return 'is' in condition ? isOneOf(value, condition.is) : !isOneOf(value, condition.isNot);
  });
}

const isThere = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

function isOneOf(value: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) return (wanted as unknown[]).includes(value);
  return wanted === null ? value === undefined || value === null : value === wanted;
}

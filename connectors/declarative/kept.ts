/** What is kept of the rows of a stream for others: whom to ask about, and what a join looks up. */
import type { Manifest, Stream } from './manifest.ts';
import type { Flaw } from './records/maker.ts';
import { holds, lookUp, type Row } from './row.ts';

/** What other streams need of one. */
export interface Kept {
  /** By the id of the stream that asks about each row. */
  parents: Map<string, Parents>;
  /** By `<stream>.<name of the join>`, then by key. */
  joins: Map<string, Map<string, { order: unknown; row: unknown }>>;
  /** Why it is not all of it. */
  flaw: Flaw | undefined;
}

export interface Parents {
  list: Parent[];
  /** How many rows lack what is needed to ask about them. */
  nameless: number;
}

export interface Parent {
  bind: Readonly<Record<string, string>>;
  carried: Readonly<Record<string, unknown>>;
}

type Keep = (row: Row) => void;

export function keepersOf({ streams }: Manifest, stream: Stream, kept: Kept): Keep[] {
  const keepers: Keep[] = [];
  for (const other of streams) {
    const { foreach } = other;
    if (foreach?.stream === stream.id) {
      const parents: Parents = { list: [], nameless: 0 };
      const asked = new Set<string>();
      kept.parents.set(other.id, parents);
      keepers.push((row) => {
        if (!holds(foreach.where, (path) => lookUp(row, path))) return;
        const bind = textsOf(row, foreach.bind);
        if (bind === undefined) {
          parents.nameless++;
          return;
        }
        // The owner of several tokens is asked about once.
        const key = JSON.stringify(bind);
        if (asked.has(key)) return;
        asked.add(key);
        parents.list.push({ bind, carried: { ...bind, ...valuesOf(row, foreach.carry) } });
      });
    }
    for (const [name, join] of Object.entries(other.join)) {
      if (join.stream !== stream.id) continue;
      const index = new Map<string, { order: unknown; row: unknown }>();
      kept.joins.set(`${other.id}.${name}`, index);
      keepers.push((row) => {
        const key = wordOf(lookUp(row, join.key));
        if (key === undefined) return;
        const order = join.latest === undefined ? undefined : lookUp(row, join.latest);
        if (isGreater(index.get(key)?.order, order)) return;
        const { row: inner, outer } = row;
        // `$outer` stays reachable: reports often have the day around the rows.
        const whole = typeof inner === 'object' && inner !== null ? { ...inner, $outer: outer } : inner;
        index.set(key, { order, row: whole });
      });
    }
  }
  return keepers;
}

/** Numbers as numbers, dates of RFC 3339 as text; nothing is the least. */
function isGreater(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a > b;
  return (wordOf(a) ?? '') > (wordOf(b) ?? '');
}

function textsOf(row: Row, paths: Readonly<Record<string, string>>): Record<string, string> | undefined {
  const found: Record<string, string> = {};
  for (const [name, path] of Object.entries(paths)) {
    const value = wordOf(lookUp(row, path));
    // Without it nothing can be asked: a row without its id.
    if (value === undefined) return undefined;
    found[name] = value;
  }
  return found;
}

export const wordOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

function valuesOf(row: Row, paths: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, lookUp(row, path)]));
}

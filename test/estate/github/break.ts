/** Bad days, as GitHub and the network before it have them. See ../faults.ts. */
import type { Fault } from '../faults.ts';
import type { Wire } from './route.ts';

type Row = Record<string, unknown>;

function poisoned(row: unknown, how: string): unknown {
  if (typeof row !== 'object' || row === null) return { not: 'text' };
  const copy: Row = { ...(row as Row) };
  const date = Object.keys(copy).find((key) => key.endsWith('_at') && typeof copy[key] === 'string');
  const name = ['name', 'title', 'login', 'token_name', 'key'].find((key) => typeof copy[key] === 'string') ?? 'name';
  if (how === 'missing-id')
    for (const key of Object.keys(copy).filter((each) => /(?:^|_)id$/.test(each))) delete copy[key];
  if (how === 'wrong-type') copy[date ?? name] = date ? 'yesterday-ish' : 42;
  if (how === 'huge-string') copy[name] = 'A'.repeat(5 << 20);
  if (how === 'lone-surrogate') copy[name] = `${String(copy[name])}\ud800`;
  return copy;
}

/** A fault in what the service says, still in a valid form. */
export function spoil(fault: Fault, body: Wire | readonly Wire[]): Wire | readonly Wire[] {
  const change = (rows: readonly unknown[]): readonly unknown[] => {
    if (fault.kind === 'empty-list') return [];
    if (fault.kind !== 'poison' || rows.length === 0) return rows;
    return [poisoned(rows[0], fault.how ?? 'wrong-type'), ...rows.slice(1)];
  };
  if (Array.isArray(body)) return change(body) as readonly Wire[];
  const rows = Object.entries(body as Wire).find(([, value]) => Array.isArray(value));
  return rows ? { ...(body as Wire), [rows[0]]: change(rows[1] as unknown[]) } : body;
}

/** A next-link that leads to the page that it is on. */
export const repeated = (link: string | undefined, self: string): Record<string, string> =>
  link === undefined ? {} : { link: link.replace(/<[^>]*>; rel="next"/, `<${self}>; rel="next"`) };

/** The same within an answer of GraphQL, where the rows are `nodes`, and the cursor is in `pageInfo`. */
export function spoilQuery(fault: Fault, body: Wire, variables: Readonly<Record<string, unknown>>): Wire {
  const change = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const copy: Row = {};
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'nodes' && Array.isArray(inner)) copy[key] = spoil(fault, inner as Wire[]);
      else if (key === 'pageInfo' && fault.kind === 'empty-list') copy[key] = { hasNextPage: false, endCursor: null };
      else if (key === 'pageInfo' && fault.kind === 'repeat-cursor') {
        const repeatedCursor = Object.values(variables).find(
          (each) => typeof each === 'string' && each.startsWith('Y3Vyc29y'),
        );
        copy[key] = repeatedCursor === undefined ? inner : { hasNextPage: true, endCursor: repeatedCursor };
      } else copy[key] = change(inner);
    }
    return copy;
  };
  return change(body) as Wire;
}

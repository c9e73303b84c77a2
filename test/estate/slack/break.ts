/** Faults in what Slack says, still in a valid form. */
import type { Fault } from '../faults.ts';

type Row = Record<string, unknown>;

export function spoil(fault: Fault, answer: Row, cursor: string | undefined): Row {
  const copy: Row = { ...answer };
  const list = Object.keys(copy).find((key) => Array.isArray(copy[key]) && copy[key].length > 0);
  if (fault.kind === 'empty-list' && list !== undefined) {
    copy[list] = [];
    copy['response_metadata'] = { next_cursor: '' };
  }
  if (fault.kind === 'repeat-cursor' && cursor !== undefined) copy['response_metadata'] = { next_cursor: cursor };
  if (fault.kind === 'poison' && list !== undefined) {
    const [first, ...rest] = copy[list] as unknown[];
    copy[list] = [poisoned(first, fault.how ?? 'wrong-type'), ...rest];
  }
  return copy;
}

/** The row, or what it wraps: `{app: {id, name}, scopes}`. */
function poisoned(row: unknown, how: string): unknown {
  if (typeof row !== 'object' || row === null) return { not: 'text' };
  const copy = structuredClone(row) as Row;
  const inner = (copy['app'] ?? copy['entity'] ?? copy) as Row;
  const name = ['name', 'app_type', 'username', 'title'].find((key) => typeof inner[key] === 'string') ?? 'name';
  if (how === 'missing-id') for (const key of ['id', 'app_id', 'service_id']) delete inner[key];
  if (how === 'wrong-type') inner[name] = { not: 'text' };
  if (how === 'huge-string') inner[name] = 'A'.repeat(5 << 20);
  if (how === 'lone-surrogate') inner[name] = `${String(inner[name])}\ud800`;
  return copy;
}

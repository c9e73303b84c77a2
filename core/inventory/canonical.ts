/** The form in which records are stored and compared: same content, same bytes. */
import { hash } from 'node:crypto';
import type { InventoryRecord, Json, Observed, UsageSignal } from '../model.ts';

export interface Canonical {
  /** JSON without usage; a grant's document is replaced by its hash. */
  body: string;
  hash: string;
  /** Of the usage signals less their windows, which move every night without saying anything new. */
  usageHash: string | null;
  usage: Observed<readonly UsageSignal[]> | undefined;
  /** Content-addressed: `[hash, JSON]`. */
  document: readonly [string, string] | null;
}

export const digest = (text: string): string => hash('sha256', text, 'base64url');

/** zod has put the fields in the order of the model; only free keys remain to be sorted. */
export function canonical(record: InventoryRecord): Canonical {
  if (record.record === 'scope' || record.record === 'trust') return plain(record);
  if (record.record === 'grant') {
    const document = documentOf(record.document);
    return { ...plain({ ...record, document: document?.[0] ?? null }), document };
  }
  const { usage, ...rest } = record;
  return { ...plain(rest), usage, usageHash: usageHashOf(usage) };
}

function plain(record: object): Canonical {
  const body = JSON.stringify(withSortedKeys(record));
  return { body, hash: digest(body), usage: undefined, usageHash: null, document: null };
}

function withSortedKeys<T extends { tags?: object; attributes?: object }>(record: T): T {
  const sorted = record;
  if (record.tags !== undefined) sorted.tags = sortedKeys(record.tags);
  if (record.attributes !== undefined) sorted.attributes = sortedKeys(record.attributes);
  return sorted;
}

function sortedKeys<T extends object>(object: T): T {
  const keys = Object.keys(object);
  if (keys.every((key, index) => index === 0 || (keys[index - 1] as string) <= key)) return object;
  return Object.fromEntries(Object.entries(object).toSorted(([a], [b]) => (a < b ? -1 : 1))) as T;
}

function usageHashOf(usage: Observed<readonly UsageSignal[]>): string {
  if (!Array.isArray(usage)) return digest(JSON.stringify(usage));
  return digest(JSON.stringify((usage as readonly UsageSignal[]).map(({ windowStart: _, ...signal }) => signal)));
}

/** Many grants share one policy, and connectors hand over the same object: it is hashed once. */
const seenDocuments = new WeakMap<object, readonly [string, string]>();

function documentOf(document: Json): readonly [string, string] | null {
  if (document === null || typeof document !== 'object') return null;
  const seen = seenDocuments.get(document);
  if (seen !== undefined) return seen;
  const text = JSON.stringify(document);
  const found = [digest(text), text] as const;
  seenDocuments.set(document, found);
  return found;
}

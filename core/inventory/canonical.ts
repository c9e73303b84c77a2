/** The form in which records are stored and compared: same content, same bytes. */
import { hash } from 'node:crypto';
import type { InventoryRecord, Json, Observed, UsageSignal } from '../model.ts';

export interface Canonical {
  /** JSON of the record less its usage and what has columns of its own; a grant's document is replaced by its hash. */
  body: string;
  /** Of body and usage, less the windows, which move every night without saying anything new. */
  hash: string;
  usage: Observed<readonly UsageSignal[]> | undefined;
  /** Content-addressed: `[hash, JSON]`. */
  document: readonly [string, string] | null;
}

/** 132 bits of SHA-256: short enough to store with every record, long enough that nobody makes two alike. */
const digest = (text: string): string => hash('sha256', text, 'base64url').slice(0, 22);

/** Any record, with the fields that are treated in a way of their own. */
interface Fields {
  record: InventoryRecord['record'];
  ref: unknown;
  scope?: unknown;
  identity?: unknown;
  usage?: Observed<readonly UsageSignal[]>;
  document?: Json;
  tags?: object;
  attributes: object;
}

/** zod has put the fields in the order of the model; only free keys remain to be sorted. */
export function canonical(record: InventoryRecord): Canonical {
  // What has columns of its own is left out here.
  const { record: kind, ref: _ref, scope: _scope, identity: _identity, usage, ...stored }: Fields = record;
  stored.attributes = sortedKeys(stored.attributes);
  if (stored.tags !== undefined) stored.tags = sortedKeys(stored.tags);
  const document = kind === 'grant' ? documentOf(stored.document ?? null) : null;
  if (kind === 'grant') stored.document = document?.[0] ?? null;
  const body = JSON.stringify(stored);
  return { body, hash: digest(usage === undefined ? body : body + whatIsSaid(usage)), usage, document };
}

function whatIsSaid(usage: Observed<readonly UsageSignal[]>): string {
  if (!Array.isArray(usage)) return JSON.stringify(usage);
  const signals = (usage as readonly UsageSignal[]).map(({ source, lastAt, precision, lagHours, blindTo, detail }) => [
    source,
    lastAt,
    precision,
    lagHours,
    blindTo,
    detail,
  ]);
  return JSON.stringify(signals);
}

export interface StoredColumns {
  record: string;
  ref: string;
  scope: string;
  identity: string | null;
  body: string;
}

/** The record again, less its usage. A grant's `document` is its hash. */
export function restore(row: StoredColumns): InventoryRecord {
  const { record, ref, scope, identity, body } = row;
  const fields = JSON.parse(body) as object;
  if (record === 'scope') return { record, ref, ...fields } as InventoryRecord;
  if (record === 'identity') return { record, ref, scope, ...fields } as InventoryRecord;
  return { record, ref, scope, identity, ...fields } as InventoryRecord;
}

function sortedKeys<T extends object>(object: T): T {
  let last = '';
  for (const key in object) {
    if (key < last) return Object.fromEntries(Object.entries(object).toSorted(([a], [b]) => (a < b ? -1 : 1))) as T;
    last = key;
  }
  return object;
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

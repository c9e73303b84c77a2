/** The form in which records are stored and compared: same content, same bytes. */
import type { InventoryRecord, Json, Observed, UsageSignal } from '../model.ts';
import { documentOf, sortedKeys } from './fingerprint.ts';

export interface Canonical {
  /** JSON of the record less its usage and what has columns of its own; a grant's document is replaced by its hash. */
  body: string;
  usage: Observed<readonly UsageSignal[]> | undefined;
  /** Content-addressed: `[hash, JSON]`. */
  document: readonly [string, string] | null;
}

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
  const paper = kind === 'grant' ? (stored.document ?? null) : null;
  const document = paper === null || typeof paper !== 'object' ? null : documentOf(paper);
  if (kind === 'grant') stored.document = document?.[0] ?? null;
  return { body: JSON.stringify(stored), usage, document };
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

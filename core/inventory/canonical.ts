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
  usage?: Observed<readonly UsageSignal[]>;
  document?: Json;
  tags?: object;
  attributes: object;
}

/** JSON leaves out what is undefined; taking it out of a copy (`...rest`) costs V8 several times as much. */
type InColumns = Partial<Record<'record' | 'ref' | 'scope' | 'identity' | 'usage', undefined>>;

/** zod has put the fields in the order of the model; only free keys remain to be sorted. */
export function canonical(record: InventoryRecord): Canonical {
  const { usage, document: paper, tags, attributes }: Fields = record;
  const stored: Omit<Fields, 'usage'> & InColumns = {
    ...record,
    record: undefined,
    ref: undefined,
    scope: undefined,
    identity: undefined,
    usage: undefined,
    attributes: sortedKeys(attributes),
  };
  if (tags !== undefined) stored.tags = sortedKeys(tags);
  if (record.record !== 'grant') return { body: JSON.stringify(stored), usage, document: null };
  const document = typeof paper === 'object' && paper !== null ? documentOf(paper) : null;
  stored.document = document?.[0] ?? null;
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

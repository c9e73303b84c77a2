/**
 * Takes records as they come, so that memory stays flat. What is stored already, unchanged, is only marked as seen;
 * the rest waits in a temporary table until its collection is merged. A crash loses what was staged and nothing else.
 */
import { typeOf, type InventoryRecord, type Timestamp } from '../model.ts';
import { hear } from '../usage.ts';
import { canonical } from './canonical.ts';
import type { Executor } from './executor.ts';
import { fingerprintOf, windowsJoin } from './fingerprint.ts';
import type { CollectionRow } from './schema.ts';
import { SeenRows } from './seen.ts';

/** One reading of one collection, from its first record to its merge. */
export interface Reading {
  collectionId: number;
  source: string;
  /** When this reading began. */
  readAt: Timestamp;
  /** When the one before began; `null` on the first. */
  previousReadAt: Timestamp | null;
  /** Rows that were stored before and seen again. */
  seen: SeenRows;
  /** Rows in the temporary table. */
  staged: number;
  /** The temporary tables that this reading has for itself; `null` until it needs them. */
  slot: Slot | null;
  memos: Map<string, string>;
}

interface Stored {
  id: number;
  hash: string;
  state: string;
  read_at: string | null;
  missed_at: string | null;
  collection_id: number;
}

const LOOK_UP = 'SELECT id, hash, state, read_at, missed_at, collection_id FROM record WHERE ref = ?';
/** Rows to a statement: to run one costs as much as a row. */
const TOGETHER = 10;
const KNOWN_DOCUMENT = 'SELECT 1 FROM document WHERE hash = ?';

/**
 * A pair of temporary tables, one reading's at a time: emptied whole, which SQLite does without touching the rows
 * (https://sqlite.org/lang_delete.html#the_truncate_optimization).
 */
export class Slot {
  readonly staged: string;
  readonly documents: string;
  readonly insert: string;
  readonly insertTogether: string;
  readonly insertDocument: string;

  constructor(index: number) {
    this.staged = `temp.staged_${index}`;
    this.documents = `temp.staged_document_${index}`;
    const row = '(?, ?, ?, ?, ?, ?, ?, ?, ?)';
    this.insert = `INSERT INTO ${this.staged} (record_id, ref, record, type, scope, identity, hash, body, usage) VALUES ${row}`;
    this.insertTogether = this.insert + `, ${row}`.repeat(TOGETHER - 1);
    this.insertDocument = `INSERT INTO ${this.documents} (hash, body) VALUES (?, ?)`;
  }
}

/** Slots that no reading uses now, and how many there are in all. */
export interface Slots {
  free: Slot[];
  made: number;
}

export const noSlots = (): Slots => ({ free: [], made: 0 });

function takeSlot(executor: Executor, slots: Slots): Slot {
  const free = slots.free.pop();
  if (free !== undefined) return free;
  const slot = new Slot(slots.made++);
  executor.db.exec(`
    CREATE TEMP TABLE ${slot.staged.slice(5)} (
      id INTEGER PRIMARY KEY, record_id INTEGER, ref TEXT NOT NULL, record TEXT NOT NULL, type TEXT NOT NULL,
      scope TEXT NOT NULL, identity TEXT, hash TEXT NOT NULL, body TEXT NOT NULL, usage TEXT
    ) STRICT;
    CREATE TEMP TABLE ${slot.documents.slice(5)} (hash TEXT NOT NULL, body TEXT NOT NULL) STRICT;`);
  return slot;
}

export function discardStaged(executor: Executor, slots: Slots, reading: Reading): void {
  if (reading.slot === null) return;
  executor.statement(`DELETE FROM ${reading.slot.staged}`).run();
  executor.statement(`DELETE FROM ${reading.slot.documents}`).run();
  slots.free.push(reading.slot);
  reading.slot = null;
}

/** What a connector gave, and what is stored of it. */
export interface Recognised {
  raw: unknown;
  fingerprint: string | null;
  /** Of the row that is stored under its Ref. */
  recordId: number | null;
  /** Stored already as it is, and marked as seen: nothing is left to do. */
  unchanged: boolean;
}

export function recognise(executor: Executor, reading: Reading, raws: readonly unknown[]): Recognised[] {
  // One transaction, so that the file is locked for reading once and not for each.
  return executor.db.transaction(() => raws.map((raw) => recogniseOne(executor, reading, raw)))();
}

function recogniseOne(executor: Executor, reading: Reading, raw: unknown): Recognised {
  const ref = refOf(raw);
  if (ref === null) return { raw, fingerprint: null, recordId: null, unchanged: false };
  const fingerprint = fingerprintOf(raw as object);
  // What was never read has no rows; a Ref that another collection brought is found by the merge.
  const stored = reading.previousReadAt === null ? undefined : executor.statement<Stored>(LOOK_UP).get(ref);
  if (stored === undefined) return { raw, fingerprint, recordId: null, unchanged: false };
  const unchanged = stored.hash === fingerprint && isCurrent(stored, reading, raw as object);
  if (unchanged) reading.seen.add(stored.id);
  return { raw, fingerprint, recordId: stored.id, unchanged };
}

function refOf(raw: unknown): string | null {
  const ref = (raw as { ref?: unknown } | null | undefined)?.ref;
  return typeof ref === 'string' ? ref : null;
}

function isCurrent(stored: Stored, reading: Reading, raw: object): boolean {
  return (
    stored.state === 'active' &&
    stored.read_at === null &&
    stored.missed_at === null &&
    stored.collection_id === reading.collectionId &&
    windowsJoin(raw, reading.previousReadAt)
  );
}

/** A checked record that is new, or may say something new. */
export interface Checked extends Pick<Recognised, 'fingerprint' | 'recordId'> {
  record: InventoryRecord;
}

export function stage(executor: Executor, slots: Slots, reading: Reading, records: readonly Checked[]): void {
  if (records.length === 0) return;
  const slot = (reading.slot ??= takeSlot(executor, slots));
  executor.db.transaction(() => {
    const rows = records.map((checked) => rowOf(executor, slot, reading, checked));
    const single = rows.splice(rows.length - (rows.length % TOGETHER));
    for (let at = 0; at < rows.length; at += TOGETHER) {
      executor.statement(slot.insertTogether).run(rows.slice(at, at + TOGETHER).flat());
    }
    for (const row of single) executor.statement(slot.insert).run(row);
  })();
  reading.staged += records.length;
}

type Row = readonly (string | number | null)[];

/** Its columns; its document is staged beside it. */
function rowOf(executor: Executor, slot: Slot, reading: Reading, { record, fingerprint, recordId }: Checked): Row {
  const { body, usage, document } = canonical(record);
  if (recordId !== null) reading.seen.add(recordId);
  if (document !== null && executor.statement(KNOWN_DOCUMENT).get(document[0]) === undefined) {
    executor.statement(slot.insertDocument).run(document[0], document[1]);
  }
  return [
    recordId,
    record.ref,
    record.record,
    typeOf(record.ref),
    record.record === 'scope' ? record.ref : record.scope,
    'identity' in record ? record.identity : null,
    fingerprint ?? '',
    body,
    // A new record's history starts with this reading; that of a stored one is continued by the merge.
    usage === undefined ? null : JSON.stringify(hear(usage, reading.readAt)),
  ];
}

export function newReading(collection: CollectionRow, readAt: Timestamp): Reading {
  return {
    collectionId: collection.id,
    source: collection.source,
    readAt,
    previousReadAt: collection.read_at,
    seen: new SeenRows(),
    staged: 0,
    slot: null,
    memos: new Map(),
  };
}

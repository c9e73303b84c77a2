/**
 * Takes records as they come, so that memory stays flat. What is stored already, unchanged, is only marked as seen;
 * the rest waits in a temporary table until its collection is merged. A crash loses what was staged and nothing else.
 */
import type { InventoryRecord, Ref, Timestamp, UsageSignal } from '../model.ts';
import { absorb } from '../usage.ts';
import { canonical, type Canonical } from './canonical.ts';
import type { Executor } from './executor.ts';
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
const KNOWN_DOCUMENT = 'SELECT 1 FROM document WHERE hash = ?';

/**
 * A pair of temporary tables, one reading's at a time: emptied whole, which SQLite does without touching the rows
 * (https://sqlite.org/lang_delete.html#the_truncate_optimization).
 */
export class Slot {
  readonly staged: string;
  readonly documents: string;
  readonly insert: string;
  readonly insertDocument: string;

  constructor(index: number) {
    this.staged = `temp.staged_${index}`;
    this.documents = `temp.staged_document_${index}`;
    this.insert = `INSERT INTO ${this.staged} (record_id, ref, record, type, scope, identity, hash, body, usage) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
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

export function stage(executor: Executor, slots: Slots, reading: Reading, records: readonly InventoryRecord[]): void {
  executor.db.transaction(() => {
    for (const record of records) stageOne(executor, slots, reading, record);
  })();
}

function stageOne(executor: Executor, slots: Slots, reading: Reading, record: InventoryRecord): void {
  const form = canonical(record);
  const stored = executor.statement<Stored>(LOOK_UP).get(record.ref);
  if (stored !== undefined) {
    reading.seen.add(stored.id);
    if (isUnchanged(stored, form, reading)) return;
  }
  reading.slot ??= takeSlot(executor, slots);
  executor.statement(reading.slot.insert).run(
    stored?.id ?? null,
    record.ref,
    record.record,
    typeOf(record.ref),
    record.record === 'scope' ? record.ref : record.scope,
    'identity' in record ? record.identity : null,
    form.hash,
    form.body,
    // A new record's history starts with this reading; that of a stored one is continued by the merge.
    form.usage === undefined
      ? null
      : JSON.stringify(stored ? form.usage : absorb(null, form.usage, null, reading.readAt)),
  );
  reading.staged++;
  if (form.document !== null && executor.statement(KNOWN_DOCUMENT).get(form.document[0]) === undefined) {
    executor.statement(reading.slot.insertDocument).run(form.document[0], form.document[1]);
  }
}

export function typeOf(ref: Ref): string {
  const start = ref.indexOf(':') + 1;
  return ref.slice(start, ref.indexOf(':', start));
}

function isUnchanged(stored: Stored, form: Canonical, reading: Reading): boolean {
  return (
    stored.hash === form.hash &&
    stored.state === 'active' &&
    stored.read_at === null &&
    stored.missed_at === null &&
    stored.collection_id === reading.collectionId &&
    windowsJoin(form.usage, reading.previousReadAt)
  );
}

/** True when every window reaches back into what was covered before, so that the stored history simply goes on. */
function windowsJoin(usage: Canonical['usage'], previousReadAt: Timestamp | null): boolean {
  if (!Array.isArray(usage)) return true;
  if (previousReadAt === null) return false;
  const covered = Date.parse(previousReadAt);
  return (usage as readonly UsageSignal[]).every(
    ({ windowStart, lagHours }) => Date.parse(windowStart) <= covered - lagHours * 3_600_000,
  );
}

export function newReading(
  collectionId: number,
  source: string,
  readAt: Timestamp,
  previousReadAt: Timestamp | null,
): Reading {
  return {
    collectionId,
    source,
    readAt,
    previousReadAt,
    seen: new SeenRows(),
    staged: 0,
    slot: null,
    memos: new Map(),
  };
}

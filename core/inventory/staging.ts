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
  memos: Map<string, string>;
}

interface Stored {
  id: number;
  hash: string;
  usage_hash: string | null;
  state: string;
  read_at: string | null;
  missed_at: string | null;
  collection_id: number;
}

const LOOK_UP = 'SELECT id, hash, usage_hash, state, read_at, missed_at, collection_id FROM record WHERE ref = ?';
const STAGE = `INSERT INTO temp.staged (collection_id, record_id, ref, record, type, scope, identity, hash, usage_hash, body, usage)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const STAGE_DOCUMENT = 'INSERT INTO temp.staged_document (collection_id, hash, body) VALUES (?, ?, ?)';
const KNOWN_DOCUMENT = 'SELECT 1 FROM document WHERE hash = ?';

export function createStaging(executor: Executor): void {
  executor.db.exec(`
    CREATE TEMP TABLE staged (
      id INTEGER PRIMARY KEY, collection_id INTEGER NOT NULL, record_id INTEGER, ref TEXT NOT NULL, record TEXT NOT NULL,
      type TEXT NOT NULL, scope TEXT NOT NULL, identity TEXT, hash TEXT NOT NULL, usage_hash TEXT, body TEXT NOT NULL, usage TEXT
    ) STRICT;
    CREATE INDEX temp.staged_collection ON staged (collection_id);
    CREATE TEMP TABLE staged_document (collection_id INTEGER NOT NULL, hash TEXT NOT NULL, body TEXT NOT NULL) STRICT;`);
}

export function stage(executor: Executor, reading: Reading, records: readonly InventoryRecord[]): void {
  executor.db.transaction(() => {
    for (const record of records) stageOne(executor, reading, record);
  })();
}

function stageOne(executor: Executor, reading: Reading, record: InventoryRecord): void {
  const form = canonical(record);
  const stored = executor.statement<Stored>(LOOK_UP).get(record.ref);
  if (stored !== undefined) {
    reading.seen.add(stored.id);
    if (isUnchanged(stored, form, reading)) return;
  }
  executor.statement(STAGE).run(
    reading.collectionId,
    stored?.id ?? null,
    record.ref,
    record.record,
    typeOf(record.ref),
    record.record === 'scope' ? record.ref : record.scope,
    'identity' in record ? record.identity : null,
    form.hash,
    form.usageHash,
    form.body,
    // A new record's history starts with this reading; that of a stored one is continued by the merge.
    form.usage === undefined
      ? null
      : JSON.stringify(stored ? form.usage : absorb(null, form.usage, null, reading.readAt)),
  );
  reading.staged++;
  if (form.document !== null && executor.statement(KNOWN_DOCUMENT).get(form.document[0]) === undefined) {
    executor.statement(STAGE_DOCUMENT).run(reading.collectionId, form.document[0], form.document[1]);
  }
}

export const typeOf = (ref: Ref): string => ref.split(':', 2)[1] ?? '';

function isUnchanged(stored: Stored, form: Canonical, reading: Reading): boolean {
  return (
    stored.hash === form.hash &&
    stored.usage_hash === form.usageHash &&
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
  return { collectionId, source, readAt, previousReadAt, seen: new SeenRows(), staged: 0, memos: new Map() };
}

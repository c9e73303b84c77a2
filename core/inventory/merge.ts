/**
 * Turns one reading into inventory, in one transaction: new rows, changed rows, and only when everything was listed to
 * its end, rows that are gone. Absence proves nothing else.
 */
import type { Ref, Timestamp } from '../model.ts';
import { absorb, type StoredUsage } from '../usage.ts';
import { logChange } from './change-log.ts';
import { diffBodies, type FieldChanges } from './diff.ts';
import type { Executor } from './executor.ts';
import { isFirstFill, writtenOnce } from './first-fill.ts';
import type { MergeOptions, MergeResult } from './merge-options.ts';
import { retireUnseen } from './retire.ts';
import type { RecordState } from './schema.ts';
import type { Reading, Slot } from './staging.ts';

const insertNewFrom = (staged: string): string =>
  `INSERT INTO record (ref, record, type, collection_id, scope, identity, state, hash, body, usage, first_seen, changed_at)
  SELECT ref, record, type, :collection, scope, identity, 'active', hash, body, usage, :at, :at
  FROM ${staged} WHERE record_id IS NULL ORDER BY id
  ON CONFLICT (ref) DO NOTHING`;
/** By the index alone: the rows themselves are large. */
const LOG_NEW = `INSERT INTO change (run_id, record_id, at, kind) SELECT :run, id, :at, 'appeared'
  FROM record INDEXED BY record_present WHERE collection_id = :collection AND state <> 'gone' AND id > :last`;
/** Known rows, and new ones whose Ref another collection, or the same listing, brought first. */
const knownPageOf = (staged: string): string =>
  `SELECT s.id AS staged_id, s.hash AS new_hash, s.body AS new_body, s.usage AS new_usage,
    s.scope AS new_scope, s.identity AS new_identity,
    r.id, r.scope, r.identity, r.body, r.usage, r.state, coalesce(r.read_at, c.read_at) AS last_read_at
  FROM ${staged} s JOIN record r ON r.ref = s.ref JOIN collection c ON c.id = r.collection_id
  WHERE s.id > ? AND (s.record_id IS NOT NULL OR r.id <= ?) ORDER BY s.id LIMIT 500`;
const UPDATE = `UPDATE record SET collection_id = ?, scope = ?, identity = ?, state = 'active', hash = ?, body = ?, usage = ?,
  read_at = NULL, missed_at = NULL, gone_at = NULL, changed_at = coalesce(?, changed_at) WHERE id = ?`;

export function merge(executor: Executor, reading: Reading, options: MergeOptions): MergeResult {
  if (!options.readAnything) return { appeared: 0, changed: 0, gone: 0, held: [] };
  const work = (): MergeResult => mergeAll(executor, reading, options);
  return isFirstFill(reading, newestOf(executor)) ? writtenOnce(executor, work) : executor.transaction(work);
}

/** Ids grow by one, and no record is ever deleted: so many there are. */
const newestOf = (executor: Executor): number =>
  executor.statement<{ last: number | null }>('SELECT max(id) AS last FROM record').get()?.last ?? 0;

function mergeAll(executor: Executor, reading: Reading, options: MergeOptions): MergeResult {
  const last = newestOf(executor);
  const { slot } = reading;
  if (slot !== null) {
    executor.statement(`INSERT OR IGNORE INTO document (hash, body) SELECT hash, body FROM ${slot.documents}`).run();
  }
  const appeared = slot === null ? 0 : insertNew(executor, reading, slot, options, last);
  const changed =
    slot === null || appeared === reading.staged ? 0 : updateKnown(executor, reading, slot, options, last);
  for (const ref of options.unreadable) keepUnreadable(executor, reading, ref);
  const { gone, held } = retireUnseen(executor, reading, options, last);
  for (const [key, value] of reading.memos) {
    executor
      .statement(
        'INSERT INTO memo (source, key, value) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
      )
      .run(reading.source, key, value);
  }
  executor.statement('UPDATE collection SET read_at = ? WHERE id = ?').run(reading.readAt, reading.collectionId);
  return { appeared, changed, gone, held };
}

function insertNew(executor: Executor, reading: Reading, slot: Slot, { runId }: MergeOptions, last: number): number {
  const { changes } = executor
    .statement(insertNewFrom(slot.staged))
    .run({ at: reading.readAt, collection: reading.collectionId });
  if (changes > 0)
    executor.statement(LOG_NEW).run({ run: runId, at: reading.readAt, collection: reading.collectionId, last });
  return changes;
}

function keepUnreadable(executor: Executor, reading: Reading, ref: Ref): void {
  const row = executor.statement<{ id: number }>('SELECT id FROM record WHERE ref = ?').get(ref);
  if (row === undefined || reading.seen.has(row.id)) return;
  reading.seen.add(row.id);
  executor
    .statement('UPDATE record SET read_at = coalesce(read_at, ?) WHERE id = ?')
    .run(reading.previousReadAt, row.id);
}

interface KnownRow {
  staged_id: number;
  new_hash: string;
  new_body: string;
  new_usage: string | null;
  new_scope: string;
  new_identity: string | null;
  id: number;
  scope: string;
  identity: string | null;
  body: string;
  usage: string | null;
  state: RecordState;
  last_read_at: Timestamp | null;
}

function updateKnown(executor: Executor, reading: Reading, slot: Slot, { runId }: MergeOptions, last: number): number {
  let changed = 0;
  let after = 0;
  for (;;) {
    const page = executor.statement<KnownRow>(knownPageOf(slot.staged)).all(after, last);
    for (const row of page) changed += updateOne(executor, reading, runId, row);
    const end = page.at(-1);
    if (end === undefined) return changed;
    after = end.staged_id;
  }
}

/** Returns 1 when the change log got a line. */
function updateOne(executor: Executor, reading: Reading, runId: number, row: KnownRow): 0 | 1 {
  reading.seen.add(row.id);
  const fields = fieldsOf(row);
  const kind = row.state === 'active' ? (Object.keys(fields).length > 0 ? 'changed' : null) : 'back';
  executor
    .statement(UPDATE)
    .run(
      reading.collectionId,
      row.new_scope,
      row.new_identity,
      row.new_hash,
      row.new_body,
      joinedUsage(row),
      kind === null ? null : reading.readAt,
      row.id,
    );
  if (kind === null) return 0;
  logChange(executor, runId, row.id, reading.readAt, kind, fields);
  return 1;
}

function fieldsOf(row: KnownRow): FieldChanges {
  const fields = row.body === row.new_body ? {} : diffBodies(row.body, row.new_body);
  if (row.scope !== row.new_scope) fields['scope'] = [row.scope, row.new_scope];
  if (row.identity !== row.new_identity) fields['identity'] = [row.identity, row.new_identity];
  return fields;
}

function joinedUsage({ usage, new_usage, last_read_at }: KnownRow): string | null {
  if (usage === null || new_usage === null) return new_usage ?? usage;
  return JSON.stringify(absorb(JSON.parse(usage) as StoredUsage, JSON.parse(new_usage) as StoredUsage, last_read_at));
}

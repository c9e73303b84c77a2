/** What a reading did not see: gone, held for confirmation, or simply not known of tonight. */
import type { Ref } from '../model.ts';
import type { Executor } from './executor.ts';
import { logChange } from './change-log.ts';
import type { Held, MergeOptions } from './merge-options.ts';
import type { Reading } from './staging.ts';

interface Unseen {
  id: number;
  type: string;
  scope: Ref;
  missed_at: string | null;
}

/** A listing that lost more than this share, and more than this many, is not believed without `--accept-shrink`. */
const SHRINK_SHARE = 0.2;
const SHRINK_COUNT = 10;

/** What was out of scope counts: back in scope, it is there or it is gone. Answered from the index alone. */
const PRESENT = `SELECT id FROM record WHERE collection_id = ? AND state <> 'gone' AND id <= ?`;
const PRESENT_BY_TYPE = `SELECT type, count(*) AS count FROM record WHERE collection_id = ? AND state <> 'gone' AND id <= ? GROUP BY type`;
const DETAILS = 'SELECT id, type, scope, missed_at FROM record WHERE id = ?';
/** Freezes `read_at` at the last reading that did see it. */
const NOT_SEEN = 'UPDATE record SET read_at = coalesce(read_at, ?), missed_at = coalesce(missed_at, ?) WHERE id = ?';
const GONE = `UPDATE record SET state = 'gone', gone_at = ?, read_at = coalesce(read_at, ?) WHERE id = ?`;

export function retireUnseen(
  executor: Executor,
  reading: Reading,
  options: MergeOptions,
  last: number,
): { gone: number; held: Held[] } {
  const missing = findUnseen(executor, reading, last);
  const proven = ({ scope }: Unseen): boolean => options.complete && !options.doubtful.has(scope);
  for (const row of missing) {
    if (!proven(row)) executor.statement(NOT_SEEN).run(reading.previousReadAt, null, row.id);
  }
  const unseen = missing.filter(proven);
  if (unseen.length === 0) return { gone: 0, held: [] };
  const presentByType = new Map(
    executor
      .statement<{ type: string; count: number }>(PRESENT_BY_TYPE)
      .all(reading.collectionId, last)
      .map(({ type, count }) => [type, count]),
  );
  const held: Held[] = [];
  let gone = 0;
  const total = [...presentByType.values()].reduce((sum, count) => sum + count, 0);
  const tooMany = !options.acceptShrink && isShrink(unseen.length, total);
  for (const [type, rows] of Map.groupBy(unseen, (row) => row.type)) {
    const guard = options.acceptShrink ? null : guardOf(type, rows, presentByType.get(type) ?? 0, tooMany, options);
    if (guard !== null) {
      held.push(guard);
      for (const { id } of rows) executor.statement(NOT_SEEN).run(reading.previousReadAt, reading.readAt, id);
      continue;
    }
    for (const { id } of rows) {
      executor.statement(GONE).run(reading.readAt, reading.previousReadAt, id);
      logChange(executor, options.runId, id, reading.readAt, 'gone');
    }
    gone += rows.length;
  }
  return { gone, held };
}

function isShrink(lost: number, of: number): boolean {
  return lost > SHRINK_COUNT && lost > of * SHRINK_SHARE;
}

/**
 * Besides the shrink, one more listing is not believed at once: one that has nothing at all of a type where there was
 * some. An empty answer is the commonest way for an API to be wrong. It counts when the provider's own total agrees,
 * or when the next complete listing says the same.
 */
function guardOf(
  type: string,
  rows: readonly Unseen[],
  of: number,
  tooMany: boolean,
  options: MergeOptions,
): Held | null {
  const backedUp = options.reported.get(type) === of - rows.length;
  if (tooMany || isShrink(rows.length, of)) return { type, lost: rows.length, of, nextRunConfirms: false };
  const emptied = rows.length === of && !backedUp && rows.some((row) => row.missed_at === null);
  return emptied ? { type, lost: rows.length, of, nextRunConfirms: true } : null;
}

function findUnseen(executor: Executor, reading: Reading, last: number): Unseen[] {
  const ids: number[] = [];
  for (const { id } of executor.statement<{ id: number }>(PRESENT).iterate(reading.collectionId, last)) {
    if (!reading.seen.has(id)) ids.push(id);
  }
  return ids.map((id) => executor.statement<Unseen>(DETAILS).get(id)).filter((row) => row !== undefined);
}

/**
 * The first large reading is most of what an inventory will ever hold. Through the write-ahead log its pages are written
 * twice, and the log grows as large as the file; with a rollback journal what is added at the end of the file is written
 * once (https://sqlite.org/lockingv3.html#rollback), which takes 8 % less of a million records' time (scripts/bench scale).
 * But with the journal nobody can read meanwhile: so only while there is next to nothing to read.
 */
import type Database from 'better-sqlite3';
import type { Executor } from './executor.ts';
import type { Reading } from './staging.ts';

/** Records. */
const LARGE = 10_000;

/** @param stored how many records there are */
export const isFirstFill = ({ staged }: Reading, stored: number): boolean => staged >= LARGE && stored < staged / 10;

export function writtenOnce<T>(executor: Executor, work: () => T): T {
  const { db } = executor;
  // Not `delete`: after a power cut a deleted journal may be there again, an emptied one is empty for good.
  // https://sqlite.org/pragma.html#pragma_synchronous, EXTRA
  if (!setJournal(db, 'truncate')) return executor.transaction(work);
  try {
    // From its first moment: who comes to read then waits, and cannot keep its end waiting.
    return db.transaction(work).exclusive();
  } finally {
    // If somebody was quicker, the next run sets it: see `openDatabase`.
    setJournal(db, 'wal');
  }
}

/** @returns false while somebody else has the file open */
function setJournal(db: Database.Database, mode: 'truncate' | 'wal'): boolean {
  try {
    return db.pragma(`main.journal_mode = ${mode}`, { simple: true }) === mode;
  } catch {
    return false;
  }
}

/**
 * The first large reading is most of what an inventory will ever hold. Through the write-ahead log its pages are written
 * twice, and the log grows as large as the file; with a rollback journal what is added at the end of the file is written
 * once (https://sqlite.org/lockingv3.html#rollback), which takes a tenth less time (scripts/bench scale). Both survive a
 * kill and a power cut. But with the journal nobody can read meanwhile: so only while there is next to nothing to read.
 */
import type Database from 'better-sqlite3';
import type { Executor } from './executor.ts';
import type { Reading } from './staging.ts';

const LARGE = 10_000;

/** @param stored how many records there are */
export const isFirstFill = ({ staged }: Reading, stored: number): boolean => staged >= LARGE && stored < staged / 10;

export function writtenOnce<T>(executor: Executor, work: () => T): T {
  const { db } = executor;
  if (!setJournal(db, 'delete')) return executor.transaction(work);
  try {
    // From its first moment: who comes to read then waits, and cannot keep its end waiting.
    return db.transaction(work).exclusive();
  } finally {
    // If somebody was quicker, the next run sets it: see `openDatabase`.
    setJournal(db, 'wal');
  }
}

/** @returns false while somebody else has the file open */
function setJournal(db: Database.Database, mode: 'delete' | 'wal'): boolean {
  try {
    return db.pragma(`main.journal_mode = ${mode}`, { simple: true }) === mode;
  } catch {
    return false;
  }
}

/**
 * One run at a time. The lock is a write transaction held open on a file beside the inventory: the operating system
 * lets go of it when the process dies, however it dies, so no process id has to be believed (in containers every one
 * is 1).
 */
import { hostname } from 'node:os';
import Database from 'better-sqlite3';
import { exitCodes, UserError } from '../errors.ts';

export interface Lock {
  release(): void;
}

/** A connection that nobody refers to is closed by the garbage collector, and its lock would go with it. */
const held = new Set<Database.Database>();

interface Holder {
  owner: string;
  since: string;
}

/** @throws UserError `locked` (exit 5) at once when another run holds it. */
export function takeLock(inventory: string, now: string): Lock {
  const db = new Database(`${inventory}.lock`, { timeout: 0 });
  try {
    db.exec(
      'CREATE TABLE IF NOT EXISTS holder (id INTEGER PRIMARY KEY CHECK (id = 1), owner TEXT NOT NULL, since TEXT NOT NULL) STRICT',
    );
    db.prepare('INSERT OR REPLACE INTO holder VALUES (1, ?, ?)').run(`process ${process.pid} on ${hostname()}`, now);
    db.exec('BEGIN IMMEDIATE');
  } catch (error) {
    const holder = readHolder(db);
    db.close();
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    const who = holder === undefined ? 'another process' : `${holder.owner}, since ${holder.since}`;
    throw new UserError('locked', `Another run is going on with ${inventory} (${who}).`, {
      next: 'Wait for it to end, or stop it; its lock goes with it.',
      exitCode: exitCodes.locked,
    });
  }
  held.add(db);
  return {
    release: () => {
      if (!held.delete(db)) return;
      db.exec('ROLLBACK');
      db.close();
    },
  };
}

function readHolder(db: Database.Database): Holder | undefined {
  try {
    return db.prepare<[], Holder>('SELECT owner, since FROM holder').get();
  } catch {
    return undefined;
  }
}

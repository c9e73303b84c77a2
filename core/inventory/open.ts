/** Opens the database file: ours, private, not newer than this program, durable. */
import { closeSync, existsSync, lstatSync, mkdirSync, openSync, statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { messageOf, UserError } from '../errors.ts';
import { createExecutor, type Executor } from './executor.ts';
import { assertNotNewer, migrate } from './migrate.ts';

/** "NHI1" as a 32-bit number: tells our files from any other SQLite file (https://sqlite.org/pragma.html#pragma_application_id). */
const APPLICATION_ID = 0x4e484931;

/** Network file systems, where WAL corrupts (https://sqlite.org/wal.html): statfs magic of NFS, SMB, CIFS, SMB2. */
const NETWORK_FILE_SYSTEMS = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
]);

export interface OpenOptions {
  /** Only look: no file is made, nothing is migrated or written. */
  readOnly?: boolean;
}

export function openDatabase(file: string, options: OpenOptions = {}): Executor {
  const path = resolve(file);
  if (options.readOnly === true && !existsSync(path)) {
    throw new UserError('no-inventory', `There is no inventory at ${path}.`, {
      next: 'Run `discover` first, or name the file with --db FILE.',
    });
  }
  if (options.readOnly !== true) prepareFile(path);
  checkFile(path);
  // Temporary tables and sorts go beside the database: in a container nothing else may be writable.
  process.env['SQLITE_TMPDIR'] ??= dirname(path);
  try {
    if (options.readOnly === true) undoUnfinished(path);
    const db = new Database(path, { timeout: 5000, readonly: options.readOnly === true });
    try {
      return prepareDatabase(db, path, options.readOnly === true);
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    throw explained(error, path);
  }
}

function prepareFile(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    // Made by us, so that it is private from its first moment. WAL and shared-memory files copy its mode.
    if (!existsSync(path)) closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    throw explained(error, path);
  }
}

function checkFile(path: string): void {
  const entry = lstatSync(path);
  if (entry.isSymbolicLink() || !entry.isFile()) {
    throw new UserError('database-not-a-file', `${path} is not a plain file.`, {
      next: 'Name the file itself with --db FILE.',
    });
  }
  if (process.platform !== 'win32' && (entry.mode & 0o022) !== 0) {
    throw new UserError(
      'database-not-private',
      `${path} can be changed by other users (mode ${(entry.mode & 0o777).toString(8)}).`,
      {
        next: `Run: chmod 600 ${path}`,
      },
    );
  }
  const kind = NETWORK_FILE_SYSTEMS.get(statfsSync(dirname(path)).type);
  if (kind !== undefined) {
    throw new UserError(
      'database-on-network',
      `${path} is on a network file system (${kind}), where SQLite can lose data.`,
      {
        next: 'Put the inventory on a local disk or a block volume.',
      },
    );
  }
}

/** What a run was writing when it was killed (`first-fill.ts`) is undone by the next who reads and may write. */
function undoUnfinished(path: string): void {
  if (!existsSync(`${path}-journal`)) return;
  const db = new Database(path, { timeout: 5000 });
  try {
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
  } finally {
    db.close();
  }
}

function prepareDatabase(db: Database.Database, path: string, readOnly: boolean): Executor {
  const application = db.pragma('application_id', { simple: true });
  const tables = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
  if (application !== APPLICATION_ID && !(application === 0 && tables === 0)) {
    throw new UserError('database-not-ours', `${path} is a database of something else.`, {
      next: 'Nothing was changed. Name another file with --db FILE.',
    });
  }
  assertNotNewer(db, path);
  // Large readings are written page by page: a quarter as many as of the usual size take a tenth less time
  // (scripts/bench scale). Only an empty file can take it.
  if (tables === 0 && !readOnly) db.pragma('page_size = 16384');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('foreign_keys = ON');
  // The unit is KiB when negative. Larger caches made merging slower (scripts/bench scale) and count against the memory figure.
  db.pragma('cache_size = -8192');
  const executor = createExecutor(db);
  if (readOnly) {
    migrate(executor, path, { readOnly });
    return executor;
  }
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.pragma('journal_mode = WAL');
  // better-sqlite3 builds with NORMAL for WAL, which may lose the last commits when the power fails.
  db.pragma('synchronous = FULL');
  db.pragma('temp_store = FILE');
  // Written once and read once, in order.
  db.pragma('temp.cache_size = -2048');
  // What is staged is thrown away as a whole when anything goes wrong: its journal need not be a file.
  db.pragma('temp.journal_mode = MEMORY');
  migrate(executor, path, { readOnly });
  return executor;
}

function explained(error: unknown, path: string): unknown {
  if (error instanceof UserError) return error;
  const code = (error as { code?: string }).code ?? '';
  const plain = codes.find(([pattern]) => pattern.test(code));
  if (plain === undefined) return error;
  return new UserError(plain[1], `${path}: ${plain[2]} (${messageOf(error)}).`, {
    next: plain[3],
    cause: error,
    exitCode: 1,
  });
}

const codes: readonly (readonly [RegExp, string, string, string])[] = [
  [
    /^SQLITE_READONLY_ROLLBACK/,
    'database-unfinished',
    'a run was killed while it wrote here, and you may not undo what it began',
    'Run `discover doctor` as a user who may write there; what was merged before is intact.',
  ],
  [
    /^(EACCES|EPERM|EROFS|EEXIST|ENOTDIR|ENOENT|SQLITE_READONLY|SQLITE_CANTOPEN)/,
    'database-not-writable',
    'the inventory cannot be written there',
    'Choose a writable place with --db FILE.',
  ],
  [
    /^(ENOSPC|SQLITE_FULL|EDQUOT)/,
    'disk-full',
    'the disk is full',
    'Free some space; what was merged before is intact.',
  ],
  [
    /^SQLITE_IOERR/,
    'disk-error',
    'the disk refused to read or write',
    'Check the disk and its free space; what was merged before is intact.',
  ],
  [
    /^(SQLITE_NOTADB|SQLITE_CORRUPT)/,
    'database-damaged',
    'this is not a readable SQLite database',
    'Nothing was changed. Restore a backup, or name another file with --db FILE.',
  ],
  [/^SQLITE_BUSY/, 'database-busy', 'another program is writing to the inventory', 'Wait for it to end and try again.'],
];

/** Words for an error of SQLite or the file system that happens later, while writing. */
export function explainStorage(error: unknown, path: string): unknown {
  return explained(error, path);
}

/** Forward-only migrations: numbered SQL files, each applied once, whole, and never edited afterwards. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import type { Executor } from './executor.ts';

interface Migration {
  version: number;
  name: string;
  checksum: string;
  text: string;
}

const folder = join(import.meta.dirname, 'migrations');

function loadMigrations(): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .map((name, index) => {
      const text = readFileSync(join(folder, name), 'utf8');
      const version = Number.parseInt(name, 10);
      if (version !== index + 1) throw new Error(`migration ${name} is out of order`);
      return { version, name, text, checksum: createHash('sha256').update(text).digest('hex') };
    });
}

/** Before anything is set in the file, so that a newer one stays as it is. @returns its version */
export function assertNotNewer(db: Executor['db'], path: string, known = loadMigrations().length): number {
  const current = Number(db.pragma('user_version', { simple: true }));
  if (current <= known) return current;
  throw new UserError(
    'database-newer',
    `${path} was written by a newer version of discover (schema ${current}, this one knows ${known}).`,
    {
      next: 'Nothing was changed. Update discover.',
    },
  );
}

export function migrate(executor: Executor, path: string, { readOnly }: { readOnly: boolean }): void {
  const known = loadMigrations();
  const current = assertNotNewer(executor.db, path, known.length);
  if (current > 0) checkApplied(executor, known, path);
  if (current === known.length) return;
  if (readOnly) {
    throw new UserError('database-older', `${path} was written by an older version of discover.`, {
      next: 'Run `discover` once to bring it up to date.',
    });
  }
  // One transaction for all: killed half-way, the file is as it was.
  executor.transaction(() => {
    executor.db.exec(
      'CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT',
    );
    for (const migration of known.slice(current)) {
      executor.db.exec(migration.text);
      executor
        .statement('INSERT INTO migration VALUES (?, ?, ?, ?)')
        .run(migration.version, migration.name, migration.checksum, new Date().toISOString());
    }
    executor.db.pragma(`user_version = ${known.length}`);
  });
}

function checkApplied(executor: Executor, known: readonly Migration[], path: string): void {
  const applied = executor
    .statement<{ version: number; checksum: string }>('SELECT version, checksum FROM migration')
    .all();
  const changed = applied.find(({ version, checksum }) => known[version - 1]?.checksum !== checksum);
  if (changed === undefined) return;
  throw new UserError(
    'database-schema-changed',
    `${path} was made with another edition of migration ${changed.version}.`,
    {
      next: 'Nothing was changed. Use the version of discover that wrote it, or start a new file with --db FILE.',
    },
  );
}

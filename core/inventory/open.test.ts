import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/suites/nights.ts';
import { openDatabase } from './open.ts';

const codeOf = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
  return 'nothing thrown';
};

test('a new inventory is private, durable and checked', () => {
  const file = join(temporaryFolder(), 'deep', 'inventory.db');
  const { db } = openDatabase(file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(join(file, '..')).mode & 0o777).toBe(0o700);
  expect(statSync(`${file}-wal`).mode & 0o777).toBe(0o600);
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(db.pragma('synchronous', { simple: true })).toBe(2);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  const lax = db
    .prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
    )
    .pluck()
    .all();
  expect(lax).toEqual([]);
  db.close();
});

test('an inventory is opened again as it was', () => {
  const file = join(temporaryFolder(), 'inventory.db');
  openDatabase(file).db.close();
  const { db } = openDatabase(file);
  expect(db.prepare('SELECT count(*) FROM migration').pluck().get()).toBe(db.pragma('user_version', { simple: true }));
  db.close();
});

test('the change log cannot be rewritten', () => {
  const { db } = openDatabase(join(temporaryFolder(), 'inventory.db'));
  db.exec(`INSERT INTO run VALUES (1, '', NULL, 'running', NULL, '', '[]', NULL);
    INSERT INTO collection (id, source, provider, scope, collector) VALUES (1, '', '', '', '');
    INSERT INTO record VALUES (1, 'a:b:c', 'identity', 'b', 1, '', NULL, 'active', '', '{}', NULL, NULL, NULL, '', '', NULL);
    INSERT INTO change VALUES (1, 1, 1, '', 'appeared', NULL)`);
  expect(() => db.exec('DELETE FROM change')).toThrow('append-only');
  expect(() => db.exec("UPDATE change SET at = 'x'")).toThrow('append-only');
  db.close();
});

test('somebody else’s database is refused and not touched', () => {
  const file = join(temporaryFolder(), 'other.db');
  const other = new Database(file);
  other.exec('CREATE TABLE theirs (x)');
  other.close();
  chmodSync(file, 0o600);
  const before = readFileSync(file);
  expect(codeOf(() => openDatabase(file))).toBe('database-not-ours');
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a file that is no database is refused and not touched', () => {
  const file = join(temporaryFolder(), 'notes.txt');
  writeFileSync(file, 'dear diary, '.repeat(1000), { mode: 0o600 });
  expect(codeOf(() => openDatabase(file))).toBe('database-damaged');
  expect(readFileSync(file, 'utf8')).toBe('dear diary, '.repeat(1000));
});

test('a newer inventory is refused', () => {
  const file = join(temporaryFolder(), 'inventory.db');
  const { db } = openDatabase(file);
  db.pragma('user_version = 999');
  db.close();
  expect(codeOf(() => openDatabase(file))).toBe('database-newer');
});

test('an inventory made with an edited migration is refused', () => {
  const file = join(temporaryFolder(), 'inventory.db');
  const { db } = openDatabase(file);
  db.exec("UPDATE migration SET checksum = 'x' WHERE version = 2");
  db.close();
  expect(codeOf(() => openDatabase(file))).toBe('database-schema-changed');
});

test('reading makes no file', () => {
  const file = join(temporaryFolder(), 'inventory.db');
  expect(codeOf(() => openDatabase(file, { readOnly: true }))).toBe('no-inventory');
  expect(existsSync(file)).toBe(false);
});

test('links and files that others may change are refused', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'inventory.db');
  openDatabase(file).db.close();
  symlinkSync(file, join(folder, 'link.db'));
  expect(codeOf(() => openDatabase(join(folder, 'link.db')))).toBe('database-not-a-file');
  chmodSync(file, 0o666);
  expect(codeOf(() => openDatabase(file))).toBe('database-not-private');
});

test('a folder in its place is refused', () => {
  const folder = join(temporaryFolder(), 'inventory.db');
  mkdirSync(folder);
  expect(codeOf(() => openDatabase(folder))).toBe('database-not-a-file');
});

test('a killed migration leaves the file as it was', () => {
  const file = join(temporaryFolder(), 'inventory.db');
  const { db } = openDatabase(file);
  db.exec(`DELETE FROM migration WHERE version = 2; PRAGMA user_version = 1`);
  db.close();
  // Version 2 makes views that are there already: applying it fails half-way.
  expect(codeOf(() => openDatabase(file))).not.toBe('nothing thrown');
  const again = new Database(file);
  expect(again.pragma('user_version', { simple: true })).toBe(1);
  expect(again.prepare('SELECT count(*) FROM migration').pluck().get()).toBe(1);
  again.close();
});

test('what a killed run was writing without the log is undone, by a reader too', () => {
  const [file, killed] = ['inventory.db', 'killed.db'].map((name) => join(temporaryFolder(), name)) as [string, string];
  openDatabase(file).db.close();
  const writer = new Database(file);
  writer.pragma('journal_mode = DELETE');
  // Pages go to the file long before the end.
  writer.pragma('cache_size = 1');
  writer.exec('BEGIN');
  const write = writer.prepare("INSERT INTO memo VALUES ('a', ?, ?)");
  for (let row = 0; row < 1000; row++) write.run(String(row), JSON.stringify('x'.repeat(300)));
  for (const part of ['', '-journal']) copyFileSync(`${file}${part}`, `${killed}${part}`);
  writer.close();
  expect(statSync(killed).size).toBeGreaterThan(300_000);
  const { db } = openDatabase(killed, { readOnly: true });
  expect(db.prepare('SELECT count(*) FROM memo').pluck().get()).toBe(0);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(existsSync(`${killed}-journal`)).toBe(false);
  db.close();
});

import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { nights, temporaryFolder } from '../../test/suites/nights.ts';
import { createWorld } from '../../test/suites/world.ts';
import type { Executor } from './executor.ts';
import { isFirstFill, writtenOnce } from './first-fill.ts';
import { openDatabase } from './open.ts';
import type { Reading } from './staging.ts';

const journalOf = ({ db }: Executor): unknown => db.pragma('main.journal_mode', { simple: true });
const note = ({ db }: Executor): unknown => db.prepare("INSERT INTO memo VALUES ('a', 'b', '1')").run();
const notes = ({ db }: Executor): unknown => db.prepare('SELECT count(*) FROM memo').pluck().get();

describe('writing once', () => {
  test('goes without the log, which is back afterwards, and without readers', () => {
    const file = join(temporaryFolder(), 'inventory.db');
    const executor = openDatabase(file);
    const work = (): unknown => {
      const reader = new Database(file, { readonly: true, timeout: 0 });
      expect(() => reader.prepare('SELECT * FROM memo').all()).toThrow('database is locked');
      reader.close();
      note(executor);
      return journalOf(executor);
    };
    expect(writtenOnce(executor, work)).toBe('truncate');
    expect(existsSync(`${file}-journal`)).toBe(false);
    expect([journalOf(executor), notes(executor)]).toEqual(['wal', 1]);
    expect(executor.db.pragma('temp.journal_mode', { simple: true })).toBe('memory');
    executor.db.close();
  });

  test('undoes what failed', () => {
    const executor = openDatabase(join(temporaryFolder(), 'inventory.db'));
    const work = (): never => {
      note(executor);
      throw new Error('no more');
    };
    expect(() => writtenOnce(executor, work)).toThrow('no more');
    expect([journalOf(executor), notes(executor)]).toEqual(['wal', 0]);
    executor.db.close();
  });

  test('leaves the log on for those who have the file open', () => {
    const file = join(temporaryFolder(), 'inventory.db');
    const executor = openDatabase(file);
    const reader = openDatabase(file, { readOnly: true });
    expect(notes(reader)).toBe(0);
    const work = (): unknown => {
      note(executor);
      return notes(reader);
    };
    expect(writtenOnce(executor, work)).toBe(0);
    expect([journalOf(executor), notes(reader)]).toEqual(['wal', 1]);
    for (const { db } of [reader, executor]) db.close();
  });
});

test.each([
  [9999, 0, false],
  [10_000, 0, true],
  [10_000, 999, true],
  [10_000, 1000, false],
])('of %i records beside %i that are stored: %s', (staged, stored, is) => {
  expect(isFirstFill({ staged } as Reading, stored)).toBe(is);
});

test('a large company is read into a file and not first into its log', async () => {
  const users = Array.from({ length: 12_000 }, (_, n) => ({ id: `user-${n}`, name: `user ${n}`, keys: [] }));
  const here = nights({ ...createWorld({ one: users }), pageSize: 1000 });
  await here.run();
  const { path } = here.inventory;
  expect((await here.list('identities')).length).toBe(12_000);
  expect(statSync(`${path}-wal`).size).toBeLessThan(statSync(path).size);
});

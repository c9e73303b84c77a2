import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';

const migrations = join(import.meta.dirname, 'migrations');
const page = readFileSync(join(import.meta.dirname, '../../docs/sql.md'), 'utf8');
const db = new Database(':memory:');
for (const name of ['0001-initial.sql', '0002-views.sql']) db.exec(readFileSync(join(migrations, name), 'utf8'));

const views = db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'view'`).pluck().all();

test.each(views)('docs/sql.md has every column of %s, and no other', (view) => {
  const columns = (db.pragma(`table_info(${view})`) as { name: string }[]).map(({ name }) => `\`${name}\``);
  const row = page.split('\n').find((line) => line.startsWith(`| \`${view}\` `));
  expect(row?.split('|').at(3)?.trim()).toBe(columns.join(', '));
});

test('every question of docs/sql.md can be asked', () => {
  const questions = [...page.matchAll(/```sql\n([\s\S]*?)```/g)].map(([, text]) => text ?? '');
  expect(questions.length).toBeGreaterThan(3);
  for (const question of questions) expect(db.prepare(question).all()).toEqual([]);
});

/** A file that cannot be the inventory, or cannot be written: said in words, and left as it is. */
import { chmod, copyFile, mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { openCompany, type Company, type Desk } from './harness.ts';
import { discover, startDiscover, type Ended } from './program.ts';

let company: Company;
let known: Desk;

beforeAll(async () => {
  company = await openCompany({ story: false, size: { accounts: 1, users: 40, roles: 400, regions: 2 } });
  known = await company.desk('sources: [{ provider: aws, regions: [us-east-1] }]\n');
  await known.run(0);
});

function expectWords({ code, stderr }: Ended, exit: number, words: readonly RegExp[]): void {
  for (const word of words) expect(stderr).toMatch(word);
  expect({ code }).toEqual({ code: exit });
  expect(stderr).not.toMatch(/^\s+at |node:internal|SqliteError/m);
}

async function tryFile(name: string, make: (file: string) => Promise<unknown>, ...args: string[]): Promise<Ended> {
  const desk = await company.desk('sources: [{ provider: aws, regions: [us-east-1] }]\n');
  const file = join(desk.folder, name);
  await make(file);
  const before = (await stat(file)).isFile() ? await readFile(file) : null;
  const ended = await discover([...args, '--db', file], desk.options());
  const after = before === null ? null : await readFile(file);
  expect(after?.equals(before ?? after) ?? true).toBe(true);
  return ended;
}

describe.each([
  ['the run', []],
  ['a list', ['list', 'identities']],
] as const)('for %s', (_, args) => {
  test('a database of something else', async () => {
    const make = async (file: string) => {
      const other = new Database(file);
      other.exec('CREATE TABLE customers (name TEXT)');
      other.close();
      await chmod(file, 0o600);
    };
    expectWords(await tryFile('other.db', make, ...args), 2, [
      /database of something else/,
      /Nothing was changed/,
      /--db/,
    ]);
  });

  test('a database of a newer version', async () => {
    const make = async (file: string) => {
      const twin = await known.copy();
      await copyFile(twin.db, file);
      const newer = new Database(file);
      newer.pragma('user_version = 9999');
      newer.pragma('journal_mode = DELETE');
      newer.close();
    };
    expectWords(await tryFile('newer.db', make, ...args), 2, [/newer/i]);
  });

  test('a file that is no database', async () => {
    const make = (file: string) =>
      writeFile(file, 'not a database, but a text that is long enough\n'.repeat(200), { mode: 0o600 });
    expectWords(await tryFile('text.db', make, ...args), 1, [/not a readable SQLite database/, /--db/]);
  });

  test('a folder', async () => {
    expectWords(await tryFile('folder.db', (file) => mkdir(file), ...args), 2, [/not a plain file/]);
  });

  test('a link', async () => {
    const make = async (file: string) => symlink((await known.copy()).db, file);
    expectWords(await tryFile('link.db', make, ...args), 2, [/not a plain file/]);
  });

  test('a file that others may write', async () => {
    const make = async (file: string) => {
      await copyFile((await known.copy()).db, file);
      await chmod(file, 0o666);
    };
    expectWords(await tryFile('open.db', make, ...args), 2, [/chmod 600/]);
  });
});

test.skipIf(process.getuid?.() !== 0)('a folder that may not be written', async () => {
  const desk = await company.desk('');
  await chmod(desk.folder, 0o755);
  const node = join(desk.folder, 'node');
  await copyFile(process.execPath, node);
  await chmod(node, 0o755);
  const ended = await startDiscover(['--provider', 'aws', '--db', join(desk.folder, 'new.db')], {
    ...desk.options(),
    under: ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'],
  }).ended;
  expectWords(ended, 1, [/cannot be written there/, /--db FILE/]);
});

test('a disk that is full', async () => {
  const twin = await known.copy();
  const before = (await stat(twin.db)).size;
  // A file may become no larger than what is there now: what SQLite then sees is a write that fails.
  const blocks = Math.ceil(before / 1024);
  const ended = await startDiscover(['--db', twin.db], {
    ...twin.options(),
    under: ['bash', '-c', `trap '' XFSZ; ulimit -f ${Math.max(8, Math.floor(blocks / 8))}; exec "$@"`, 'bash'],
  }).ended;
  expectWords(ended, 1, [/disk/i, /space|intact/i]);
  const file = new Database(twin.db, { readonly: true });
  expect(file.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  file.close();
  expect((await twin.list('identities')).map(({ ref }) => ref)).toEqual(
    (await known.list('identities')).map(({ ref }) => ref),
  );
  await twin.run(0);
});

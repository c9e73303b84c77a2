import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Unknown } from '../model.ts';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/errors.md'), 'utf8');

test('docs/errors.md has every code of the program', () => {
  const codes = ['core', 'config', 'connectors'].flatMap(codesIn);
  expect(codes.length).toBeGreaterThan(25);
  const missing = [...codes, ...Unknown.options.map((because) => `read-${because}`)].filter(
    (code) => !page.includes(`\`${code}\``),
  );
  expect(missing).toEqual([]);
});

/** `new UserError('code', …)`, and the storage errors, whose codes stand in a table. */
const MADE = /new (?:UserError|DiscoverError)\(\s*'(?<code>[a-z-]+)'/g;
const STORAGE = /^ {4}'(?<code>[a-z]+-[a-z-]+)',$/gm;

function codesIn(folder: string): string[] {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  const codes: string[] = [];
  for (const file of files.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))) {
    const text = readFileSync(join(root, folder, file), 'utf8');
    const patterns = file.endsWith('inventory/open.ts') ? [MADE, STORAGE] : [MADE];
    for (const match of patterns.flatMap((pattern) => text.matchAll(pattern).toArray()))
      codes.push(match.groups?.['code'] ?? '');
  }
  return codes;
}

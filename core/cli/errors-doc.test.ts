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
function codesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => {
      const text = readFileSync(join(root, folder, file), 'utf8');
      const made = [...text.matchAll(/new (?:UserError|DiscoverError)\(\s*'([a-z-]+)'/g)].map(([, code]) => code ?? '');
      const storage = file.endsWith('inventory/open.ts')
        ? [...text.matchAll(/^ {4}'([a-z]+-[a-z-]+)',$/gm)].map(([, code]) => code ?? '')
        : [];
      return [...made, ...storage];
    });
}

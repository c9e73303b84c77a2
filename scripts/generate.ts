/**
 * Writes what is generated from declarations: `node scripts/generate.ts [--check]`. With `--check` nothing is written,
 * and what is out of date is named. A test does the same.
 */
import { generated } from './generate/files.ts';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const check = process.argv.includes('--check');
let stale = 0;
for (const { path, text } of await generated(root)) {
  const file = join(root, path);
  const before = read(file);
  if (before === text) continue;
  stale++;
  console.log(`${check ? 'out of date' : 'written'}: ${path}`);
  if (!check) writeFileSync(file, text);
}
if (check && stale > 0) process.exitCode = 1;

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

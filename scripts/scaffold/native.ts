/** A native connector that reads one listing, with a test that passes. Its files are those of `native/`, for "acme". */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const templates = join(import.meta.dirname, 'native');

/** Path in the repository → text. */
export function nativeFiles(id: string): Record<string, string> {
  const constant = id.toUpperCase().replaceAll('-', '_');
  const files = readdirSync(templates, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      const text = readFileSync(file, 'utf8').replaceAll('ACME_', `${constant}_`).replaceAll('acme', id);
      return [`connectors/${id}/${relative(templates, file).replace(/\.txt$/, '')}`, text];
    }),
  );
}

/** connectors/index.ts with one more line. */
export function listed(index: string, id: string): string {
  const key = /^[a-z][a-z0-9]*$/.test(id) ? id : `'${id}'`;
  const line = `  ${key}: async () => (await import('./${id}/index.ts')).connector,\n`;
  const end = index.indexOf('\n};');
  return `${index.slice(0, end + 1)}${line}${index.slice(end + 1)}`;
}

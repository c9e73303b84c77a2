import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Connector } from '../core/connector.ts';
import { manifestFrom } from '../connectors/declarative/load.ts';
import { replay } from '../connectors/declarative/replay/replay.ts';
import { manifestFiles } from './scaffold/manifest.ts';
import { listed, nativeFiles } from './scaffold/native.ts';

const root = join(import.meta.dirname, '..');
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nhi-scaffold-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

test('a new manifest gives what it claims on its own example', async () => {
  write(manifestFiles('acme-hub'));
  const file = join(folder, 'connectors/manifests/acme-hub.yaml');
  const { problems, streams } = await replay(manifestFrom(readFileSync(file, 'utf8')), file, '2026-11-21T08:00:00Z');
  expect(problems).toEqual([]);
  expect(streams.flatMap(({ records }) => records.map(({ ref }) => ref))).toEqual([
    'acme-hub:user:u_1',
    'acme-hub:api-token:tok_1',
    'acme-hub:api-token:tok_2',
  ]);
});

test('a new native connector is listed, fits the types, and its own test passes', { timeout: 120_000 }, async () => {
  for (const name of ['node_modules', 'core', 'test', 'config', 'package.json'])
    symlinkSync(join(root, name), join(folder, name));
  cpSync(join(root, 'connectors/shared'), join(folder, 'connectors/shared'), { recursive: true });
  write(nativeFiles('acme-hub'));
  const run = (...args: string[]): string =>
    execFileSync(process.execPath, args, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '', NO_COLOR: '1' },
    });
  writeFileSync(
    join(folder, 'vitest.config.ts'),
    'export default { resolve: { preserveSymlinks: true }, test: { include: ["connectors/acme-hub/**/*.test.ts"] } };',
  );
  expect(run('node_modules/vitest/vitest.mjs', 'run')).toMatch(/Tests\s+2 passed/);
  const { compilerOptions } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')) as {
    compilerOptions: object;
  };
  write({ 'tsconfig.json': JSON.stringify({ compilerOptions, include: ['connectors/acme-hub'] }) });
  run('node_modules/typescript/bin/tsc', '--noEmit', '--rootDir', '/', '--preserveSymlinks');
  const { connector } = (await import(join(folder, 'connectors/acme-hub/index.ts'))) as { connector: Connector };
  expect(Object.keys(connector.facts ?? {})).toEqual(Object.keys(connector.types));
  expect(listed(readFileSync(join(root, 'connectors/index.ts'), 'utf8'), 'acme-hub')).toContain(
    `  'acme-hub': async () => (await import('./acme-hub/index.ts')).connector,\n};`,
  );
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connectors } from '../connectors/index.ts';
import { loadConfig } from '../config/load.ts';
import { generated } from './generate/files.ts';

const root = join(import.meta.dirname, '..');

test('what is generated is up to date (else: node scripts/generate.ts)', async () => {
  const stale = (await generated(root)).filter(({ path, text }) => {
    try {
      return readFileSync(join(root, path), 'utf8') !== text;
    } catch {
      return true;
    }
  });
  expect(stale.map(({ path }) => path)).toEqual([]);
});

test('the example configuration is valid, and says where its schema is', async () => {
  const file = join(root, 'config/example.yaml');
  const config = await loadConfig(file, {
    env: {},
    providers: { ids: Object.keys(connectors), settings: async (id) => (await connectors[id]?.())?.settings },
  });
  expect(config.sources.map(({ name }) => name)).toEqual([
    'this-account',
    'production',
    'google-cloud',
    'entra',
    'workspace',
  ]);
  expect(readFileSync(file, 'utf8').split('\n')[0]).toBe('# yaml-language-server: $schema=./discover.schema.json');
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connectors } from '../connectors/index.ts';
import type { TypeFacts } from '../core/connector.ts';
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

/** Those that are a folder. An entry says that somebody looked: what is missing in it, the provider does not tell. */
const native = Object.entries(connectors).filter(([id]) => existsSync(join(root, 'connectors', id)));

test.each(native)(
  'every identity and credential type of a native connector has an entry, even an empty one: %s',
  async (id, load) => {
    const { types } = await load();
    const dated = Object.keys(types).filter((type) => /^(?:identity|credential)$/.test(types[type]?.record ?? ''));
    const { facts } = (await import(`../connectors/${id}/facts.ts`)) as { facts: Readonly<Record<string, TypeFacts>> };
    expect(Object.keys(facts).toSorted()).toEqual(dated.toSorted());
  },
);

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

/** Writes the files of a new connector. Nothing is overwritten. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format } from 'prettier';
import { argumentsOf } from './arguments.ts';
import { listed, nativeFiles } from './scaffold/native.ts';
import { manifestFiles } from './scaffold/manifest.ts';

const root = join(import.meta.dirname, '..');
const usage = `usage: scripts/new-connector NAME [--native]

NAME is the provider's, in lower case letters, digits and "-". It becomes a manifest, one YAML file with an example; with
--native a connector in TypeScript, for what a manifest cannot say.`;

async function main(names: readonly string[], native: boolean): Promise<number> {
  const [id = ''] = names;
  if (names.length !== 1 || !/^[a-z][a-z0-9-]{1,40}$/.test(id)) {
    console.error(usage);
    return 2;
  }
  const files = native ? nativeFiles(id) : manifestFiles(id);
  const taken = [`connectors/${id}`, `connectors/manifests/${id}.yaml`].find((path) => existsSync(join(root, path)));
  if (taken !== undefined) {
    console.error(`${taken} is there already.`);
    return 2;
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), await pretty(path, text));
    console.log(`written: ${path}`);
  }
  if (native) {
    const list = join(root, 'connectors/index.ts');
    writeFileSync(list, listed(readFileSync(list, 'utf8'), id));
    console.log('changed: connectors/index.ts');
  }
  console.log(native ? nativeNext(id) : manifestNext(id));
  return 0;
}

/** As `prettier --check` wants it: how lines break depends on the length of the name. */
async function pretty(path: string, text: string): Promise<string> {
  return await format(text, { filepath: path, printWidth: 120, singleQuote: true });
}

const manifestNext = (id: string): string => `
Next: discover connectors test connectors/manifests/${id}.yaml
      replace example and manifest, bit by bit, by what the provider documents
      node scripts/generate.ts; scripts/test unit -- test/suites/manifests.test.ts`;

const nativeNext = (id: string): string => `
Next: scripts/test unit -- connectors/${id}
      replace API, types and collector, bit by bit, by what the provider documents
      node scripts/generate.ts`;

const { positionals, values } = argumentsOf(
  { allowPositionals: true, options: { native: { type: 'boolean', default: false } } },
  usage,
);
process.exitCode = await main(positionals, values.native);

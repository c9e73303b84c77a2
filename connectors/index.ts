/** Every connector by id, each loaded when it is first used. The only list of connectors. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connector } from '../core/connector.ts';

const native: Readonly<Record<string, () => Promise<Connector>>> = {
  aws: async () => (await import('./aws/index.ts')).connector,
  azure: async () => (await import('./azure/index.ts')).connector,
  gcp: async () => (await import('./gcp/index.ts')).connector,
  github: async () => (await import('./github/index.ts')).connector,
  'google-workspace': async () => (await import('./google-workspace/index.ts')).connector,
  slack: async () => (await import('./slack/index.ts')).connector,
};

/** One file each; the name of the file is the id. */
const manifests = join(import.meta.dirname, 'manifests');
const declared = readdirSync(manifests)
  .filter((name) => name.endsWith('.yaml'))
  .toSorted((a, b) => (a < b ? -1 : 1))
  .map((name) => [name.slice(0, -'.yaml'.length), () => load(join(manifests, name))] as const);

export const connectors: typeof native = { ...native, ...Object.fromEntries(declared) };

async function load(file: string): Promise<Connector> {
  const [{ connectorFrom }, { manifestFrom }] = await Promise.all([
    import('./declarative/connector.ts'),
    import('./declarative/load.ts'),
  ]);
  return connectorFrom(manifestFrom(readFileSync(file, 'utf8')));
}

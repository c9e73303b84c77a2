/** A provider's API that is not ours: a service of `emulate`, seeded, and a desk with a configuration that reads it. */
import { writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { RunSummary } from '../../core/run/options.ts';
import { temporaryFolder } from './harness.ts';
import { discover, root, startCommand, type Ended } from './program.ts';

export interface Emulated {
  discover(...args: string[]): Promise<Ended>;
  /** A run, and what it says of itself. */
  run(): Promise<{ ended: Ended; summary: RunSummary }>;
  /** `list … --format json`: the items. */
  list(what: string): Promise<Record<string, unknown>[]>;
}

/**
 * @param service of emulate, e.g. `aws`
 * @param seed YAML: what it holds
 * @param source YAML: the source to read, given where the service listens
 * @param env what signs in
 */
export async function openEmulated(
  service: string,
  seed: string,
  source: (url: string) => string,
  env: Readonly<Record<string, string>> = {},
): Promise<Emulated> {
  const folder = await temporaryFolder();
  const [seeded, db] = [join(folder, 'seed.yaml'), join(folder, 'inventory.db')];
  const port = await freePort();
  await writeFile(seeded, seed);
  await writeFile(join(folder, 'discover.yaml'), `sources: [${source(`http://localhost:${port}`)}]\n`);
  const program = join(root, 'node_modules/emulate/dist/index.js');
  const given = ['start', '--service', service, '--port', String(port), '--seed', seeded];
  const emulator = startCommand([process.execPath, program, ...given], { cwd: folder, env: { HOME: folder } });
  await emulator.says(/Ready\./, 'stdout');
  const desk: Emulated = {
    discover: (...args) => discover([...args, '--db', db], { cwd: folder, env: { HOME: folder, ...env } }),
    async run() {
      const ended = await desk.discover('--json');
      return { ended, summary: JSON.parse(ended.stdout) as RunSummary };
    },
    async list(what) {
      const { stdout } = await desk.discover('list', what, '--format', 'json');
      return (JSON.parse(stdout) as { items: Record<string, unknown>[] }).items;
    },
  };
  return desk;
}

/** It takes no port 0. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

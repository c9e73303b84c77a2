/** How long `discover --help` takes, in units of an empty Node process: SDKs must load only when they are used. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = join(import.meta.dirname, '../../core/cli/bin.ts');

export async function start({ runs = 21 }: { runs?: number } = {}): Promise<Record<string, number>> {
  // As the launcher sets it: compiled code is kept between starts.
  const cache = mkdtempSync(join(tmpdir(), 'nhi-start-'));
  const env = { ...process.env, NODE_COMPILE_CACHE: cache };
  const help = (): number => timed([program, '--help'], env);
  const empty = (): number => timed(['-e', '0'], env);
  help();
  empty();
  // In turn, so that both see the same moods of the machine.
  const pairs = Array.from({ length: runs }, () => [help(), empty()] as const);
  rmSync(cache, { recursive: true });
  const helpMs = median(pairs.map(([ms]) => ms));
  const emptyMs = median(pairs.map(([, ms]) => ms));
  return { ratio: round(helpMs / emptyMs), helpMs: round(helpMs), emptyMs: round(emptyMs) };
}

function timed(args: readonly string[], env: NodeJS.ProcessEnv): number {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, args, { env, stdio: 'ignore' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return performance.now() - started;
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
const round = (number: number): number => Math.round(number * 100) / 100;

/** A copy of this checkout to build in, so that no test writes into the real one. */
import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, realpath, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** What a build may find in its environment: the way to Node and to the npm registry, and nothing else of ours. */
const needed = ['PATH', 'HOME', 'NODE_EXTRA_CA_CERTS', 'npm_config_cache', 'npm_config_registry'];
export const strippedEnvironment = Object.fromEntries(
  needed.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
);

/** A folder that other users can enter. */
export async function temporaryFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'discover e2e-')));
  await chmod(folder, 0o755);
  return folder;
}

/** Timestamps are kept, since they tell the launchers whether node_modules is older than the lock file. */
export async function copyCheckout(to: string, names: readonly string[]): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of names) await cp(join(root, name), join(to, name), { recursive: true, preserveTimestamps: true });
  await symlink(await realpath(join(root, 'node_modules')), join(to, 'node_modules'));
}

export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

export function run(
  command: string,
  args: readonly string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv; uid?: number; gid?: number },
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(command, args, { env: strippedEnvironment, ...options }, (error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr: stderr || (error?.message ?? '') });
    });
    child.stdin?.end();
  });
}

/** For the steps of a set-up: throws with what the command said. */
export async function mustRun(command: string, args: readonly string[], cwd: string): Promise<void> {
  const { code, stdout, stderr } = await run(command, args, { cwd });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}\n${stdout}${stderr}`);
}

/** The command line as a user has it: a process of its own, and nothing of this machine's environment. */
import { spawn, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

export const root = join(import.meta.dirname, '../..');
const bin = join(root, 'core/cli/bin.ts');

export interface Ended {
  /** `null` when a signal ended it. */
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface StartOptions {
  cwd: string;
  /** All of it, but for PATH. */
  env: Readonly<Record<string, string>>;
  uid?: number;
  gid?: number;
  /** A command that takes the rest of the line as its own: `['sh', '-c', 'ulimit -f 8; exec "$@"', 'sh']`. */
  under?: readonly string[];
  /** Reads nothing: what would go to stdout stays in the pipe until it is full. */
  deafTo?: 'stdout';
}

export interface Started {
  child: ChildProcess;
  ended: Promise<Ended>;
  /** Resolves when this has been written. */
  says(what: RegExp, to?: 'stdout' | 'stderr'): Promise<void>;
}

const running = new Set<ChildProcess>();
// Only what this file started, and only by its handle.
afterAll(() => running.forEach((child) => child.kill('SIGKILL')));

/** No look at instance metadata. Compiled code is kept: it halves the time that a process takes to start. */
const alone = {
  AWS_EC2_METADATA_DISABLED: 'true',
  TZ: 'UTC',
  LANG: 'C.UTF-8',
  NODE_COMPILE_CACHE: join(tmpdir(), 'nhi-e2e-compiled'),
};

export function startCommand(command: readonly string[], options: StartOptions): Started {
  const { cwd, env, uid, gid, under = [], deafTo } = options;
  const [program = '', ...rest] = [...under, ...command];
  const child = spawn(program, rest, {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', ...alone, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid }),
    ...(gid === undefined ? {} : { gid }),
  });
  running.add(child);
  const said = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    if (name === deafTo) continue;
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
      for (const listen of listeners) listen();
    });
  }
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject).on('close', (code, signal) => {
      running.delete(child);
      resolve({ code, signal, ...said });
      for (const listen of listeners) listen();
    });
  });
  return {
    child,
    ended,
    says: (what, to = 'stderr') =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const heard = what.test(said[to]);
          if (!heard && child.exitCode === null && child.signalCode === null) return;
          listeners.delete(look);
          if (heard) resolve();
          else reject(new Error(`it ended without saying ${String(what)}:\n${said.stdout}${said.stderr}`));
        };
        listeners.add(look);
        look();
      }),
  };
}

export const startDiscover = (args: readonly string[], options: StartOptions): Started =>
  startCommand([process.execPath, bin, ...args], options);

export const discover = (args: readonly string[], options: StartOptions): Promise<Ended> =>
  startDiscover(args, options).ended;

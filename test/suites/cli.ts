/** Runs the command line in this process, in a folder of its own, and catches what it says. */
import { Writable } from 'node:stream';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Io, OutStream } from '../../core/cli/io.ts';
import { main } from '../../core/cli/main.ts';
import { fakeConnector, type Fake } from './fake-connector.ts';
import { temporaryFolder } from './nights.ts';

export interface Said {
  code: number;
  stdout: string;
  stderr: string;
}

export interface CliOptions {
  fake?: Fake;
  env?: Record<string, string>;
  /** Cells of a terminal; absent: a pipe. */
  terminal?: number;
  now?: Date;
  io?: Partial<Io>;
}

export interface Cli {
  folder: string;
  db: string;
  /** `--db` of this folder is added. */
  run(args: readonly string[], options?: CliOptions): Promise<Said>;
}

export const noon = new Date('2026-11-21T12:00:00Z');

/** @param folder kept by the caller; absent: one that goes with the test */
export function createCli(defaults: CliOptions = {}, folder: string = temporaryFolder()): Cli {
  const db = join(folder, 'inventory.db');
  return {
    folder,
    db,
    run: async (args, given = {}) => {
      const options = { ...defaults, ...given };
      const [stdout, stderr] = [capture(options.terminal), capture(options.terminal)];
      const now = options.now ?? noon;
      const code = await main(args, {
        stdout: stdout.stream,
        stderr: stderr.stream,
        env: { DISCOVER_DB: db, ...options.env },
        now: () => now,
        connectors: async () => ({ fake: async () => fakeConnector(options.fake) }),
        onSignal: () => () => {},
        exit: () => {},
        ...options.io,
      });
      return { code, stdout: stdout.text(), stderr: stderr.text() };
    },
  };
}

function capture(columns: number | undefined): { stream: OutStream; text: () => string } {
  const chunks: string[] = [];
  const stream: OutStream = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  if (columns !== undefined) Object.assign(stream, { isTTY: true, columns });
  return { stream, text: () => chunks.join('') };
}

/** A stderr that calls back when it was told this text so many times. */
export function onText(text: string, times: number, then: () => void): OutStream {
  let seen = 0;
  return new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      seen += chunk.split(text).length - 1;
      if (seen >= times && seen - (chunk.split(text).length - 1) < times) then();
      done();
    },
  });
}

/** The mode of a file; where modes mean nothing, that of a private file. */
export const modeOf = (file: string): number => (process.platform === 'win32' ? 0o600 : statSync(file).mode & 0o777);

/** Stands in for Ctrl-C. */
export function fakeSignal(): Pick<Io, 'onSignal'> & { raise: () => void } {
  let handler: (() => void) | undefined;
  return {
    onSignal: (given) => {
      handler = given;
      return () => {};
    },
    raise: () => handler?.(),
  };
}

/** Where words go: data to stdout, everything else to stderr. A reader that goes away (`| head`) is no error. */
import type { Io, OutStream } from './io.ts';
import { createStyle, wantsColour, type Style } from './text/style.ts';

/** Nobody reads our stdout any more. */
export class ReaderGone extends Error {
  constructor() {
    super('nobody reads the output any more');
  }
}

export interface Output {
  /** For stdout. */
  style: Style;
  /** Of stdout in cells; `undefined` where it is no terminal. */
  width: number | undefined;
  /** For stderr. */
  noteStyle: Style;
  /** stderr is a terminal that can be redrawn. */
  live: boolean;
  quiet: boolean;
  verbose: boolean;
  /** Text of our own making, with values already sanitized. Waits when the reader is slow. @throws ReaderGone */
  data(text: string): Promise<void>;
  /** A line for the person, on stderr; not with --quiet. */
  note(line: string): void;
  /** Only with --verbose. */
  detail(line: string): void;
  /** Also with --quiet. */
  problem(line: string): void;
  /** Called around every line on stderr, so that a block which is redrawn can make room. */
  around: ((write: () => void) => void) | undefined;
}

export interface OutputOptions {
  quiet?: boolean | undefined;
  verbose?: boolean | undefined;
  color?: boolean | undefined;
}

const terminal = (stream: OutStream): boolean => stream.isTTY === true;

export function createOutput(io: Io, { quiet = false, verbose = false, color }: OutputOptions): Output {
  const gone = { stdout: false, stderr: false };
  watch(io.stdout, () => (gone.stdout = true));
  watch(io.stderr, () => (gone.stderr = true));
  const output: Output = {
    style: createStyle(wantsColour(io.env, terminal(io.stdout), color)),
    width: terminal(io.stdout) ? (io.stdout.columns ?? 80) : undefined,
    noteStyle: createStyle(wantsColour(io.env, terminal(io.stderr), color)),
    live: terminal(io.stderr) && io.env['TERM'] !== 'dumb' && !quiet,
    quiet,
    verbose,
    around: undefined,
    async data(text) {
      if (gone.stdout) throw new ReaderGone();
      if (!io.stdout.write(text)) await drained(io.stdout);
      if (gone.stdout) throw new ReaderGone();
    },
    note: (line) => (quiet ? undefined : say(line)),
    detail: (line) => (verbose && !quiet ? say(line) : undefined),
    problem: (line) => say(line),
  };
  function say(line: string): void {
    const write = (): void => {
      if (!gone.stderr) io.stderr.write(`${line}\n`);
    };
    if (output.around === undefined) write();
    else output.around(write);
  }
  return output;
}

/** Also keeps the error from ending the process. A full disk behind `> file` is no reader that went away. */
function watch(stream: OutStream, onGone: () => void): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    onGone();
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error;
  });
}

async function drained(stream: OutStream): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = (): void => {
      for (const event of ['drain', 'error', 'close']) stream.off(event, done);
      resolve();
    };
    for (const event of ['drain', 'error', 'close']) stream.on(event, done);
  });
}

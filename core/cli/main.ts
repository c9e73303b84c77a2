/** From arguments to an exit code. */
import { exitCodes, type ExitCode } from '../errors.ts';
import type { GlobalValues } from './command.ts';
import { processIo, type Io } from './io.ts';
import { logFormat } from './log-format.ts';
import { createOutput, ReaderGone } from './output.ts';
import { createProgram, type Called } from './program.ts';
import { reportError } from './report-error.ts';
import { versionOf } from './version.ts';

/** @param stand in for parts of the world, for tests */
export async function main(argv: readonly string[], stand: Partial<Io> = {}): Promise<number> {
  // Everything this program writes tells an attacker where to look.
  process.umask(0o077);
  const io = { ...processIo(), ...stand };
  let called: Called | undefined;
  try {
    const program = await createProgram({
      version: versionOf(),
      argv,
      width: io.stdout.columns,
      write: (text) => void io.stdout.write(text),
      onCall: async (call) => void (called = await Promise.resolve(call)),
    });
    await program.parseAsync([...argv], { from: 'user' });
    // Nothing was called: help or the version was printed.
    if (called === undefined) return exitCodes.ok;
  } catch (error) {
    return await failed(error, argv, io);
  }
  const { values } = called;
  const out = createOutput(io, values);
  try {
    const world = await withConnectors(io, (values as GlobalValues).connectorFile);
    return await called.command.run({ arguments: called.arguments, values, io: world, out });
  } catch (error) {
    if (error instanceof ReaderGone) return exitCodes.ok;
    const format = (values as GlobalValues).logFormat ?? logFormat(io.env);
    return reportError(error, { argv, env: io.env, say: (line) => out.problem(line), format });
  }
}

async function withConnectors(io: Io, files: readonly string[] | undefined): Promise<Io> {
  if (files === undefined) return io;
  const { withConnectorFiles } = await import('./connector-file.ts');
  const connectors = withConnectorFiles(await io.connectors(), files);
  return { ...io, connectors: () => Promise.resolve(connectors) };
}

async function failed(error: unknown, argv: readonly string[], io: Io): Promise<ExitCode> {
  if (isPrinted(error)) return exitCodes.ok;
  const { wordsForUsage } = await import('./usage-errors.ts');
  const out = createOutput(io, {});
  return reportError(wordsForUsage(error, argv), { argv, env: io.env, say: (line) => out.problem(line) });
}

/** Commander leaves by an exception also after printing help or the version. */
function isPrinted(error: unknown): boolean {
  return (error as { exitCode?: unknown }).exitCode === 0;
}

/** The table of commands → commander's program. */
import { Command as Program, Option as ProgramOption } from 'commander';
import { UserError } from '../errors.ts';
import { globalOptions, type Command } from './command.ts';
import { commands } from './commands/index.ts';
import { command as discoverCommand } from './commands/discover.ts';
import type { Option } from './option.ts';

export interface Called {
  command: Command;
  arguments: readonly string[];
  values: Readonly<Record<string, unknown>>;
}

export interface ProgramOptions {
  version: string;
  argv: readonly string[];
  width: number | undefined;
  write: (text: string) => void;
  onCall: (called: Called) => Promise<void>;
}

/** Loads only the commands that the arguments name. */
export async function createProgram(options: ProgramOptions): Promise<Program> {
  const { version, argv, width, write, onCall } = options;
  const program = new Program('discover')
    .summary('discover non-human identities')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .enablePositionalOptions()
    .exitOverride()
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: false, sortSubcommands: false })
    .configureOutput({
      writeOut: write,
      // Errors come as exceptions and are worded in one place.
      writeErr: () => {},
      getOutHelpWidth: () => Math.min(width ?? 100, 110),
    });
  describe(program, discoverCommand, onCall);
  for (const { name, summary, load } of commands) {
    const child = program.command(name).summary(summary).helpOption('-h, --help', 'print this help');
    child.copyInheritedSettings(program);
    if (argv.includes(name)) describe(child, await load(), onCall);
  }
  program.addHelpText('after', exitCodesText);
  return program;
}

function describe(program: Program, command: Command, onCall: ProgramOptions['onCall']): void {
  if (command.description !== undefined) program.description(command.description);
  for (const { name, description, optional } of command.arguments ?? []) {
    program.argument(optional === true ? `[${name}]` : `<${name}>`, description);
  }
  for (const option of Object.values(command.options)) program.addOption(toProgramOption(option));
  for (const option of Object.values(globalOptions)) {
    program.addOption(toProgramOption(option).helpGroup('Options of every command:'));
  }
  program.allowExcessArguments(false);
  program.addHelpText('after', examplesText(command));
  program.action(async () => {
    const values = { ...before(program), ...given(program.opts()) };
    await onCall({ command, arguments: program.args, values });
  });
}

/** Options of every command may also stand before its name; those of the run may not. */
function before(program: Program): Record<string, unknown> {
  const values = given(program.parent?.opts() ?? {});
  const stray = Object.keys(values).find((name) => !Object.hasOwn(globalOptions, name));
  if (stray === undefined) return values;
  const name = program.parent?.options.find((option) => option.attributeName() === stray)?.long ?? stray;
  throw new UserError('usage', `${name} belongs behind the command.`, {
    next: `Write: discover ${program.name()} … ${name} …`,
  });
}

function given(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function toProgramOption({ flags, description, parse }: Option): ProgramOption {
  const option = new ProgramOption(flags, description);
  if (flags.includes('--no-')) option.default(undefined);
  if (parse === undefined) return option;
  return option.argParser((typed) => {
    try {
      return parse(typed);
    } catch (error) {
      if (!(error instanceof UserError) || error.message.startsWith('--')) throw error;
      throw new UserError(error.code, `${option.long ?? flags}: ${error.message}`, { next: error.next });
    }
  });
}

function examplesText({ examples }: Command): string {
  const longest = Math.max(...examples.map(([typed]) => typed.length));
  const lines = examples.map(([typed, does]) => `  ${typed.padEnd(longest)}  ${does}`);
  return ['', 'Examples:', ...lines].join('\n');
}

const exitCodesText = `
Exit codes: 0 done, 1 failed, 2 wrong use or configuration, 3 findings at or above --fail-on,
4 something could not be read (beats 3), 5 another run is going on, 130 interrupted.`;

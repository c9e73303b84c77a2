/** A command: what it is called with, and one function. */
import type { ExitCode } from '../errors.ts';
import type { Io } from './io.ts';
import { flag, names, oneOf, parsed, text, type Options, type Values } from './option.ts';
import type { Output } from './output.ts';

export const globalOptions = {
  config: text('-c, --config <file>', 'configuration (default: DISCOVER_CONFIG, then ./discover.yaml if it is there)'),
  db: text('--db <file>', 'inventory (default: DISCOVER_DB, then the configuration, then ./discover.db)'),
  connectorFile: parsed(
    '--connector-file <file>',
    'connectors of your own: manifests, with commas between them',
    names,
  ),
  json: flag('--json', 'print data as JSON'),
  quiet: flag('-q, --quiet', 'print only data and problems'),
  verbose: flag('-v, --verbose', 'say more of what is going on'),
  // Commander turns --no-x into x: false.
  color: flag('--no-color', 'no colours; NO_COLOR=1 does the same'),
  logFormat: oneOf('--log-format <format>', 'of what is said on stderr while running', ['text', 'json']),
} satisfies Options;

export type GlobalValues = Values<typeof globalOptions>;

export interface Invocation<O extends Options = Options> {
  arguments: readonly string[];
  values: Values<O> & GlobalValues;
  io: Io;
  out: Output;
}

export interface Command<O extends Options = Options> {
  /** Longer than the summary of the table; shown by --help. */
  description?: string;
  arguments?: readonly { name: string; description: string; optional?: boolean }[];
  options: O;
  /** What is typed, and what it does. */
  examples: readonly (readonly [command: string, does: string])[];
  run(invocation: Invocation<O>): Promise<ExitCode>;
}

/** Types the function by the options, and hides them from the table. */
export function defineCommand<O extends Options>(command: Command<O>): Command {
  return command;
}

export interface CommandEntry {
  name: string;
  summary: string;
  load: () => Promise<Command>;
}

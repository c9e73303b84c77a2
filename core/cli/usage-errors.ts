/** Commander's complaints in our form: what, why, next. */
import { CommanderError } from 'commander';
import { didYouMean } from '../../config/suggest.ts';
import { UserError } from '../errors.ts';
import { commands } from './commands/index.ts';

export function wordsForUsage(error: unknown, argv: readonly string[]): unknown {
  if (!(error instanceof CommanderError)) return error;
  const command = commands.find(({ name }) => argv.includes(name))?.name;
  const help = `discover ${command === undefined ? '' : `${command} `}--help`;
  const [message = '', hint = ''] = error.message.replace(/^error: /, '').split('\n');
  if (error.code === 'commander.unknownCommand') return unknownCommand(argv);
  if (error.code === 'commander.excessArguments' && command === undefined) return unknownCommand(argv);
  if (error.code === 'commander.excessArguments') {
    return new UserError('usage', `${command ?? 'discover'}: there are too many arguments.`, { next: `See: ${help}` });
  }
  const suggestion = /\(Did you mean (.*?)\?\)/.exec(hint)?.[1];
  const next = suggestion === undefined ? `See: ${help}` : `Did you mean ${suggestion}? See: ${help}`;
  return new UserError('usage', `${sentence(message)}.`, { next });
}

function unknownCommand(argv: readonly string[]): UserError {
  const names = commands.map(({ name }) => name);
  // A value of an option may come before it; what looks most like a command is what was meant.
  const words = argv.filter((word) => !word.startsWith('-'));
  const word = words.find((each) => didYouMean(each, names).startsWith('Did')) ?? words[0] ?? '';
  const next = didYouMean(word, names);
  return new UserError('unknown-command', `There is no command "${word}".`, { next: `${next} See: discover --help` });
}

function sentence(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1).replaceAll("'", '"').replace(/\.$/, '');
}

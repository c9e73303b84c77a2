/** An error → what a person reads, and the exit code. */
import { DiscoverError, exitCodes, messageOf, UserError, type ExitCode } from '../errors.ts';
import { sanitize } from './text/sanitize.ts';

export interface Surroundings {
  argv: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  say: (line: string) => void;
  /** `json`: one line for machines, with the code of docs/errors.md. */
  format?: 'text' | 'json' | undefined;
}

export function reportError(error: unknown, { argv, env, say, format = 'text' }: Surroundings): ExitCode {
  if (format === 'json') say(JSON.stringify(asJson(error)));
  else for (const line of error instanceof DiscoverError ? explained(error) : unexpected(error, argv)) say(line);
  if ((env['DISCOVER_DEBUG'] ?? '') !== '') {
    const stack = error instanceof Error ? (error.stack ?? '') : '';
    say(stack.split('\n').map(sanitize).join('\n'));
  }
  return error instanceof UserError ? error.exitCode : exitCodes.failed;
}

function asJson(error: unknown): object {
  const { code, next } = error instanceof DiscoverError ? error : { code: 'unexpected', next: undefined };
  return { level: 'error', time: new Date().toISOString(), code, msg: messageOf(error), next };
}

/** `error: what`, then why, then the next step. */
export function explained(error: DiscoverError): string[] {
  const [what = '', ...why] = error.message.split('\n').map(sanitize);
  const lines = [`error: ${what}`, ...why.map((line) => `  ${line}`)];
  if (error.next !== undefined && error.next !== '') lines.push(`  next: ${sanitize(error.next)}`);
  return lines;
}

function unexpected(error: unknown, argv: readonly string[]): string[] {
  return [
    `error: discover itself failed: ${sanitize(messageOf(error))}`,
    '  This is a mistake in the program, not in what you did. What was merged before is intact.',
    `  next: Report it with the output of: DISCOVER_DEBUG=1 discover ${argv.map(sanitize).join(' ')}`.trimEnd(),
  ];
}

/** Options as data, with the type of their value. */
import { UserError } from '../errors.ts';
import { didYouMean } from '../../config/suggest.ts';

export interface Option<T = unknown> {
  /** As commander takes them: `--max-calls <n>`, `-o, --output <file>`. */
  flags: string;
  description: string;
  /** Absent: a switch. @throws UserError */
  parse?: (text: string) => T;
}

export type Options = Readonly<Record<string, Option>>;
export type Values<O extends Options> = { readonly [Name in keyof O]?: O[Name] extends Option<infer T> ? T : never };

export const flag = (flags: string, description: string): Option<boolean> => ({ flags, description });
export const text = (flags: string, description: string): Option<string> => ({
  flags,
  description,
  parse: (given) => given,
});
export const parsed = <T>(flags: string, description: string, parse: (given: string) => T): Option<T> => ({
  flags,
  description,
  parse,
});

export function oneOf<const C extends string>(flags: string, description: string, choices: readonly C[]): Option<C> {
  return {
    flags,
    description: `${description} (${choices.join(', ')})`,
    parse: (given) => choose(given, choices, flags),
  };
}

export function choose<C extends string>(given: string, choices: readonly C[], what: string): C {
  const found = choices.find((choice) => choice === given);
  if (found !== undefined) return found;
  const place = what.startsWith('-') ? (/--[\w-]+/.exec(what)?.[0] ?? what) : what;
  throw new UserError('bad-value', `${place} cannot be "${given}".`, {
    next: didYouMean(given, choices) || `It can be: ${choices.join(', ')}.`,
  });
}

/** `a,b` */
export function names(given: string): string[] {
  const list = given.split(',').map((name) => name.trim());
  if (list.some((name) => name === '')) {
    throw new UserError('bad-value', `"${given}" is not a list of names.`, {
      next: 'Write names with commas between them: a,b.',
    });
  }
  return list;
}

export function wholeNumber(least: number): (given: string) => number {
  return (given) => {
    const value = /^\d{1,15}$/.test(given) ? Number(given) : NaN;
    if (value >= least) return value;
    throw new UserError('bad-value', `"${given}" is not a whole number of ${least} or more.`);
  };
}

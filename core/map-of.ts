/**
 * Checks of maps with free keys, by hand: `z.record` takes four times as long, and of most records such maps are most
 * of what is to be checked (`scripts/bench scale`).
 */
import { z } from 'zod';

/** What the values of a map have to be, and the words for it. */
interface Values<V> {
  fit: (value: unknown) => value is V;
  are: string;
}

export function mapOf<V>({ fit, are }: Values<V>, longestKey: number): z.ZodType<Record<string, V>, Record<string, V>> {
  const map = z.custom<Record<string, V>>().check(({ value, issues }) => {
    if (!z.core.util.isPlainObject(value)) {
      issues.push({ code: 'custom', input: value, message: 'not a map' });
      return;
    }
    for (const key in value) {
      if (key.length > longestKey)
        issues.push({ code: 'custom', input: value, message: `a key of over ${longestKey} characters` });
      else if (!fit(value[key])) issues.push({ code: 'custom', input: value[key], path: [key], message: `not ${are}` });
    }
  });
  // All that a JSON Schema tells of it: the digest of the model is made of that.
  return map.describe(`each is ${are}, by a key of up to ${longestKey} characters`);
}

const isText = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && value.length <= longest;

export const texts = (longest: number): Values<string> => ({
  fit: (value) => isText(value, longest),
  are: `a text of up to ${longest} characters`,
});

export type Fact = string | number | boolean | null | string[];

export const facts: Values<Fact> = {
  fit: (value): value is Fact =>
    isText(value, 4096) || value === null || typeof value === 'boolean' || Number.isFinite(value) || isList(value),
  are: 'a text of up to 4096 characters, a number, true, false, null or a list of up to 1000 texts of 2048',
};

const isList = (value: unknown): boolean =>
  Array.isArray(value) && value.length <= 1000 && value.every((item) => isText(item, 2048));

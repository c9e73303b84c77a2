/** Partial answers: https://developers.google.com/workspace/admin/directory/v1/guides/performance#partial-response */
import { invalid } from './errors.ts';

type Mask = Map<string, Mask | null>;

/** `nextPageToken,users(id,primaryEmail)`; `null`: everything below. */
function parse(text: string): Mask {
  let at = 0;
  const list = (): Mask => {
    const mask: Mask = new Map();
    for (;;) {
      const name = /^[\w/*]+/.exec(text.slice(at))?.[0];
      if (name === undefined) throw invalid(`Invalid field selection ${text}`, 'invalidParameter');
      at += name.length;
      let below: Mask | null = null;
      if (text[at] === '(') {
        at++;
        below = list();
        if (text[at++] !== ')') throw invalid(`Invalid field selection ${text}`, 'invalidParameter');
      }
      for (const part of name.split('/').toReversed()) below = new Map([[part, below]]);
      for (const [key, value] of below ?? []) mask.set(key, value);
      if (text[at] !== ',') return mask;
      at++;
    }
  };
  const mask = list();
  if (at !== text.length) throw invalid(`Invalid field selection ${text}`, 'invalidParameter');
  return mask;
}

/** @param known names that there are at the top and in the items, so that a misspelt one is refused as Google does */
export function selected(answer: Record<string, unknown>, fields: string | null, known: readonly string[]): unknown {
  if (fields === null || fields === '*') return answer;
  const mask = parse(fields);
  for (const name of namesIn(mask)) {
    if (name !== '*' && !known.includes(name)) throw invalid(`Invalid field selection ${name}`, 'invalidParameter');
  }
  return pick(answer, mask);
}

function namesIn(mask: Mask): string[] {
  return [...mask].flatMap(([name, below]) => [name, ...(below === null ? [] : namesIn(below))]);
}

function pick(value: unknown, mask: Mask | null): unknown {
  if (mask === null || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => pick(item, mask));
  const all = mask.get('*');
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      const below = mask.get(key) ?? all;
      return mask.has(key) || all !== undefined ? [[key, pick(inner, below ?? null)]] : [];
    }),
  );
}

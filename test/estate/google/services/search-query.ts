/** The part of the search language that readers use: `field:word`, `field=value`, `NOT`, and plain words, all of which must hold. */
import { invalid } from '../errors.ts';

interface Term {
  field?: string;
  exact: boolean;
  value: string;
  not: boolean;
}

/** https://cloud.google.com/asset-inventory/docs/searching-resources#how_to_construct_a_query */
export function parseQuery(text: string): Term[] {
  if (/\bOR\b|\(/.test(text)) throw invalid('The estate does not simulate OR and parentheses in queries.');
  const terms: Term[] = [];
  let not = false;
  for (const [, word = ''] of text.matchAll(/((?:[^\s"]+"[^"]*")|\S+)/g)) {
    if (word === 'AND') continue;
    if (word === 'NOT') {
      not = true;
      continue;
    }
    const [, field, operator, value = word] = /^([\w.]+)([:=])"?(.*?)"?$/.exec(word) ?? [];
    terms.push({ ...(field === undefined ? {} : { field }), exact: operator === '=', value, not });
    not = false;
  }
  return terms;
}

export function matches(terms: readonly Term[], row: Readonly<Record<string, unknown>>): boolean {
  return terms.every((term) => holds(term, row) !== term.not);
}

function holds({ field, exact, value }: Term, row: Readonly<Record<string, unknown>>): boolean {
  if (field === undefined) return JSON.stringify(row).toLowerCase().includes(value.toLowerCase());
  const [first = '', key] = field.split('.');
  const found = row[first];
  const text = key === undefined ? found : (found as Record<string, unknown> | undefined)?.[key];
  if (value === '*') return text !== undefined;
  if (text === undefined) return false;
  const written = typeof text === 'string' ? text : JSON.stringify(text);
  if (exact) return written === value;
  return written.toLowerCase().includes(value.replace(/\*$/, '').toLowerCase());
}

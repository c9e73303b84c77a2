import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rulesMarkdown } from './docs.ts';
import { rules } from './index.ts';
import type { Rule } from './rule.ts';

test('docs/rules.md is up to date', () => {
  const written = readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8');
  expect(written).toBe(rulesMarkdown(rules));
});

test('a pipe in a title does not break the table', () => {
  const [rule] = rules;
  if (rule === undefined) throw new Error('no rules');
  const odd: Rule = { ...rule, title: 'a | b' };
  expect(rulesMarkdown([odd])).toContain(String.raw`| a \| b |`);
});

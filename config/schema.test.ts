import { expect, test } from 'vitest';
import { severities } from '../core/rules/rule.ts';
import { Config } from './schema.ts';

test('knows the severities of the rules, which it must not import', () => {
  expect(Config.shape.failOn.unwrap().options).toEqual([...severities]);
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { unfitNode } from './node-version.ts';

test.each(['24.0.0', '24.21.0', '26.10.0', '100.1.0'])('Node %s will do', (version) => {
  expect(unfitNode(version)).toBeUndefined();
});

test.each(['18.20.8', '20.20.2', '23.11.1', '8.0.0'])('Node %s is refused in one line', (version) => {
  expect(unfitNode(version)).toMatch(/^discover needs Node 24 or later; this is Node [\d.]+\. See https:\S+$/);
  expect(unfitNode(version)).toContain(version);
});

test('package.json asks for the same', () => {
  const packageFile = new URL('../../package.json', import.meta.url);
  const { engines } = JSON.parse(readFileSync(packageFile, 'utf8')) as { engines: { node: string } };
  expect(engines.node).toBe('>=24');
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Locked {
  version?: string;
  integrity?: string;
  optionalDependencies?: Record<string, string>;
}

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const locked = Object.entries((JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }).packages);

/** npm leaves out what it could not fetch for another platform when the lock file was made, and `npm ci` then fails. */
test('the lock file has the packages of every platform', () => {
  const paths = new Set(locked.map(([path]) => path));
  const missing = locked.flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !paths.has(`${path}/node_modules/${name}`) && !paths.has(`node_modules/${name}`),
    ),
  );
  expect(missing).toEqual([]);
});

test('the lock file pins content, and no registry host', () => {
  const installed = locked.filter(([path]) => path !== '');
  expect(installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
  expect(read('package-lock.json')).not.toContain('"resolved"');
});

test('nothing that a user installs runs a script at install', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  expect(Object.keys(scripts).filter((name) => /install$|^prepare$/.test(name))).toEqual([]);
});

import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyCheckout, mustRun, root, run, strippedEnvironment, temporaryFolder } from './checkout.ts';

const { version, files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string;
  files: string[];
};
const folders = ['config', 'connectors', 'core', 'scripts'];
const single = ['.npmrc', 'package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'LICENSE'];

let folder: string;
let installed: string;
let program: string;

/** As a person does it: pack, then install the tarball in an empty folder. */
beforeAll(async () => {
  folder = await temporaryFolder();
  const checkout = join(folder, 'checkout');
  const shipped = files.filter((name) => name !== 'dist' && !name.startsWith('config/'));
  await copyCheckout(checkout, [...folders, ...single, ...shipped]);
  await mustRun('scripts/package', [join(folder, 'packed')], checkout);
  const tarball = join(folder, 'packed', `nhi-discover-${version}.tgz`);
  const target = join(folder, 'target');
  await mkdir(target);
  const flags = ['--ignore-scripts', '--omit=dev', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  await mustRun('npm', ['install', ...flags, tarball], target);
  installed = join(target, 'node_modules/nhi-discover');
  program = join(target, 'node_modules/.bin/discover');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('the installed program starts', async () => {
  expect(await run(program, ['--version'], { cwd: folder })).toMatchObject({ code: 0, stdout: `${version}\n` });
  const help = await run(program, ['--help'], { cwd: folder });
  expect(help).toMatchObject({ code: 0, stderr: '' });
  expect(help.stdout).toContain('discover');
});

test('the package has its licence and everything that the code reads, and no source or test', () => {
  const shipped = readdirSync(installed, { recursive: true, encoding: 'utf8' });
  expect(shipped).toEqual(expect.arrayContaining(['LICENSE', 'NOTICE', 'package.json', 'dist/core/cli/bin.js']));
  expect(shipped.filter((path) => /\.ts$|\.test\.|(^|\/)(test|scripts|fixtures)(\/|$)/.test(path))).toEqual([]);
  const data = globSync(['{config,connectors,core}/**/*.{yaml,sql,json}'], { cwd: root, exclude: ['**/fixtures/**'] });
  expect(data.filter((path) => !existsSync(join(installed, 'dist', path)))).toEqual([]);
});

test('what it imports is among its dependencies', () => {
  const { dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const external =
    /(?:^(?:import|export)[^'"]*?\bfrom\s*|^import\s*|\bimport\(\s*)['"]((?:@[^/'"]+\/)?[^./'"][^/'"]*)/gm;
  const imported = globSync('dist/**/*.js', { cwd: installed }).flatMap((file) =>
    [...readFileSync(join(installed, file), 'utf8').matchAll(external)]
      .map(([, name = '']) => name)
      .filter((name) => !name.startsWith('node:') && !(name in dependencies))
      .map((name) => `${file}: ${name}`),
  );
  expect(imported).toEqual([]);
});

const oldNode = (strippedEnvironment['PATH'] ?? '')
  .split(delimiter)
  .map((place) => join(place, 'node'))
  .find(
    (node) =>
      existsSync(node) && Number(/^v(\d+)/.exec(execFileSync(node, ['--version'], { encoding: 'utf8' }))?.[1]) < 24,
  );

test.skipIf(oldNode === undefined)('an older Node is told so in one line', async () => {
  const ended = await run(oldNode ?? '', [join(installed, 'dist/core/cli/bin.js'), '--version'], { cwd: folder });
  expect(ended).toMatchObject({ code: 1, stdout: '' });
  expect(ended.stderr).toMatch(/^discover needs Node 24 or later; this is Node [^\n]*\n$/);
});

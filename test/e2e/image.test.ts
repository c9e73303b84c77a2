/** The Dockerfile's own steps, without a Docker engine. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { chmod, chown, copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyCheckout, mustRun, root, run, strippedEnvironment, temporaryFolder, type Ended } from './checkout.ts';

const instructions = readFileSync(join(root, 'Dockerfile'), 'utf8')
  .replaceAll('\\\n', ' ')
  .split('\n')
  .map((line) => /^([A-Z]+)\s+(.*)$/.exec(line))
  .filter((line) => line !== null)
  .map(([, name = '', value = '']) => ({ name, value }));
const valuesOf = (name: string) => instructions.filter((line) => line.name === name).map((line) => line.value);
const allowed = readFileSync(join(root, '.dockerignore'), 'utf8')
  .split('\n')
  .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));

describe('the Dockerfile', () => {
  test('leaves nothing to a shell', () => {
    const commands = [...valuesOf('RUN'), ...valuesOf('ENTRYPOINT'), ...valuesOf('CMD')];
    const health = valuesOf('HEALTHCHECK').map((value) => value.replace(/^.*?CMD /, ''));
    expect(commands.length + health.length).toBeGreaterThanOrEqual(4);
    for (const command of [...commands, ...health]) expect(JSON.parse(command)).toEqual(expect.any(Array));
  });

  test('ends as a numeric user that is not root', () => {
    expect(valuesOf('USER').at(-1)).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  });

  test('asks for the Node that package.json asks for', () => {
    for (const image of valuesOf('FROM')) expect(image).toMatch(/^node:24-slim( AS \w+)?$/);
  });
});

describe('the image', () => {
  let folder: string;
  let node = process.execPath;
  const asRoot = process.getuid?.() === 0;
  const [uid = 0, gid = 0] = (valuesOf('USER').at(-1) ?? '').split(':').map(Number);

  /** A path of the image, where the test has it. */
  const here = (path: string) => path.replace(/^\/(?=out|app|data)/, `${folder}/out/`).replace('/out/out', '/out');

  beforeAll(async () => {
    folder = await temporaryFolder();
    const checkout = join(folder, 'src');
    await copyCheckout(checkout, allowed);
    for (const value of valuesOf('RUN')) {
      const [command = '', ...args] = JSON.parse(value) as string[];
      await mustRun(join(checkout, command), args.map(here), checkout);
    }
    if (asRoot) {
      // Other users may not be able to enter the folder that this Node is in.
      node = join(folder, 'node');
      await copyFile(process.execPath, node);
      await chown(here('/data'), uid, gid);
    }
    for (const path of globSync('out/app/**', { cwd: folder })) await chmod(join(folder, path), 0o555);
  });

  afterAll(async () => {
    for (const path of globSync('out/app/**/', { cwd: folder })) await chmod(join(folder, path), 0o755);
    await rm(folder, { recursive: true, force: true });
  });

  test('has what the final stage copies', () => {
    const copied = valuesOf('COPY').flatMap((value) => /^--from=build (?:--\S+ )*(\S+) \S+$/.exec(value)?.[1] ?? []);
    expect(copied).toHaveLength(2);
    expect(copied.filter((path) => !existsSync(here(path)))).toEqual([]);
  });

  test('holds production dependencies, and no source or test', () => {
    const cwd = here('/app');
    expect(globSync('{LICENSE,NOTICE,node_modules/{zod,better-sqlite3}}', { cwd })).toHaveLength(4);
    expect(globSync('node_modules/{vitest,typescript,oxlint,msw,knip}', { cwd })).toEqual([]);
    expect(globSync('{dist/**/*.ts,dist/**/*.test.js,test,scripts,.npmrc}', { cwd })).toEqual([]);
  });

  /** As its user, with a program folder that it cannot write, and no home. */
  function start(...args: string[]): Promise<Ended> {
    const [, program = ''] = JSON.parse(valuesOf('ENTRYPOINT')[0] ?? '[]') as string[];
    const settings = valuesOf('ENV').flatMap((value) => value.split(' ').map((one) => one.split('=', 2)));
    const env = Object.fromEntries(settings.map(([name = '', value = '']) => [name, here(value)]));
    const user = asRoot ? { uid, gid } : {};
    const path = strippedEnvironment['PATH'];
    return run(node, [here(program), ...args], { cwd: here('/data'), env: { PATH: path, ...env }, ...user });
  }

  test.each(['--version', '--help'])('answers %s on a read-only file system, as its own user', async (flag) => {
    expect(await start(flag)).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/\S/) as string });
  });
});

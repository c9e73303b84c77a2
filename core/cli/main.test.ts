import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createCli } from '../../test/suites/cli.ts';
import { commands } from './commands/index.ts';
import { command as discoverCommand } from './commands/discover.ts';
import { globalOptions } from './command.ts';
import { createProgram } from './program.ts';

describe('help and version', () => {
  test('of the program name every command', async () => {
    const { code, stdout, stderr } = await createCli().run(['--help']);
    expect(code).toBe(0);
    expect(stderr).toBe('');
    for (const { summary } of commands) expect(stdout).toContain(summary);
    expect(stdout).toContain('Exit codes: 0 done');
  });

  test.each(commands.map(({ name }) => name))('of %s have examples', async (name) => {
    const { code, stdout } = await createCli().run([name, '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Examples:\n {2}discover /);
    expect((await createCli().run(['help', name])).stdout).toBe(stdout);
  });

  test('is a number', async () => {
    expect((await createCli().run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('what is typed wrong is named, with the next step, and exit 2', () => {
  const cases: readonly [typed: string, error: string, next: string][] = [
    ['lits', 'There is no command "lits".', 'Did you mean "list"?'],
    ['--json exprot', 'There is no command "exprot".', 'Did you mean "export"?'],
    ['--provider fkae', 'There is no provider "fkae".', 'Did you mean "fake"?'],
    ['plan --provider __proto__', 'There is no provider "__proto__".', 'Known: fake.'],
    ['--provder fake', 'Unknown option "--provder".', 'Did you mean --provider?'],
    ['list identities --ownr x', 'Unknown option "--ownr".', 'Did you mean --owner?'],
    ['list identites', 'What is listed cannot be "identites".', 'Did you mean "identities"?'],
    ['list', 'Missing required argument "what".', 'discover list --help'],
    ['list identities more', 'list: there are too many arguments.', 'discover list --help'],
    ['--max-calls none', '--max-calls: "none" is not a whole number of 1 or more.', ''],
    ['--max-calls 0', '--max-calls: "0" is not a whole number of 1 or more.', ''],
    ['--deadline 30', '--deadline: "30" is not a duration.', '30m, 12h, 90d'],
    ['--fail-on hgih', '--fail-on cannot be "hgih".', 'Did you mean "high"?'],
    ['--config', 'Option "-c, --config <file>" argument missing.', 'discover --help'],
    ['--provider fake list identities', '--provider belongs behind the command.', 'discover list … --provider'],
    ['', 'Nothing to read: there is no ./discover.yaml and no --provider.', 'discover --provider fake'],
    ['--source a', '--source names sources of a configuration', '--config FILE'],
  ];

  test.each(cases)('discover %s', async (typed, error, next) => {
    const { code, stdout, stderr } = await createCli().run(typed.split(' ').filter(Boolean));
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(`error: ${error}`);
    expect(stderr).toContain(next);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

test('a mistake of the program itself says how to report it, and shows a stack only when asked', async () => {
  const cli = createCli({ io: { connectors: () => Promise.reject(new TypeError('oops\u001b[2J')) } });
  const quiet = await cli.run(['connectors']);
  expect(quiet.code).toBe(1);
  expect(quiet.stderr).toContain('error: discover itself failed: oops\\u001b[2J');
  expect(quiet.stderr).toContain('DISCOVER_DEBUG=1 discover connectors');
  expect(quiet.stderr).not.toMatch(/\n\s+at /);
  const loud = await cli.run(['connectors'], { env: { DISCOVER_DEBUG: '1' } });
  expect(loud.stderr).toMatch(/\n\s+at /);
});

test('with --log-format json an error is one line with its code', async () => {
  const { code, stderr } = await createCli().run(['list', 'identities', '--log-format', 'json']);
  expect(code).toBe(2);
  expect(JSON.parse(stderr)).toMatchObject({
    level: 'error',
    code: 'no-inventory',
    next: expect.any(String) as string,
  });
});

test('options of every command may stand before its name', async () => {
  const cli = createCli();
  await cli.run(['--provider', 'fake', '-q']);
  const there = await cli.run(['--json', 'list', 'scopes']);
  expect(JSON.parse(there.stdout)).toMatchObject({ schemaVersion: 1 });
});

test('TLS verification cannot be switched off', async () => {
  const cli = createCli({ env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } });
  for (const command of [[], ['plan'], ['doctor']]) {
    const { code, stderr } = await cli.run([...command, '--provider', 'fake']);
    expect(code).toBe(2);
    expect(stderr).toContain('NODE_TLS_REJECT_UNAUTHORIZED');
  }
});

test('a configuration with mistakes is exit 2 with line and column', async () => {
  const cli = createCli();
  const file = join(cli.folder, 'bad.yaml');
  writeFileSync(file, 'sources:\n  - provider: fake\n    regoins: [a]\n');
  const { code, stderr } = await cli.run(['--config', file]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/bad\.yaml:3:5 sources\[0\]\.regoins: unknown key\. Did you mean "regions"\?/);
});

test('every option is called in the code as commander calls it', async () => {
  const program = await createProgram({
    version: '0.0.0',
    argv: commands.map(({ name }) => name),
    width: 80,
    write: () => {},
    onCall: async () => {},
  });
  const all = await Promise.all(commands.map(async ({ name, load }) => [name, (await load()).options] as const));
  for (const [name, options] of [['', discoverCommand.options] as const, ...all]) {
    const command = name === '' ? program : program.commands.find((each) => each.name() === name);
    const attributes = command?.options.map((option) => option.attributeName()) ?? [];
    expect(attributes).toEqual(expect.arrayContaining([...Object.keys(options), ...Object.keys(globalOptions)]));
    const longs = command?.options.map((option) => option.long) ?? [];
    expect(new Set(longs).size).toBe(longs.length);
  }
});

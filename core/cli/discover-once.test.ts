import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test, vi } from 'vitest';
import { createCli, fakeSignal, modeOf, onText } from '../../test/suites/cli.ts';
import { hostileName, type Fake } from '../../test/suites/fake-connector.ts';
import { openInventory } from '../inventory/inventory.ts';
import type { RunSummary } from '../run/options.ts';

vi.setConfig({ testTimeout: 20_000 });
const run = ['--provider', 'fake'];

test('a run says what it found and where it is, on stdout, and ends with 0', async () => {
  const cli = createCli();
  const { code, stdout, stderr } = await cli.run(run);
  expect(code).toBe(0);
  expect(stderr).toBe('');
  expect(stdout).toContain('Run 1 is complete');
  expect(stdout).toContain('account-1');
  expect(stdout).toContain('network calls');
  expect(stdout.trimEnd().split('\n').slice(-2).join('\n')).toContain(`Inventory: ${cli.db}`);
  expect(modeOf(cli.db)).toBe(0o600);
});

test('--json prints the summary, and nothing else on stdout', async () => {
  const { stdout } = await createCli().run([...run, '--json']);
  const summary = JSON.parse(stdout) as RunSummary;
  expect(summary).toMatchObject({
    schemaVersion: 1,
    run: { id: 1, resumed: false },
    status: 'complete',
    exitCode: 0,
    findings: { bySeverity: expect.objectContaining({ critical: 0 }) as unknown },
  });
  expect(summary.sources).toHaveLength(2);
  expect(summary.sources[0]).toMatchObject({
    provider: 'fake',
    scope: '000000000001',
    status: 'complete',
    new: expect.any(Number) as number,
  });
  expect(summary.sources[0]?.coverage.map(({ collector }) => collector)).toEqual(['scopes', 'users', 'keys']);
});

test('--quiet says nothing when all is well', async () => {
  expect(await createCli().run([...run, '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('--verbose says a line for each thing that was read', async () => {
  const { stderr } = await createCli().run([...run, '--verbose']);
  expect(stderr).toContain('fake: signed in as fake:tester, 2 scopes');
  expect(stderr).toContain('fake: account-2: keys complete, 2 records, 0 calls');
});

test('--log-format json logs JSON lines', async () => {
  const fake: Fake = {
    bend: () => {
      throw new Error('boom');
    },
  };
  const { stderr } = await createCli({ fake }).run([...run, '--log-format', 'json']);
  const lines = stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { level: string; msg: string });
  expect(lines[0]).toMatchObject({ level: 'warn', msg: 'collector failed' });
});

describe('exit codes', () => {
  test('3: findings at or above --fail-on', async () => {
    const cli = createCli();
    expect((await cli.run([...run, '--fail-on', 'critical'])).code).toBe(0);
    expect((await cli.run([...run, '--fail-on', 'info'])).code).toBe(3);
  });

  test('4: something could not be read, and it comes first, with what to do', async () => {
    const { code, stdout } = await createCli({ fake: { denied: ['000000000002 keys'] } }).run([
      ...run,
      '--fail-on',
      'info',
    ]);
    expect(code).toBe(4);
    expect(stdout).toMatch(/^Run 1 is partial[^\n]*\n\nNot read\n {2}denied {3}keys in 000000000002 account-2\n/);
    expect(stdout).toContain('keys was refused: AccessDenied');
    expect(stdout).toContain('next: discover doctor');
  });

  test.each([
    ['missing', 'error: fake: no credentials were found\n  next: Run: fake login\n'],
    ['expired', 'error: fake: the session has expired\n  next: Run: fake login --sso\n'],
  ] as const)('1: signing in failed (%s)', async (signIn, said) => {
    const { code, stderr, stdout } = await createCli({ fake: { signIn } }).run(run);
    expect(code).toBe(1);
    expect(stderr).toBe(said);
    expect(stdout).toContain('failed: nothing could be read');
  });

  test('5: another run is going on', async () => {
    const cli = createCli();
    const inventory = openInventory(cli.db);
    const lock = await inventory.lock('2026-11-21T11:00:00Z');
    const { code, stderr } = await cli.run(run);
    lock.release();
    await inventory.close();
    expect(code).toBe(5);
    expect(stderr).toMatch(/error: Another run is going on with .*since 2026-11-21T11:00:00Z/);
    expect(stderr).toContain('next: Wait');
    expect((await cli.run(run)).code).toBe(0);
  });

  test('130: interrupted, with what was read kept, and --resume goes on', async () => {
    const cli = createCli({ fake: { endless: ['000000000001 keys', '000000000002 keys'] } });
    const signal = fakeSignal();
    const { code, stdout } = await cli.run([...run, '--json', '--verbose'], {
      io: { ...signal, stderr: onText('users complete', 2, signal.raise) },
    });
    expect(code).toBe(130);
    const summary = JSON.parse(stdout) as RunSummary;
    expect(summary.status).toBe('interrupted');
    expect(JSON.parse((await cli.run(['list', 'identities', '--json'])).stdout)).toMatchObject({
      items: { length: 4 },
    });
    const resumed = await cli.run([...run, '--resume', '--json'], { fake: {} });
    expect(resumed.code).toBe(0);
    expect(JSON.parse(resumed.stdout)).toMatchObject({ run: { id: 1, resumed: true } });
  });

  test('a second interrupt ends at once', async () => {
    const exits: number[] = [];
    const signal = fakeSignal();
    const twice = (): void => {
      signal.raise();
      signal.raise();
    };
    await createCli({ fake: { endless: ['000000000001 keys'] } }).run([...run, '--verbose'], {
      io: { ...signal, exit: (code) => void exits.push(code), stderr: onText('users complete', 1, twice) },
    });
    expect(exits).toEqual([130]);
  });
});

describe('a database that cannot be used', () => {
  test('because it is of something else: left as it is', async () => {
    const cli = createCli();
    const other = new Database(cli.db);
    other.exec('CREATE TABLE mine (a)');
    other.close();
    chmodSync(cli.db, 0o600);
    const before = readFileSync(cli.db);
    const { code, stderr } = await cli.run(run);
    expect(code).toBe(2);
    expect(stderr).toContain('is a database of something else');
    expect(readFileSync(cli.db).equals(before)).toBe(true);
  });

  test('because it is no database', async () => {
    const cli = createCli();
    writeFileSync(cli.db, 'not a database at all, but long enough to be read as one'.repeat(100), { mode: 0o600 });
    const { code, stderr } = await cli.run(run);
    expect(code).toBe(1);
    expect(stderr).toContain('is not a readable SQLite database');
    expect(stderr).toContain('next: Nothing was changed.');
  });

  test('because it is newer', async () => {
    const cli = createCli();
    await cli.run(run);
    const db = new Database(cli.db);
    db.pragma('user_version = 99');
    db.close();
    const { code, stderr } = await cli.run(run);
    expect(code).toBe(2);
    expect(stderr).toContain('newer version of discover');
  });

  test('because its folder may not be written', async () => {
    const cli = createCli();
    writeFileSync(join(cli.folder, 'file'), '');
    const { code, stderr } = await cli.run([...run, '--db', join(cli.folder, 'file/below.db')]);
    expect([1, 2]).toContain(code);
    expect(stderr).toMatch(/^error: .*below\.db.*\n {2}next: Choose a writable place with --db FILE\.\n$/);
  });

  test('because nothing has been discovered yet', async () => {
    const cli = createCli();
    const { code, stderr } = await cli.run(['list', 'identities']);
    expect(code).toBe(2);
    expect(stderr).toContain('There is no inventory at');
    expect(existsSync(cli.db)).toBe(false);
  });
});

test('names from a provider cannot steer the terminal', async () => {
  const fake: Fake = {
    bend: (record) => (record.record === 'identity' ? { ...record, name: hostileName } : record),
  };
  const cli = createCli({ fake, terminal: 120, env: { NO_COLOR: '1' } });
  const said = [
    await cli.run([...run, '--verbose']),
    await cli.run(['list', 'identities']),
    await cli.run(['show', 'fake:user:1-0']),
    await cli.run(['diff']),
  ];
  for (const { stdout, stderr } of said) {
    // Our own redrawing is the only thing that may move the cursor.
    const text = `${stdout}${stderr.replaceAll('\u001b[1A\u001b[2K', '')}`;
    expect([text.includes('\u001b[2J'), text.includes('\u202e')]).toEqual([false, false]);
  }
  expect(said[1]?.stdout).toContain('evil\\u001b[2J\\u202ename');
});

test('a configuration names the sources, limits and policy', async () => {
  const cli = createCli({ env: { DISCOVER_DB: '' } });
  mkdirSync(join(cli.folder, 'etc'));
  const file = join(cli.folder, 'etc/discover.yaml');
  writeFileSync(
    file,
    'database: ../x.db\nfailOn: info\nsources:\n  - { provider: fake, name: one }\n  - { provider: fake, name: two }\n',
  );
  const { code, stdout } = await cli.run(['--config', file, '--source', 'two', '--json']);
  expect(code).toBe(3);
  expect((JSON.parse(stdout) as RunSummary).sources.map(({ source }) => source)).toEqual(['two', 'two']);
  expect(existsSync(join(cli.folder, 'x.db'))).toBe(true);
  const wrong = await cli.run(['--config', file, '--source', 'tow']);
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain('Did you mean "two"?');
});

test('--region goes into the settings, and is refused by a provider that has none', async () => {
  const cli = createCli();
  expect((await cli.run([...run, '--region', 'a,b'])).code).toBe(0);
});

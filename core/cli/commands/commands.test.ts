import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createCli, fakeSignal, modeOf, noon, onText, type Cli } from '../../../test/suites/cli.ts';
import type { Fake } from '../../../test/suites/fake-connector.ts';
import { openInventory } from '../../inventory/inventory.ts';
import type { Row } from '../../inventory/read.ts';

const run = ['--provider', 'fake', '--quiet'];

vi.setConfig({ testTimeout: 20_000, hookTimeout: 20_000 });
const folder = mkdtempSync(join(tmpdir(), 'nhi-commands-'));
/** Of one run, for tests that only look. */
const seen = createCli({ now: new Date() }, folder);
beforeAll(async () => {
  const { code, stderr } = await seen.run(run);
  if (code !== 0) throw new Error(stderr);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function items(cli: Cli, ...args: string[]): Promise<Row[]> {
  const { code, stdout, stderr } = await cli.run([...args, '--json']);
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  const printed = JSON.parse(stdout) as { schemaVersion: number; items: Row[] };
  expect(printed.schemaVersion).toBe(1);
  return printed.items;
}

describe('list', () => {
  test('identities have what is concluded of them', async () => {
    const all = await items(seen, 'list', 'identities');
    expect(all).toHaveLength(4);
    expect(all[0]).toMatchObject({
      ref: 'fake:user:1-0',
      name: 'deploy-bot',
      source: 'fake:ListUsers',
      sourceName: 'fake',
      provider: 'fake',
      lastUsed: { state: 'used', source: 'fake:report' },
      lastRotatedAt: '2024-01-02T00:00:00Z',
      owner: { name: 'team-a' },
      credentials: 1,
      privilege: 'read',
      findings: expect.any(Number) as number,
    });
  });

  const filters: readonly [args: string, count: number][] = [
    ['identities --scope 000000000001', 2],
    ['identities --scope account-2', 2],
    ['identities --provider fake --nature machine --managed customer', 4],
    ['identities --owner none', 2],
    ['identities --owner TEAM-A', 2],
    ['identities --unused 90d', 2],
    ['identities --unused 9000d', 0],
    ['identities --privilege read --kind machine-user', 4],
    ['identities --kind role', 0],
    ['identities --severity critical', 0],
    ['identities --limit 3', 3],
    ['identities --limit 0', 4],
    ['credentials --unused 90d --status active', 2],
    ['credentials --identity fake:user:1-0', 1],
    ['grants --privilege admin', 0],
    ['grants --privilege read', 4],
    ['trusts --reach external', 4],
    ['findings --state any --rule external-trust', 4],
    ['scopes --kind account', 2],
    ['coverage --collector keys --status complete', 2],
  ];
  test.each(filters)('%s: %i', async (args, count) => {
    expect(await items(seen, 'list', ...args.split(' '))).toHaveLength(count);
  });

  test.each([
    ['identities --kind rle', '--kind cannot be "rle".', 'Did you mean "role"?'],
    ['identities --state gnoe', '--state cannot be "gnoe".', 'Did you mean "gone"?'],
    ['identities --reach external', 'identities cannot be filtered by --reach.', '--privilege'],
    ['identities --provider asw', '--provider cannot be "asw".', 'Known: fake.'],
    ['identities --scope 42', 'no account, project or other scope "42"', 'list scopes'],
    ['identities --unused soon', '--unused: "soon" is not a duration.', '90d'],
    ['findings --severity hihg', '--severity cannot be "hihg".', 'Did you mean "high"?'],
  ])('%s is a mistake, not an empty list', async (args, error, next) => {
    const { code, stdout, stderr } = await seen.run(['list', ...args.split(' ')]);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(error);
    expect(stderr).toContain(next);
  });

  test('a table fits the terminal, and is whole in a pipe', async () => {
    const narrow = await seen.run(['list', 'identities', '--no-color'], { terminal: 80 });
    expect(narrow.stdout.split('\n').every((line) => line.length <= 80)).toBe(true);
    const wide = await seen.run(['list', 'identities']);
    expect(wide.stdout).toMatch(/^NAME .* FINDINGS\n/);
    expect(wide.stdout).toMatch(/worker-1-1 .*no use seen since \d{4}-\d{2}-\d{2}/);
  });

  test('what a table leaves out is told', async () => {
    const { stderr } = await seen.run(['list', 'identities', '--limit', '2']);
    expect(stderr).toContain('2 of 4 rows shown; --limit 0 shows all.');
  });

  test('says that something was not read', async () => {
    const there = createCli({ fake: { denied: ['000000000001 keys'] } });
    await there.run(run);
    const { stderr } = await there.run(['list', 'identities']);
    expect(stderr).toMatch(/note: run 1 \(now\) was partial; see: discover list coverage/);
  });

  test('CSV and NDJSON come out whole', async () => {
    const csv = await seen.run(['list', 'credentials', '--format', 'csv']);
    expect(csv.stdout.split('\r\n')).toHaveLength(6);
    const lines = (await seen.run(['list', 'credentials', '--format', 'ndjson'])).stdout.trim().split('\n');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      schemaVersion: 1,
      kind: 'credential',
      item: { identityName: 'deploy-bot' },
    });
  });
});

describe('show', () => {
  test('a key shows its identity, with the key marked', async () => {
    const { code, stdout } = await seen.run(['show', 'KEY10']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^deploy-bot {2}machine-user, fake\n/);
    expect(stdout).toMatch(/\n {2}> +KEY10 /);
    expect(stdout).toContain('told by fake:report');
    expect(stdout).toContain('use of the console');
    expect(stdout).toMatch(/owner +team-a \(tag:owner, confidence 0\.\d+\)/);
    expect(stdout).toContain('999999999999');
  });

  test('JSON has everything, documents only when asked', async () => {
    const plain = JSON.parse((await seen.run(['show', 'fake:user:1-0', '--json'])).stdout) as Record<string, never>;
    expect(plain).toMatchObject({
      schemaVersion: 1,
      marked: null,
      identity: { name: 'deploy-bot' },
      credentials: [{ nativeId: 'KEY10' }],
      grants: [{ role: 'Reader' }],
      trusts: [{ reach: 'external' }],
      usage: { 'fake:key:KEY10': { signals: [{ source: 'fake:report', coveredFrom: expect.any(String) as string }] } },
      coverage: [{ collector: 'users' }, { collector: 'keys' }],
    });
    expect(JSON.stringify(plain['grants'])).not.toContain('"document"');
    const full = await seen.run(['show', 'fake:user:1-0', '--json', '--documents']);
    expect(JSON.parse(full.stdout)).toMatchObject({ grants: [{ document: { Allow: ['read'] } }] });
  });

  test.each([
    ['deploy-bot', 'is 2 things', 'fake:user:1-0  deploy-bot'],
    ['deploy', 'has nothing called "deploy"', 'Did you mean: deploy-bot?'],
    ['000000000001', 'is a scope', 'list identities --scope 000000000001'],
    ['fake:user:9', 'has nothing called', 'list identities'],
  ])('%s is exit 2', async (what, error, next) => {
    const { code, stdout, stderr } = await seen.run(['show', what]);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(error);
    expect(stderr).toContain(next);
  });

  test('credentials that could not be listed are unknown, not none', async () => {
    const cli = createCli({ fake: { denied: ['000000000001 keys'] } });
    await cli.run(run);
    const { stdout } = await cli.run(['show', 'fake:user:1-0']);
    expect(stdout).toContain('unknown: they could not all be listed');
    expect(stdout).toMatch(/last used +unknown \(denied\)/);
    expect(stdout).toContain('keys was refused: AccessDenied');
  });
});

const disableFirst: Fake['bend'] = (record) =>
  record.record === 'identity' && record.ref === 'fake:user:1-0' ? { ...record, status: 'disabled' } : record;

describe('diff and history', () => {
  test('show what changed, field by field', async () => {
    const cli = createCli();
    await cli.run(run);
    await cli.run(run, { fake: { bend: disableFirst } });
    const changed = await items(cli, 'diff');
    expect(changed).toMatchObject([
      { kind: 'changed', ref: 'fake:user:1-0', fields: { status: ['active', 'disabled'] } },
    ]);
    expect(await items(cli, 'diff', '--since', 'run:1')).toEqual(changed);
    expect(await items(cli, 'diff', '--since', 'run:2')).toEqual([]);
    expect((await items(cli, 'diff', '--since', 'run:0')).length).toBeGreaterThan(10);
    expect(await items(cli, 'diff', '--since', '2026-11-21', '--change', 'changed')).toEqual(changed);
    expect(await items(cli, 'diff', '--since', '2026-11-22')).toEqual([]);
    expect((await cli.run(['diff'])).stdout).toContain('    status: active → disabled');
    expect((await cli.run(['history', 'fake:user:1-0'])).stdout).toMatch(
      /appeared +identity[\s\S]*changed +identity[^\n]*\n +status: active → disabled/,
    );
    const { code, stderr } = await cli.run(['diff', '--since', 'yesterday']);
    expect(code).toBe(2);
    expect(stderr).toContain('run:12');
  });
});

describe('export', () => {
  test('writes a private file, whole or not at all', async () => {
    const file = join(seen.folder, 'out.ndjson');
    writeFileSync(file, 'before', { mode: 0o644 });
    expect((await seen.run(['export', '-o', file])).code).toBe(0);
    const kinds = new Set(
      readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { kind: string }).kind),
    );
    expect([...kinds]).toEqual(['identity', 'credential', 'grant', 'trust', 'finding', 'scope', 'coverage']);
    expect(modeOf(file)).toBe(0o600);
    expect(readdirSync(seen.folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('does not follow a link', async () => {
    const [target, link] = [join(seen.folder, 'target'), join(seen.folder, 'link')];
    writeFileSync(target, 'mine');
    symlinkSync(target, link);
    await seen.run(['export', '-o', link]);
    expect(readFileSync(target, 'utf8')).toBe('mine');
  });

  test('a place that cannot be written is said, and nothing is left behind', async () => {
    const { code, stderr } = await seen.run(['export', '-o', join(seen.folder, 'no/such/folder/x')]);
    expect(code).toBe(1);
    expect(stderr).toContain('cannot be written');
  });

  test('CSV takes one kind', async () => {
    expect((await seen.run(['export', '--format', 'csv'])).stdout).toMatch(/^ref,provider,/);
    expect((await seen.run(['export', '--format', 'csv', '--what', 'grants,trusts'])).code).toBe(2);
  });
});

describe('plan', () => {
  test('predicts from the first to the last run, and writes nothing', async () => {
    const cli = createCli();
    const first = await cli.run(['plan', '--provider', 'fake', '--json']);
    expect(first.code).toBe(0);
    expect(existsSync(cli.db)).toBe(false);
    expect(JSON.parse(first.stdout)).toMatchObject({
      items: [
        {
          source: 'fake',
          scopes: 2,
          calls: 12,
          lines: { length: 4 },
          limits: [{ limit: 'all', calls: 12, perSecond: 10 }],
        },
      ],
    });
    await cli.run(run);
    const [later] = await items(cli, 'plan', '--provider', 'fake');
    expect(later).toMatchObject({ calls: 0 });
    expect((await cli.run(['plan', '--provider', 'fake'])).stdout).toContain('the last run');
    expect(await openInventory(cli.db).read.lastRun()).toMatchObject({ id: 1 });
  });

  test('fails when it cannot sign in', async () => {
    const { code, stderr } = await createCli({ fake: { signIn: 'expired' } }).run(['plan', '--provider', 'fake']);
    expect(code).toBe(1);
    expect(stderr).toBe('error: fake: the session has expired\n  next: Run: fake login --sso\n');
  });
});

describe('doctor', () => {
  const doctor = ['doctor', '--provider', 'fake'];

  test('all is well: 0', async () => {
    const { code, stdout } = await seen.run(doctor);
    expect(code).toBe(0);
    expect(stdout).toMatch(/ok +fake: 6 permissions granted, 0 denied/);
    expect(stdout).toContain('every page is whole');
    expect(stdout).toContain('signed in as fake:tester; 2 scopes in reach');
  });

  test('a missing permission: 4, with the exact lines', async () => {
    const cli = createCli({ fake: { refused: ['fake:ListKeys'] } });
    const { code, stdout } = await cli.run(doctor);
    expect(code).toBe(4);
    expect(stdout).toMatch(/fake:ListKeys +000000000001 +account-1 +keys/);
    expect(stdout).toContain('Add this for fake:\n{\n  "Allow": [\n    "fake:ListKeys"\n  ]\n}');
    const json = JSON.parse((await cli.run([...doctor, '--json'])).stdout) as object;
    expect(json).toMatchObject({
      exitCode: 4,
      sources: [{ missing: ['fake:ListKeys'], policy: expect.stringContaining('fake:ListKeys') as string }],
    });
    expect(existsSync(cli.db)).toBe(false);
  });

  test('no sign-in: 1', async () => {
    const { code, stdout } = await createCli({ fake: { signIn: 'missing' } }).run(doctor);
    expect(code).toBe(1);
    expect(stdout).toMatch(/problem {2}fake: no credentials were found\n +next: Run: fake login/);
  });

  test('a database of somebody else: 1, and it is left alone', async () => {
    const cli = createCli();
    new Database(cli.db).exec('CREATE TABLE mine (a)').close();
    const { code, stdout } = await cli.run(doctor);
    expect(code).toBe(1);
    expect(stdout).toContain('is a database of something else');
  });

  test('tells a run that was killed from one that is going on', async () => {
    const cli = createCli();
    await cli.run(run);
    const inventory = openInventory(cli.db);
    await inventory.startRun(noon.toISOString(), 'test', ['fake']);
    const lock = await inventory.lock(noon.toISOString());
    expect((await cli.run(doctor)).stdout).toContain('run 2 is going on');
    lock.release();
    expect((await cli.run(doctor)).stdout).toContain('run 2 (now) was killed');
    await inventory.close();
  });
});

test('connectors and permissions print what the declarations say', async () => {
  const cli = createCli();
  expect((await cli.run(['connectors'])).stdout).toMatch(/fake {2}Fake Cloud[\s\S]*users +Users and what they may do/);
  expect((await items(cli, 'connectors', 'fake'))[0]).toMatchObject({ id: 'fake', collectors: { length: 2 } });
  expect((await cli.run(['permissions', '--provider', 'fake', '--collector', 'keys'])).stdout).toBe(
    '{\n  "Allow": [\n    "fake:ListKeys"\n  ]\n}\n',
  );
  expect((await cli.run(['permissions'])).code).toBe(2);
  expect((await cli.run(['permissions', '--provider', 'fake', '--collector', 'kesy'])).stderr).toContain(
    'Did you mean "keys"?',
  );
});

describe('schedule', () => {
  test.each([
    ['schedule --provider fake', 'There is no schedule in the configuration and no --cron'],
    ['schedule --provider fake --cron often', '--cron "often": not a cron expression'],
    ['schedule --provider fake --cron @daily --timezone Mars', '--timezone "Mars": not a time zone'],
    ['schedule --provider fkae --cron @daily', 'There is no provider "fkae"'],
  ])('%s', async (args, error) => {
    const { code, stderr } = await createCli().run(args.split(' '));
    expect(code).toBe(2);
    expect(stderr).toContain(error);
  });

  test('--check is red when there is no daemon', async () => {
    const { code, stderr } = await createCli().run(['schedule', '--check']);
    expect(code).toBe(1);
    expect(stderr).toContain('not well: no daemon');
  });

  test('runs, keeps its heartbeat, and ends with 0 when it is told to stop', async () => {
    const cli = createCli();
    const signal = fakeSignal();
    const checks: Promise<{ code: number }>[] = [];
    const stderr = onText('run ended', 1, () => {
      checks.push(cli.run(['schedule', '--check']).finally(() => signal.raise()));
    });
    const { code } = await cli.run(
      ['schedule', '--provider', 'fake', '--cron', '0 2 * * *', '--at-once', '--verbose'],
      { io: { ...signal, stderr } },
    );
    expect(code).toBe(0);
    expect((await checks[0])?.code).toBe(0);
    expect(await items(cli, 'list', 'identities')).toHaveLength(4);
  });
});

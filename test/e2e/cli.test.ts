/** The commands as a person uses them, on one inventory of the simulated company. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { cases } from '../estate/index.ts';
import { openCompany, type Company, type Desk } from './harness.ts';
import { startDiscover } from './program.ts';

let company: Company;
let desk: Desk;

beforeAll(async () => {
  company = await openCompany({ size: { accounts: 3, regions: 2 } });
  desk = await company.desk();
  await desk.run(0);
});

const named = (name: string): string => cases(company.estate)[name]?.id ?? `no case ${name}`;
const arn = (name: string): string => cases(company.estate)[name]?.arn ?? `no case ${name}`;

async function says(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await desk.discover(...args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}
const ofName = async (name: string): Promise<Record<string, unknown>> =>
  JSON.parse(await says('show', name, '--json')) as Record<string, unknown>;

const commands = [
  'plan',
  'doctor',
  'list',
  'show',
  'diff',
  'history',
  'export',
  'schedule',
  'connectors',
  'permissions',
];

describe('help', () => {
  test.each(['', ...commands])('of discover %s has examples', async (command) => {
    const { code, stdout, stderr } = await desk.discover(...(command === '' ? [] : [command]), '--help');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: discover/m);
    expect(stdout).toMatch(/^Examples:/m);
  });

  test('names every command and exit code', async () => {
    const help = await says('--help');
    for (const word of commands) expect(help).toMatch(new RegExp(`^ +${word}\\b`, 'm'));
    for (const code of [0, 1, 2, 3, 4, 5, 130]) expect(help).toMatch(new RegExp(`(?:^|[ ,])${code} \\w`, 'm'));
  });
});

describe('list', () => {
  test.each<[string, string[], (row: Record<string, unknown>) => boolean]>([
    ['identities', ['--kind', 'role'], ({ kind }) => kind === 'role'],
    ['identities', ['--nature', 'human'], ({ nature }) => (nature as { is: string }).is === 'human'],
    ['identities', ['--managed', 'provider'], ({ managedBy }) => managedBy === 'provider'],
    ['identities', ['--owner', 'none'], ({ owner }) => owner === null],
    ['identities', ['--unused', '200d'], ({ lastUsed }) => (lastUsed as { state: string }).state !== 'unknown'],
    ['credentials', ['--status', 'disabled'], ({ status }) => status === 'disabled'],
    ['trusts', ['--reach', 'external'], ({ reach }) => reach === 'external'],
    ['findings', ['--severity', 'critical'], ({ severity }) => severity === 'critical'],
    ['findings', ['--rule', 'open-trust'], ({ rule }) => rule === 'open-trust'],
    ['scopes', ['--kind', 'account'], ({ kind }) => kind === 'account'],
    ['coverage', ['--collector', 'principals'], ({ collector }) => collector === 'principals'],
  ])('%s %j are those, and all of those', async (what, args, fits) => {
    const [all, some] = await Promise.all([desk.list(what), desk.list(what, ...args)]);
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThan(all.length);
    expect(some.filter((row) => !fits(row))).toEqual([]);
    expect(some).toEqual(args[0] === '--unused' ? some : all.filter(fits));
  });

  test('--unused has what has been quiet for so long, and nothing that was used since', async () => {
    const quiet = new Set((await desk.list('credentials', '--unused', '90d')).map(({ ref }) => ref));
    for (const name of ['key.stale', 'key.never-used']) expect(quiet).toContain(`aws:access-key:${named(name)}`);
    for (const name of ['key.twin-fresh', 'key.fresh', 'key.after-report'])
      expect(quiet).not.toContain(`aws:access-key:${named(name)}`);
  });

  test('comes in every format with the same rows', async () => {
    const [json, ndjson, csv, plain] = await Promise.all([
      desk.list('credentials'),
      says('list', 'credentials', '--format', 'ndjson'),
      says('list', 'credentials', '--format', 'csv'),
      says('list', 'credentials'),
    ]);
    const lines = ndjson.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject(
      json.map(({ ref }) => ({ kind: 'credential', item: { ref } })),
    );
    for (const { nativeId } of json)
      for (const text of [csv, plain]) expect(text).toContain(String(nativeId).slice(0, 20));
    expect(csv.split('\n')[0]).toMatch(/ref/);
  });
});

describe('show', () => {
  test('finds one identity by name, ARN, ref and key id', async () => {
    const ref = `aws:iam-user:${named('user.fleet-sync')}`;
    const ways = ['fleet-sync', arn('user.fleet-sync'), ref, named('key.stale')];
    const found = await Promise.all(ways.map(ofName));
    for (const one of found) expect(JSON.stringify(one)).toContain(`"ref":"${ref}"`);
    const text = await says('show', named('key.stale'));
    for (const word of ['fleet-sync', named('key.stale'), arn('user.fleet-sync')]) expect(text).toContain(word);
  });
});

describe('diff and history', () => {
  test('tell what a first run found', async () => {
    const { items } = JSON.parse(await says('diff', '--json')) as { items: { kind: string }[] };
    expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(['appeared']));
    expect(await says('history', 'fleet-sync')).toMatch(/appeared .*fleet-sync/);
    expect(await says('diff', '--since', 'run:1', '--json')).toContain('"items":[]');
  });
});

describe('export', () => {
  test('goes to stdout and to a file that is private', async () => {
    const file = join(desk.folder, 'inventory.ndjson');
    const [stdout, written] = await Promise.all([says('export'), desk.discover('export', '-o', file)]);
    expect(written).toMatchObject({ code: 0, stdout: '' });
    expect(await readFile(file, 'utf8')).toBe(stdout);
    expect(((await stat(file)).mode & 0o777).toString(8)).toBe('600');
    const kinds = new Set(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { kind: string }).kind),
    );
    expect([...kinds].toSorted()).toEqual(
      expect.arrayContaining(['credential', 'finding', 'grant', 'identity', 'trust']),
    );
  });

  test('as CSV has one line for each', async () => {
    const [rows, csv] = await Promise.all([desk.list('trusts'), says('export', '--format', 'csv', '--what', 'trusts')]);
    expect(csv.trimEnd().split(/\r?\n(?=aws|")/).length).toBeGreaterThanOrEqual(rows.length);
  });
});

describe('asking the provider', () => {
  test('plan reads no more than the list of scopes, and writes nothing', async () => {
    const { log } = company.estate;
    const fresh = await company.desk();
    log.clear();
    const { code, stdout } = await fresh.discover('plan');
    expect(code).toBe(0);
    expect(stdout).toMatch(/about [\d,]+ calls/);
    const asked = Object.keys(log.byOperation());
    expect(asked.filter((name) => !/^(?:sts|organizations|account):|:ListAccountAliases$/.test(name))).toEqual([]);
    await expect(stat(fresh.db)).rejects.toThrow('ENOENT');
  });

  test('doctor finds nothing to say', async () => {
    const { code, stdout } = await desk.discover('doctor');
    expect({ code, missing: /missing|denied by/.test(stdout.replace('0 denied', '')) }).toEqual({
      code: 0,
      missing: false,
    });
  });

  test('connectors and permissions need nobody', async () => {
    company.estate.log.clear();
    expect(await says('connectors')).toContain('Amazon Web Services');
    const policy = JSON.parse(await says('permissions', '--provider', 'aws')) as {
      Statement: { Effect: string; Action: string[] }[];
    };
    const denied = policy.Statement.filter(({ Effect }) => Effect === 'Deny').flatMap(({ Action }) => Action);
    expect(denied).toEqual(
      expect.arrayContaining(['secretsmanager:GetSecretValue', 'ssm:GetParameter*', 'kms:Decrypt']),
    );
    const allowed = policy.Statement.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Action }) => Action);
    expect(allowed.filter((action) => !/:(?:Get|List|Describe|Generate)|^sts:AssumeRole$/.test(action))).toEqual([]);
    expect(company.estate.log.count()).toBe(0);
  });
});

describe('pipes and colours', () => {
  // oxlint-disable-next-line no-control-regex -- the beginning of a colour
  const COLOUR = /\u001b\[/;
  test('there is no colour in a pipe, nor with NO_COLOR, and there is with FORCE_COLOR', async () => {
    const { cwd, env } = desk.options();
    const args = ['list', 'identities', '--db', desk.db];
    const coloured = async (more: Record<string, string>) =>
      COLOUR.test((await startDiscover(args, { cwd, env: { ...env, ...more } }).ended).stdout);
    expect(
      await Promise.all([coloured({}), coloured({ FORCE_COLOR: '1' }), coloured({ FORCE_COLOR: '1', NO_COLOR: '1' })]),
    ).toEqual([false, true, false]);
  });

  test('a reader that goes away is no error', async () => {
    const { cwd, env } = desk.options();
    const under = [
      'bash',
      '-c',
      'set -o pipefail; "$@" | head -c 100 > /dev/null; echo "${PIPESTATUS[0]}" >&2',
      'bash',
    ];
    const { stderr } = await startDiscover(['export', '--db', desk.db], { cwd, env, under }).ended;
    expect(stderr).toBe('0\n');
  });
});

/** Mistakes: each gets words for what happened, why and what next, its exit code, and costs nothing. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunSummary } from '../../core/run/options.ts';
import { openCompany, type Company, type Desk } from './harness.ts';
import { discover, type Ended } from './program.ts';

const config = 'sources: [{ provider: aws, regions: [us-east-1] }]\n';
let company: Company;
let known: Desk;
let everyone: string[];

beforeAll(async () => {
  company = await openCompany({ story: false, size: { accounts: 1, users: 3, roles: 3, regions: 2 } });
  known = await company.desk(config);
  await known.run(0);
  everyone = (await known.list('identities')).map(({ ref }) => ref);
  expect(everyone).toHaveLength(7);
});

function expectWords({ code, stdout, stderr }: Ended, exit: number, words: readonly RegExp[]): void {
  for (const word of words) expect(stderr).toMatch(word);
  expect({ code, stdout }).toEqual({ code: exit, stdout: '' });
  expect(stderr).not.toMatch(/^\s+at |node:internal|\[object Object\]|undefined/m);
}

/** Everything in the file that a reader could notice. */
async function contents({ db }: Desk): Promise<string> {
  const file = new Database(db);
  file.pragma('wal_checkpoint(TRUNCATE)');
  file.close();
  return createHash('sha256')
    .update(await readFile(db))
    .digest('hex');
}

describe('on the command line', () => {
  test.each<[string, string[], RegExp[]]>([
    ['an unknown provider', ['--provider', 'azur'], [/no provider "azur"/, /"azure"/, /discover connectors/]],
    ['a misspelt option', ['--privider', 'aws'], [/privider/, /--provider/]],
    ['a misspelt command', ['lits', 'identities'], [/no command "lits"/, /list/]],
    ['a misspelt value', ['list', 'identitys'], [/identitys/, /identities/]],
    ['a number that is none', ['--max-calls', 'many'], [/many/, /whole number/]],
    ['a duration that is none', ['list', 'identities', '--unused', '90'], [/"90" is not a duration/, /90d/]],
    ['a severity that is none', ['--fail-on', 'hihg'], [/hihg/, /high/]],
    ['a region that is none', ['--region', 'EU West'], [/EU West/]],
    ['a file that is not there', ['--config', 'nowhere.yaml'], [/nowhere\.yaml/]],
    ['something that is not known', ['show', 'nobody-like-this'], [/nobody-like-this/]],
  ])('%s', async (_, args, words) => {
    const before = await contents(known);
    expectWords(await known.discover(...args), 2, words);
    expect(await contents(known)).toBe(before);
  });

  test('nothing to read', async () => {
    const bare = await company.desk('');
    expectWords(await bare.discover(), 2, [/Nothing to read/, /--provider aws/]);
  });

  test('nothing to look at', async () => {
    const bare = await company.desk('');
    expectWords(await bare.discover('list', 'identities'), 2, [/There is no inventory/, /discover/]);
  });
});

describe('in the configuration', () => {
  test.each<[string, string, RegExp[]]>([
    ['malformed YAML', 'sources:\n  - provider: aws\n    regions: [us-east-1\n', [/discover\.yaml:\d+:\d+/]],
    [
      'a key that is not known',
      'sources:\n  - provider: aws\n    regoins: [us-east-1]\n',
      [/:3:5/, /regoins/, /regions/],
    ],
    [
      'a key that is not known at the top',
      'databse: x\nsources: [{ provider: aws }]\n',
      [/:1:1/, /databse/, /database/],
    ],
    [
      'a key that is not known in a part',
      'sources:\n  - provider: aws\n    organization: { roleNam: x }\n',
      [/roleNam/, /roleName/],
    ],
    ['a provider that is not known', 'sources:\n  - provider: asw\n', [/:2:15/, /unknown provider/, /aws/]],
    ['a region that cannot be one', 'sources:\n  - provider: aws\n    regions: ["evil.example/"]\n', [/:3:/, /region/]],
    [
      'a secret that is not there',
      'sources:\n  - provider: aws\n    organization: { roleName: r, externalId: "${env:NOT_SET}" }\n',
      [/NOT_SET/],
    ],
    [
      'plain http to far away',
      'sources:\n  - provider: aws\n    endpoints: { default: "http://aws.example" }\n',
      [/http/, /loopback|https/],
    ],
    ['two sources of one name', 'sources: [{ provider: aws }, { provider: aws }]\n', [/name/]],
    ['no source', 'sources: []\n', [/sources/]],
  ])('%s', async (_, text, words) => {
    const bad = await company.desk(text);
    expectWords(await bad.discover(), 2, words);
  });
});

describe('signing in', () => {
  const signIn = async (env: Record<string, string>, files: Record<string, string> = {}): Promise<Ended> => {
    const twin = await known.copy();
    for (const [name, text] of Object.entries(files)) {
      await mkdir(join(twin.folder, name, '..'), { recursive: true });
      await writeFile(join(twin.folder, name), text);
    }
    const ended = await discover(['--quiet', '--db', twin.db], {
      cwd: twin.folder,
      env: { HOME: twin.folder, ...company.clock(), ...env },
    });
    const identities = await twin.list('identities', '--state', 'active');
    expect(identities.map(({ ref }) => ref)).toEqual(everyone);
    return ended;
  };
  const endpoint = () => ({ AWS_ENDPOINT_URL: company.url, AWS_REGION: 'us-east-1' });

  test('without credentials', async () =>
    expectWords(await signIn(endpoint()), 1, [/no AWS credentials/, /aws sso login|aws configure/]));

  test('with a key that AWS does not know', async () =>
    expectWords(
      await signIn({ ...endpoint(), AWS_ACCESS_KEY_ID: 'AKIA2222222222222222', AWS_SECRET_ACCESS_KEY: 'x'.repeat(40) }),
      1,
      [/does not know the access key/],
    ));

  test('with the wrong secret', async () =>
    expectWords(await signIn({ ...company.env, AWS_SECRET_ACCESS_KEY: 'x'.repeat(40) }), 1, [/AWS_SECRET_ACCESS_KEY/]));

  test('with an SSO session that has expired', async () => {
    const start = 'https://halden.awsapps.com/start';
    const profile = `[profile audit]\nsso_session = halden\nsso_account_id = 111122223333\nsso_role_name = Audit\nregion = us-east-1\n\n[sso-session halden]\nsso_start_url = ${start}\nsso_region = us-east-1\n`;
    const token = {
      startUrl: start,
      region: 'us-east-1',
      accessToken: 'canary-sso-access-token',
      expiresAt: '2020-01-01T00:00:00Z',
    };
    const name = createHash('sha1').update('halden').digest('hex');
    const ended = await signIn(
      { ...endpoint(), AWS_PROFILE: 'audit' },
      { '.aws/config': profile, [`.aws/sso/cache/${name}.json`]: JSON.stringify(token) },
    );
    expectWords(ended, 1, [/SSO session of profile audit has expired/, /aws sso login --profile audit/]);
    expect(ended.stderr).not.toContain('canary-sso-access-token');
  });

  test('with a profile that does not exist', async () =>
    expectWords(await signIn({ ...endpoint(), AWS_PROFILE: 'nobody' }), 1, [/nobody/, /list-profiles|aws configure/]));

  test('at an endpoint where nobody answers', async () => {
    // Port 9 is "discard": nothing listens there.
    const ended = await signIn({ ...company.env, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' });
    expectWords(ended, 1, [/127\.0\.0\.1:9|ECONNREFUSED|refused/, /endpoint|network|again/i]);
  });
});

test('a Region that is not enabled is skipped, and says so', async () => {
  const desk = await company.desk('sources: [{ provider: aws, regions: [us-east-1, ap-east-1] }]\n');
  const { sources, exitCode } = JSON.parse((await desk.discover('--json')).stdout) as RunSummary;
  expect(exitCode).toBe(0);
  const closed = sources.flatMap(({ coverage }) => coverage).filter(({ region }) => region === 'ap-east-1');
  expect(closed.length).toBeGreaterThan(0);
  for (const line of closed)
    expect(line).toMatchObject({
      status: 'skipped',
      reason: expect.stringContaining('ap-east-1 is not enabled') as string,
    });
});

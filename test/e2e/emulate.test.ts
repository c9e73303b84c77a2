/** An AWS that is not ours and lacks most of it: what is there is found, and what is missing is said. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunSummary } from '../../core/run/options.ts';
import { openEmulated, type Emulated } from './emulate.ts';
import type { Ended } from './program.ts';

const SEED = `aws:
  iam:
    users:
      - { user_name: developer, create_access_key: true }
      - { user_name: nightly-export, path: /machine/, create_access_key: true }
      - { user_name: without-keys }
    roles:
      - role_name: lambda-execution
        assume_role_policy: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}'
      - { role_name: nobody-may }
`;
/** The account of the emulator, and the user that it makes itself. */
const ACCOUNT = '123456789012';
const KEY = { id: 'AKIAIOSFODNN7EXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };

let desk: Emulated;
let summary: RunSummary;
let ended: Ended;

beforeAll(async () => {
  const env = { AWS_ACCESS_KEY_ID: KEY.id, AWS_SECRET_ACCESS_KEY: KEY.secret, AWS_REGION: 'us-east-1' };
  const endpoints = (url: string): string => `{ default: '${url}', iam: '${url}/iam/', sts: '${url}/sts/' }`;
  desk = await openEmulated(
    'aws',
    SEED,
    (url) => `{ provider: aws, regions: [us-east-1], endpoints: ${endpoints(url)} }`,
    env,
  );
  ({ ended, summary } = await desk.run());
});

describe('against emulate', () => {
  test('the run ends soon, incomplete, and without a crash', () => {
    expect(ended, ended.stderr).toMatchObject({ code: 4 });
    expect(ended.stderr).not.toMatch(/^\s+at /m);
    expect(summary).toMatchObject({ status: 'partial', exitCode: 4 });
    // What is not offered is not asked for again: 54, and some that were under way when the first was answered.
    expect(summary.sources[0]?.calls).toBeLessThan(70);
  });

  test('it finds the users and the roles', async () => {
    const identities = await desk.list('identities');
    expect(identities.map(({ kind, name }) => `${String(kind)} ${String(name)}`).toSorted()).toEqual(
      expect.arrayContaining(['role lambda-execution', 'role nobody-may']),
    );
    const users = identities
      .filter(({ nativeId }) => String(nativeId).includes(':user/'))
      .map(({ name }) => String(name));
    expect(users.toSorted()).toEqual(['admin', 'developer', 'nightly-export', 'without-keys']);
  });

  test('it finds every key, whose it is, and claims nothing of its use', async () => {
    const keys = (await desk.list('credentials')).filter(({ kind }) => kind === 'access-key');
    expect(keys.map(({ identityName }) => String(identityName)).toSorted()).toEqual([
      'admin',
      'developer',
      'nightly-export',
    ]);
    for (const { lastUsed } of keys) expect(lastUsed).toMatchObject({ state: 'unknown' });
  });

  test('each gap names the call that is not offered', () => {
    const line = summary.sources.find(({ scope }) => scope === ACCOUNT);
    const said = new Map(
      line?.coverage.map(({ collector, reason, gaps, notes }) => [collector, JSON.stringify([reason, gaps, notes])]),
    );
    expect(said.get('principals')).toContain('iam:GetAccountAuthorizationDetails');
    // Its ListRoles leaves the trust policies out, as AWS's never does.
    for (const role of ['lambda-execution', 'nobody-may']) expect(said.get('principals')).toContain(role);
    expect(said.get('access-keys')).toMatch(
      /iam:(?:GenerateCredentialReport|GetCredentialReport|GetAccessKeyLastUsed)/,
    );
    expect(said.get('secrets')).toContain('secretsmanager:ListSecrets');
    expect(said.get('server-certificates')).toContain('iam:ListServerCertificates');
  });

  test('a second run finds the same', async () => {
    const before = await desk.list('identities');
    const again = (await desk.run()).summary;
    expect(again.sources.map(({ gone, new: appeared }) => ({ gone, appeared }))).toEqual(
      again.sources.map(() => ({ gone: 0, appeared: 0 })),
    );
    expect((await desk.list('identities')).map(({ ref }) => ref)).toEqual(before.map(({ ref }) => ref));
  });

  test('nothing of a secret key is kept or said', async () => {
    const exported = await desk.discover('export');
    expect(exported.stdout).toContain(KEY.id);
    for (const text of [ended.stdout, ended.stderr, exported.stdout]) expect(text).not.toContain(KEY.secret);
  });
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { SignInFailed, Stopped } from '../../../core/errors.ts';
import { createEstate, type Estate } from '../../../test/estate/index.ts';
import { discoverAws, signInAs } from '../../../test/suites/aws.ts';
import { discoverOnce } from '../../../test/suites/connector-run.ts';
import { estateTransport } from '../../../test/suites/estate-transport.ts';
import { connector } from '../index.ts';

afterEach(() => vi.unstubAllEnvs());

const now = () => '2026-11-21T08:00:00Z';
const nothing = { only: [] };

/** A file such as ~/.aws/config, for this test alone. */
function configured(variable: 'AWS_CONFIG_FILE' | 'AWS_SHARED_CREDENTIALS_FILE', text: string): void {
  const file = join(mkdtempSync(join(tmpdir(), 'aws-')), 'config');
  writeFileSync(file, text);
  vi.stubEnv(variable, file);
}

/** Signs in with what the test put into the environment. */
function open(estate: Estate, settings: unknown = {}, transport = estateTransport(estate)) {
  return discoverOnce(connector, settings, { transport, now, ...nothing });
}
async function refusal(opening: Promise<unknown>): Promise<SignInFailed> {
  const error = await opening.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SignInFailed);
  return error as SignInFailed;
}
const nobody = () => {
  const estate = createEstate({ size: { accounts: 1 } });
  signInAs(estate);
  vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', undefined);
  return estate;
};

const seen = async (estate: Estate, settings: unknown) => {
  const urls: string[] = [];
  const transport = estateTransport(estate);
  await open(estate, settings, (url, init) => {
    urls.push(url);
    // The estate knows no base paths: what is before the last slash is the address of a proxy.
    return transport(url, init);
  }).catch(() => undefined);
  return urls.map((url) => new URL(url).origin + new URL(url).pathname);
};

describe('who we are', () => {
  test('keys of a profile', async () => {
    const estate = nobody();
    const { AWS_REGION: _, ...rest } = process.env;
    const keys = createEstate({ size: { accounts: 1 } });
    signInAs(keys);
    const [id, secret] = [process.env['AWS_ACCESS_KEY_ID'], process.env['AWS_SECRET_ACCESS_KEY']];
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', undefined);
    expect(rest['AWS_ACCESS_KEY_ID']).toBeUndefined();
    configured(
      'AWS_SHARED_CREDENTIALS_FILE',
      `[audit]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`,
    );
    expect((await open(estate, { profile: 'audit' })).caller).toContain(':user/');
  });

  test('STS is asked where the caller is, and not at the global endpoint', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    signInAs(estate);
    vi.stubEnv('AWS_REGION', 'eu-west-1');
    const hosts: string[] = [];
    const transport = estateTransport(estate);
    await open(estate, {}, (url, init) => {
      hosts.push(new URL(url).host);
      return transport(url, init);
    });
    expect(hosts[0]).toBe('sts.eu-west-1.amazonaws.com');
  });
});

describe('endpoints', () => {
  test('of the configuration, one for all and one for a service, with a base path', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    signInAs(estate);
    const urls = await seen(estate, {
      endpoints: { default: 'http://127.0.0.1:9/aws/', sts: 'http://localhost:9/sts/' },
    });
    expect(urls[0]).toBe('http://localhost:9/sts/');
    expect(await seen(estate, { endpoints: { default: 'http://127.0.0.1:9' } })).toContain('http://127.0.0.1:9/');
  });

  test('of the environment, unless the configuration has its own', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    signInAs(estate);
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:7');
    vi.stubEnv('AWS_ENDPOINT_URL_IAM', 'http://127.0.0.1:8');
    const urls = await seen(estate, { endpoints: { account: 'http://127.0.0.1:9' } });
    expect(urls[0]).toBe('http://127.0.0.1:7/');
    expect(new Set(urls.map((url) => new URL(url).port))).toEqual(new Set(['7', '8', '9']));
  });
});

describe('signing in fails with the cause and the next step', () => {
  test('no credentials at all', async () => {
    const error = await refusal(open(nobody()));
    expect(error.message).toMatch(/no AWS credentials were found/);
    expect(error.next).toMatch(/aws sso login|AWS_ACCESS_KEY_ID/);
  });

  test('a profile that does not exist', async () => {
    const error = await refusal(open(nobody(), { profile: 'audti' }));
    expect(error.message).toContain('audti');
    expect(error.next).toContain('aws configure list-profiles');
  });

  test('an SSO session that has expired', async () => {
    const estate = nobody();
    configured(
      'AWS_CONFIG_FILE',
      '[profile audit]\nsso_session = company\nsso_account_id = 111111111111\nsso_role_name = Audit\nregion = eu-west-1\n' +
        '[sso-session company]\nsso_start_url = https://company.awsapps.com/start\nsso_region = eu-west-1\n',
    );
    vi.stubEnv('HOME', mkdtempSync(join(tmpdir(), 'home-')));
    const error = await refusal(open(estate, { profile: 'audit' }));
    expect(error.next).toBe('Run: aws sso login --profile audit');
  });

  test.each([
    [
      'a key that AWS does not know',
      { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE' },
      /does not know the access key/,
      /GovCloud/,
    ],
    ['a wrong secret', { AWS_SECRET_ACCESS_KEY: 'wrong' }, /did not accept the signature/, /AWS_SECRET_ACCESS_KEY/],
  ])('%s', async (_, environment, message, next) => {
    const estate = createEstate({ size: { accounts: 1 } });
    signInAs(estate);
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    const error = await refusal(open(estate));
    expect(error.message).toMatch(message);
    expect(error.next).toMatch(next);
    expect(JSON.stringify([error.message, error.next])).not.toContain('wrong"');
  });

  test('session credentials that have expired', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    estate.faults.add({ service: 'sts', operation: 'GetCallerIdentity', kind: 'expired-token' });
    expect((await refusal(discoverAws(estate, {}, nothing))).message).toMatch(/have expired/);
  });

  test('an endpoint that cannot be reached', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    signInAs(estate);
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const cause = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const error = await refusal(open(estate, {}, () => Promise.reject(new TypeError('fetch failed', { cause }))));
    vi.restoreAllMocks();
    expect(error.message).toMatch(/sts\.us-east-1\.amazonaws\.com/);
    expect(error.next).toBeTypeOf('string');
  });

  test('a run that ended meanwhile is no failed sign-in', async () => {
    const estate = createEstate({ size: { accounts: 1 } });
    await expect(discoverAws(estate, {}, { ...nothing, maxCalls: 0 })).rejects.toBeInstanceOf(Stopped);
  });
});

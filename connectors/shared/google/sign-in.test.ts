import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { SignInFailed } from '../../../core/errors.ts';
import {
  authorizedUser,
  externalAccount,
  keyFile,
  subjectToken,
  writeCredentials,
} from '../../../test/estate/google/environment.ts';
import { createEstate, type Estate } from '../../../test/estate/index.ts';
import { googleCompany, googleEndpoints, runFor } from '../../../test/suites/google.ts';
import { openGoogle, type GoogleSignIn } from './auth.ts';
import { z } from 'zod';

afterEach(() => {
  vi.unstubAllEnvs();
});

const ORIGIN = googleEndpoints.default;
const scopes = ['https://www.googleapis.com/auth/cloud-platform'];

function fileOf(content: unknown): string {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return join(writeCredentials({ 'credentials.json': text }), 'credentials.json');
}

/** Signs in and makes one call. */
async function open(estate: Estate, file: unknown, more: Partial<GoogleSignIn> = {}) {
  const run = runFor(estate);
  const google = await openGoogle(
    { endpoints: googleEndpoints, scopes, credentialsFile: file === undefined ? undefined : fileOf(file), ...more },
    run,
  );
  await google
    .reader(run)
    .get({ service: 'cloudresourcemanager', path: '/v3/organizations:search', operation: 'test' }, z.looseObject({}));
  const principal = estate.log.entries().findLast(({ operation }) => operation === 'organizations.search')?.principal;
  return { google, principal };
}

async function refusal(work: Promise<unknown>): Promise<SignInFailed> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SignInFailed);
  return error as SignInFailed;
}

/** The runner's token, brought in a file. */
function federated(estate: Estate, claims: Record<string, unknown> = {}): Record<string, unknown> {
  return externalAccount(estate.google.state, ORIGIN, fileOf(subjectToken(estate.google.state, claims)));
}

describe('ways to sign in', () => {
  test('federation, acting as the service account of the file', async () => {
    const estate = createEstate({ story: false });
    const { google, principal } = await open(estate, federated(estate));
    expect(google.caller).toBe(estate.google.state.collector.email);
    expect(principal).toBe(google.caller);
    expect(google.ownKey).toBeUndefined();
  });

  test('federation without a service account', async () => {
    const estate = createEstate({ story: false });
    const { service_account_impersonation_url: _, ...file } = federated(estate);
    const { google, principal } = await open(estate, file);
    expect(google.caller).toBe(estate.google.state.collector.audience);
    expect(principal).toMatch(/^principal:\/\/iam\.googleapis\.com\/.+\/subject\/nightly-inventory$/);
  });

  test('a key, of which the run says that it is one', async () => {
    const { estate, account, key } = withKey();
    const { google, principal } = await open(estate, keyFile(estate.google.state, account.email));
    expect(principal).toBe(account.email);
    expect(google).toMatchObject({ caller: account.email, ownKey: { email: account.email, keyId: key.id } });
  });

  test('a person at a laptop, whose file names the project that pays', async () => {
    const { estate, person } = withPerson();
    const file = authorizedUser(estate.google.state, person, estate.google.state.collector.quotaProject);
    const { principal } = await open(estate, file);
    expect(principal).toBe(person);
  });

  test('acting as a service account that the configuration names', async () => {
    const estate = createEstate({ story: false });
    const { service_account_impersonation_url: _, ...file } = federated(estate);
    const { email } = estate.google.state.collector;
    const { google, principal } = await open(estate, file, { impersonate: email });
    expect([google.caller, principal]).toEqual([email, email]);
  });

  test('a token that is refused is renewed once', async () => {
    const estate = createEstate({ story: false });
    estate.faults.add({ operation: 'organizations.search', kind: 'expired-token', times: 1 });
    await open(estate, federated(estate));
    expect(estate.log.entries().filter(({ operation }) => operation === 'token')).toHaveLength(2);
  });
});

function withKey() {
  const made = googleCompany((build) => {
    const account = build.state.serviceAccounts.get(build.state.collector.email);
    if (account === undefined) throw new Error('the collector has no account');
    return { account, key: build.key(account) };
  });
  return { estate: made.estate, ...made.made };
}

function withPerson() {
  const { estate, made: person } = googleCompany((build) => {
    const email = `ops@${build.state.organization.domain}`;
    build.user(email, 'Op', 'Erator', { superAdmin: true });
    return email;
  });
  return { estate, person };
}

describe('a sign-in that fails says why, and what to do', () => {
  test('no credentials anywhere', async () => {
    const estate = createEstate({ story: false });
    vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS', undefined);
    vi.stubEnv('CLOUDSDK_CONFIG', '/nonexistent');
    // Nothing answers there at once, so the library need not wait for a machine of Google's.
    vi.stubEnv('GCE_METADATA_HOST', '127.0.0.1:9');
    const error = await refusal(open(estate, undefined));
    expect(error.message).toContain('no Google credentials were found');
    expect(error.next).toContain('gcloud auth application-default login');
  });

  test('a file that is not there', async () => {
    vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS', '/nonexistent/adc.json');
    const error = await refusal(open(createEstate({ story: false }), undefined));
    expect(error.message).toContain('/nonexistent/adc.json');
  });

  test.each([
    ['that is not JSON', 'private_key: secret-of-mine'],
    ['of another kind', { type: 'gdch_service_account', private_key: 'secret-of-mine' }],
  ])('a file %s, without quoting it', async (_, content) => {
    const error = await refusal(open(createEstate({ story: false }), content));
    expect(error.message).toContain('credentials file');
    expect(JSON.stringify([error.message, error.next, String(error.cause)])).not.toContain('secret-of-mine');
  });

  test('a key that was deleted', async () => {
    const { estate, account } = withKey();
    const file = keyFile(estate.google.state, account.email);
    account.keys = [];
    const error = await refusal(open(estate, file));
    expect(error.message).toMatch(/key is not accepted: it was deleted or disabled/);
  });

  test('a service account that is disabled', async () => {
    const { estate, account } = withKey();
    account.disabled = true;
    expect((await refusal(open(estate, keyFile(estate.google.state, account.email)))).message).toContain('disabled');
  });

  test('a login of gcloud that has expired', async () => {
    const { estate, person } = withPerson();
    const file = authorizedUser(estate.google.state, person);
    estate.google.state.users.delete(person);
    const error = await refusal(open(estate, file));
    expect(error.message).toContain('expired or was revoked');
    expect(error.next).toBe('Run: gcloud auth application-default login');
  });

  test.each([
    ['an attribute condition', { queue: 'marketing' }, 'attribute condition'],
    ['another issuer', { iss: 'https://evil.example' }, 'issuer'],
  ])('a federation refused because of %s', async (_, claims, said) => {
    const estate = createEstate({ story: false });
    const error = await refusal(open(estate, federated(estate, claims)));
    expect(error.message).toMatch(/^the federation refused the token: /);
    expect(error.message).toContain(said);
    expect(error.next).toContain('workload identity provider');
  });

  test('a service account that may not be impersonated', async () => {
    const { estate, made } = googleCompany((build) => build.account(build.project('halden-other'), 'other'));
    const { service_account_impersonation_url: _, ...file } = federated(estate);
    const error = await refusal(open(estate, file, { impersonate: made.email }));
    expect(error.message).toContain(`${made.email} may not be impersonated`);
    expect(error.next).toContain('roles/iam.serviceAccountTokenCreator');
  });
});

describe('the URLs of a file are not trusted', () => {
  test.each([
    ['token_url', 'https://sts.evil.example/v1/token'],
    ['service_account_impersonation_url', 'https://evil.example/v1/projects/-/serviceAccounts/a@b:generateAccessToken'],
    ['cloud_resource_manager_url', 'https://evil.example/v1/projects/'],
  ])('%s', async (name, url) => {
    const estate = createEstate({ story: false });
    const error = await refusal(open(estate, { ...federated(estate), [name]: url }));
    expect(error.message).toContain("which is not Google's");
    expect(estate.log.entries()).toEqual([]);
  });

  test('where the token is got from', async () => {
    const estate = createEstate({ story: false });
    const error = await refusal(
      open(estate, { ...federated(estate), credential_source: { url: 'https://tokens.evil.example/' } }),
    );
    expect(error.next).toContain('endpoints.subjectToken');
  });
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { SignInFailed } from '../../../core/errors.ts';
import { createEstate, type Estate } from '../../../test/estate/index.ts';
import { signInAsAzure } from '../../../test/suites/azure.ts';
import { discoverOnce, type Transport } from '../../../test/suites/connector-run.ts';
import { estateTransport } from '../../../test/suites/estate-transport.ts';
import { connector } from '../index.ts';
import { Settings } from '../settings.ts';
import { cloudOf, originsOf } from './clouds.ts';
import { chooseCredential } from './credential.ts';
import { signInFailed } from './sign-in-errors.ts';

afterEach(() => vi.unstubAllEnvs());

const now = () => '2026-11-21T08:00:00Z';
const TENANT = '11111111-2222-3333-4444-555555555555';
const CLIENT = '99999999-2222-3333-4444-555555555555';

function open(estate: Estate, settings: unknown = {}, transport: Transport = estateTransport(estate)) {
  return discoverOnce(connector, settings, { transport, now, only: [] });
}
async function refusal(opening: Promise<unknown>): Promise<SignInFailed> {
  const error = await opening.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SignInFailed);
  return error as SignInFailed;
}
const signedIn = (): Estate => {
  const estate = createEstate();
  signInAsAzure(estate);
  return estate;
};
const file = (text: string): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'azure-')), 'token');
  writeFileSync(path, text);
  return path;
};

describe('who we are', () => {
  test('the application and its tenant; a secret is noted as something to replace', async () => {
    const estate = signedIn();
    const { directory } = estate.azure.truth();
    const { caller, opening } = await open(estate);
    expect(caller).toContain(directory.collector.appId);
    expect(caller).toContain(directory.tenant.id);
    expect(opening.notes.join()).toContain('AZURE_CLIENT_SECRET');
  });

  test('nothing of the secret leaves the login', async () => {
    const estate = signedIn();
    const seen: string[] = [];
    const transport = estateTransport(estate);
    await open(estate, {}, (url, init) => {
      if (!url.includes('/oauth2/'))
        seen.push(url + JSON.stringify([...new Headers(init.headers)]) + String(init.body));
      return transport(url, init);
    });
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.join()).not.toContain(estate.azure.env('')['AZURE_CLIENT_SECRET']);
  });

  test('one token for each service, however many ask', async () => {
    const { calls } = await open(signedIn());
    expect(calls['login:token']).toBe(2);
  });
});

describe('why not', () => {
  test.each([
    [90_002, 'does not exist in this cloud', 'tenant id'],
    [700_016, 'not in tenant', 'client id'],
    [7_000_222, 'has expired', 'federated credential'],
    [7_000_215, "is not one of the application's", 'value of the secret'],
    [53_003, 'Conditional Access', 'policy'],
    [65_001, 'no consent', 'admin-consent'],
    [7_000_112, 'switched off', 'Enable'],
    [700_213, 'no federated credential', 'subject'],
  ])('AADSTS%s', async (code, message, next) => {
    const estate = signedIn();
    estate.azure.mutate({ do: 'block-sign-in', error: code });
    const error = await refusal(open(estate));
    expect(error.message).toContain(message);
    expect(error.next).toContain(next);
  });

  test('an expired secret and a wrong one, as Entra says it', async () => {
    const expired = signedIn();
    expired.azure.mutate({ do: 'expire-collector-secret' });
    expect((await refusal(open(expired))).message).toContain('has expired');
    const wrong = signedIn();
    vi.stubEnv('AZURE_CLIENT_SECRET', 'not-the-secret');
    expect((await refusal(open(wrong))).message).toContain("is not one of the application's");
  });

  test('another tenant', async () => {
    const estate = signedIn();
    vi.stubEnv('AZURE_TENANT_ID', TENANT);
    expect((await refusal(open(estate))).message).toContain(TENANT);
  });

  test('a code that we do not know is said as it is', async () => {
    const estate = signedIn();
    estate.azure.mutate({ do: 'block-sign-in', error: 999_999 });
    expect((await refusal(open(estate))).message).toContain('AADSTS999999');
  });

  test('a client id is missing', async () => {
    const estate = signedIn();
    vi.stubEnv('AZURE_CLIENT_ID', undefined);
    const error = await refusal(open(estate));
    expect(error.message).toContain('clientId is missing');
    expect(error.next).toContain('AZURE_CLIENT_ID');
  });

  test('the Azure CLI is not there, or not signed in', () => {
    const attempt = { what: 'the Azure CLI', isCli: true, tenant: TENANT, scope: 'x' };
    const absent = signInFailed(new Error('Azure CLI could not be found. Please visit …'), attempt);
    expect(absent.message).toContain('no credentials were found');
    expect(absent.next).toContain('AZURE_FEDERATED_TOKEN_FILE');
    const stale = signInFailed(new Error("Please run 'az login' from a command prompt"), attempt);
    expect(stale.next).toBe(`Run: az login --tenant ${TENANT}`);
  });

  test('a login that is down is not a refusal', async () => {
    const estate = signedIn();
    const error = await open(estate, {}, () => Promise.resolve(new Response('', { status: 503 }))).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect((error as Error).message).toContain('503');
  });
});

describe('which credential', () => {
  const wanted = { id: TENANT, managedIdentity: false };
  const env = {
    AZURE_CLIENT_ID: CLIENT,
    AZURE_FEDERATED_TOKEN_FILE: '/token',
    IDENTITY_ENDPOINT: 'http://127.0.0.1:1',
    AZURE_CLIENT_CERTIFICATE_PATH: '/cert.pem',
    AZURE_CLIENT_SECRET: 's',
  };
  const chosen = (given: Partial<typeof env>, tenant: object = {}): string =>
    chooseCredential({ ...wanted, ...tenant }, given).what;

  test('the first whose ingredients are there', () => {
    expect(chosen(env)).toContain('AZURE_FEDERATED_TOKEN_FILE');
    const { AZURE_FEDERATED_TOKEN_FILE: _, ...withoutFile } = env;
    expect(chosen(withoutFile)).toContain('IDENTITY_ENDPOINT');
    const { IDENTITY_ENDPOINT: __, ...withoutIdentity } = withoutFile;
    expect(chosen(withoutIdentity)).toContain('CERTIFICATE');
    const { AZURE_CLIENT_CERTIFICATE_PATH: ___, ...secret } = withoutIdentity;
    expect(chosen(secret)).toContain('SECRET');
    expect(chosen({})).toBe('the Azure CLI');
  });

  test('the configuration beats the environment', () => {
    expect(chosen(env, { assertion: { file: '/a' } })).toBe('the token in /a');
    expect(chosen(env, { certificate: '/c' })).toBe('the configured certificate');
    expect(chosen(env, { managedIdentity: true })).toContain('this machine');
  });

  test('a token in a file, and one from a URL', async () => {
    const estate = signedIn();
    const { directory } = estate.azure.truth();
    const sent: URLSearchParams[] = [];
    const transport = estateTransport(estate);
    const listening: Transport = (url, init) => {
      if (url.startsWith('https://tokens.example/')) return Promise.resolve(Response.json({ value: 'from.the.url' }));
      if (url.includes('/oauth2/'))
        sent.push(new URLSearchParams(new TextDecoder().decode(Buffer.from(String(init.body)))));
      return transport(url, init);
    };
    const tenant = { id: directory.tenant.id, clientId: directory.collector.appId };
    await refusal(open(estate, { tenants: [{ ...tenant, assertion: { file: file('from.the.file') } }] }, listening));
    await refusal(
      open(
        estate,
        { tenants: [{ ...tenant, assertion: { url: 'https://tokens.example/t', bearer: 'b' } }] },
        listening,
      ),
    );
    expect(sent.map((body) => body.get('client_assertion'))).toEqual(['from.the.file', 'from.the.url']);
  });

  test('of several tenants, one that does not let us in is denied, and the others are read', async () => {
    const estate = signedIn();
    const { directory } = estate.azure.truth();
    const secret = estate.azure.env('')['AZURE_CLIENT_SECRET'];
    const tenants = [directory.tenant.id, TENANT].map((id) => ({
      id,
      clientId: directory.collector.appId,
      clientSecret: secret,
    }));
    const { scopes, opening } = await open(estate, { tenants });
    expect(scopes.filter(({ scope }) => scope.kind === 'tenant').map(({ scope }) => scope.nativeId)).toEqual(
      tenants.map(({ id }) => id),
    );
    expect(opening.gaps).toContainEqual(expect.objectContaining({ what: `tenant ${TENANT}`, because: 'denied' }));
  });
});

describe('where', () => {
  const cloud = (given: unknown, env: NodeJS.ProcessEnv = {}) => cloudOf(Settings.parse(given), env);

  test.each([
    ['public', 'login.microsoftonline.com', 'graph.microsoft.com', 'management.azure.com'],
    ['usgov', 'login.microsoftonline.us', 'graph.microsoft.us', 'management.usgovcloudapi.net'],
    ['usgov-dod', 'login.microsoftonline.us', 'dod-graph.microsoft.us', 'management.usgovcloudapi.net'],
    ['china', 'login.chinacloudapi.cn', 'microsoftgraph.chinacloudapi.cn', 'management.chinacloudapi.cn'],
  ])('%s', (id, login, graph, arm) => {
    const { origins, tokenScopes } = cloud({ cloud: id });
    expect(origins).toMatchObject({ login: `https://${login}`, graph: `https://${graph}`, arm: `https://${arm}` });
    expect(tokenScopes.graph).toBe(`https://${graph}/.default`);
  });

  test('the environment chooses the cloud, or puts another login in its place', () => {
    expect(cloud({}, { AZURE_AUTHORITY_HOST: 'https://login.microsoftonline.us/' }).id).toBe('usgov');
    const local = cloud({}, { AZURE_AUTHORITY_HOST: 'http://127.0.0.1:8080' });
    expect([local.id, local.origins.login]).toEqual(['public', 'http://127.0.0.1:8080']);
  });

  test('an override moves the address and not what the token is for', () => {
    const { origins, tokenScopes } = cloud({
      endpoints: { default: 'http://127.0.0.1:1/', graph: 'https://gw.example/g/' },
    });
    expect(origins).toMatchObject({
      login: 'http://127.0.0.1:1',
      graph: 'https://gw.example/g',
      arm: 'http://127.0.0.1:1',
    });
    expect(tokenScopes.graph).toBe('https://graph.microsoft.com/.default');
  });

  test('only these origins may be called', () => {
    const tenants = [{ id: TENANT, assertion: { url: 'https://tokens.example/a?b=c' } }];
    expect(originsOf(Settings.parse({ tenants }), {})).toEqual([
      'https://login.microsoftonline.com',
      'https://graph.microsoft.com',
      'https://management.azure.com',
      'https://vault.azure.net',
      'https://dev.azure.com',
      'https://tokens.example',
      'https://*.vault.azure.net',
      'https://*.dev.azure.com',
    ]);
  });
});

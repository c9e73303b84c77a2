/** An Okta that is not ours and has apps only: those are found, and of all the rest it is said that it was not read. */
import { beforeAll, expect, test } from 'vitest';
import type { RunSummary } from '../../core/run/options.ts';
import { openEmulated, type Emulated } from './emulate.ts';
import type { Ended } from './program.ts';

const TOKEN = 'emulated-ssws-token';
const client = (auth: string): string =>
  `{ oauthClient: { client_id: ${auth}-client, token_endpoint_auth_method: ${auth} } }`;
const app = (name: string, type: string, auth: string): string =>
  `{ okta_id: 0oa${name}, name: ${name}, label: ${name}, settings: { oauthClient: { application_type: ${type}, grant_types: [client_credentials] } }, credentials: ${client(auth)} }`;
/** It gives 30 on a page, whatever is asked for. */
const WEB_APPS = 65;
const many = Array.from({ length: WEB_APPS }, (_, index) => app(`web${index}`, 'browser', 'none'));
const SEED = `okta:
  users: [{ login: astrid@halden.example }]
  apps:
    - ${app('export', 'service', 'private_key_jwt')}
    - ${app('portal', 'web', 'client_secret_basic')}
    - { okta_id: 0oabookmark, name: bookmark, sign_on_mode: BOOKMARK }
${many.map((one) => `    - ${one}\n`).join('')}
tokens:
  ${TOKEN}: { login: astrid@halden.example, scopes: [] }
`;

let desk: Emulated;
let ended: Ended;
let summary: RunSummary;

beforeAll(async () => {
  const source = (url: string): string =>
    `{ provider: okta, url: 'https://halden.okta.com', endpoints: { default: '${url}' } }`;
  desk = await openEmulated('okta', SEED, source, { OKTA_CLIENT_TOKEN: TOKEN });
  ({ ended, summary } = await desk.run());
});

const said = (collector: string) =>
  summary.sources.flatMap(({ coverage }) => coverage).find((one) => one.collector === collector);

test('the run ends incomplete, and without a crash', () => {
  expect(ended, ended.stderr).toMatchObject({ code: 4 });
  expect(ended.stderr).not.toMatch(/^\s+at /m);
  expect(summary).toMatchObject({ status: 'partial', exitCode: 4 });
});

test('apps are read over all of their pages, and a bookmark is no identity', async () => {
  expect(said('apps')).toMatchObject({ status: 'complete' });
  const refs = (await desk.list('identities')).map(({ ref }) => ref);
  const web = Array.from({ length: WEB_APPS }, (_, index) => `okta:app:0oaweb${index}`);
  expect(refs).toEqual(expect.arrayContaining(['okta:app:0oaexport', 'okta:app:0oaportal', ...web]));
  expect(refs).not.toContain('okta:app:0oabookmark');
});

test.each([
  ['api-tokens', 'HTTP 404'],
  ['token-owners', 'API tokens: HTTP 404'],
  ['token-owner-roles', 'API tokens: HTTP 404'],
  ['client-secrets', 'HTTP 404'],
  ['client-keys', 'HTTP 404'],
  ['app-grants', 'HTTP 404'],
  ['app-roles', 'HTTP 404'],
  ['api-services', 'HTTP 404'],
  ['api-service-secrets', 'API service integrations: HTTP 404'],
])('%s, which are not offered, have failed and are not none', (collector, reason) => {
  expect(said(collector)).toMatchObject({ status: 'failed', records: 0 });
  expect(said(collector)?.reason).toContain(reason);
});

test('what is not offered costs a call or a few, not one for each app', () => {
  // Four at once, and no further ones after the third refusal.
  expect(said('app-grants')?.calls).toBeLessThanOrEqual(6);
  expect(said('client-secrets')?.calls).toBe(1);
});

test('the token is kept nowhere', async () => {
  const { stdout } = await desk.discover('export');
  expect(stdout).toContain('okta:app:0oaexport');
  for (const text of [stdout, ended.stdout, ended.stderr]) expect(text).not.toContain(TOKEN);
});

/** Signing in that does not work: what is said, and what to do next. */
import { afterEach, beforeAll, expect, test } from 'vitest';
import { configOf, openAzure, type AzureCompany } from './azure-harness.ts';
import type { Desk } from './harness.ts';
import type { Ended } from './program.ts';

let company: AzureCompany;
let env: Record<string, string>;

beforeAll(async () => {
  company = await openAzure();
  env = company.azure.env(company.url);
});
afterEach(() => {
  company.azure.mutate({ do: 'block-sign-in', error: null });
});

async function withEnvironment(given: Record<string, string>, settings = ''): Promise<Ended> {
  const desk: Desk = await company.desk(configOf(company.url, settings));
  Object.assign(desk.env, given);
  return await desk.discover('--json');
}

/** It ends at once, without a stack, and without what was secret. */
function expectRefusal({ code, stderr, stdout }: Ended, message: RegExp, next: RegExp): void {
  expect([1, 4], stderr).toContain(code);
  const said = stderr + stdout;
  expect(said).toMatch(message);
  expect(said).toMatch(next);
  expect(said).not.toMatch(/^\s+at /m);
  expect(said).not.toContain(env['AZURE_CLIENT_SECRET']);
}

test('a tenant that does not exist', async () => {
  const ended = await withEnvironment({ AZURE_TENANT_ID: '00000000-1111-4222-8333-444444444444' });
  expectRefusal(ended, /tenant 00000000-1111-4222-8333-444444444444 does not exist.*AADSTS90002/, /az account show/);
});

test('a secret that is none of the application', async () => {
  const ended = await withEnvironment({ AZURE_CLIENT_SECRET: 'not-the-secret' });
  expectRefusal(ended, /AADSTS7000215/, /value of the secret and not its id/);
  expect(ended.stderr + ended.stdout).not.toContain('not-the-secret');
});

test('an application that is not in the tenant', async () => {
  const ended = await withEnvironment({ AZURE_CLIENT_ID: '00000000-1111-4222-8333-444444444444' });
  expectRefusal(ended, /AADSTS700016/, /adminconsent/);
});

test.each([
  [53003, /Conditional Access blocked the sign-in/, /sign-in log in Entra names the policy/],
  [7000112, /switched off/, /Enabled for users to sign-in/],
  [650057, /no consent/, /az ad app permission admin-consent/],
])('a sign-in that Entra blocks with AADSTS%i', async (error, message, next) => {
  company.azure.mutate({ do: 'block-sign-in', error });
  expectRefusal(await withEnvironment({}), message, next);
});

test('settings that are no settings', async () => {
  for (const [settings, message] of [
    ["tenantId: 'halden'", /not an id \(a GUID\)/],
    ['cloud: mars', /cloud/],
    ['subscription: x', /subscription/],
  ] as const) {
    const { code, stderr } = await withEnvironment({}, settings);
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
  }
});

test('no credentials at all: nothing is asked, and it says how to sign in', async () => {
  const { AZURE_CLIENT_SECRET: _, ...rest } = env;
  company.estate.log.clear();
  const desk = await company.desk(configOf(company.url));
  delete desk.env['AZURE_CLIENT_SECRET'];
  Object.assign(desk.env, rest);
  expectRefusal(await desk.discover('--json'), /no credentials|Azure CLI/i, /az login|AZURE_/);
  expect(company.estate.log.count({ service: 'graph' })).toBe(0);
});

test('a subscription that is not included is out of reach, and nothing of it is listed', async () => {
  const production = company.azure.arm.truth().subscriptions.find(({ name }) => name.endsWith('production'))?.id ?? '';
  const desk = await company.azureDesk(`subscriptions: { exclude: ['${production}'] }`);
  await desk.run(0);
  const rows = [...(await desk.list('grants')), ...(await desk.list('credentials'))];
  expect(rows.length).toBeGreaterThan(100);
  expect(rows.filter(({ scope }) => scope === `azure:subscription:${production}`)).toEqual([]);
});

/** The last: the secret stays expired. */
test('an expired secret', async () => {
  company.azure.mutate({ do: 'expire-collector-secret' });
  expectRefusal(await withEnvironment({}), /has expired.*AADSTS7000222/, /federated credential|credential reset/);
});

/** What cannot work: clear words, the next step, and no stack trace. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  authorizedUser,
  externalAccount,
  keyFile,
  subjectToken,
  writeCredentials,
} from '../estate/google/environment.ts';
import { openGoogle, type GoogleCompany } from './gcp-desk.ts';
import type { Desk } from './harness.ts';

let company: GoogleCompany;
beforeAll(async () => {
  company = await openGoogle();
});

/** The run fails and says these words, and none that are for us alone. */
async function refused(desk: Desk, words: readonly RegExp[]): Promise<void> {
  const { code, stdout, stderr } = await desk.discover();
  const said = stdout + stderr;
  for (const word of words) expect(said).toMatch(word);
  expect(code, said).toBe(1);
  expect(said).not.toMatch(/^\s+at |node:internal|\[object Object\]|undefined/m);
}

/** A desk that signs in with this file. */
async function deskWith(credentials: Record<string, unknown>, more: Record<string, string> = {}): Promise<Desk> {
  const desk = await company.googleDesk(more);
  const file = join(desk.folder, 'adc.json');
  await writeFile(file, JSON.stringify(credentials), { mode: 0o600 });
  desk.env['GOOGLE_APPLICATION_CREDENTIALS'] = file;
  return desk;
}

/** The downloaded file of a case's key. */
function keyOf(name: string): Record<string, unknown> {
  const { state } = company.estate.google;
  const [uniqueId, keyId] = company.idOf(name).split('/');
  const account = [...state.serviceAccounts.values()].find((each) => each.uniqueId === uniqueId);
  return keyFile(state, account?.email ?? '', keyId);
}

describe('what is asked for is not there', () => {
  test('an organization that nobody here may see', async () => {
    await refused(await company.googleDesk({ organization: '"123456789012"', metricsScopes: '[]' }), [
      /123456789012/,
      /organization/i,
    ]);
  });

  test('a project that nobody here may see', async () => {
    const desk = await company.googleDesk({ organization: '', projects: '[never-was-here]', metricsScopes: '[]' });
    await refused(desk, [/never-was-here/]);
  });

  test("another company's project is not told from one that is not there", async () => {
    const desk = await company.googleDesk({ organization: '', projects: '[acme-robots-prod]', metricsScopes: '[]' });
    await refused(desk, [/acme-robots-prod/]);
  });
});

describe('what pays for the calls', () => {
  test('Asset Inventory that is off there is named, with where to switch it on', async () => {
    const service = 'cloudasset.googleapis.com';
    const { number } = company.truth().collector.project;
    company.change({ do: 'disable-api', project: number, service });
    try {
      const { stdout, stderr } = await (await company.googleDesk()).discover('--json');
      expect(`${stdout}${stderr}`).toMatch(/cloudasset|Cloud Asset/);
      expect(`${stdout}${stderr}`).toContain(number);
    } finally {
      company.change({ do: 'enable-api', project: number, service });
    }
  });

  test('a quota project that the caller may not charge', async () => {
    const permissions = ['serviceusage.services.use'];
    company.change({ do: 'deny', permissions });
    try {
      const desk = await company.googleDesk({ quotaProject: 'halden-data' });
      await refused(desk, [/halden-data/, /serviceusage\.services\.use|serviceUsageConsumer/]);
    } finally {
      company.change({ do: 'undeny', permissions });
    }
  });

  test('a laptop without a quota project', async () => {
    const farah = 'farah.nasser@halden.example';
    await refused(await deskWith(authorizedUser(company.estate.google.state, farah)), [/quota.?project/i]);
    const fine = await deskWith(authorizedUser(company.estate.google.state, farah, 'halden-security'));
    await fine.run(0);
  });

  test('an account whose own project has the APIs switched off, and that sees nothing', async () => {
    await refused(await deskWith(keyOf('key.old-used')), [/cloudresourcemanager\.googleapis\.com/, /not enabled/]);
  });
});

describe('signing in', () => {
  test('no credentials at all', async () => {
    const desk = await company.googleDesk();
    delete desk.env['GOOGLE_APPLICATION_CREDENTIALS'];
    // No metadata server either.
    desk.env['METADATA_SERVER_DETECTION'] = 'none';
    await refused(desk, [/credentials/i, /gcloud auth application-default login|GOOGLE_APPLICATION_CREDENTIALS/]);
  });

  test('a file that is not there', async () => {
    const desk = await company.googleDesk();
    desk.env['GOOGLE_APPLICATION_CREDENTIALS'] = '/nowhere/adc.json';
    await refused(desk, [/\/nowhere\/adc\.json/]);
  });

  test('a file that is no JSON', async () => {
    const desk = await company.googleDesk();
    const folder = writeCredentials({ 'adc.json': 'not json' });
    desk.env['GOOGLE_APPLICATION_CREDENTIALS'] = join(folder, 'adc.json');
    await refused(desk, [/adc\.json|JSON/]);
  });

  test('a key of an account that was disabled', async () => {
    await refused(await deskWith(keyOf('key.of-disabled-account')), [/disabled/]);
  });

  test('a token that the provider does not let in', async () => {
    const { state } = company.estate.google;
    const folder = writeCredentials({ 'token.jwt': subjectToken(state, { queue: 'marketing' }) });
    await refused(await deskWith(externalAccount(state, company.url, join(folder, 'token.jwt'))), [
      /attribute condition|unauthorized_client/,
    ]);
  });

  test('a token that has expired', async () => {
    const { state } = company.estate.google;
    const folder = writeCredentials({ 'token.jwt': subjectToken(state, { exp: 1 }) });
    await refused(await deskWith(externalAccount(state, company.url, join(folder, 'token.jwt'))), [/expired|stale/]);
  });

  test('a clock that is an hour off', async () => {
    company.change({ do: 'skew', seconds: 7200 });
    try {
      await refused(await deskWith(keyOf('key.old-used')), [/clock|time/i]);
    } finally {
      company.change({ do: 'skew', seconds: 0 });
    }
  });
});

import {
  GenerateCredentialReportCommand,
  GetCredentialReportCommand,
  ListAccessKeysCommand,
} from '@aws-sdk/client-iam';
import { describe, expect, test } from 'vitest';
import { cases, mutate, truth, type Estate } from '../../../index.ts';
import { lab, refusal, type Clients, type Lab } from '../../../testing.ts';

async function rows({
  iam,
}: Clients): Promise<{ header: string[]; rows: Record<string, string>[]; text: string; at: Date | undefined }> {
  const { Content, GeneratedTime, ReportFormat } = await iam.send(new GetCredentialReportCommand({}));
  expect(ReportFormat).toBe('text/csv');
  const text = Buffer.from(Content ?? []).toString();
  const [header = [], ...lines] = text.split('\n').map((line) => line.split(','));
  return {
    header,
    rows: lines.map((cells) => Object.fromEntries(header.map((key, i) => [key, cells[i] ?? '']))),
    text,
    at: GeneratedTime,
  };
}

async function ready(here: Lab, account: string): Promise<Clients> {
  const clients = await here.enter(account);
  while ((await clients.iam.send(new GenerateCredentialReportCommand({}))).State !== 'COMPLETE');
  return clients;
}

const user = (estate: Estate, name: string) => cases(estate)[name]?.arn?.split('/').at(-1);

describe('the credential report', () => {
  test('goes from absent over started and in progress to complete, and ends after four hours', async () => {
    const here = await lab({ behaviour: { reportPolls: 2 } });
    const { iam } = await here.enter('data');
    const generate = async () => (await iam.send(new GenerateCredentialReportCommand({}))).State;
    const get = () => iam.send(new GetCredentialReportCommand({}));
    expect(await refusal(get())).toMatchObject({ name: 'CredentialReportNotPresentException', status: 410 });
    expect(await generate()).toBe('STARTED');
    expect(await generate()).toBe('INPROGRESS');
    expect(await refusal(get())).toMatchObject({ name: 'CredentialReportNotReadyException', status: 404 });
    expect((await get()).Content?.length).toBeGreaterThan(100);
    const { GeneratedTime } = await get();
    expect(await generate()).toBe('COMPLETE');
    expect((await get()).GeneratedTime).toEqual(GeneratedTime);
    mutate(here.estate, { do: 'advance', seconds: 4 * 3600 + 60 });
    const again = await here.enter('data');
    expect(await refusal(again.iam.send(new GetCredentialReportCommand({})))).toMatchObject({
      name: 'CredentialReportExpiredException',
      status: 410,
    });
    expect((await again.iam.send(new GenerateCredentialReportCommand({}))).State).toBe('STARTED');
  });

  test('has 22 columns, root first, LF, no last newline', async () => {
    const here = await lab();
    const report = await rows(await ready(here, 'development'));
    expect(report.header).toHaveLength(22);
    expect(report.rows[0]).toMatchObject({
      user: '<root_account>',
      password_enabled: 'not_supported',
      mfa_active: 'false',
      access_key_1_active: 'true',
    });
    expect(report.text.endsWith('\n')).toBe(false);
    expect(report.rows.every((row) => Object.keys(row).length === 22)).toBe(true);
  });

  test('may have the documented 23rd', async () => {
    const here = await lab({ behaviour: { reportColumns: 23 } });
    const { header } = await rows(await ready(here, 'data'));
    expect(header.at(-1)).toBe('additional_credentials_info');
  });

  test('in production is two hours old: it shows who has gone, and not who has come', async () => {
    const here = await lab();
    const { rows: found, at } = await rows(await ready(here, 'production'));
    expect(here.estate.clock.now() - (at?.getTime() ?? 0) / 1000).toBeGreaterThanOrEqual(7200);
    const names = found.map((row) => row['user']);
    expect(names).toContain(user(here.estate, 'user.deleted-after-report'));
    expect(names).not.toContain(user(here.estate, 'user.after-report'));
    expect(found.find((row) => row['user'] === 'telemetry-sink')).toMatchObject({ access_key_2_last_rotated: 'N/A' });
  });

  test('agrees with ListAccessKeys on every creation date, two keys at most', async () => {
    const here = await lab();
    const clients = await ready(here, 'production');
    const { rows: found } = await rows(clients);
    for (const row of found.filter(
      ({ user: name }) => !['<root_account>', 'departed-bot', 'telemetry-sink'].includes(name ?? ''),
    )) {
      const { AccessKeyMetadata = [] } = await clients.iam.send(new ListAccessKeysCommand({ UserName: row['user'] }));
      const dates = AccessKeyMetadata.toSorted((a, b) => ((a.AccessKeyId ?? '') < (b.AccessKeyId ?? '') ? -1 : 1))
        .slice(0, 2)
        .map(({ CreateDate }) => CreateDate?.toISOString().replace('.000Z', 'Z'));
      expect([row['access_key_1_last_rotated'], row['access_key_2_last_rotated']].filter((d) => d !== 'N/A')).toEqual(
        dates,
      );
    }
  });

  test('tells never used, no Region, inactive, human and not', async () => {
    const here = await lab();
    const { rows: found } = await rows(await ready(here, 'production'));
    const of = (name: string) => found.find((row) => row['user'] === user(here.estate, name));
    expect(of('user.sensor-upload')).toMatchObject({ access_key_1_active: 'true', access_key_1_last_used_date: 'N/A' });
    expect(of('user.payments-deploy')).toMatchObject({
      access_key_1_last_used_region: 'N/A',
      access_key_1_last_used_service: 's3',
    });
    expect(of('user.human')).toMatchObject({
      password_enabled: 'true',
      mfa_active: 'true',
      access_key_1_active: 'false',
    });
    expect(of('user.human-never-signed-in')).toMatchObject({ password_last_used: 'no_information' });
    const twins = of('user.backup-agent');
    expect(twins?.['access_key_1_last_rotated']).toBe(twins?.['access_key_2_last_rotated']);
    expect(of('user.signing-certificates')?.['cert_2_last_rotated']).not.toBe('N/A');
    const four = truth(here.estate)
      .accounts.flatMap(({ users }) => users)
      .find(({ name }) => name === 'legacy-etl');
    expect(four?.keys).toHaveLength(4);
  });
});

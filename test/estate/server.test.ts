import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createInterface } from 'node:readline';
import { IAMClient, ListUsersCommand, paginateGetAccountAuthorizationDetails } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { setupServer } from 'msw/node';
import { describe, expect, onTestFinished, test } from 'vitest';
import { canaries, createEstate, handlers, hubCredentials, truth } from './index.ts';
import { clientsFor, lab, refusal } from './testing.ts';

describe('the control endpoints', () => {
  test('serve truth, cases, canaries and log; take faults, limits, behaviour and mutations', async () => {
    const { served, hub, estate } = await lab();
    const call = async (method: string, path: string, body?: unknown) => {
      const response = await fetch(`${served.url}/_estate/${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, json: (await response.json()) as Record<string, unknown> };
    };
    expect((await call('GET', 'truth')).json).toEqual(truth(estate));
    expect((await call('GET', 'cases')).json).toHaveProperty('key.never-used');
    expect((await call('GET', 'canaries')).json).toEqual(canaries(estate));
    await call('POST', 'faults', { kind: 'throttle', operation: 'ListUsers', times: 1 });
    expect((await refusal(hub.iam.send(new ListUsersCommand({})))).name).toBe('Throttling');
    await hub.iam.send(new ListUsersCommand({}));
    expect((await call('GET', 'log/counts')).json).toEqual({ 'iam:ListUsers': 2 });
    expect((await call('GET', 'log?code=Throttling')).json).toHaveLength(1);
    await call('DELETE', 'log');
    expect((await call('GET', 'log')).json).toEqual([]);
    await call('POST', 'limits', { perSecond: 0, burst: 0 });
    expect((await refusal(hub.iam.send(new ListUsersCommand({})))).name).toBe('Throttling');
    await call('POST', 'limits', null);
    await call('POST', 'behaviour', { shortPages: true });
    expect(estate.behaviour.shortPages).toBe(true);
    expect(
      (await call('POST', 'mutate', { do: 'create-user', account: 'data', user: 'x', keys: 1 })).json,
    ).toHaveProperty('keys');
    expect(await call('POST', 'mutate', { do: 'delete-user', account: 'data', user: 'y' })).toMatchObject({
      status: 400,
      json: { message: 'no user y' },
    });
    expect((await call('GET', 'nothing')).status).toBe(404);
  });
});

test('a path that belongs to no provider is not found, and logged', async () => {
  const { served, estate } = await lab();
  expect((await fetch(`${served.url}/v1/unknown`)).status).toBe(404);
  expect(estate.log.entries()).toMatchObject([{ provider: '?', status: 404 }]);
});

function intercept() {
  const estate = createEstate();
  const server = setupServer(...handlers(estate));
  server.listen({ onUnhandledFrame: 'error' });
  onTestFinished(() => server.close());
  return { estate, options: { region: 'eu-west-1', credentials: hubCredentials(estate), maxAttempts: 1 } };
}

describe('in process, as msw handlers', () => {
  test("answer for AWS's own host names", async () => {
    const { estate, options } = intercept();
    expect((await new STSClient(options).send(new GetCallerIdentityCommand({}))).Account).toBe(estate.aws.hub.account);
    expect((await new IAMClient(options).send(new ListUsersCommand({}))).Users).toHaveLength(1);
    expect((await new SecretsManagerClient(options).send(new ListSecretsCommand({}))).SecretList).toEqual([]);
  });

  test('break connections too', async () => {
    const { estate, options } = intercept();
    estate.faults.add({ kind: 'reset', times: 1 }, { kind: 'truncate', times: 1 });
    const client = new IAMClient(options);
    await expect(client.send(new ListUsersCommand({}))).rejects.toThrow(/./);
    await expect(client.send(new ListUsersCommand({}))).rejects.toThrow(/./);
    expect(await client.send(new ListUsersCommand({}))).toHaveProperty('Users');
  });
});

test.each(['aws-us-gov', 'aws-cn'] as const)('partition %s has its own home', async (partition) => {
  const { enter, served } = await lab({ partition });
  const { iam } = await enter('production');
  expect((await iam.send(new ListUsersCommand({}))).Users?.[0]?.Arn).toMatch(`arn:${partition}:iam::`);
  expect(served.env.AWS_REGION).toBe(partition === 'aws-cn' ? 'cn-north-1' : 'us-gov-west-1');
});

test('no answer of any read operation holds a canary', async () => {
  const { enter, estate, served } = await lab();
  const texts: string[] = [];
  for (const name of ['production', 'data', 'development']) {
    const { iam } = await enter(name);
    for await (const page of paginateGetAccountAuthorizationDetails({ client: iam, pageSize: 1000 }, {}))
      texts.push(JSON.stringify(page));
  }
  texts.push(
    await (await fetch(`${served.url}/_estate/truth`)).text(),
    await (await fetch(`${served.url}/_estate/log`)).text(),
  );
  for (const secret of canaries(estate)) expect(texts.some((text) => text.includes(secret))).toBe(false);
});

test('as a program it says in one line where it is', async () => {
  const clock = pathToFileURL(join(import.meta.dirname, '../clock.ts')).href;
  const serve = join(import.meta.dirname, 'serve.ts');
  const child = spawn(
    process.execPath,
    ['--import', clock, serve, '--users', '40', '--accounts', '1', '--plain', '--seed', 'p'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  onTestFinished(() => void child.kill());
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const { url, env, organization } = JSON.parse(line) as {
    url: string;
    env: Record<string, string>;
    organization: { roleName: string };
  };
  expect(organization.roleName).toBe('NhiDiscoverAudit');
  const credentials = {
    accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
  };
  const { iam } = clientsFor(url, credentials, env['AWS_REGION']);
  expect((await iam.send(new ListUsersCommand({ MaxItems: 1000 }))).Users).toHaveLength(40);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

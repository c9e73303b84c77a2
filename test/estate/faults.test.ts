import { GetAccountAuthorizationDetailsCommand, ListUsersCommand } from '@aws-sdk/client-iam';
import { ListSecretsCommand } from '@aws-sdk/client-secrets-manager';
import { ListAccountsCommand } from '@aws-sdk/client-organizations';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createFaults } from './faults.ts';
import { createLimits } from './limits.ts';
import { mutate, type Fault } from './index.ts';
import { lab, refusal, signed } from './testing.ts';

async function listUsers(fault: Fault) {
  const here = await lab();
  here.estate.faults.add(fault);
  return { here, result: here.hub.iam.send(new ListUsersCommand({})) };
}

describe('what the service says', () => {
  test.each([
    [{ kind: 'deny' }, 'AccessDenied', /because no identity-based policy allows the iam:ListUsers action$/],
    [{ kind: 'deny', by: 'scp' }, 'AccessDenied', /with an explicit deny in a service control policy$/],
    [{ kind: 'throttle' }, 'Throttling', /^Rate exceeded$/],
    [{ kind: 'server-error' }, 'ServiceFailureException', /internal error/],
    [{ kind: 'server-error', status: 503 }, 'ServiceUnavailable', /./],
    [{ kind: 'expired-token' }, 'ExpiredToken', /expired$/],
  ] as [Fault, string, RegExp][])('%o', async (fault, name, message) => {
    const { result } = await listUsers(fault);
    const error = await refusal(result);
    expect(error.name).toBe(name);
    expect(error.message).toMatch(message);
  });

  test('JSON services have their own words', async () => {
    const { hub, estate } = await lab();
    estate.faults.add({ kind: 'throttle' });
    expect((await refusal(hub.secrets().send(new ListSecretsCommand({})))).name).toBe('ThrottlingException');
    expect((await refusal(hub.organizations.send(new ListAccountsCommand({})))).name).toBe('TooManyRequestsException');
  });

  test('an empty list', async () => {
    const { result } = await listUsers({ kind: 'empty-list' });
    expect(await result).toMatchObject({ Users: [], IsTruncated: false });
  });

  test('a cursor that repeats', async () => {
    const { hub, estate } = await lab({ size: { users: 30 } });
    estate.faults.add({ kind: 'repeat-cursor', page: 2 });
    const first = await hub.iam.send(new ListUsersCommand({ MaxItems: 10 }));
    const second = await hub.iam.send(new ListUsersCommand({ MaxItems: 10, Marker: first.Marker }));
    expect(second.Marker).toBe(first.Marker);
    expect(second.IsTruncated).toBe(true);
  });

  test.each([
    ['wrong-type', (text: string) => text.includes('<CreateDate>yesterday-ish</CreateDate>')],
    ['missing-id', (text: string) => text.match(/<UserId>/g)?.length === 4],
    ['huge-string', (text: string) => text.length > 5e6],
    ['lone-surrogate', (text: string) => text.includes('&#xD800;')],
  ] as const)('a poison record: %s', async (how, shows) => {
    const here = await lab({ size: { users: 5 } });
    here.estate.faults.add({ kind: 'poison', how });
    const { text, status } = await signed(here, here.hub, 'iam', '/', { body: 'Action=ListUsers&Version=2010-05-08' });
    expect(status).toBe(200);
    expect(shows(text)).toBe(true);
  });
});

async function raw(fault: Fault) {
  const here = await lab();
  here.estate.faults.add(fault);
  return signed(here, here.hub, 'iam', '/', { body: 'Action=ListUsers&Version=2010-05-08' });
}

describe('what the network does', () => {
  test('a reset connection', async () => {
    const { cause } = (await raw({ kind: 'reset' }).catch((error: unknown) => error)) as { cause: { code: string } };
    expect(cause.code).toBe('ECONNRESET');
  });

  test('a truncated body', async () => {
    await expect(raw({ kind: 'truncate' })).rejects.toThrow('terminated');
  });

  test('a huge body', async () => {
    expect((await raw({ kind: 'huge', megabytes: 3 })).text.length).toBeGreaterThan(3 << 20);
  });

  test('a decompression bomb', async () => {
    const here = await lab();
    here.estate.faults.add({ kind: 'huge', megabytes: 20, gzip: true });
    const bytes: Buffer[] = [];
    here.hub.iam.middlewareStack.add(
      (next) => async (args) => {
        const result = await next(args);
        const { headers, body } = result.response as { headers: Record<string, string>; body: AsyncIterable<Buffer> };
        expect(headers['content-encoding']).toBe('gzip');
        for await (const part of body) bytes.push(part);
        return result;
      },
      { step: 'deserialize', priority: 'low' },
    );
    await here.hub.iam.send(new ListUsersCommand({})).catch(() => undefined);
    const wire = Buffer.concat(bytes);
    expect(wire.length).toBeLessThan(200_000);
    expect(gunzipSync(wire).length).toBeGreaterThan(20 << 20);
  });

  test('HTML where XML should be, and a redirect to elsewhere', async () => {
    expect((await raw({ kind: 'html' })).text).toContain('<!DOCTYPE html>');
    const here = await lab();
    here.estate.faults.add({ kind: 'redirect', to: 'http://127.0.0.1:9/' });
    const { status } = await refusal(here.hub.iam.send(new ListUsersCommand({})));
    expect(status).toBe(307);
  });

  test('a slow answer comes all the same', async () => {
    expect((await raw({ kind: 'slow', ms: 5 })).status).toBe(200);
  });
});

describe('which requests are hit', () => {
  test('the nth, a page, an account, and a number of times', () => {
    const faults = createFaults();
    const subject = { service: 'iam', operation: 'ListUsers', account: '1', region: 'us-east-1', page: 1 };
    faults.add({ kind: 'throttle', service: 'iam', nth: 2 });
    expect([1, 2, 3].map(() => faults.strike(subject)?.kind)).toEqual([undefined, 'throttle', undefined]);
    faults.clear();
    faults.add({ kind: 'reset', times: 2, account: '1' }, { kind: 'deny', page: 3 });
    expect(faults.strike({ ...subject, account: '2' })).toBeUndefined();
    expect([1, 2, 3].map(() => faults.strike(subject)?.kind)).toEqual(['reset', 'reset', undefined]);
    expect(faults.strike({ ...subject, page: 3 })?.kind).toBe('deny');
  });

  test('are counted in the log, with page and fault', async () => {
    const { hub, estate } = await lab({ size: { users: 25 } });
    estate.faults.add({ kind: 'server-error', page: 3, operation: 'GetAccountAuthorizationDetails', times: 1 });
    let last: string | undefined;
    for (let page = 1; page <= 2; page++) {
      ({ Marker: last } = await hub.iam.send(
        new GetAccountAuthorizationDetailsCommand({ MaxItems: 10, Marker: last, Filter: ['User'] }),
      ));
    }
    const third = () =>
      hub.iam.send(new GetAccountAuthorizationDetailsCommand({ MaxItems: 10, Marker: last, Filter: ['User'] }));
    expect((await refusal(third())).status).toBe(500);
    expect((await third()).UserDetailList).toHaveLength(5);
    const entries = estate.log.entries({ operation: 'GetAccountAuthorizationDetails' });
    expect(entries.map(({ page, status, fault }) => [page, status, fault])).toEqual([
      [1, 200, undefined],
      [2, 200, undefined],
      [3, 500, 'server-error'],
      [3, 200, undefined],
    ]);
    expect(estate.log.byOperation()).toEqual({ 'iam:GetAccountAuthorizationDetails': 4 });
  });
});

test('denied actions are denied to that principal alone', async () => {
  const { hub, enter, estate } = await lab();
  mutate(estate, { do: 'deny', account: 'production', actions: ['iam:List*'] });
  const { iam } = await enter('production');
  const { message } = await refusal(iam.send(new ListUsersCommand({})));
  expect(message).toMatch(
    /^User: arn:aws:sts::\d+:assumed-role\/NhiDiscoverAudit\/estate-test is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::\d+:user\/ with an explicit deny/,
  );
  expect(await hub.iam.send(new ListUsersCommand({}))).toHaveProperty('Users');
  mutate(estate, { do: 'undeny', account: 'production', actions: ['iam:List*'] });
  expect(await iam.send(new ListUsersCommand({}))).toHaveProperty('Users');
});

describe('rate limits', () => {
  test('a bucket empties and refills', () => {
    let at = 0;
    const limits = createLimits(() => at);
    expect(limits.take('a')).toBe(true);
    limits.set({ perSecond: 2, burst: 3 });
    expect([1, 2, 3, 4].map(() => limits.take('a'))).toEqual([true, true, true, false]);
    expect(limits.take('b')).toBe(true);
    at = 500;
    expect([1, 2].map(() => limits.take('a'))).toEqual([true, false]);
    limits.set(null);
    expect(limits.take('a')).toBe(true);
  });

  test('answer as IAM does', async () => {
    const { hub, estate } = await lab();
    estate.limits.set({ perSecond: 0, burst: 1 });
    await hub.iam.send(new ListUsersCommand({}));
    expect(await refusal(hub.iam.send(new ListUsersCommand({})))).toMatchObject({ name: 'Throttling', status: 400 });
  });
});

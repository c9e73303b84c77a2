import { describe, expect, test, vi } from 'vitest';
import { Settings } from '../settings.ts';
import { ahead } from '../../shared/ahead.ts';
import { withoutBadDates } from './bad-dates.ts';
import { endpointOf, hostOf, originsOf, partitionOf } from './endpoints.ts';
import { isThrottle } from './errors.ts';
import { urlOf } from './handler.ts';
import { nextPage, pagesOf } from './paging.ts';

const drain = (pages: object[]) =>
  Array.fromAsync(
    pagesOf(
      () => Promise.resolve(pages.shift() ?? {}),
      {},
      () => false,
      'x:List',
    ),
  );

const clean = (text: string, type: string) =>
  new TextDecoder().decode(withoutBadDates(new TextEncoder().encode(text), type));

describe('isThrottle', () => {
  const none = new Headers();
  test.each([
    [429, '', true],
    [
      400,
      '<ErrorResponse><Error><Type>Sender</Type><Code>Throttling</Code><Message>Rate exceeded</Message></Error></ErrorResponse>',
      true,
    ],
    [400, '{"__type":"com.amazonaws.organizations#TooManyRequestsException","Message":"slow"}', true],
    [400, '{"__type":"ThrottlingException"}', true],
    [503, '<Response><Errors><Error><Code>RequestLimitExceeded</Code></Error></Errors></Response>', true],
    [503, '<Error><Code>SlowDown</Code></Error>', true],
    [403, '<Error><Code>AccessDenied</Code><Message>Throttling is not the reason</Message></Error>', false],
    [503, '<Error><Code>ServiceUnavailable</Code></Error>', false],
    [400, '{"__type":"ValidationException","message":"Throttling"}', false],
    [200, '<Code>Throttling</Code>', false],
  ])('%s %s: %s', (status, body, is) => {
    expect(isThrottle(status, none, body)).toBe(is);
  });

  test('the REST services name the error in a header', () => {
    expect(isThrottle(400, new Headers({ 'x-amzn-errortype': 'ThrottlingException:http://internal' }), '{}')).toBe(
      true,
    );
  });
});

describe('endpoints', () => {
  test('the configuration beats the environment, and the own one the one for all', () => {
    const env = {
      AWS_ENDPOINT_URL: 'http://localhost:1',
      AWS_ENDPOINT_URL_IAM: 'http://localhost:2',
      AWS_ENDPOINT_URL_SECRETS_MANAGER: 'http://localhost:3',
    };
    const none = Settings.parse({});
    expect([
      endpointOf('iam', none, env),
      endpointOf('sts', none, env),
      endpointOf('secretsmanager', none, env),
    ]).toEqual(['http://localhost:2', 'http://localhost:1', 'http://localhost:3']);
    const own = Settings.parse({ endpoints: { default: 'https://aws.example', iam: 'https://iam.example/base/' } });
    expect([endpointOf('iam', own, env), endpointOf('sts', own, env)]).toEqual([
      'https://iam.example/base/',
      'https://aws.example',
    ]);
    expect(endpointOf('iam', none, { ...env, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' })).toBeUndefined();
  });

  test("only AWS's own domains and the overrides may be called", () => {
    const settings = Settings.parse({ endpoints: { iam: 'https://iam.example/base/' } });
    expect(originsOf(settings, {})).toEqual([
      'https://*.amazonaws.com',
      'https://*.amazonaws.com.cn',
      'https://*.amazonaws.eu',
      'https://iam.example',
    ]);
  });

  test('a region that is not one never becomes a host name', () => {
    const partition = partitionOf('arn:aws-cn:iam::1:root');
    expect(hostOf('rolesanywhere', 'cn-north-1', partition)).toBe('https://rolesanywhere.cn-north-1.amazonaws.com.cn');
    for (const bad of ['evil.example/', 'us-east-1.evil.example', 'US-EAST-1', '', 'a-1@evil']) {
      expect(() => hostOf('rolesanywhere', bad, partition)).toThrow('not an AWS region code');
    }
    expect(() => partitionOf('arn:aws-mars:iam::1:root')).toThrow(/aws-mars/);
  });

  test('settings refuse what cannot be meant', () => {
    for (const bad of [
      { organization: { roleName: 'arn:aws:iam::1:role/x' } },
      { organization: { roleName: 'x', exclude: ['12345'] } },
      { organization: { roleName: 'x' }, accounts: [{ roleArn: 'arn:aws:iam::111122223333:role/x' }] },
      { regions: ['europe'] },
      { region: ['us-east-1'] },
      { endpoints: { iam: 'ftp://x' } },
    ]) {
      expect(Settings.safeParse(bad).success).toBe(false);
    }
  });
});

describe('paging', () => {
  test.each([
    [{ IsTruncated: true, Marker: 'a' }, { Marker: 'a' }],
    [{ IsTruncated: false, Marker: 'a' }, undefined],
    [{ Marker: 'a' }, { Marker: 'a' }],
    [{ NextToken: 'a' }, { NextToken: 'a' }],
    [{ nextToken: 'a' }, { nextToken: 'a' }],
    [{ NextToken: '' }, undefined],
    [{}, undefined],
  ])('%o goes on with %o', (page, next) => {
    expect(nextPage(page)).toEqual(next);
  });

  test('cursors that go round are noticed, however long the round', async () => {
    const round = ['a', 'b', 'c', 'a'].map((NextToken) => ({ NextToken }));
    await expect(drain(round)).rejects.toThrow(/same cursor twice/);
  });

  test('more, but not where: a failure, not the end', async () => {
    await expect(drain([{ IsTruncated: true }])).rejects.toThrow(/not where/);
  });

  test('a page that is too large is asked for again, smaller each time, down to one', async () => {
    const sizes: unknown[] = [];
    const read = (parameters: Record<string, unknown>) => {
      sizes.push(parameters['MaxItems']);
      return Promise.reject(new Error('too large'));
    };
    await expect(Array.fromAsync(pagesOf(read, { MaxItems: 5 }, () => true, 'x:List'))).rejects.toThrow('too large');
    expect(sizes).toEqual([5, 2, 1]);
  });
});

describe('bad dates', () => {
  test('only what is no date changes, and it does not become "none"', () => {
    const good = '<CreateDate>2026-01-02T03:04:05Z</CreateDate><Tag>CreateDate</Tag>';
    expect(clean(good, 'text/xml')).toBe(good);
    expect(clean('<LastUsedDate>soon</LastUsedDate>', 'text/xml')).toMatch(/^<LastUsedDate>9999-/);
    expect(clean('{"CreatedDate":"soon","Name":"x"}', 'application/x-amz-json-1.1')).toMatch(
      /^\{"CreatedDate":\d+,"Name":"x"\}$/,
    );
    const quoted = '{"Description":"say \\"EndDate\\":\\"x\\""}';
    expect(clean(quoted, 'application/x-amz-json-1.1')).toBe(quoted);
  });
});

describe('ahead', () => {
  test('keeps the order and no more than so many at once', async () => {
    let running = 0;
    let most = 0;
    const work = async (n: number) => {
      most = Math.max(most, ++running);
      for (let i = 0; i < 10 - n; i++) await Promise.resolve();
      running--;
      return n;
    };
    expect(await Array.fromAsync(ahead([1, 2, 3, 4, 5, 6, 7], 3, work))).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
  });

  test('an error comes in its place', async () => {
    const seen: number[] = [];
    const unhandled = vi.fn<() => void>();
    process.on('unhandledRejection', unhandled);
    const read = async () => {
      for await (const n of ahead([1, 2, 3], 3, (i) =>
        i === 1 ? Promise.resolve(i) : Promise.reject(new Error(`no ${i}`)),
      ))
        seen.push(n);
    };
    await expect(read()).rejects.toThrow('no 2');
    expect(seen).toEqual([1]);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });
});

test('a query is written as it is signed', () => {
  const request = { method: 'GET', protocol: 'https:', hostname: 'h', path: '/p', headers: {} };
  expect(urlOf({ ...request, query: { a: "x y'(*)", b: ['1', '2'] } })).toBe('https://h/p?a=x%20y%27%28%2A%29&b=1&b=2');
});

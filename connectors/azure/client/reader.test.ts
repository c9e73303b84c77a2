import { beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { createBudget, createMeter, openDoor } from '../../../core/http/index.ts';
import { Settings } from '../settings.ts';
import { Access } from './access.ts';
import { cloudOf, originsOf } from './clouds.ts';
import { DeltaExpired, isMissing, isThrottle } from './errors.ts';
import { Pace } from './pace.ts';
import type { Reader, Request } from './reader.ts';
import { tenantReader } from './tenant-reader.ts';

const pauses = vi.hoisted(() => [] as number[]);
vi.mock('../../shared/pause.ts', () => ({
  pause: (ms: number) => {
    pauses.push(ms);
    return Promise.resolve();
  },
}));
beforeEach(() => void pauses.splice(0));

const TENANT = '11111111-2222-3333-4444-555555555555';
const anything = z.unknown();
const users: Request = { service: 'graph', path: '/v1.0/users', query: { $top: '2' }, operation: 'graph:users' };

interface Sent {
  url: string;
  headers: Headers;
  body: unknown;
}
type Answer = (sent: Sent, n: number) => Response;
const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers });
const refused = (status: number, code: string, message = 'no') => json({ error: { code, message } }, status);

/** A reader whose tokens are `token 1`, `token 2` …, and whose provider answers as the test says. */
function reading(answer: Answer, given: unknown = {}): { reader: Reader; sent: Sent[]; claims: unknown[] } {
  const settings = Settings.parse(given);
  const sent: Sent[] = [];
  const claims: unknown[] = [];
  const door = openDoor({
    source: 'azure',
    origins: originsOf(settings, {}),
    limits: [{ id: 'none', operations: ['*'], per: [], perSecond: 1e6, burst: 1e6, docs: '' }],
    isThrottle,
    budget: createBudget(),
    log: { debug: () => {}, info: () => {}, warn: () => {} },
    transport: (url, init) => {
      const text = typeof init.body === 'string' ? init.body : null;
      const one = {
        url,
        headers: new Headers(init.headers),
        body: text === null ? null : (JSON.parse(text) as unknown),
      };
      return Promise.resolve(answer(one, sent.push(one)));
    },
    random: () => 0,
  });
  const run = { fetch: door.fetch(createMeter()), signal: new AbortController().signal } as unknown as Run;
  const cloud = cloudOf(settings, {});
  let tokens = 0;
  const choice = {
    what: 'a test',
    make: () =>
      Promise.resolve({
        client: { failure: undefined, sendRequest: () => Promise.reject(new Error('unused')) },
        credential: {
          getToken: (_: unknown, options?: { claims?: string }) => {
            claims.push(options?.claims);
            return Promise.resolve({ token: `token ${++tokens}`, expiresOnTimestamp: Date.now() + 3_600_000 });
          },
        },
      }),
  };
  const access = new Access(TENANT, choice, cloud);
  const pace = new Pace();
  return { reader: tenantReader({ tenant: TENANT, access, cloud, run, pace: () => pace }), sent, claims };
}

const failure = async (attempt: Promise<unknown>): Promise<ReadFailed> => {
  const error = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ReadFailed);
  return error as ReadFailed;
};
const all = (rows: AsyncIterable<unknown>): Promise<unknown[]> => Array.fromAsync(rows);

describe('a request', () => {
  test('as the services document it: dollars as they are, priority low', async () => {
    const { reader, sent } = reading(() => json({}));
    await reader.get({ ...users, query: { $filter: "owners/$count eq 0 and a eq 'b'", $top: '1' } }, anything);
    expect(sent[0]?.url).toBe(
      'https://graph.microsoft.com/v1.0/users?$filter=owners/$count%20eq%200%20and%20a%20eq%20%27b%27&$top=1',
    );
    expect(sent[0]?.headers.get('x-ms-throttle-priority')).toBe('low');
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer token 1');
  });

  test('a host of its own is called as such, or told to what stands in its place', async () => {
    const vault = {
      service: 'vault',
      path: '/secrets',
      host: 'kv-1.vault.azure.net',
      operation: 'vault:secrets',
    } as const;
    const real = reading(() => json({}));
    await real.reader.get(vault, anything);
    expect(real.sent[0]?.url).toBe('https://kv-1.vault.azure.net/secrets');
    const gateway = reading(() => json({}), { endpoints: { default: 'http://127.0.0.1:1' } });
    await gateway.reader.get(vault, anything);
    expect([gateway.sent[0]?.url, gateway.sent[0]?.headers.get('host')]).toEqual([
      'http://127.0.0.1:1/secrets',
      'kv-1.vault.azure.net',
    ]);
    const evil = reading(() => json({}));
    await failure(evil.reader.get({ ...vault, host: 'vault.azure.net.evil.example' }, anything));
    expect(evil.sent).toEqual([]);
  });

  test('a refused token is renewed once', async () => {
    const { reader, sent } = reading((_, n) => (n === 1 ? refused(401, 'InvalidAuthenticationToken') : json({})));
    await reader.get(users, anything);
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer token 1', 'Bearer token 2']);
  });

  test('and not for ever', async () => {
    const { reader, sent } = reading(() => refused(401, 'InvalidAuthenticationToken'));
    const error = await failure(reader.get(users, anything));
    expect([error.because, error.next, sent.length]).toEqual([
      'failed',
      'Sign in again; a new token was refused too.',
      2,
    ]);
  });

  test('a claims challenge is answered with a token that proves them', async () => {
    const wanted = '{"access_token":{"nbf":{"essential":true}}}';
    const challenge = `Bearer error="insufficient_claims", claims="${Buffer.from(wanted).toString('base64')}"`;
    const { reader, claims } = reading((_, n) =>
      n === 1 ? json({}, 401, { 'www-authenticate': challenge }) : json({}),
    );
    await reader.get(users, anything);
    expect(claims).toEqual([undefined, wanted]);
  });
});

describe('throttling', () => {
  test.each([
    ['without Retry-After', {}],
    ['in seconds', { 'retry-after': '0' }],
    ['as a date', { 'retry-after': 'Sat, 21 Nov 2020 08:00:00 GMT' }],
  ])('429 %s is asked again', async (_, headers: Record<string, string>) => {
    const { reader, sent } = reading((__, n) => (n < 3 ? json({}, 429, headers) : json({ ok: true })));
    expect(await reader.get(users, anything)).toEqual({ ok: true });
    expect(sent).toHaveLength(3);
  });

  test.each([503, 504])('%s too, and a POST like a GET', async (status) => {
    const { reader, sent } = reading((_, n) => (n === 1 ? json({}, status) : json({ value: [] })));
    await reader.post({ ...users, body: { ids: [] } }, anything);
    expect(sent).toHaveLength(2);
  });

  test('it is known by its code as well', () => {
    expect(isThrottle(403, new Headers(), '{"error":{"code":"RateLimiting"}}')).toBe(true);
    expect(isThrottle(403, new Headers(), '{"error":{"code":"Forbidden"}}')).toBe(false);
    expect(isThrottle(200, new Headers(), '{"code":"TooManyRequests"}')).toBe(false);
  });

  test('a budget that is nearly used slows down; one that is not does not', async () => {
    const { reader } = reading((_, n) => json({}, 200, { 'x-ms-throttle-limit-percentage': n === 1 ? '0.9' : '0.5' }));
    for (let i = 0; i < 2; i++) await reader.get(users, anything);
    expect(pauses).toHaveLength(1);
    expect(pauses[0]).toBeGreaterThan(500);
    expect(pauses[0]).toBeLessThanOrEqual(1000);
  });

  test("Resource Graph's quota is waited for", async () => {
    const headers = { 'x-ms-user-quota-remaining': '0', 'x-ms-user-quota-resets-after': '00:00:05' };
    const { reader } = reading((_, n) => json({ data: [n], ...(n === 1 ? { $skipToken: 'more' } : {}) }, 200, headers));
    expect(await all(reader.query('resources'))).toEqual([1, 2]);
    expect(pauses[0]).toBeGreaterThan(4000);
  });
});

describe('listings', () => {
  const next = 'https://graph.microsoft.com/v1.0/users?$skiptoken=2';

  test('every page, short and empty ones too, with the headers of the first', async () => {
    const { reader, sent } = reading((_, n) =>
      json([{ value: [1], '@odata.nextLink': next }, { value: [], nextLink: `${next}b` }, { value: [2] }][n - 1]),
    );
    expect(await all(reader.rows({ ...users, headers: { ConsistencyLevel: 'eventual' } }))).toEqual([1, 2]);
    expect(sent.map(({ headers }) => headers.get('consistencylevel'))).toEqual(['eventual', 'eventual', 'eventual']);
  });

  test('an empty link is the end', async () => {
    const { reader, sent } = reading(() => json({ value: [1], nextLink: '' }));
    expect(await all(reader.rows(users))).toEqual([1]);
    expect(sent).toHaveLength(1);
  });

  test('a link to elsewhere is not followed', async () => {
    const { reader, sent } = reading(() => json({ value: [1], '@odata.nextLink': 'https://evil.example/v1.0/users' }));
    expect((await failure(all(reader.rows(users)))).message).toContain('evil.example');
    expect(sent).toHaveLength(1);
  });

  test('a link that comes again would go round for ever', async () => {
    const { reader } = reading(() => json({ value: [1], '@odata.nextLink': next }));
    expect((await failure(all(reader.rows(users)))).message).toContain('no end');
  });

  test('no list is not an empty list', async () => {
    const { reader } = reading(() => json({}));
    expect((await failure(all(reader.rows(users)))).message).toContain('not understood');
  });

  test('changes end with the link for the next time', async () => {
    const { reader } = reading((_, n) =>
      json(n === 1 ? { value: [1], '@odata.nextLink': next } : { value: [2], '@odata.deltaLink': `${next}d` }),
    );
    const changes = reader.delta(users);
    expect([(await changes.next()).value, (await changes.next()).value]).toEqual([1, 2]);
    expect(await changes.next()).toEqual({ done: true, value: { deltaLink: `${next}d` } });
  });

  test('410: everything anew', async () => {
    const { reader } = reading(() => refused(410, 'resyncRequired'));
    expect(
      await failure(all(reader.delta('https://graph.microsoft.com/v1.0/users/delta?$deltatoken=x'))),
    ).toBeInstanceOf(DeltaExpired);
  });

  test('Resource Graph: truncated without a token is no end; a token that comes again is none either', async () => {
    const cut = reading(() => json({ data: [1], resultTruncated: 'true' }));
    expect((await failure(all(cut.reader.query('resources')))).message).toContain('more but not where');
    const round = reading(() => json({ data: [1], $skipToken: 'a' }));
    expect((await failure(all(round.reader.query('resources')))).message).toContain('no end');
    expect(cut.sent[0]?.body).toMatchObject({ managementGroups: [TENANT], options: { $top: 1000 } });
  });
});

describe('$batch', () => {
  interface Batch {
    requests: { id: string; url: string }[];
  }
  const items = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `i${i}`, path: `/users/${i}` }));
  const batchOf = ({ body }: Sent) => (body as Batch).requests;

  test('twenty in a call, answers in any order', async () => {
    const { reader, sent } = reading((one) =>
      json({
        responses: batchOf(one)
          .map(({ id, url }) => ({ id, status: 200, body: { at: url } }))
          .toReversed(),
      }),
    );
    const answers = await Array.fromAsync(reader.batch(items(45), 'graph:users'));
    expect(sent.map((one) => batchOf(one).length)).toEqual([20, 20, 5]);
    expect(answers.every(({ id, body }) => (body as { at: string }).at === `/users/${id.slice(1)}`)).toBe(true);
    expect(answers).toHaveLength(45);
  });

  test('what is throttled is asked again after its own time, and only that', async () => {
    const { reader, sent } = reading((one, n) =>
      json({
        responses: batchOf(one).map(({ id, url }) =>
          n === 1 && url === '/users/1'
            ? { id, status: 429, headers: { 'Retry-After': '7' }, body: { error: { code: 'TooManyRequests' } } }
            : { id, status: 200, body: {} },
        ),
      }),
    );
    const answers = await Array.fromAsync(reader.batch(items(3), 'graph:users'));
    expect(answers.map(({ id, error }) => `${id} ${error}`).toSorted()).toEqual(['i0 null', 'i1 null', 'i2 null']);
    expect([sent.map((one) => batchOf(one).length), pauses]).toEqual([[3, 1], [7000]]);
  });

  test.each([
    [500, 3],
    [429, 10],
  ])('%d is asked again, and not for ever', async (status, tries) => {
    const body = { error: { code: 'InternalServerError', message: 'no' } };
    const answers = (until: number) =>
      reading((one, n) =>
        json({
          responses: batchOf(one).map(({ id }) => (n > until ? { id, status: 200, body: {} } : { id, status, body })),
        }),
      );
    const once = answers(1);
    expect((await Array.fromAsync(once.reader.batch(items(1), 'graph:users')))[0]?.error).toBeNull();
    const ever = answers(Infinity);
    const [answer] = await Array.fromAsync(ever.reader.batch(items(1), 'graph:users'));
    expect([answer?.error?.because, answer?.status, ever.sent.length]).toEqual(['failed', status, tries]);
  });

  test('further pages of each, and one that is refused does not end the others', async () => {
    const { reader, sent } = reading((one) =>
      json({
        responses: batchOf(one).map(({ id, url }) => {
          if (url === '/users/1')
            return { id, status: 403, body: { error: { code: 'Authorization_RequestDenied', message: 'no' } } };
          if (url.includes('skip')) return { id, status: 200, body: { value: ['b'] } };
          const link = `https://graph.microsoft.com/v1.0${url}/owners?$skiptoken=skip`;
          return { id, status: 200, body: { value: ['a'], '@odata.nextLink': link } };
        }),
      }),
    );
    const answers = await Array.fromAsync(reader.batch(items(2), 'graph:users'));
    expect(answers.find(({ id }) => id === 'i0')).toMatchObject({ rows: ['a', 'b'], error: null });
    expect(answers.find(({ id }) => id === 'i1')?.error?.because).toBe('denied');
    expect(sent[1] === undefined ? [] : batchOf(sent[1])).toMatchObject([{ url: '/users/0/owners?$skiptoken=skip' }]);
  });

  test('one that is not answered at all is not read', async () => {
    const { reader } = reading(() => json({ responses: [] }));
    const [answer] = await Array.fromAsync(reader.batch(items(1), 'graph:users'));
    expect(answer?.error?.message).toContain('not answered');
  });
});

describe('what a refusal means', () => {
  const because = async (response: Response): Promise<string> =>
    (await failure(reading(() => response).reader.get(users, anything))).because;

  test.each([
    [403, 'Authorization_RequestDenied', 'denied'],
    [403, 'AuthorizationFailed', 'denied'],
    [403, 'Authentication_RequestFromUnsupportedUserRole', 'denied'],
    [403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant', 'unlicensed'],
    [400, 'AadPremiumLicenseRequired', 'unlicensed'],
    [400, 'Request_UnsupportedQuery', 'unsupported'],
    [409, 'MissingSubscriptionRegistration', 'disabled'],
    [404, 'Request_ResourceNotFound', 'failed'],
  ])('%s %s is %s', async (status, code, expected) => {
    expect(await because(refused(status, code))).toBe(expected);
  });

  test('an API that the cloud does not have is no missing thing', async () => {
    const { reader } = reading(() => refused(400, 'BadRequest', "Resource not found for the segment 'x'."));
    const error = await failure(reader.get(users, anything));
    expect([error.because, isMissing(error)]).toEqual(['unsupported', false]);
  });

  test('an error in an answer of 200', async () => {
    expect(await because(json({ error: { code: 'Forbidden', message: 'no' } }))).toBe('denied');
  });

  test('a web page, whatever its status', async () => {
    const page = () => new Response('<html>sign in to the proxy</html>', { headers: { 'content-type': 'text/html' } });
    const error = await failure(reading(page).reader.get(users, anything));
    expect(error.message).toContain('a web page');
    expect(error.next).toContain('proxy');
  });

  test('a denial names the permission to grant', async () => {
    const { reader } = reading(() => refused(403, 'Authorization_RequestDenied'));
    expect((await failure(reader.get(users, anything))).next).toContain('Directory.Read.All');
  });
});

import { describe, expect, test } from 'vitest';
import { first, json, run, token, type Answer } from '../../test/suites/manifests-run.ts';
import { connectorFrom } from './connector.ts';
import { Manifest } from './manifest.ts';
import { draft, manifest, stream } from './testing.ts';

describe('one stream', () => {
  test('goes from page to page, signs every call, and keeps only what is mapped', async () => {
    const seen: string[] = [];
    const reading = await first(manifest(), (url, init) => {
      seen.push(`${url.pathname}${url.search} ${new Headers(init.headers).get('authorization')}`);
      return url.searchParams.has('after')
        ? json({ data: [token('b', { used: '2026-11-20T00:00:00Z', secret: 'no' })] })
        : json({ data: [token('a')], next: 'p2' });
    });
    expect(seen).toEqual(['/v1/tokens Bearer not-a-secret', '/v1/tokens?after=p2 Bearer not-a-secret']);
    expect(reading?.status).toBe('complete');
    expect(reading?.records.map(({ ref }) => ref)).toEqual(['acme:token:a', 'acme:token:b']);
    expect(JSON.stringify(reading?.records)).not.toContain('"no"');
    expect(reading?.records[1]).toMatchObject({ usage: [{ source: 'acme:tokens', lastAt: '2026-11-20T00:00:00Z' }] });
    expect(reading?.records[0]).toMatchObject({ usage: [{ lastAt: null, windowStart: '2026-01-01T00:00:00Z' }] });
  });

  test.each<[string, Record<string, unknown>, Answer, string]>([
    ['a cursor that comes twice', {}, () => json({ data: [token('a')], next: 'p2' }), 'twice'],
    [
      'more pages than maxPages',
      { paginate: { type: 'cursor', param: 'after', path: 'next', maxPages: 2 } },
      (url) => json({ data: [], next: `${url.search}x` }),
      'maxPages',
    ],
    ['fewer rows than the total', { total: 'total' }, () => json({ data: [token('a')], total: 3 }), 'there are 3'],
    ['a row without an id', {}, () => json({ data: [token('a'), { name: 'b' }] }), 'id is missing'],
    ['a date that is none', {}, () => json({ data: [token('a', { used: 'recently' })] }), 'last use is not a date'],
    [
      'more announced and no cursor to it',
      { paginate: { type: 'cursor', param: 'after', path: 'next', hasMore: 'more' } },
      () => json({ data: [token('a')], more: true }),
      'gives no cursor',
    ],
  ])('ends partial after %s', async (_, more, answer, said) => {
    const reading = await first(manifest({ streams: [stream(more)] }), answer);
    expect(reading?.status).toBe('partial');
    expect(reading?.gaps[0]?.detail).toContain(said);
  });

  test.each<[string, Response, string, string]>([
    ['a refusal', json({ message: 'no' }, 403), 'denied', 'HTTP 403: no; it needs tokens:read'],
    ['a plan without it', json({}, 402), 'unlicensed', 'HTTP 402'],
    ['a 404, which is no absence', json({}, 404), 'failed', 'HTTP 404'],
    [
      'an error with 200',
      json({ error: { message: 'maintenance' } }),
      'failed',
      'no list at "data"; it says: maintenance',
    ],
    ['a login page', json('<html>', 200, { 'content-type': 'text/html' }), 'failed', 'HTML'],
    ['50 MB', json({ data: 'x'.repeat(50 * 2 ** 20) }), 'failed', 'MiB'],
  ])('says why after %s', async (_, response, status, said) => {
    const reading = await first(manifest(), () => response.clone());
    expect(reading?.status).toBe(status);
    expect(reading?.error?.message).toContain(said);
    expect(reading?.records).toEqual([]);
  });

  test('does what the manifest says of a status', async () => {
    const on = [
      { status: 404, action: 'empty' },
      { status: 403, contains: 'plan', action: 'unlicensed', detail: 'needs the Enterprise plan' },
    ];
    const given = manifest({ streams: [stream({ on })] });
    expect(await first(given, () => json({}, 404))).toMatchObject({ status: 'complete', records: [] });
    const unlicensed = await first(given, () => json({ message: 'not in your plan' }, 403));
    expect(unlicensed?.error).toMatchObject({
      because: 'unlicensed',
      message: 'Tokens: HTTP 403: needs the Enterprise plan',
    });
  });

  test('does not take a page that the provider made shorter for the last one', async () => {
    const paginate = { type: 'page', param: 'page', size: { param: 'per', value: 100 } };
    const reading = await first(manifest({ streams: [stream({ paginate, total: 'total' })] }), (url) =>
      json({ data: [token(String(url.searchParams.get('page')))], total: 3 }),
    );
    expect(reading?.status).toBe('complete');
    expect(reading?.records).toHaveLength(3);
  });

  test('declares the type of its scope, which the engine stores like any other record', () => {
    expect(connectorFrom(manifest()).types['workspace']).toMatchObject({ record: 'scope' });
  });

  test('takes ids beyond 2^53 as they are', async () => {
    const reading = await first(manifest(), () => json('{"data":[{"id":12345678901234567891,"name":"n"}]}'));
    expect(reading?.records[0]?.ref).toBe('acme:token:12345678901234567891');
  });

  test('slows down when the manifest calls it throttling, and goes on', async () => {
    let calls = 0;
    const on = [{ status: 400, contains: 'slow down', action: 'throttle' }];
    const reading = await first(manifest({ streams: [stream({ on })] }), () =>
      calls++ === 0 ? json({ message: 'slow down' }, 400) : json({ data: [token('a')] }),
    );
    expect(reading?.status).toBe('complete');
    expect(calls).toBe(2);
  });
});

test('a date that cannot be is none, one that is not told is unknown', async () => {
  const [emit] = stream()['emit'] as [object];
  const dates = { rotatedAt: { none: 'a token is replaced and never rotated' }, expiresAt: { unknown: 'unsupported' } };
  const given = manifest({ streams: [stream({ emit: [{ ...emit, ...dates }] })] });
  const { records } = await run(given, () => json({ data: [token('a')] }));
  expect(records).toMatchObject([{ rotatedAt: null, expiresAt: { unknown: 'unsupported' } }]);
});

describe('streams of streams', () => {
  const owners = stream({ id: 'owners', title: 'Owners', request: { kind: 'rest', path: '/owners' }, emit: [] });
  const foreach = { stream: 'owners', bind: { id: 'id' }, carry: { name: 'name' }, where: [{ path: 'bot', is: true }] };
  const tokens = stream({ request: { kind: 'rest', path: '/owners/{bind.id}/tokens' }, foreach });
  const given = manifest({ streams: [owners, tokens] });
  const list = {
    data: [
      { id: 'a/b', bot: true },
      { id: 'c', bot: true },
      { id: 'c', bot: true },
      { id: 'd', bot: false },
    ],
  };

  test('ask about each row that counts, once, with its id encoded', async () => {
    const asked: string[] = [];
    const { readings } = await run(given, (url) => {
      asked.push(url.pathname);
      return url.pathname === '/v1/owners' ? json(list) : json({ data: [token(url.pathname)] });
    });
    expect(asked.toSorted()).toEqual(['/v1/owners', '/v1/owners/a%2Fb/tokens', '/v1/owners/c/tokens']);
    expect(readings.map(({ status }) => status)).toEqual(['complete', 'complete']);
  });

  test('one refused parent costs only itself, and a refused list of parents the whole', async () => {
    const one = await run(given, (url) =>
      url.pathname === '/v1/owners'
        ? json(list)
        : url.pathname.includes('/c/')
          ? json({}, 403)
          : json({ data: [token('x')] }),
    );
    expect(one.readings[1]).toMatchObject({ status: 'partial', records: [{ ref: 'acme:token:x' }] });
    const none = await run(given, (url) => (url.pathname === '/v1/owners' ? json({}, 403) : json({ data: [] })));
    expect(none.readings.map(({ status }) => status)).toEqual(['denied', 'denied']);
  });

  test('a use that comes from another list is unknown when that list was not read', async () => {
    const use = stream({ id: 'use', title: 'Use', request: { kind: 'rest', path: '/use' }, emit: [] });
    const usage = [
      {
        lastAt: { path: '$join.use.day', as: 'iso' },
        window: { days: 30 },
        precision: 'day',
        lagHours: 24,
        nullMeans: 'outside_window',
      },
    ];
    const [emit] = stream()['emit'] as [object];
    const joined = stream({
      join: { use: { stream: 'use', key: 'token', equals: 'id', latest: 'day' } },
      emit: [{ ...emit, usage }],
    });
    const both = manifest({ streams: [use, joined] });
    const days = {
      data: [
        { token: 'a', day: '2026-11-02' },
        { token: 'a', day: '2026-11-01' },
      ],
    };
    const answer = (told: Response) => (url: URL) =>
      url.pathname === '/v1/use' ? told : json({ data: [token('a'), token('b')] });
    const known = await run(both, answer(json(days)));
    expect(known.records).toMatchObject([
      { usage: [{ lastAt: '2026-11-02T00:00:00Z' }] },
      { usage: [{ lastAt: null, windowStart: '2026-10-22T08:00:00Z' }] },
    ]);
    const denied = await run(both, answer(json({}, 403)));
    expect(denied.records).toMatchObject([{ usage: { unknown: 'denied' } }, { usage: { unknown: 'denied' } }]);
  });
});

describe('what a manifest may not do', () => {
  const [emit] = stream()['emit'] as [object];
  test.each<[string, Record<string, unknown>, string]>([
    ['a POST that may change something', { request: { kind: 'rest', method: 'POST', path: '/x' } }, 'readOnly: true'],
    ['a mutation', { request: { kind: 'graphql', path: '/x', document: 'mutation { drop }' } }, 'only queries'],
    [
      'two statements',
      { request: { kind: 'sql', path: '/x', statement: 'select 1; drop table t' } },
      'only one SELECT',
    ],
    [
      'a record that is locked or marked as seen',
      { request: { kind: 'sql', path: '/x', statement: 'SELECT Id FROM A FOR VIEW' } },
      'only what reads',
    ],
    [
      'a row that is deleted',
      { request: { kind: 'sql', path: '/x', statement: 'with x as (delete from t) select 1' } },
      'only what reads',
    ],
    ['a stream below it', { foreach: { stream: 'later', bind: { id: 'id' } } }, 'no stream above'],
    ['a proof below it', { provenBy: 'later' }, 'no stream above'],
    ['a join that is not there', { emit: [{ ...emit, expiresAt: '$join.ownr.until' }] }, 'join has no \\"ownr\\"'],
    ['a name that no parent has', { request: { kind: 'rest', path: '/{bind.id}' } }, 'foreach.bind has no \\"id\\"'],
    ['a setting that is not there', { request: { kind: 'rest', path: '/{config.organisation}' } }, 'config has no'],
  ])('%s', (_, more, said) => {
    const checked = Manifest.safeParse(draft({ streams: [stream(more)] }));
    expect(JSON.stringify(checked.error?.issues)).toContain(said);
  });

  test('a pattern that is none', () => {
    const config = { token: { description: 'A token.', secret: true, pattern: '(' } };
    expect(JSON.stringify(Manifest.safeParse(draft({ config })).error?.issues)).toContain('no regular expression');
  });

  test.each([
    ['a base URL outside its hosts', { baseUrl: 'https://evil.example' }],
    ['a host that only ends alike', { baseUrl: 'https://evilacme.example', allowHosts: ['*.acme.example'] }],
  ])('%s', (_, more) => {
    const connector = connectorFrom(manifest(more));
    const settings: unknown = connector.settings.parse({ token: 'x' });
    expect(() => connector.origins(settings)).toThrow(/not in allowHosts/);
  });

  test('send its credentials to a token URL elsewhere', async () => {
    const sent: string[] = [];
    const auth = {
      type: 'oauth2_cc',
      tokenUrl: 'https://evil.example/token',
      clientId: 'me',
      clientSecret: '{config.token}',
    };
    const reading = run(manifest({ auth }), (url) => {
      sent.push(url.host);
      return json({});
    });
    await expect(reading).rejects.toThrow(/allowHosts/);
    expect(sent).toEqual([]);
  });
});

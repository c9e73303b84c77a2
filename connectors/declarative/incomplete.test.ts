/** What an answer leaves out, and what another list did not tell, is never taken for "there is none". */
import { describe, expect, test } from 'vitest';
import { first, json, run, token, type Answer } from '../../test/suites/manifests-run.ts';
import { manifest, stream } from './testing.ts';

describe('one page', () => {
  test.each<[string, Record<string, unknown>, object, string]>([
    [
      'whether there is more',
      { paginate: { type: 'cursor', param: 'after', path: 'next', hasMore: 'more' } },
      { next: 'p2' },
      '(more)',
    ],
    ['whether there is more, counted', { paginate: { type: 'offset', param: 'skip', hasMore: 'more' } }, {}, '(more)'],
    ['whether it is done', { paginate: { type: 'salesforce' } }, {}, '(done)'],
    ['its partitions', { paginate: { type: 'partitions' } }, {}, 'how many partitions'],
    ['how many there are', { total: 'total' }, {}, 'how many there are (total)'],
    [
      'whether it has a next page',
      {
        paginate: { type: 'graphql', pageInfo: 'page' },
        request: { kind: 'graphql', path: '/', document: 'query { x }' },
      },
      { page: { endCursor: 'a' } },
      '(page.hasNextPage)',
    ],
  ])('that does not say %s ends partial', async (_, more, rest, said) => {
    const reading = await first(manifest({ streams: [stream(more)] }), () => json({ data: [token('a')], ...rest }));
    expect(reading).toMatchObject({ status: 'partial', records: [{ ref: 'acme:token:a' }] });
    expect(reading?.gaps[0]?.detail).toContain(said);
  });

  test('with a link to a further one is not all, whatever the manifest says', async () => {
    const given = manifest({ streams: [stream({ paginate: { type: 'none' } })] });
    const answer = (results: string) => () =>
      json({ data: [token('a')] }, 200, {
        link: `<https://api.acme.example/v1/tokens?page=2>; rel="next"; results="${results}"`,
      });
    expect(await first(given, answer('true'))).toMatchObject({ status: 'partial' });
    // As Sentry writes it behind the last page.
    expect(await first(given, answer('false'))).toMatchObject({ status: 'complete' });
  });

  test('that is full and does not speak of a next one is asked after', async () => {
    const paginate = { type: 'page', param: 'page', nextPage: 'meta.next', size: { param: 'per', value: 1 } };
    const given = manifest({ streams: [stream({ paginate })] });
    const rows = ['a', 'b'];
    const answer = (meta: object) => (url: URL) => {
      const row = rows[Number(url.searchParams.get('page')) - 1];
      return json({ data: row === undefined ? [] : [token(row)], ...meta });
    };
    expect((await first(given, answer({})))?.records).toHaveLength(2);
    expect((await first(given, answer({ meta: { next: null } })))?.records).toHaveLength(1);
  });

  test('that is a 404 further on does not hide that some are missing', async () => {
    const given = manifest({ streams: [stream({ on: [{ status: 404, action: 'empty' }], total: 'total' })] });
    const reading = await first(given, (url) =>
      url.searchParams.has('after') ? json({}, 404) : json({ data: [token('a')], next: 'p2', total: 2 }),
    );
    expect(reading).toMatchObject({ status: 'partial' });
  });

  test.each<[string, unknown]>([
    ['an error in place of an empty list', { error: { message: 'maintenance' } }],
    ['an error of another form', { error_code: 'TEMPORARILY_UNAVAILABLE', message: 'try again' }],
    ['an error beside an empty list', { data: [], error: 'maintenance' }],
    ['no answer at all', ''],
  ])('with %s is no empty list', async (_, body) => {
    const given = manifest({ streams: [stream({ emptyWhenMissing: true })] });
    expect(await first(given, () => json(body))).toMatchObject({ status: 'failed' });
    expect(await first(given, () => json({ next: null }))).toMatchObject({ status: 'complete', records: [] });
  });

  test('with an error in place of its one row has failed', async () => {
    const [emit] = stream()['emit'] as [object];
    const given = manifest({
      streams: [stream({ records: '.', one: true, paginate: { type: 'none' }, emit: [{ ...emit, each: 'parts' }] })],
    });
    expect(await first(given, () => json({ error: { code: 3 } }))).toMatchObject({ status: 'failed' });
    expect(await first(given, () => json({ parts: { a: 1 } }))).toMatchObject({ status: 'failed' });
    expect(await first(given, () => json({ name: 'has none' }))).toMatchObject({ status: 'complete' });
  });

  test('whose rows lack the list in them has failed: no use is not "never used"', async () => {
    const given = manifest({ streams: [stream({ unnest: 'results' })] });
    expect(await first(given, () => json({ data: [{ day: '2026-11-20' }] }))).toMatchObject({ status: 'failed' });
  });
});

test('permissions that the answer leaves out are not known, and an empty list of them is none', async () => {
  const [emit] = stream()['emit'] as [object];
  const holder = {
    record: 'identity',
    type: 'holder',
    id: 'id',
    kind: 'service-account',
    name: 'id',
    status: 'active',
    nature: { is: 'machine', because: 'it is' },
    usage: { unknown: 'unsupported' },
  };
  const grant = {
    record: 'grant',
    type: 'scopes',
    id: 'id',
    identity: { type: 'holder', id: 'id' },
    role: 'id',
    resource: 'id',
    origin: { kind: 'inline' },
    privilege: { permissions: 'scopes', levels: [{ match: 'read', level: 'read' }] },
  };
  const docs = 'https://acme.example/docs';
  const given = manifest({
    types: {
      token: { record: 'credential', title: 'Token', docs },
      holder: { record: 'identity', title: 'Holder', docs },
      scopes: { record: 'grant', title: 'Scopes', of: ['holder'], docs },
    },
    streams: [stream({ emit: [emit, holder, grant] })],
  });
  const rows = [token('a'), token('b', { scopes: [] }), token('c', { scopes: ['read'] })];
  const { records } = await run(given, () => json({ data: rows }));
  const levels = records.flatMap((each) => (each.record === 'grant' ? [each.privilege.level] : []));
  expect(levels).toEqual(['unknown', 'none', 'read']);
});

test('an id that lacks a part is none: it would be that of another row', async () => {
  const [emit] = stream()['emit'] as [object];
  const given = manifest({ streams: [stream({ emit: [{ ...emit, id: { template: '{owner}/{id}' } }] })] });
  const rows = [token('a', { owner: 'o' }), token('b')];
  const { readings } = await run(given, () => json({ data: rows }));
  expect(readings[0]).toMatchObject({ status: 'partial', records: [{ ref: 'acme:token:o/a' }] });
  expect(readings[0]?.gaps[0]).toMatchObject({ what: 'a token of tokens (b)', detail: 'id is missing' });
});

describe('a stream of a stream', () => {
  const owners = stream({ id: 'owners', title: 'Owners', request: { kind: 'rest', path: '/owners' }, emit: [] });
  const foreach = { stream: 'owners', bind: { id: 'id' } };
  const given = manifest({ streams: [owners, stream({ request: { kind: 'rest', path: '/of/{bind.id}' }, foreach })] });

  test('is not complete when a row lacks what is asked with', async () => {
    const { readings } = await run(given, (url) =>
      url.pathname === '/v1/owners' ? json({ data: [{ id: 'a' }, { name: 'b' }] }) : json({ data: [token('x')] }),
    );
    expect(readings[1]).toMatchObject({ status: 'partial', records: [{ ref: 'acme:token:x' }] });
    expect(readings[1]?.gaps[0]?.detail).toContain('1 of owners could not be asked about: id is missing');
  });
});

describe('a list that whoever may not see it gets some of', () => {
  const everyone = stream({
    id: 'everyone',
    title: 'Everyone',
    request: { kind: 'rest', path: '/everyone' },
    emit: [],
  });
  const given = manifest({ streams: [everyone, stream({ provenBy: 'everyone' })] });
  const read = (proof: () => Response) =>
    run(given, (url) => (url.pathname === '/v1/everyone' ? proof() : json({ data: [token('mine')] })));

  test('is refused with what would prove that it is whole', async () => {
    const { readings } = await read(() => json({ message: 'administrators only' }, 403));
    expect(readings[1]).toMatchObject({ status: 'denied', records: [] });
    expect(readings[1]?.error?.message).toContain('administrators only');
  });

  test('is not complete when that failed, and is when it was read', async () => {
    expect((await read(() => json({}, 404))).readings[1]).toMatchObject({ status: 'partial', records: [{}] });
    expect((await read(() => json({ data: [] }))).readings[1]).toMatchObject({ status: 'complete', records: [{}] });
  });
});

describe('a list beside it that was not read', () => {
  const people = stream({ id: 'people', title: 'People', request: { kind: 'rest', path: '/people' }, emit: [] });
  const [emit] = stream()['emit'] as [object];
  const usage = [
    {
      lastAt: { path: '$join.who.seen', as: 'iso' },
      window: { days: 30 },
      precision: 'day',
      lagHours: 24,
      nullMeans: 'outside_window',
    },
  ];
  const owner = {
    record: 'identity',
    type: 'owner',
    id: 'owner',
    kind: 'user',
    name: 'owner',
    status: 'active',
    nature: { is: 'human', because: 'no bot' },
    when: [{ path: '$join.who.bot', isNot: true }],
    usage: { unknown: 'unsupported' },
  };
  const docs = 'https://acme.example/docs';
  const given = manifest({
    types: {
      token: { record: 'credential', title: 'Token', docs },
      owner: { record: 'identity', title: 'Owner', docs },
    },
    streams: [
      people,
      stream({
        join: { who: { stream: 'people', key: 'id', equals: 'owner', latest: 'seen' } },
        emit: [owner, { ...emit, usage, expiresAt: { path: '$join.who.leaves', as: 'iso', nullMeans: 'none' } }],
      }),
    ],
  });
  const tokens = { data: [token('a', { owner: 'o1' }), token('b', { owner: 'o2' })] };
  const answer =
    (told: () => Response): Answer =>
    (url) =>
      url.pathname === '/v1/people' ? told() : json(tokens);

  test('leaves who they are, their dates and their use unknown', async () => {
    const { readings } = await run(
      given,
      answer(() => json({}, 403)),
    );
    const [, reading] = readings;
    expect(reading?.status).toBe('partial');
    expect(reading?.gaps.map(({ because }) => because)).toEqual(['denied', 'denied']);
    expect(reading?.records).toMatchObject(
      ['a', 'b'].map((id) => ({
        ref: `acme:token:${id}`,
        expiresAt: { unknown: 'denied' },
        usage: { unknown: 'denied' },
      })),
    );
  });

  test('read in part tells of those that it has, and never since when they are silent', async () => {
    const part = { data: [{ id: 'o1', bot: false, seen: '2026-11-01' }], next: 'p2' };
    const { readings } = await run(
      given,
      answer(() => json(part)),
    );
    const records = readings[1]?.records ?? [];
    expect(records.map(({ ref }) => ref)).toEqual(['acme:owner:o1', 'acme:token:a', 'acme:token:b']);
    expect(records.slice(1)).toMatchObject([{ usage: { unknown: 'failed' } }, { usage: { unknown: 'failed' } }]);
  });

  test('read whole decides', async () => {
    const whole = { data: [{ id: 'o1', bot: true, seen: '2026-11-01' }] };
    const { readings } = await run(
      given,
      answer(() => json(whole)),
    );
    expect(readings[1]?.status).toBe('complete');
    expect(readings[1]?.records).toMatchObject([
      { ref: 'acme:token:a', expiresAt: null, usage: [{ lastAt: '2026-11-01T00:00:00Z' }] },
      { ref: 'acme:owner:o2' },
      { ref: 'acme:token:b', expiresAt: null, usage: [{ lastAt: null }] },
    ]);
  });
});

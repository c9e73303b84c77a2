import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReadFailed, Stopped } from '../errors.ts';
import { RequestFailed } from './faults.ts';
import { json, rejection, testDoor } from './testing.ts';

const url = 'https://api.example/items?token=s3cret';

/** Answers in turn; the last answer for ever. */
function script(...answers: (() => Response)[]) {
  const sent: { url: string; init: RequestInit }[] = [];
  const transport = (to: string, init: RequestInit) => {
    const answer = answers[Math.min(sent.length, answers.length - 1)];
    sent.push({ url: to, init });
    return answer === undefined ? Promise.reject(new Error('no answer')) : Promise.resolve(answer());
  };
  return { transport, sent };
}

/** Answers nothing until it is aborted. */
const hang = (_: string, init: RequestInit) =>
  new Promise<Response>((__, reject) => {
    init.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
  });
const ok = () => json({ items: [] });
const status =
  (code: number, headers: Record<string, string> = {}) =>
  () =>
    json({}, { status: code, headers });
const broken = () => {
  throw Object.assign(new TypeError('fetch failed: Bearer s3cret'), {
    cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }),
  });
};

describe('an answer', () => {
  it('is an ordinary Response', async () => {
    const { transport, sent } = script(() =>
      json({ a: 1 }, { status: 201, headers: { link: '<x>; rel=next', 'content-encoding': 'gzip' } }),
    );
    const response = await testDoor(transport).fetch(url, { headers: { authorization: 'Bearer s3cret' } });
    expect(response.status).toBe(201);
    expect(response.url).toBe(url);
    expect(response.headers.get('link')).toBe('<x>; rel=next');
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(await response.json()).toEqual({ a: 1 });
    const headers = new Headers(sent[0]?.init.headers);
    expect(headers.get('authorization')).toBe('Bearer s3cret');
    expect(headers.get('user-agent')).toMatch(/^nhi-discover\/\d/);
  });

  it('without a body is one too', async () => {
    const { transport } = script(() => new Response(null, { status: 304, headers: { etag: '"x"' } }));
    const response = await testDoor(transport).fetch(url);
    expect([response.status, response.headers.get('etag'), await response.text()]).toEqual([304, '"x"', '']);
  });

  it.each([400, 401, 403, 404, 501])('that refuses for good (%i) is handed on', async (code) => {
    const { transport, sent } = script(status(code));
    expect((await testDoor(transport).fetch(url)).status).toBe(code);
    expect(sent).toHaveLength(1);
  });

  it('to a Request that has a body is one too, and the body is sent again on a retry', async () => {
    const { transport, sent } = script(status(500), ok);
    const door = testDoor(transport);
    await door.clock.run(
      door.fetch(new Request(url, { method: 'POST', body: 'Action=ListUsers', headers: { 'x-a': 'b' } })),
    );
    const bodies = sent.map(({ init }) => new TextDecoder().decode(init.body as ArrayBuffer));
    expect(bodies).toEqual(['Action=ListUsers', 'Action=ListUsers']);
    expect(new Headers(sent[1]?.init.headers).get('x-a')).toBe('b');
  });

  it('is not asked for with an agent of the caller, which could switch off the check of certificates', async () => {
    const { transport, sent } = script(ok);
    await testDoor(transport).fetch(url, { dispatcher: {} } as RequestInit);
    expect(sent[0]?.init).not.toHaveProperty('dispatcher');
  });
});

describe('a fault', () => {
  it.each([
    ['a server error', status(502)],
    ['a broken connection', broken],
    ['JSON that was cut off', () => new Response('{"items":[', { headers: { 'content-type': 'application/json' } })],
  ])('that passes is not noticed: %s', async (_, fault) => {
    const { transport, sent } = script(fault, fault, ok);
    const door = testDoor(transport);
    expect((await door.clock.run(door.fetch(url))).status).toBe(200);
    expect(sent).toHaveLength(3);
    expect(door.meter.snapshot()).toMatchObject({ calls: 3, retries: 2, errors: 2, throttled: 0 });
  });

  it('is given up after four attempts, with the status for the caller', async () => {
    const { transport, sent } = script(status(504));
    const door = testDoor(transport);
    const error = await door.clock.run(rejection(door.fetch(url, { door: { operation: 'items:List' } })));
    expect(error).toBeInstanceOf(RequestFailed);
    expect(error).toMatchObject({ status: 504, attempts: 4, because: 'failed', next: expect.any(String) as string });
    expect(error.message).toContain('items:List (GET api.example/items)');
    expect(sent).toHaveLength(4);
  });

  it('backs off longer each time, with jitter', async () => {
    const at: number[] = [];
    const door = testDoor(
      () => {
        at.push(door.clock.now());
        return Promise.resolve(status(500)());
      },
      { random: () => 0.5 },
    );
    await door.clock.run(rejection(door.fetch(url)));
    expect(at.map((each, i) => each - (at[i - 1] ?? each))).toEqual([0, 125, 250, 500]);
  });

  it('of a certificate or a name is not tried again', async () => {
    for (const code of ['CERT_HAS_EXPIRED', 'ENOTFOUND', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE']) {
      let sent = 0;
      const door = testDoor(() => {
        sent++;
        return Promise.reject(
          Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error(code), { code }) }),
        );
      });
      expect(await rejection(door.fetch(url))).toMatchObject({ fault: code, attempts: 1 });
      expect(sent).toBe(1);
    }
  });

  it('of a request whose body is a stream is not tried again', async () => {
    const { transport, sent } = script(status(500), ok);
    const body = new Response('x').body;
    const error = await rejection(testDoor(transport).fetch(url, { method: 'POST', body, duplex: 'half' }));
    expect(error.message).toContain('stream');
    expect(sent).toHaveLength(1);
  });

  it('is tried again for at most a tenth of the requests', async () => {
    let calls = 0;
    const door = testDoor(() => Promise.resolve(calls++ % 2 === 0 ? status(500)() : ok()), {
      limits: [{ id: 'all', operations: ['*'], per: [], perSecond: 100, concurrency: 1, docs: 'none' }],
    });
    const results = await door.clock.run(Promise.allSettled(Array.from({ length: 1000 }, () => door.fetch(url))));
    expect(door.meter.retries).toBeLessThanOrEqual(100);
    const failed = results.filter((result) => result.status === 'rejected');
    expect(failed.some(({ reason }) => String(reason).includes('too many calls'))).toBe(true);
  });
});

describe('being told to slow down', () => {
  it.each([
    ['429 with seconds', status(429, { 'retry-after': '120' }), undefined],
    [
      '429 with a date',
      status(429, { date: 'Sat, 21 Nov 2026 08:00:00 GMT', 'retry-after': 'Sat, 21 Nov 2026 08:02:00 GMT' }),
      undefined,
    ],
    ['503 with Retry-After', status(503, { 'retry-after': '120' }), undefined],
    [
      '403, known by its body',
      () =>
        json(
          { message: 'You have exceeded a secondary rate limit' },
          { status: 403, headers: { 'retry-after': '120' } },
        ),
      (code: number, _: Headers, body: string) => code === 403 && body.includes('secondary'),
    ],
    [
      '200, known by its body',
      () => json({ ok: false, error: 'ratelimited' }, { headers: { 'retry-after': '120' } }),
      (_: number, __: Headers, body: string) => body.includes('"ratelimited"'),
    ],
    [
      '429, with the time in its body',
      () => json({ wait: 120 }, { status: 429 }),
      (code: number) => code === 429 && 120_000,
    ],
  ])('brings silence: %s', async (_, refusal, isThrottle) => {
    const at: number[] = [];
    const door = testDoor(
      () => {
        at.push(door.clock.now());
        return Promise.resolve(at.length === 1 ? refusal() : ok());
      },
      { isThrottle },
    );
    const from = door.clock.now();
    const first = door.fetch(url);
    await door.clock.advance(1000);
    const others = Array.from({ length: 20 }, () => door.fetch(url));
    await door.clock.run(Promise.all([first, ...others]));
    expect(at[0]).toBe(from);
    expect(Math.min(...at.slice(1)) - from).toBe(120_000);
    expect(door.meter.snapshot()).toMatchObject({ calls: 22, throttled: 1, errors: 0 });
  });

  it('silences its own key only', async () => {
    const at: string[] = [];
    const door = testDoor(
      (to) => {
        at.push(`${new URL(to).pathname}@${door.clock.now() - from}`);
        return Promise.resolve(at.length === 1 ? status(429, { 'retry-after': '60' })() : ok());
      },
      { limits: [{ id: 'each', operations: ['*'], per: ['scope'], perSecond: 100, docs: 'none' }] },
    );
    const from = door.clock.now();
    const call = (scope: string) =>
      door.fetch(`https://api.example/${scope}`, { door: { operation: 'x', limitKey: scope } });
    const a = call('a');
    await door.clock.advance(10);
    await call('b');
    await door.clock.run(a);
    expect(at).toEqual(['/a@0', '/b@10', '/a@60000']);
  });

  it.each([
    ['longer than the run may take', '3600', { deadlineMs: 600_000 }],
    ['absurdly long', '99999999', {}],
  ])('is given up at once when the silence is %s', async (_, seconds, budget) => {
    const { transport, sent } = script(status(429, { 'retry-after': seconds }));
    const door = testDoor(transport, { budget });
    const from = door.clock.now();
    const error = await door.clock.run(rejection(door.fetch(url)));
    expect(error).toBeInstanceOf(ReadFailed);
    expect(error.message).toContain('longer than this run may wait');
    expect((await rejection(door.fetch(url))).message).toContain('longer than this run may wait');
    expect(door.clock.now()).toBe(from);
    expect(sent).toHaveLength(1);
  });

  it('for ever is given up after sixteen attempts', async () => {
    const { transport, sent } = script(status(429));
    const door = testDoor(transport);
    expect(await door.clock.run(rejection(door.fetch(url)))).toMatchObject({ status: 429, attempts: 16 });
    expect(sent).toHaveLength(16);
  });

  it('half of the time does not stop the work', async () => {
    let state = 7;
    const door = testDoor(() => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
      return Promise.resolve(state < 2 ** 30 ? status(429)() : ok());
    });
    const answers = await door.clock.run(Promise.all(Array.from({ length: 300 }, () => door.fetch(url))));
    expect(answers.every(({ status: code }) => code === 200)).toBe(true);
    expect(door.meter.errors).toBe(0);
  });

  it('does not use up the budget for retries after faults', async () => {
    let calls = 0;
    const door = testDoor(() => Promise.resolve(++calls <= 15 ? status(429)() : calls === 16 ? status(500)() : ok()));
    expect((await door.clock.run(door.fetch(url))).status).toBe(200);
  });
});

describe('a call that its SDK retries', () => {
  const tag = { operation: 'iam:ListUsers', retries: 'caller' as const };

  it.each([
    [429, 'throttled'],
    [400, 'throttled'],
    [500, 'errors'],
  ] as const)('gets %i as it is, counted', async (code, counted) => {
    const { transport, sent } = script(() => json({ __type: 'Throttling' }, { status: code }));
    const door = testDoor(transport, { isThrottle: (refused) => refused === 400 });
    const response = await door.fetch(url, { door: tag });
    expect(response.status).toBe(code);
    expect(await response.json()).toEqual({ __type: 'Throttling' });
    expect(sent).toHaveLength(1);
    expect(door.meter.byOperation.get('iam:ListUsers')).toMatchObject({ calls: 1, [counted]: 1 });
  });

  it('is told of a fault by its kind', async () => {
    const { transport, sent } = script(broken);
    expect(await rejection(testDoor(transport).fetch(url, { door: tag }))).toMatchObject({
      fault: 'ECONNRESET',
      attempts: 1,
    });
    expect(sent).toHaveLength(1);
  });

  it('keeps the silence all the same', async () => {
    const at: number[] = [];
    const door = testDoor(() => {
      at.push(door.clock.now());
      return Promise.resolve(status(429, { 'retry-after': '30' })());
    });
    await door.fetch(url, { door: tag });
    await door.clock.run(door.fetch(url, { door: tag }));
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBe(30_000);
  });
});

describe('the run', () => {
  it('never makes more calls than it may, whatever fails', async () => {
    const codes = fc.array(fc.constantFrom(200, 429, 500, 503, 404, 0), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 25 }),
        fc.integer({ min: 1, max: 30 }),
        codes,
        async (maxCalls, calls, answers) => {
          let sent = 0;
          const door = testDoor(
            () => {
              const code = answers[sent++ % answers.length] ?? 200;
              return code === 0 ? Promise.reject(new TypeError('fetch failed')) : Promise.resolve(status(code)());
            },
            { budget: { maxCalls } },
          );
          const results = await door.clock.run(
            Promise.allSettled(Array.from({ length: calls }, () => door.fetch(url))),
          );
          expect(sent).toBeLessThanOrEqual(maxCalls);
          expect(door.budget.calls).toBe(sent);
          expect(door.meter.calls).toBe(sent);
          const failed = results.some((result) => result.status === 'rejected');
          expect(sent >= calls || failed).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('ends all waiting calls when its calls are used up, and lets those in flight end', async () => {
    const door = testDoor(
      async () => {
        await door.clock.sleep(500);
        return ok();
      },
      {
        budget: { maxCalls: 3 },
        limits: [{ id: 'slow', operations: ['*'], per: [], perSecond: 10, burst: 1, docs: 'none' }],
      },
    );
    const results = Promise.allSettled(Array.from({ length: 1000 }, () => door.fetch(url)));
    const from = door.clock.now();
    const settled = await door.clock.run(results);
    expect(settled.filter(({ status: result }) => result === 'fulfilled')).toHaveLength(3);
    expect(
      settled.filter(
        (result) =>
          result.status === 'rejected' && result.reason instanceof Stopped && result.reason.reason === 'call-budget',
      ),
    ).toHaveLength(997);
    expect(door.clock.now() - from).toBeLessThanOrEqual(700);
  });

  it('ends calls at once that wait out a silence, when others have used up the calls', async () => {
    const { transport } = script(status(429, { 'retry-after': '60' }), ok);
    const limits = [{ id: 'each', operations: ['*'], per: ['scope' as const], perSecond: 100, docs: 'none' }];
    const door = testDoor(transport, { budget: { maxCalls: 2 }, limits });
    const call = (scope: string) => door.fetch(url, { door: { operation: 'x', limitKey: scope } });
    const from = door.clock.now();
    const silent = rejection(call('a'));
    await door.clock.advance(1);
    await call('b');
    await rejection(call('b'));
    expect(await door.clock.run(silent)).toMatchObject({ reason: 'call-budget' });
    expect(door.clock.now() - from).toBe(1);
  });

  it('ends at its deadline, in flight or waiting', async () => {
    const door = testDoor(
      (_, init) =>
        new Promise((__, reject) => init.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error))),
      {
        budget: { deadlineMs: 5000 },
        limits: [{ id: 'few', operations: ['*'], per: [], perSecond: 100, concurrency: 1, docs: 'none' }],
      },
    );
    const from = door.clock.now();
    const errors = await door.clock.run(Promise.all([rejection(door.fetch(url)), rejection(door.fetch(url))]));
    expect(errors).toEqual([
      expect.objectContaining({ reason: 'deadline' }),
      expect.objectContaining({ reason: 'deadline' }),
    ]);
    expect(door.clock.now() - from).toBe(5000);
  });

  it.each(['in flight', 'backing off', 'waiting'])(
    'ends at once when it is interrupted: a call that is %s',
    async (where) => {
      const controller = new AbortController();
      const door = testDoor(where === 'backing off' ? () => Promise.resolve(status(500)()) : hang, {
        budget: { signal: controller.signal },
        limits: [{ id: 'few', operations: ['*'], per: [], perSecond: 100, concurrency: 1, docs: 'none' }],
      });
      const calls = Array.from({ length: where === 'waiting' ? 2 : 1 }, () => rejection(door.fetch(url)));
      await door.clock.advance(1);
      controller.abort(new Error('SIGINT'));
      for (const error of await Promise.all(calls))
        expect(error).toMatchObject({ name: 'Stopped', reason: 'interrupted' });
    },
  );

  it('sends nothing for a call that was aborted before', async () => {
    const { transport, sent } = script(ok);
    const door = testDoor(transport);
    const error = await rejection(door.fetch(url, { signal: AbortSignal.abort(new Error('mine')) }));
    expect(error.message).toBe('mine');
    expect([sent.length, door.meter.calls]).toEqual([0, 0]);
  });

  it('goes on when one call is aborted by its own signal', async () => {
    const controller = new AbortController();
    const { transport } = script(status(429, { 'retry-after': '60' }), ok);
    const door = testDoor(transport);
    const mine = rejection(door.fetch(url, { signal: controller.signal }));
    const other = door.fetch(url);
    await door.clock.advance(1);
    controller.abort(new Error('mine'));
    expect((await mine).message).toBe('mine');
    expect((await door.clock.run(other)).status).toBe(200);
  });

  it('does not wait for a host that is dead, and goes on with the others', async () => {
    const sent = new Map<string, number>();
    const door = testDoor(
      (to) => {
        const { host } = new URL(to);
        sent.set(host, (sent.get(host) ?? 0) + 1);
        return host === 'dead.example'
          ? Promise.reject(Object.assign(new TypeError('fetch failed'), { code: 'ECONNREFUSED' }))
          : Promise.resolve(ok());
      },
      {
        origins: ['https://dead.example', 'https://alive.example'],
        limits: [{ id: 'few', operations: ['*'], per: ['host'], perSecond: 10, burst: 1, docs: 'none' }],
      },
    );
    const from = door.clock.now();
    const dead = Promise.all(Array.from({ length: 1000 }, () => rejection(door.fetch('https://dead.example/'))));
    const alive = Promise.all(Array.from({ length: 20 }, () => door.fetch('https://alive.example/')));
    const errors = await door.clock.run(dead);
    expect(door.clock.now() - from).toBeLessThan(5000);
    expect(sent.get('dead.example')).toBeLessThanOrEqual(15);
    expect(errors.at(-1)?.message).toMatch(/dead\.example failed again and again \(last: ECONNREFUSED\)/);
    expect((await door.clock.run(alive)).every(({ status: code }) => code === 200)).toBe(true);
    expect(door.logged.join('\n')).toContain('keeps failing');
  });

  it('tries a host that failed with one call, not with all that wait', async () => {
    let sent = 0;
    const door = testDoor(() => {
      sent++;
      return Promise.reject(new TypeError('fetch failed'));
    });
    for (let i = 0; i < 3; i++) await door.clock.run(rejection(door.fetch(url)));
    await door.clock.advance(30_000);
    sent = 0;
    await door.clock.run(Promise.all(Array.from({ length: 5 }, () => rejection(door.fetch(url)))));
    expect(sent).toBe(1);
  });

  it('tries a host again with another call when the first was cancelled', async () => {
    let answer: typeof hang = broken;
    const door = testDoor((to, init) => answer(to, init));
    for (let i = 0; i < 3; i++) await door.clock.run(rejection(door.fetch(url)));
    await door.clock.advance(30_000);
    answer = hang;
    const controller = new AbortController();
    const probe = rejection(door.fetch(url, { signal: controller.signal }));
    await door.clock.advance(1);
    controller.abort();
    await probe;
    answer = () => Promise.resolve(ok());
    expect((await door.fetch(url)).status).toBe(200);
  });

  it('finds a host again that has come back', async () => {
    let dead = true;
    const door = testDoor(() => (dead ? Promise.reject(new TypeError('fetch failed')) : Promise.resolve(ok())));
    for (let i = 0; i < 3; i++) await door.clock.run(rejection(door.fetch(url)));
    dead = false;
    expect((await rejection(door.fetch(url))).message).toContain('is left alone');
    await door.clock.advance(30_000);
    expect((await door.fetch(url)).status).toBe(200);
  });
});

describe('a call that has ended', () => {
  it('leaves no timer and no listener behind', async () => {
    const controller = new AbortController();
    const { transport, sent } = script(ok);
    const door = testDoor(transport, { budget: { signal: controller.signal } });
    await door.fetch(url);
    await door.clock.advance(0);
    expect(door.clock.sleeping).toBe(0);
    controller.abort();
    expect(sent[0]?.init.signal?.aborted).toBe(false);
  });

  it('while it waited leaves no timer behind either', async () => {
    const controller = new AbortController();
    const { transport } = script(status(429, { 'retry-after': '3000' }));
    const door = testDoor(transport);
    const waiting = rejection(door.fetch(url, { signal: controller.signal }));
    await door.clock.advance(1);
    expect(door.clock.sleeping).toBe(1);
    controller.abort();
    await waiting;
    expect(door.clock.sleeping).toBe(0);
  });
});

describe('limits', () => {
  it('are the first that covers the operation, and a cautious one for the rest', async () => {
    const at: Record<string, number[]> = {};
    const door = testDoor(
      (to) => {
        (at[new URL(to).pathname] ??= []).push(door.clock.now() - from);
        return Promise.resolve(ok());
      },
      {
        limits: [
          { id: 'slow', operations: ['iam:Get*'], per: [], perSecond: 1, burst: 1, docs: 'none' },
          { id: 'fast', operations: ['iam:*'], per: [], perSecond: 1000, docs: 'none' },
        ],
      },
    );
    const from = door.clock.now();
    const call = (operation: string) => door.fetch(`https://api.example/${operation}`, { door: { operation } });
    await door.clock.run(
      Promise.all(
        [
          'iam:GetUser',
          'iam:GetUser',
          'iam:ListUsers',
          'iam:ListUsers',
          ...Array.from({ length: 11 }, () => 'sts:X'),
        ].map(call),
      ),
    );
    expect(at['/iam:GetUser']).toEqual([0, 1000]);
    expect(at['/iam:ListUsers']).toEqual([0, 0]);
    expect(at['/sts:X']?.at(-1)).toBe(100);
  });
});

describe('nothing secret', () => {
  it('reaches an error or the log', async () => {
    const secret = 's3cret';
    const answers = [broken, status(500), status(429), status(302, { location: `https://evil.example/?t=${secret}` })];
    for (const answer of answers) {
      const { transport } = script(answer);
      const door = testDoor(transport);
      const error = await door.clock.run(
        rejection(door.fetch(url, { headers: { authorization: `Bearer ${secret}` } })),
      );
      const { message, next, cause, stack } = error as ReadFailed;
      expect([message, next, cause, stack, ...door.logged].join('\n')).not.toContain(secret);
    }
  });

  it('is quoted when a header cannot be sent', async () => {
    const { transport, sent } = script(ok);
    const error = await rejection(testDoor(transport).fetch(url, { headers: { authorization: 'Bearer s3\ncret' } }));
    expect(`${error.message} ${String(error.cause)}`).not.toContain('s3');
    expect(error).toMatchObject({ because: 'failed', next: expect.stringContaining('line break') as string });
    expect(sent).toHaveLength(0);
  });
});

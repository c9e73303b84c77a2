/** The door against real servers on this machine: what only the wire can do. */
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGzip, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { ResponseTooLarge } from './faults.ts';
import { rejection, testDoor } from './testing.ts';
import type { TestDoor } from './testing.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** @returns the origin */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Serves the listeners in turn; the last one for ever. */
async function inTurn(...listeners: RequestListener[]): Promise<{ origin: string; requests: IncomingMessage[] }> {
  const requests: IncomingMessage[] = [];
  const origin = await serve((request, response) => {
    listeners[Math.min(requests.push(request), listeners.length) - 1]?.(request, response);
  });
  return { origin, requests };
}

const realFetch = undefined;
const doorTo = (...origins: string[]): TestDoor => testDoor(realFetch, { origins });

/** Back-offs are skipped; time-outs, which are further away, are not. */
const backoffs = 10_000;

const page = JSON.stringify({ items: Array.from({ length: 5000 }, (_, id) => ({ id })) });
const json = { 'content-type': 'application/json' };
const whole: RequestListener = (_, response) => void response.writeHead(200, json).end(page);

function half(response: ServerResponse, headers: Record<string, string | number>, bytes: Buffer): void {
  response.writeHead(200, { ...json, ...headers });
  response.write(bytes.subarray(0, bytes.length / 2));
}

describe('a body that does not arrive whole', () => {
  const zipped = gzipSync(page);
  it.each<[string, RequestListener]>([
    ['the connection is reset before the headers', (request) => void request.socket.resetAndDestroy()],
    [
      'the connection is reset in the middle of the body',
      (request, response) => {
        half(response, { 'content-length': page.length }, Buffer.from(page));
        setImmediate(() => request.socket.resetAndDestroy());
      },
    ],
    [
      'the connection ends in the middle of a chunked body',
      (request, response) => {
        half(response, {}, Buffer.from(page));
        setImmediate(() => request.socket.end());
      },
    ],
    [
      'gzip ends in the middle, in a complete answer, which fetch takes for whole',
      (_, response) => {
        const bytes = zipped.subarray(0, zipped.length / 2);
        response.writeHead(200, { ...json, 'content-encoding': 'gzip', 'content-length': bytes.length }).end(bytes);
      },
    ],
    [
      'JSON ends in the middle, in a complete answer',
      (_, response) => void response.writeHead(200, json).end(page.slice(0, -40)),
    ],
    [
      'XML ends in the middle, in a complete answer',
      (_, response) =>
        void response.writeHead(200, { 'content-type': 'text/xml' }).end('<ListUsersResponse><Users><member>'),
    ],
    [
      'gzip is broken',
      (_, response) => void response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end('not gzip at all'),
    ],
  ])('is read again as a whole: %s', async (_, fault) => {
    const { origin, requests } = await inTurn(fault, fault, whole);
    const door = doorTo(origin);
    const response = await door.clock.run(door.fetch(`${origin}/items`), backoffs);
    expect(await response.text()).toBe(page);
    expect(requests).toHaveLength(3);
    expect(door.meter.snapshot()).toMatchObject({ calls: 3, retries: 2, errors: 2 });
  });

  it('is never handed on', async () => {
    const { origin } = await inTurn((request, response) => {
      half(response, { 'content-length': page.length }, Buffer.from(page));
      setImmediate(() => request.socket.resetAndDestroy());
    });
    const door = doorTo(origin);
    expect(await door.clock.run(rejection(door.fetch(origin)), backoffs)).toMatchObject({
      attempts: 4,
      because: 'failed',
    });
  });
});

describe('a server that hangs', () => {
  it('before its headers is given up after 30 seconds', async () => {
    const asked = Promise.withResolvers<void>();
    const { origin, requests } = await inTurn(() => asked.resolve(), whole);
    const door = doorTo(origin);
    const work = door.fetch(origin);
    await asked.promise;
    await door.clock.advance(29_999);
    expect(door.meter.errors).toBe(0);
    await door.clock.advance(1);
    expect(door.meter.errors).toBe(1);
    expect((await door.clock.run(work, backoffs)).status).toBe(200);
    expect(requests).toHaveLength(2);
  });

  it('in the middle of its body is given up after 60 seconds', async () => {
    const { origin, requests } = await inTurn((_, response) => half(response, {}, Buffer.from(page)), whole);
    const headersCame = Promise.withResolvers<void>();
    const door = testDoor(
      async (url, init) => {
        const response = await globalThis.fetch(url, init);
        headersCame.resolve();
        return response;
      },
      { origins: [origin] },
    );
    const work = door.fetch(origin);
    await headersCame.promise;
    await door.clock.advance(59_999);
    expect(door.meter.errors).toBe(0);
    await door.clock.advance(1);
    expect(door.meter.errors).toBe(1);
    expect((await door.clock.run(work, backoffs)).status).toBe(200);
    expect(requests).toHaveLength(2);
  });
});

describe('a body that is too large', () => {
  it('once unpacked is stopped before it fills the memory', async () => {
    let sent = 0;
    // 200 MiB of zeros are about 200 KB on the wire.
    const bomb = await pack(200);
    const { origin, requests } = await inTurn((_, response) => {
      sent += bomb.length;
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'text/csv' }).end(bomb);
    });
    const door = doorTo(origin);
    globalThis.gc?.();
    const before = process.memoryUsage();
    const error = await rejection(door.fetch(origin));
    const after = process.memoryUsage();
    expect(sent).toBeLessThan(300_000);
    expect(error).toBeInstanceOf(ResponseTooLarge);
    expect(error).toMatchObject({ maxBytes: 32 * 2 ** 20, because: 'failed' });
    expect(after.arrayBuffers + after.external - before.arrayBuffers - before.external).toBeLessThan(150 * 2 ** 20);
    expect(requests).toHaveLength(1);
    expect(door.meter.errors).toBe(1);
  });

  it('for the cap of this request is refused, and a byte less is not', async () => {
    const { origin } = await inTurn(whole);
    const door = doorTo(origin);
    const ask = (maxBytes: number) => door.fetch(origin, { door: { operation: 'items:List', maxBytes } });
    expect((await ask(page.length)).status).toBe(200);
    expect(await rejection(ask(page.length - 1))).toBeInstanceOf(ResponseTooLarge);
  });

  it('and never ends is cut off', async () => {
    const closed = Promise.withResolvers<void>();
    const { origin } = await inTurn((request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' });
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      };
      response.on('drain', more);
      request.socket.on('close', () => closed.resolve());
      more();
    });
    const ask = doorTo(origin).fetch(origin, { door: { operation: 'x', maxBytes: 2 ** 20 } });
    expect(await rejection(ask)).toBeInstanceOf(ResponseTooLarge);
    await closed.promise;
  });
});

const to =
  (location: string, status = 302): RequestListener =>
  (_, response) =>
    void response.writeHead(status, { location }).end();

describe('a redirect', () => {
  it('inside the origin is followed, with its headers, and counted', async () => {
    const { origin, requests } = await inTurn(to('/new?a=b', 301), to('newer', 307), whole);
    const door = doorTo(origin);
    const response = await door.fetch(`${origin}/old/items`, { headers: { 'x-api-key': 'k' } });
    expect(response.url).toBe(`${origin}/newer`);
    expect(requests.map((request) => [request.url, request.headers['x-api-key']])).toEqual([
      ['/old/items', 'k'],
      ['/new?a=b', 'k'],
      ['/newer', 'k'],
    ]);
    expect(door.meter.snapshot()).toMatchObject({ calls: 3, retries: 0 });
  });

  it.each([301, 302, 303, 307, 308])(
    'to another origin (%i) sends nothing there, even when that is allowed too',
    async (status) => {
      const other = await inTurn(whole);
      const { origin } = await inTurn(to(`${other.origin}/steal?x=y`, status));
      for (const door of [doorTo(origin), doorTo(origin, other.origin)]) {
        const error = await rejection(door.fetch(origin, { headers: { 'x-api-key': 'k', authorization: 'Bearer k' } }));
        expect(error.message).toContain(`redirected to ${other.origin}; nothing was sent there`);
        expect(error.message).not.toContain('steal');
      }
      expect(other.requests).toHaveLength(0);
    },
  );

  it.each(['//evil.example/x', 'http://169.254.169.254/', 'http://[', '/a/../../b', 'javascript:alert(1)'])(
    'to %s is refused',
    async (location) => {
      const { origin, requests } = await inTurn(to(location), whole);
      await rejection(doorTo(origin).fetch(origin));
      expect(requests).toHaveLength(1);
    },
  );

  it('that never ends is given up after five', async () => {
    const { origin, requests } = await inTurn(to('/again'));
    expect((await rejection(doorTo(origin).fetch(origin))).message).toContain('more than 5 times');
    expect(requests).toHaveLength(6);
  });

  it('of a POST is refused', async () => {
    const { origin, requests } = await inTurn(to('/new', 307), whole);
    await rejection(doorTo(origin).fetch(origin, { method: 'POST', body: 'x' }));
    expect(requests).toHaveLength(1);
  });

  it('is handed on to a caller that asked for it', async () => {
    const { origin } = await inTurn(to('https://download.example/report'));
    const response = await doorTo(origin).fetch(origin, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([302, 'https://download.example/report']);
  });
});

async function pack(mebibytes: number): Promise<Buffer> {
  const gzip = createGzip();
  const chunks: Buffer[] = [];
  gzip.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => {
    gzip.on('end', resolve);
  });
  const zeros = Buffer.alloc(2 ** 20);
  for (let i = 0; i < mebibytes; i++) {
    if (!gzip.write(zeros)) {
      await new Promise((resolve) => {
        gzip.once('drain', resolve);
      });
    }
  }
  gzip.end();
  await ended;
  return Buffer.concat(chunks);
}

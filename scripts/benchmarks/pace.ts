/**
 * How close the door comes to what a provider allows. A server on this machine enforces a rate R with a small burst and
 * answers after 50 ms; as many calls as R allows in 20 seconds go through the door, once with R declared and once with
 * twice R declared, which is how a limit that nobody has written down looks.
 */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createBudget, createMeter, openDoor } from '../../core/http/index.ts';

const perSecond = 100;
const burst = 10;
const latencyMs = 50;
const seconds = 20;
/** The door may be refused while it learns. */
const warmUpMs = 5_000;

interface Phase {
  /** Wall time divided by the time that the provider's rate allows: 1 is perfect. */
  ratio: number;
  throttledAfterWarmup: number;
}

/** The worse of both phases. */
export async function pace(): Promise<Record<string, number>> {
  const known = await phase(perSecond);
  const unknown = await phase(perSecond * 2);
  return {
    ratio: round(Math.max(known.ratio, unknown.ratio)),
    throttledAfterWarmup: Math.max(known.throttledAfterWarmup, unknown.throttledAfterWarmup),
  };
}

const silent = (): undefined => undefined;

async function phase(declared: number): Promise<Phase> {
  const refusedAt: number[] = [];
  const server = await serve(() => refusedAt.push(performance.now()));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const door = openDoor({
    source: 'pace',
    origins: [origin],
    limits: [{ id: 'all', operations: ['*'], per: [], perSecond: declared, concurrency: 20, docs: 'none' }],
    budget: createBudget(),
    log: { debug: silent, info: silent, warn: silent },
  });
  const fetch = door.fetch(createMeter());
  const calls = perSecond * seconds;
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: calls }, (_, page) => fetch(`${origin}/items?page=${page}`)));
  const wallMs = performance.now() - startedAt;
  server.close();
  server.closeAllConnections();
  return {
    ratio: wallMs / ((calls / perSecond) * 1000),
    throttledAfterWarmup: refusedAt.filter((at) => at - startedAt > warmUpMs).length,
  };
}

/** A token bucket that says 429 and nothing more, the least helpful form. */
async function serve(onRefusal: () => void): Promise<Server> {
  let tokens = burst;
  let at = performance.now();
  const server = createServer((_, response) => {
    const now = performance.now();
    tokens = Math.min(burst, tokens + ((now - at) / 1000) * perSecond);
    at = now;
    const allowed = tokens >= 1;
    if (allowed) tokens -= 1;
    else onRefusal();
    setTimeout(() => {
      response.writeHead(allowed ? 200 : 429, { 'content-type': 'application/json' });
      response.end('{"items":[]}');
    }, latencyMs);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}

function round(figure: number): number {
  return Math.round(figure * 1000) / 1000;
}

import { describe, expect, it } from 'vitest';
import { json, testDoor } from './testing.ts';
import { fakeClock } from './fake-clock.ts';

interface Provider {
  perSecond: number;
  burst: number;
  latencyMs: number;
}

/** As many calls as the provider allows in `seconds`, through a door that was told `declared` calls per second. */
async function read(provider: Provider, declared: number, concurrency: number, seconds = 25, lateMs = 0) {
  // It may be refused while it learns: 5 seconds, or 100 calls with a slow provider.
  const warmUpMs = Math.max(5000, 100_000 / provider.perSecond);
  const clock = fakeClock();
  const startedAt = clock.now();
  const refusedAt: number[] = [];
  // A busy machine wakes us late, in turns of a fixed pattern.
  let turn = 0;
  const late = {
    ...clock,
    sleep: (ms: number, signal?: AbortSignal) => clock.sleep(ms + (turn++ % 4) * (lateMs / 3), signal),
  };
  let tokens = provider.burst;
  let at = startedAt;
  const { fetch } = testDoor(
    async () => {
      const now = clock.now();
      tokens = Math.min(provider.burst, tokens + ((now - at) / 1000) * provider.perSecond);
      at = now;
      const allowed = tokens >= 1;
      if (allowed) tokens -= 1;
      else refusedAt.push(now - startedAt);
      await clock.sleep(provider.latencyMs);
      return json({}, { status: allowed ? 200 : 429 });
    },
    {
      clock: late,
      limits: [{ id: 'all', operations: ['*'], per: [], perSecond: declared, concurrency, docs: 'none' }],
    },
  );
  const calls = provider.perSecond * seconds;
  await clock.run(Promise.all(Array.from({ length: calls }, () => fetch('https://api.example/'))));
  return {
    ratio: (clock.now() - startedAt) / (seconds * 1000),
    refusedAfterWarmUp: refusedAt.filter((each) => each > warmUpMs).length,
  };
}

describe('a door that is told too high a limit', () => {
  it.each<[string, Provider, number, number]>([
    ['the right limit, but not how small the burst is', { perSecond: 100, burst: 10, latencyMs: 50 }, 100, 20],
    ['twice the limit', { perSecond: 100, burst: 10, latencyMs: 50 }, 200, 20],
    ['twice the limit, of a provider with a large burst', { perSecond: 100, burst: 100, latencyMs: 50 }, 200, 20],
    ['twice the limit, of a slow provider', { perSecond: 100, burst: 10, latencyMs: 500 }, 200, 100],
    ['five times a low limit', { perSecond: 10, burst: 5, latencyMs: 200 }, 50, 10],
    ['twenty times a low limit', { perSecond: 5, burst: 20, latencyMs: 100 }, 100, 10],
    ['fifty times the limit', { perSecond: 50, burst: 5, latencyMs: 50 }, 2500, 50],
  ])('soon keeps to what the provider allows: %s', async (_, provider, declared, concurrency) => {
    const { ratio, refusedAfterWarmUp } = await read(provider, declared, concurrency);
    expect(ratio).toBeLessThan(1.15);
    expect(refusedAfterWarmUp).toBeLessThanOrEqual(provider.burst < provider.perSecond ? 0 : 2);
  });

  it('does not take its own lateness on a busy machine for the limit of the provider', async () => {
    const { ratio } = await read({ perSecond: 100, burst: 10, latencyMs: 50 }, 200, 20, 25, 120);
    expect(ratio).toBeLessThan(1.15);
  });

  it('does not take a drought for a lower limit', async () => {
    const clock = fakeClock();
    const from = clock.now();
    const { fetch } = testDoor(
      async () => {
        await clock.sleep(500);
        const seconds = (clock.now() - from) / 1000;
        const refused = (seconds > 1 && seconds < 1.1) || (seconds > 10 && seconds < 25);
        return json({}, { status: refused ? 429 : 200 });
      },
      { clock, limits: [{ id: 'all', operations: ['*'], per: [], perSecond: 100, concurrency: 100, docs: 'none' }] },
    );
    await clock.run(Promise.all(Array.from({ length: 5000 }, () => fetch('https://api.example/'))));
    // 15 seconds of drought, the silence that goes on beyond it, and some seconds to grow again.
    expect((clock.now() - from) / 1000).toBeLessThan(100);
  });

  it('tries again after a while whether more is possible, and is seldom refused for it', async () => {
    const { ratio, refusedAfterWarmUp } = await read({ perSecond: 10, burst: 5, latencyMs: 50 }, 20, 10, 600);
    expect(ratio).toBeLessThan(1.1);
    expect(refusedAfterWarmUp).toBeGreaterThan(0);
    expect(refusedAfterWarmUp).toBeLessThan(6000 * 0.005);
  });

  it('regrows to the declared rate when the provider was only slow for a while', async () => {
    const clock = fakeClock();
    const troubleUntil = clock.now() + 20_000;
    const { fetch, meter } = testDoor(
      async () => {
        await clock.sleep(20);
        return json({}, { status: clock.now() < troubleUntil && Math.floor(clock.now() / 40) % 2 === 0 ? 429 : 200 });
      },
      { clock },
    );
    await clock.run(Promise.all(Array.from({ length: 3000 }, () => fetch('https://api.example/'))));
    const throttled = meter.throttled;
    await clock.advance(600_000);
    const from = clock.now();
    await clock.run(Promise.all(Array.from({ length: 2000 }, () => fetch('https://api.example/'))));
    expect(clock.now() - from).toBeLessThan(21_000);
    expect(meter.throttled).toBe(throttled);
    expect(throttled).toBeLessThan(3000 * 0.1);
  });
});

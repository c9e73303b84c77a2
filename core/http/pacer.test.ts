import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakeClock } from './fake-clock.ts';
import type { FakeClock } from './fake-clock.ts';
import { Pacer } from './pacer.ts';
import type { Turn } from './pacer.ts';
import { rejection } from './testing.ts';

const patient: Turn = { signals: [], refusal: () => undefined, cannotWait: () => undefined, retry: false };

/** Starts `calls` at once, each taking `ms`; returns when they started, in ms from now. */
function starts(pacer: Pacer, clock: FakeClock, calls: number, ms = 0): number[] {
  const from = clock.now();
  const started: number[] = [];
  for (let i = 0; i < calls; i++) void one();
  async function one(): Promise<void> {
    await pacer.acquire(patient);
    started.push(clock.now() - from);
    await clock.sleep(ms);
    pacer.release();
  }
  return started;
}

describe('Pacer', () => {
  it('lets a burst go at once and then keeps the pace', async () => {
    const clock = fakeClock();
    const started = starts(new Pacer({ perSecond: 10, burst: 3 }, clock), clock, 6);
    await clock.advance(1000);
    expect(started.map(Math.round)).toEqual([0, 0, 0, 100, 200, 300]);
  });

  it('never has more calls in flight than allowed', async () => {
    const clock = fakeClock();
    const started = starts(new Pacer({ perSecond: 1000, concurrency: 2 }, clock), clock, 5, 70);
    await clock.advance(1000);
    expect(started).toEqual([0, 0, 70, 70, 140]);
  });

  it('never starts more than burst + rate × t calls in any window, whatever happens', async () => {
    const limit = fc.record({
      perSecond: fc.integer({ min: 1, max: 50 }),
      burst: fc.integer({ min: 1, max: 20 }),
      concurrency: fc.integer({ min: 1, max: 20 }),
    });
    const step = fc.record({
      calls: fc.integer({ min: 0, max: 15 }),
      takesMs: fc.integer({ min: 0, max: 300 }),
      thenMs: fc.integer({ min: 0, max: 700 }),
      refusedForMs: fc.option(fc.integer({ min: 0, max: 900 }), { freq: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(limit, fc.array(step, { minLength: 1, maxLength: 12 }), async (declared, steps) => {
        const clock = fakeClock(0);
        const pacer = new Pacer(declared, clock);
        const at: number[] = [];
        const silences: [number, number][] = [];
        for (const { calls, takesMs, thenMs, refusedForMs } of steps) {
          const from = clock.now();
          const started = starts(pacer, clock, calls, takesMs);
          if (refusedForMs !== null) {
            await clock.advance(0);
            pacer.refused(from, refusedForMs);
            silences.push([from, from + refusedForMs]);
          }
          await clock.advance(thenMs);
          at.push(...started.map((each) => each + from));
        }
        at.sort((a, b) => a - b);
        for (let i = 0; i < at.length; i++) {
          for (let j = i; j < at.length; j++) {
            const seconds = ((at[j] ?? 0) - (at[i] ?? 0)) / 1000;
            expect(j - i + 1).toBeLessThanOrEqual(declared.burst + declared.perSecond * seconds + 1e-6);
          }
        }
        for (const [from, until] of silences)
          expect(at.filter((each) => each > from && each < until - 1e-6)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('serves first come, first served, with retries ahead', async () => {
    const clock = fakeClock();
    const pacer = new Pacer({ perSecond: 10, burst: 1 }, clock);
    const order: string[] = [];
    await pacer.acquire(patient);
    for (const name of ['a', 'b', 'retry']) {
      void pacer.acquire({ ...patient, retry: name === 'retry' })?.then(() => order.push(name));
    }
    await clock.advance(1000);
    expect(order).toEqual(['retry', 'a', 'b']);
  });

  it('is silent as long as it was asked, and then starts with one call, not with a burst', async () => {
    const clock = fakeClock();
    const pacer = new Pacer({ perSecond: 10, burst: 10 }, clock);
    pacer.refused(clock.now(), 120_000);
    const started = starts(pacer, clock, 5);
    await clock.advance(119_999);
    expect(started).toEqual([]);
    await clock.advance(1);
    expect(started).toEqual([120_000]);
  });

  it('does not let a shorter wish end a longer silence', async () => {
    const clock = fakeClock();
    const pacer = new Pacer({ perSecond: 10 }, clock);
    pacer.refused(clock.now(), 60_000);
    pacer.refused(clock.now(), 1000);
    const started = starts(pacer, clock, 1);
    await clock.advance(59_999);
    expect(started).toEqual([]);
  });

  it('takes a storm of refusals as one event', async () => {
    const clock = fakeClock();
    const pacer = new Pacer({ perSecond: 100, burst: 1, concurrency: 1000 }, clock);
    const sentAt = clock.now();
    await clock.advance(50);
    for (let i = 0; i < 50; i++) pacer.refused(sentAt, undefined);
    const started = starts(pacer, clock, 1000);
    await clock.advance(1000);
    // 70 per second, growing by 5 per second, after a breath; fifty cuts would leave 2 per second.
    expect(started.length).toBeGreaterThanOrEqual(60);
    expect(started.length).toBeLessThanOrEqual(76);
  });

  it('is not held up further by late refusals of the same event', async () => {
    const clock = fakeClock();
    const pacer = new Pacer({ perSecond: 10, burst: 1, concurrency: 1000 }, clock);
    const sentAt = clock.now();
    await clock.advance(50);
    pacer.refused(sentAt, undefined);
    const started = starts(pacer, clock, 1);
    await clock.advance(100);
    pacer.refused(sentAt, undefined);
    await clock.advance(150);
    // A breath and one token, at 7 per second.
    expect(started.map(Math.round)).toEqual([243]);
  });

  it('has only a small burst left after a refusal, however long it pauses', async () => {
    const clock = fakeClock();
    const pacer = new Pacer({ perSecond: 100, burst: 100, concurrency: 1000 }, clock);
    pacer.refused(clock.now(), undefined);
    await clock.advance(3_600_000);
    const started = starts(pacer, clock, 100);
    await clock.advance(0);
    expect(started.length).toBeGreaterThanOrEqual(1);
    expect(started.length).toBeLessThanOrEqual(6);
  });

  it('waits longer each time it is refused without a delivery in between', async () => {
    const clock = fakeClock();
    const pacer = new Pacer({ perSecond: 1000, burst: 1 }, clock, () => 1);
    const gaps: number[] = [];
    for (let i = 0; i < 10; i++) {
      const before = clock.now();
      await clock.run(Promise.resolve(pacer.acquire(patient)));
      gaps.push(clock.now() - before);
      pacer.refused(clock.now(), undefined);
      pacer.release();
    }
    expect(gaps.slice(2).map(Math.round)).toEqual([250, 500, 1000, 2000, 4000, 8000, 16_000, 32_000]);
  });

  it('costs a call nothing that is not sent any more, and tells it why', async () => {
    const clock = fakeClock();
    const pacer = new Pacer({ perSecond: 1, burst: 1 }, clock);
    await pacer.acquire(patient);
    let alive = true;
    const refused = Array.from({ length: 100 }, () =>
      rejection(
        Promise.resolve(
          pacer.acquire({ ...patient, refusal: () => (alive ? undefined : new Error('the host is dead')) }),
        ),
      ),
    );
    const last = pacer.acquire(patient);
    alive = false;
    const from = clock.now();
    await clock.run(Promise.resolve(last));
    expect(clock.now() - from).toBe(1000);
    for (const error of await Promise.all(refused)) expect(error.message).toBe('the host is dead');
  });

  it('lets a call go that cannot wait through the silence, and the others wait', async () => {
    const clock = fakeClock();
    const pacer = new Pacer({ perSecond: 10 }, clock);
    pacer.refused(clock.now(), 10_000);
    const hasty = { ...patient, cannotWait: (ms: number) => (ms > 5000 ? new Error('too long') : undefined) };
    expect((await rejection(Promise.resolve(pacer.acquire(hasty)))).message).toBe('too long');
    const started = starts(pacer, clock, 1);
    await clock.advance(10_000);
    expect(started).toEqual([10_000]);
  });

  it('carries 10,000 waiting calls, and lets go of all of them at once', async () => {
    const clock = fakeClock();
    const pacer = new Pacer({ perSecond: 1, burst: 1 }, clock);
    const controller = new AbortController();
    const turn = { ...patient, signals: [controller.signal] };
    await pacer.acquire(turn);
    const waiting = Array.from({ length: 10_000 }, () => rejection(Promise.resolve(pacer.acquire(turn))));
    controller.abort(new Error('interrupted'));
    const errors = await Promise.all(waiting);
    expect(new Set(errors.map((error) => error.message))).toEqual(new Set(['interrupted']));
  });
});

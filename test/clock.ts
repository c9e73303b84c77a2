/**
 * This machine's clock as the tests have it. Every test file begins at the same moment, far from where an hour, a day or a
 * month ends, and so do the processes that look at the simulated company: whether it passes does not depend on when it is
 * run. To see it on another day: `TEST_NOW=2028-02-29T00:08:00Z scripts/test`.
 *
 * Vitest loads it before each file (`setupFiles`), and a process with `--import`.
 */
const Real = globalThis.Date;

// What a process inherits. The nights of a test are added to it (`test/e2e/harness.ts`).
const aheadMs = Number(
  (process.env['TEST_CLOCK_AHEAD_MS'] ??= String(
    Date.parse(process.env['TEST_NOW'] ?? '2026-11-21T12:00:00Z') - Real.now(),
  )),
);
if (Number.isNaN(aheadMs)) throw new RangeError('TEST_NOW is no time like 2028-02-29T00:08:00Z');

class Shifted extends Real {
  constructor(...given: readonly unknown[]) {
    super(...((given.length === 0 ? [Real.now() + aheadMs] : given) as [number]));
  }

  static override now(): number {
    return Real.now() + aheadMs;
  }
}

globalThis.Date = Shifted as DateConstructor;

import { expect, test } from 'vitest';
import { faults } from '../../scripts/benchmarks/faults.ts';

/** A share of what `scripts/bench faults` tries; which share differs from run to run. */
const every = 30;

test('killed or struck by any fault, a night leaves nothing falsely gone, lost or different', async () => {
  const offset = Math.floor(Math.random() * every);
  const { cases, ...damage } = await faults({ kills: 3, every, offset });
  expect(cases, 'cases tried').toBeGreaterThan(5);
  expect(damage, `--every ${every} --offset ${offset}`).toMatchObject({ falseGone: 0, lostRecords: 0, diverged: 0 });
});

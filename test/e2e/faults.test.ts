import { expect, test } from 'vitest';
import { faults } from '../../scripts/benchmarks/faults.ts';

/** A share of what `scripts/bench faults` tries. */
const every = 30;
const offset = 9;

test('killed or struck by any fault, a night leaves nothing falsely gone, lost or different', async () => {
  const { cases, ...damage } = await faults({ kills: 3, every, offset });
  expect(cases, 'cases tried').toBeGreaterThan(5);
  expect(damage, `--every ${every} --offset ${offset}`).toMatchObject({ falseGone: 0, lostRecords: 0, diverged: 0 });
});

import { expect, it } from 'vitest';
import { RetryBudget } from './retry-budget.ts';

function retriesAfter(requests: number): number {
  const budget = new RetryBudget();
  for (let i = 0; i < requests; i++) budget.request();
  let taken = 0;
  while (budget.take()) taken++;
  return taken;
}

it('lets a short run ride out a hiccup', () => {
  expect(retriesAfter(1)).toBe(10);
});

it('never adds more than a tenth to the load of a host', () => {
  expect(retriesAfter(100)).toBe(10);
  expect(retriesAfter(1999)).toBe(199);
});

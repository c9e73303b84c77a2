import { expect, it } from 'vitest';
import { Stopped } from '../errors.ts';
import { createBudget } from './budget.ts';
import { fakeClock } from './fake-clock.ts';

function reasonOf(work: () => void): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Stopped) return error.reason;
  }
  return 'none';
}

it('gives out exactly the calls it has', () => {
  const budget = createBudget({ maxCalls: 2, clock: fakeClock() });
  budget.take();
  budget.take();
  expect(budget.stopped()).toBeUndefined();
  expect(reasonOf(() => budget.take())).toBe('call-budget');
  expect(budget.calls).toBe(2);
  expect(budget.ended.aborted).toBe(true);
});

it('ends at its deadline', async () => {
  const clock = fakeClock();
  const budget = createBudget({ deadlineMs: 1000, clock });
  await clock.advance(999);
  expect(budget.stopped()).toBeUndefined();
  expect(budget.remainingMs()).toBe(1);
  await clock.advance(1);
  expect(budget.stopped()?.reason).toBe('deadline');
});

it('ends when the run is interrupted, and keeps its first reason', async () => {
  const clock = fakeClock();
  const controller = new AbortController();
  const budget = createBudget({ deadlineMs: 1000, signal: controller.signal, clock });
  controller.abort();
  await clock.advance(2000);
  expect(reasonOf(() => budget.take())).toBe('interrupted');
});

it('keeps one state for each host', () => {
  const budget = createBudget();
  expect(budget.host('a')).toBe(budget.host('a'));
  expect(budget.host('a')).not.toBe(budget.host('a:8443'));
});

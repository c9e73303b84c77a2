import { expect, it } from 'vitest';
import { onAbort } from './on-abort.ts';

it('tells each listener once, except those that left', () => {
  const controller = new AbortController();
  const told: string[] = [];
  onAbort(controller.signal, () => told.push('first'));
  const leave = onAbort(controller.signal, () => told.push('second'));
  onAbort(controller.signal, () => told.push('third'));
  leave();
  controller.abort();
  controller.abort();
  expect(told).toEqual(['first', 'third']);
});

it('tells at once when the signal has aborted already', () => {
  const told: string[] = [];
  onAbort(AbortSignal.abort(), () => told.push('now'));
  expect(told).toEqual(['now']);
});

it('takes the same function twice', () => {
  const controller = new AbortController();
  let told = 0;
  const listener = () => void told++;
  const leave = onAbort(controller.signal, listener);
  onAbort(controller.signal, listener);
  leave();
  controller.abort();
  expect(told).toBe(1);
});

import { beforeEach, describe, expect, it } from 'vitest';
import { Circuit } from './circuit.ts';

let circuit: Circuit;
beforeEach(() => {
  circuit = new Circuit();
});

function failFrom(start: number, times: number): boolean[] {
  return Array.from({ length: times }, (_, i) => circuit.failed('ECONNREFUSED', start + i, start + i));
}

describe('Circuit', () => {
  it('opens with the fifth failure in a row, and says so once', () => {
    expect(failFrom(0, 6)).toEqual([false, false, false, false, true, false]);
    expect(circuit.openFor(4)).toBe(30_000);
  });

  it('stays closed when an answer comes in between', () => {
    failFrom(0, 4);
    circuit.succeeded();
    failFrom(10, 4);
    expect(circuit.openFor(14)).toBe(0);
  });

  it('counts calls that broke together once', () => {
    for (let i = 0; i < 50; i++) circuit.failed('ECONNRESET', 0, 100 + i);
    expect(circuit.openFor(200)).toBe(0);
  });

  it('lets one probe through after the cool-down, and nobody else meanwhile', () => {
    failFrom(0, 5);
    expect(circuit.openFor(30_003)).toBe(1);
    expect(circuit.openFor(30_004)).toBe(0);
    circuit.sending();
    expect(circuit.openFor(30_005)).toBeGreaterThan(0);
  });

  it('closes when the probe is answered, and opens again when it fails', () => {
    failFrom(0, 5);
    circuit.sending();
    expect(circuit.failed('ECONNREFUSED', 40_000, 40_001)).toBe(true);
    expect(circuit.openFor(40_001)).toBe(30_000);
    circuit.sending();
    circuit.succeeded();
    expect(circuit.openFor(70_002)).toBe(0);
  });

  it('lets another probe through when one was cancelled', () => {
    failFrom(0, 5);
    circuit.sending();
    circuit.cancelled();
    expect(circuit.openFor(31_000)).toBe(0);
  });
});

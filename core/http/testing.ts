/** What the tests of the door share. */
import type { Fetch } from '../connector.ts';
import type { Transport } from './attempt.ts';
import { createBudget } from './budget.ts';
import type { RunBudget } from './budget.ts';
import { openDoor } from './door.ts';
import type { DoorOptions } from './door.ts';
import { fakeClock } from './fake-clock.ts';
import type { FakeClock } from './fake-clock.ts';
import { createMeter } from './meter.ts';
import type { Meter } from './meter.ts';

const silent = () => undefined;

export interface TestDoor {
  clock: FakeClock;
  budget: RunBudget;
  meter: Meter;
  fetch: Fetch;
  /** Everything that was logged, as text. */
  logged: string[];
}

interface TestOptions extends Partial<Omit<DoorOptions, 'transport' | 'clock' | 'budget'>> {
  budget?: Parameters<typeof createBudget>[0];
  clock?: FakeClock;
}

/** A door to `https://api.example` with a fake clock and no jitter to speak of; each part can be replaced. */
export function testDoor(transport: Transport | undefined, options: TestOptions = {}): TestDoor {
  const clock = options.clock ?? fakeClock();
  const budget = createBudget({ clock, ...options.budget });
  const meter = createMeter();
  const logged: string[] = [];
  const log = (facts: object, message: string) => void logged.push(JSON.stringify({ ...facts, message }));
  const door = openDoor({
    source: 'test',
    origins: ['https://api.example'],
    limits: [{ id: 'all', operations: ['*'], per: [], perSecond: 100, docs: 'none' }],
    log: { debug: log, info: silent, warn: log },
    random: () => 0.5,
    ...options,
    ...(transport === undefined ? {} : { transport }),
    clock,
    budget,
  });
  return { clock, budget, meter, fetch: door.fetch(meter), logged };
}

export function json(body: unknown, init: ResponseInit = {}): Response {
  return Response.json(body, init);
}

/** What a promise was rejected with; fails when it was not. */
export async function rejection(work: Promise<unknown>): Promise<Error> {
  try {
    await work;
  } catch (error) {
    return error as Error;
  }
  throw new Error('it was not rejected');
}

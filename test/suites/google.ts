/** Reads the simulated Google Cloud with the real connector, in process, signed in without a key. */
import { connector } from '../../connectors/gcp/index.ts';
import type { Run } from '../../core/connector.ts';
import type { InventoryRecord } from '../../core/model.ts';
import { createBudget, createMeter, openDoor } from '../../core/http/index.ts';
import { createBuilder, type Builder } from '../estate/google/build.ts';
import { createEstate, type Estate } from '../estate/index.ts';
import { createRandom } from '../estate/random.ts';
import { discoverOnce, type Discovery, type Reading, type RunOptions } from './connector-run.ts';
import { estateTransport } from './estate-transport.ts';
import { formsAsText, nowOf, signInToGoogle } from './google-workspace.ts';

/** Nobody is there: the transport answers in its place. */
export const googleEndpoints = { default: 'https://estate.invalid' };

const transportOf = (estate: Estate): RunOptions['transport'] => formsAsText(estateTransport(estate));

/** One run over everything in reach. `settings` as in the configuration of the source. */
export function discoverGoogle(
  estate: Estate,
  settings: Readonly<Record<string, unknown>> = {},
  options: Partial<RunOptions> = {},
): Promise<Discovery> {
  signInToGoogle(estate);
  const now = () => nowOf(estate);
  const given = { endpoints: googleEndpoints, ...settings };
  return discoverOnce(connector, given, { transport: transportOf(estate), now, ...options });
}

/** A company with nothing but the collector and what the test needs. The clock stands still. */
export function googleCompany<Made>(make: (build: Builder) => Made): { estate: Estate; made: Made } {
  const estate = createEstate({ story: false, now: new Date() });
  const { state } = estate.google;
  const made = make(createBuilder(state, createRandom('test'), estate.clock.now()));
  state.revision += 1;
  return { estate, made };
}

/** One record of a run. */
export function recordOf(found: Discovery, ref: string): InventoryRecord {
  const record = found.records.find((each) => each.ref === ref);
  if (record === undefined) throw new Error(`no record ${ref}`);
  return record;
}

/** One collector's reading of the organization. */
export function readingOf(found: Discovery, collector: string): Reading {
  const reading = found.readings.find((each) => each.collector === collector);
  if (reading === undefined) throw new Error(`${collector} did not run`);
  return reading;
}

/** Takes permissions from the collector: everywhere, or at one place. */
export function deny(estate: Estate, permissions: readonly string[], on?: string): void {
  estate.google.mutate({ do: 'deny', permissions, ...(on === undefined ? {} : { on }) } as never);
}

/** What a collector may use of the outside world, for parts that are tested by themselves. */
export function runFor(estate: Estate, said: { notes?: string[] } = {}): Run {
  const controller = new AbortController();
  const log = { debug: () => {}, info: () => {}, warn: () => {} };
  const door = openDoor({
    source: 'gcp',
    origins: [googleEndpoints.default],
    limits: [],
    isThrottle: connector.isThrottle?.bind(connector),
    budget: createBudget({ signal: controller.signal }),
    log,
    transport: transportOf(estate),
  });
  return {
    fetch: door.fetch(createMeter(), controller.signal),
    log,
    now: () => nowOf(estate),
    signal: controller.signal,
    known: {
      record: () => Promise.resolve(undefined),
      all: async function* () {},
      credentialsOf: () => Promise.resolve([]),
      recall: () => Promise.resolve(undefined),
      remember: () => {},
    },
    gap: () => {},
    note: (text) => void said.notes?.push(text),
    blind: () => {},
    expect: () => {},
  };
}

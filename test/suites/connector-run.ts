/**
 * Runs a connector without the engine: signs in, walks its scopes, runs its collectors in order, and keeps everything
 * that they yielded and said. Requests go through the real door. `memory` carries what one run leaves to the next.
 */
import type { Collector, Connector, KnownFacts, ProbeResult, Run } from '../../core/connector.ts';
import { ReadFailed } from '../../core/errors.ts';
import { createBudget, createMeter, openDoor } from '../../core/http/index.ts';
import { InventoryRecord, Scope, type Json, type Ref, type Unknown } from '../../core/model.ts';

export interface Gap {
  what: string;
  because: Unknown;
  detail: string | undefined;
  /** The only scope that it concerns. */
  scope?: Ref;
}

/** What one collector read in one scope. */
export interface Reading {
  scope: Ref;
  collector: string;
  status: 'complete' | 'partial' | Unknown;
  records: InventoryRecord[];
  /** Records that do not fit the model, with the reason. */
  quarantined: { record: unknown; because: string }[];
  gaps: Gap[];
  notes: string[];
  expected: { type: string; total: number; source: string }[];
  error: Error | undefined;
}

export interface Discovery {
  caller: string;
  scopes: { scope: Scope; skip: string | undefined; excluded: string | undefined }[];
  readings: Reading[];
  /** Gaps and notes of the sign-in and of listing the scopes. */
  opening: { gaps: Gap[]; notes: string[] };
  /** All records of all readings. */
  records: InventoryRecord[];
  calls: Record<string, number>;
}

export type Transport = (url: string, init: RequestInit) => Promise<Response>;

export interface RunOptions {
  transport: Transport;
  now: () => string;
  /** What earlier runs stored; changed when a collector ends without an error. */
  memory?: Memory;
  /** Only these collectors. */
  only?: readonly string[];
  /** Only scopes with one of these native ids. */
  scopes?: readonly string[];
  signal?: AbortSignal;
  maxCalls?: number;
}

export interface Memory {
  notes: Map<string, Json>;
  records: Map<Ref, InventoryRecord>;
  /** The reading that brought each record last. */
  homes: Map<Ref, { scope: Ref; collector: string }>;
}
export const createMemory = (): Memory => ({ notes: new Map(), records: new Map(), homes: new Map() });

/** As the engine does it: only a complete reading proves that something is gone. */
function keep({ records, homes }: Memory, { scope, collector, status, records: found }: Reading): void {
  const seen = new Set(found.map(({ ref }) => ref));
  for (const [ref, home] of status === 'complete' ? homes : []) {
    if (seen.has(ref) || home.scope !== scope || home.collector !== collector) continue;
    records.delete(ref);
    homes.delete(ref);
  }
  for (const record of found) {
    records.set(record.ref, record);
    homes.set(record.ref, { scope, collector });
  }
}

/** Tries permissions in the first scope that is an account, tenant or organization of its own. */
export async function probeOnce(
  connector: Connector,
  permissions: readonly string[],
  options: RunOptions,
): Promise<Record<string, ProbeResult>> {
  const { settings, newRun } = prepare(connector, {}, options);
  const { run } = newRun(new Map());
  const opened = await connector.open(settings, run);
  const results: Record<string, ProbeResult> = {};
  for await (const reached of opened.scopes) {
    const scope = Scope.parse(reached.scope);
    for (const permission of permissions) {
      results[permission] = await connector.probe(opened.session, scope, permission, run);
    }
    break;
  }
  return results;
}

/** As fast as the machine: tests count calls, they do not time them. */
const unlimited = [{ id: 'none', operations: ['*'], per: [], perSecond: 1e6, burst: 1e6, concurrency: 64, docs: '' }];

function prepare(connector: Connector, input: unknown, options: RunOptions) {
  const settings: unknown = connector.settings.parse(input);
  const { memory = createMemory(), signal = new AbortController().signal } = options;
  const budget = createBudget({ signal, ...(options.maxCalls === undefined ? {} : { maxCalls: options.maxCalls }) });
  const door = openDoor({
    source: connector.id,
    origins: connector.origins(settings),
    limits: unlimited,
    isThrottle: connector.isThrottle?.bind(connector),
    budget,
    log: silent,
    transport: options.transport,
  });
  const meter = createMeter();
  const newRun = (
    pending: Map<string, Json>,
    about?: Ref,
  ): { run: Run } & Pick<Reading, 'gaps' | 'notes' | 'expected'> => {
    const said = { gaps: [] as Gap[], notes: [] as string[], expected: [] as Reading['expected'] };
    const run: Run = {
      fetch: door.fetch(meter, signal),
      log: silent,
      now: options.now,
      signal,
      known: knownFacts(memory, pending, about),
      gap: (what, because, detail, scope) =>
        void said.gaps.push({ what, because, detail, ...(scope === undefined ? {} : { scope }) }),
      blind: (what, because, detail) => void said.gaps.push({ what, because, detail }),
      note: (text) => void said.notes.push(text),
      expect: (type, total, source) => void said.expected.push({ type, total, source }),
    };
    return { run, ...said };
  };
  return { settings, memory, meter, newRun };
}

export async function discoverOnce(connector: Connector, input: unknown, options: RunOptions): Promise<Discovery> {
  const { settings, memory, meter, newRun } = prepare(connector, input, options);
  const noted = new Map<string, Json>();
  const opening = newRun(noted);
  const opened = await connector.open(settings, opening.run);
  const scopes: Discovery['scopes'] = [];
  const readings: Reading[] = [];
  for await (const reached of opened.scopes) {
    const scope = Scope.parse(reached.scope);
    scopes.push({ scope, skip: reached.skip, excluded: reached.excluded });
    if (reached.skip !== undefined || reached.excluded !== undefined || reached.readWithParent === true) continue;
    if (options.scopes && !options.scopes.includes(scope.nativeId)) continue;
    for (const collector of inOrder(connector.collectors)) {
      if (!collector.in.includes(scope.kind) || (options.only && !options.only.includes(collector.id))) continue;
      const pending = new Map<string, Json>();
      const { run, ...said } = newRun(pending, scope.ref);
      const reading: Reading = {
        ...said,
        scope: scope.ref,
        collector: collector.id,
        status: 'complete',
        records: [],
        quarantined: [],
        error: undefined,
      };
      readings.push(reading);
      await read(collector, opened.session, scope, run, reading);
      if (reading.error !== undefined) continue;
      for (const [key, value] of pending) memory.notes.set(key, value);
      keep(memory, reading);
    }
  }
  for (const [key, value] of noted) memory.notes.set(key, value);
  return {
    caller: opened.caller,
    scopes,
    readings,
    opening,
    records: readings.flatMap(({ records }) => records),
    calls: Object.fromEntries([...meter.byOperation].map(([operation, { calls }]) => [operation, calls])),
  };
}

async function read(collector: Collector, session: unknown, scope: Scope, run: Run, reading: Reading): Promise<void> {
  try {
    for await (const record of collector.collect(session, scope, run)) {
      const parsed = InventoryRecord.safeParse(record);
      if (parsed.success) reading.records.push(parsed.data);
      else reading.quarantined.push({ record, because: parsed.error.message });
    }
    const short = reading.expected.some(
      ({ type, total }) => reading.records.filter(({ ref }) => ref.split(':')[1] === type).length < total,
    );
    if (reading.gaps.length > 0 || short) reading.status = 'partial';
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    reading.error = error;
    reading.status = error.because;
  }
}

function inOrder(collectors: readonly Collector[]): Collector[] {
  const done: Collector[] = [];
  const visit = (collector: Collector): void => {
    if (done.includes(collector)) return;
    for (const id of collector.after ?? []) {
      const before = collectors.find((each) => each.id === id);
      if (before !== undefined) visit(before);
    }
    done.push(collector);
  };
  for (const collector of collectors) visit(collector);
  return done;
}

function knownFacts({ notes, records, homes }: Memory, pending: Map<string, Json>, scope: Ref | undefined): KnownFacts {
  return {
    all: async function* (type) {
      for (const [ref, record] of records) {
        if (ref.split(':')[1] === type && homes.get(ref)?.scope === scope) yield record;
      }
    },
    record: (ref) => Promise.resolve(records.get(ref)),
    credentialsOf: (identity) =>
      Promise.resolve(
        [...records.values()]
          .filter((record) => record.record === 'credential')
          .filter((credential) => credential.identity === identity),
      ),
    recall: (key) => Promise.resolve(notes.get(key)),
    remember: (key, value) => void pending.set(key, value),
  };
}

const silent = { debug: () => {}, info: () => {}, warn: () => {} };

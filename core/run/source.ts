/** Reads one source: signs in, lists its scopes, then every collector of every scope. */
import pLimit from 'p-limit';
import type { Connector, Opened, ReachedScope } from '../connector.ts';
import { messageOf, SignInFailed } from '../errors.ts';
import { createMeter, openDoor, type Door } from '../http/index.ts';
import type { CollectionKey, CoverageEntry } from '../inventory/ledger.ts';
import type { CollectionRow } from '../inventory/schema.ts';
import { type InventoryRecordInput, type Ref, Scope } from '../model.ts';
import { allOf } from './all-of.ts';
import { collect } from './collect.ts';
import { systemNow } from './collect-task.ts';
import { inOrder } from './order.ts';
import { retireScopes } from './retire-scopes.ts';
import { collectorsOf, SCOPES, type Reached, type SourceRun } from './source-run.ts';
import type { RunOptions, Source } from './options.ts';

/** @returns what went wrong with signing in, if it did */
export async function readSource(source: Source, run: SourceRun, options: RunOptions): Promise<unknown> {
  const door = openDoor({
    source: source.name,
    origins: source.connector.origins(source.settings),
    limits: source.connector.limits,
    isThrottle: source.connector.isThrottle?.bind(source.connector),
    budget: run.budget,
    log: options.log,
  });
  const { reached, session, entry, failure, listed, collection } = await openSource(source, door, run, options);
  if (failure !== null) {
    options.onEvent?.({ kind: 'source-failed', source: source.name, message: messageOf(failure) });
    return failure;
  }
  await retireScopes(
    source,
    { reached, listed: listed && entry.status === 'complete', entry, collection },
    run,
    options,
  );
  const scopes = reached.filter(({ excluded }) => excluded === undefined);
  const collections = scopes.reduce((sum, one) => sum + collectorsOf(source.connector, one).length, 0);
  options.onEvent?.({
    kind: 'source-opened',
    source: source.name,
    caller: session.caller,
    scopes: scopes.length,
    collections,
  });
  const untouched = new Set(
    reached.filter(({ skip, excluded }) => (skip ?? excluded) !== undefined).map(({ scope }) => scope.ref),
  );
  const limit = pLimit(options.concurrency ?? 10);
  await allOf(
    scopes.map((one) =>
      limit(() => readScope(source, one, { session, door, untouched }, run, options).catch(run.broken)),
    ),
  );
  return null;
}

interface OpenedSource {
  reached: Reached[];
  session: Opened<unknown>;
  entry: CoverageEntry;
  failure: unknown;
  listed: boolean;
  /** As it was before this listing. */
  collection: CollectionRow;
}

async function openSource(source: Source, door: Door, run: SourceRun, options: RunOptions): Promise<OpenedSource> {
  const { connector } = source;
  const collection = await options.inventory.collection(keyOf(source, source.name, SCOPES));
  const reached: Reached[] = [];
  const meter = createMeter();
  let session: Opened<unknown> | undefined;
  let failure: unknown = null;
  let listed = false;
  const entry = await collect(
    {
      source: source.name,
      connector,
      collector: { id: SCOPES, emits: scopeTypes(connector) },
      collection,
      runId: run.runId,
      meter,
      fetch: door.fetch(meter),
      signal: options.signal,
      mayRetire: false,
      untouched: new Set(),
      read: async function* (context): AsyncGenerator<InventoryRecordInput> {
        try {
          session = await connector.open(source.settings, context);
        } catch (error) {
          failure = error;
          throw error;
        }
        for await (const one of session.scopes) {
          remember(reached, one);
          if (one.excluded === undefined) yield one.scope;
        }
        listed = true;
      },
    },
    options,
  );
  await options.inventory.recordCoverage(run.runId, collection.id, entry);
  if (session === undefined)
    return {
      reached,
      session: noSession,
      entry,
      failure: failure ?? new SignInFailed('not signed in'),
      listed,
      collection,
    };
  return { reached, session, entry, failure: null, listed, collection };
}

const noSession: Opened<unknown> = { session: null, scopes: (async function* () {})(), caller: '' };

function remember(reached: Reached[], { scope, skip, excluded, readWithParent = false }: ReachedScope): void {
  const parsed = Scope.safeParse(scope);
  if (parsed.success) reached.push({ scope: parsed.data, skip, excluded, readWithParent });
}

function scopeTypes(connector: Connector): string[] {
  return Object.entries(connector.types)
    .filter(([, type]) => type.record === 'scope')
    .map(([id]) => id);
}

async function readScope(
  source: Source,
  reached: Reached,
  { session, door, untouched }: { session: Opened<unknown>; door: Door; untouched: ReadonlySet<Ref> },
  run: SourceRun,
  options: RunOptions,
): Promise<void> {
  const { connector } = source;
  const { scope, skip } = reached;
  const tasks = [];
  for (const collector of inOrder(collectorsOf(connector, reached))) {
    tasks.push({ collector, collection: await options.inventory.collection(keyOf(source, scope.ref, collector.id)) });
  }
  // Collectors of one scope may lean on each other, so a scope is resumed whole.
  if (tasks.every(({ collection }) => run.done.has(collection.id))) return;
  for (const { collector, collection } of tasks) {
    const event = { source: source.name, scope: scope.name || scope.nativeId, collector: collector.id };
    if (skip !== undefined) {
      await options.inventory.recordCoverage(run.runId, collection.id, skipped(skip, options));
      continue;
    }
    options.onEvent?.({ kind: 'collecting', ...event });
    const meter = createMeter();
    const entry = await collect(
      {
        source: source.name,
        connector,
        collector,
        collection,
        runId: run.runId,
        meter,
        fetch: door.fetch(meter),
        signal: options.signal,
        mayRetire: true,
        untouched,
        read: (context) => unlessOver(run, () => collector.collect(session.session, scope, context)),
        onRecords: (records) => options.onEvent?.({ kind: 'progress', ...event, records, calls: meter.calls }),
      },
      options,
    );
    await options.inventory.recordCoverage(run.runId, collection.id, entry);
    options.onEvent?.({
      kind: 'collected',
      ...event,
      status: entry.status,
      records: entry.records,
      calls: entry.calls,
    });
  }
}

/** A run that has ended starts no further collector, not even one that would need no call. */
function unlessOver(
  { budget }: SourceRun,
  read: () => AsyncIterable<InventoryRecordInput>,
): AsyncIterable<InventoryRecordInput> {
  const over = budget.stopped();
  if (over !== undefined) throw over;
  return read();
}

function keyOf(source: Source, scope: string, collector: string): CollectionKey {
  return { source: source.name, provider: source.connector.id, scope, collector };
}

function skipped(reason: string, options: RunOptions): CoverageEntry {
  const at = (options.now ?? systemNow)();
  const none = {
    calls: 0,
    throttled: 0,
    retries: 0,
    records: 0,
    appeared: 0,
    changed: 0,
    gone: 0,
    held: 0,
    quarantined: 0,
  };
  return {
    status: 'skipped',
    because: 'not-active',
    reason,
    listed: false,
    doubtful: new Map(),
    notes: [],
    gaps: [],
    reported: [],
    ...none,
    startedAt: at,
    endedAt: at,
  };
}

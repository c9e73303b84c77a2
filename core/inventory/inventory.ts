/**
 * The inventory as the rest of the program sees it: asynchronous and without a word of SQL, so that another engine can
 * stand behind it.
 */
import type { InventoryRecord, Json, Ref, Timestamp } from '../model.ts';
import type { Credential, Scope } from '../model.ts';
import { restore, type StoredColumns } from './canonical.ts';
import {
  conclude,
  openFindingsBySeverity,
  resolveWithSubjects,
  undeterminedCount,
  type FindingCounts,
  type JudgedSubject,
} from './conclusions.ts';
import type { Executor } from './executor.ts';
import {
  closeKilledRuns,
  collectionOf,
  endRun,
  recordCoverage,
  resumeRun,
  setOutOfScope,
  startRun,
  unfinishedRun,
  type CollectionKey,
  type CoverageEntry,
} from './ledger.ts';
import { takeLock, type Lock } from './lock.ts';
import { merge } from './merge.ts';
import type { MergeOptions, MergeResult } from './merge-options.ts';
import { explainStorage, openDatabase, type OpenOptions } from './open.ts';
import { quarantine, type QuarantinedRecord } from './quarantine.ts';
import { createReader, type Reader } from './read.ts';
import type { CollectionRow, CoverageRow, RunTable } from './schema.ts';
import { discardStaged, newReading, noSlots, recognise, stage } from './staging.ts';
import type { Checked, Reading, Recognised, Slots } from './staging.ts';
import { asGiven, credentialsOf, recordOf, recordsOfType, subjects, type StoredSubject } from './subjects.ts';

export interface Inventory {
  readonly path: string;
  /** @throws UserError `locked` when another run holds it */
  lock(now: Timestamp): Promise<Lock>;

  startRun(at: Timestamp, version: string, sources: readonly string[]): Promise<number>;
  endRun(
    id: number,
    end: { at: Timestamp; status: RunTable['status']; exitCode: number; summary: object },
  ): Promise<void>;
  /** The last run, when it was killed or interrupted. */
  unfinishedRun(): Promise<{ id: number; started_at: Timestamp } | undefined>;
  closeKilledRuns(at: Timestamp): Promise<void>;

  collection(key: CollectionKey): Promise<CollectionRow>;
  collections(sources: readonly string[]): Promise<readonly CollectionRow[]>;
  /** Of all sources that ever read something here. */
  sourceNames(): Promise<readonly string[]>;
  coverageOf(runId: number): Promise<readonly CoverageRow[]>;
  scopes(source: string): Promise<readonly Scope[]>;
  /** In scope; `readAt` is set for those that the last listings did not see: when they were last seen. */
  storedScopes(source: string): Promise<readonly { ref: Ref; readAt: Timestamp | null }[]>;

  beginReading(collection: CollectionRow, readAt: Timestamp): Promise<Reading>;
  /** Marks what is stored already, unchanged, as seen; the rest is to be checked and staged. */
  recognise(reading: Reading, raws: readonly unknown[]): Promise<readonly Recognised[]>;
  stage(reading: Reading, records: readonly Checked[]): Promise<void>;
  quarantine(runId: number, collectionId: number, at: Timestamp, records: readonly QuarantinedRecord[]): Promise<void>;
  /** Merges what was staged and forgets the staging, in one transaction. */
  merge(reading: Reading, options: MergeOptions): Promise<MergeResult>;
  recordCoverage(runId: number, collectionId: number, entry: CoverageEntry): Promise<void>;
  /** Sets aside what the configuration no longer reaches: whole collections, and the records of scopes. */
  setOutOfScope(
    runId: number,
    retired: { collections: readonly number[]; scopes: readonly Ref[] },
    at: Timestamp,
  ): Promise<number>;
  resumeRun(id: number): Promise<void>;

  recall(source: string, key: string): Promise<Json | undefined>;
  record(ref: Ref): Promise<InventoryRecord | undefined>;
  credentialsOf(identity: Ref): Promise<readonly Credential[]>;
  /** What is stored of one native type in the collections of a scope and not gone, less its usage; a page at a time. */
  recordsOfType(source: string, scope: string, type: string): AsyncIterable<InventoryRecord>;

  subjects(sources: readonly string[]): AsyncIterable<readonly StoredSubject[]>;
  conclude(batch: readonly JudgedSubject[], at: Timestamp): Promise<FindingCounts>;
  resolveWithSubjects(at: Timestamp): Promise<number>;
  openFindingsBySeverity(): Promise<Record<string, number>>;
  undeterminedCount(): Promise<number>;

  read: Reader;
  close(): Promise<void>;
}

export function openInventory(path: string, options: OpenOptions = {}): Inventory {
  const executor = openDatabase(path, options);
  return new SqliteInventory(path, executor);
}

/** Every write is one synchronous transaction; the promises are for engines that need them. */
class SqliteInventory implements Inventory {
  readonly path: string;
  readonly read: Reader;
  readonly #executor: Executor;
  readonly #slots: Slots = noSlots();

  constructor(path: string, executor: Executor) {
    this.path = path;
    this.#executor = executor;
    this.read = createReader(executor);
  }

  async #do<T>(work: (executor: Executor) => T): Promise<T> {
    try {
      return work(this.#executor);
    } catch (error) {
      throw explainStorage(error, this.path);
    }
  }

  lock = async (now: Timestamp): Promise<Lock> => this.#do(() => takeLock(this.path, now));
  startRun = async (at: Timestamp, version: string, sources: readonly string[]): Promise<number> =>
    this.#do((x) => startRun(x, at, version, sources));
  endRun = async (id: number, end: Parameters<Inventory['endRun']>[1]): Promise<void> =>
    this.#do((x) => endRun(x, id, end));
  unfinishedRun = async (): Promise<{ id: number; started_at: Timestamp } | undefined> => this.#do(unfinishedRun);
  closeKilledRuns = async (at: Timestamp): Promise<void> => this.#do((x) => closeKilledRuns(x, at));

  collection = async (key: CollectionKey): Promise<CollectionRow> => this.#do((x) => collectionOf(x, key));
  collections = async (sources: readonly string[]): Promise<readonly CollectionRow[]> =>
    this.#do((x) =>
      x
        .statement<CollectionRow>('SELECT * FROM collection WHERE source IN (SELECT value FROM json_each(?))')
        .all(JSON.stringify(sources)),
    );
  sourceNames = async (): Promise<readonly string[]> =>
    this.#do((x) =>
      x
        .statement<{ source: string }>('SELECT DISTINCT source FROM collection')
        .all()
        .map(({ source }) => source),
    );
  coverageOf = async (runId: number): Promise<readonly CoverageRow[]> =>
    this.#do((x) => x.statement<CoverageRow>('SELECT * FROM coverage WHERE run_id = ?').all(runId));
  scopes = async (source: string): Promise<readonly Scope[]> =>
    this.#do((x) =>
      x
        .statement<StoredColumns>(
          `SELECT r.record, r.ref, r.scope, r.identity, r.body FROM record r JOIN collection c ON c.id = r.collection_id WHERE r.record = 'scope' AND r.state = 'active' AND c.source = ?`,
        )
        .all(source)
        .map((row) => restore(row) as Scope),
    );

  storedScopes = async (source: string): Promise<readonly { ref: Ref; readAt: Timestamp | null }[]> =>
    this.#do((x) =>
      x
        .statement<{ ref: Ref; readAt: Timestamp | null }>(
          `SELECT r.ref, r.read_at AS readAt FROM record r JOIN collection c ON c.id = r.collection_id
           WHERE r.record = 'scope' AND r.state = 'active' AND c.source = ?`,
        )
        .all(source),
    );

  beginReading = async (collection: CollectionRow, readAt: Timestamp): Promise<Reading> =>
    newReading(collection, readAt);
  recognise = async (reading: Reading, raws: readonly unknown[]): Promise<readonly Recognised[]> =>
    this.#do((x) => recognise(x, reading, raws));
  stage = async (reading: Reading, records: readonly Checked[]): Promise<void> =>
    this.#do((x) => stage(x, this.#slots, reading, records));
  quarantine = async (
    runId: number,
    collectionId: number,
    at: Timestamp,
    records: readonly QuarantinedRecord[],
  ): Promise<void> => this.#do((x) => quarantine(x, runId, collectionId, at, records));
  merge = async (reading: Reading, options: MergeOptions): Promise<MergeResult> =>
    this.#do((x) => {
      const result = merge(x, reading, options);
      discardStaged(x, this.#slots, reading);
      return result;
    });
  recordCoverage = async (runId: number, collectionId: number, entry: CoverageEntry): Promise<void> =>
    this.#do((x) => recordCoverage(x, runId, collectionId, entry));
  setOutOfScope = async (
    runId: number,
    retired: Parameters<Inventory['setOutOfScope']>[1],
    at: Timestamp,
  ): Promise<number> => this.#do((x) => setOutOfScope(x, runId, retired, at));
  resumeRun = async (id: number): Promise<void> => this.#do((x) => resumeRun(x, id));

  recall = async (source: string, key: string): Promise<Json | undefined> =>
    this.#do((x) => {
      const row = x
        .statement<{ value: string }>('SELECT value FROM memo WHERE source = ? AND key = ?')
        .get(source, key);
      return row === undefined ? undefined : (JSON.parse(row.value) as Json);
    });
  record = async (ref: Ref): Promise<InventoryRecord | undefined> =>
    this.#do((x) => {
      const stored = recordOf(x, ref);
      return stored && asGiven(x, stored.record);
    });
  credentialsOf = async (identity: Ref): Promise<readonly Credential[]> =>
    this.#do((x) => credentialsOf(x, identity).map(({ record }) => record));
  async *recordsOfType(source: string, scope: string, type: string): AsyncIterable<InventoryRecord> {
    let after = 0;
    for (;;) {
      const page = await this.#do((x) => recordsOfType(x, { source, scope, type, after }));
      const last = page.at(-1);
      if (last === undefined) return;
      after = last.id;
      for (const { record } of page) yield record;
    }
  }

  async *subjects(sources: readonly string[]): AsyncIterable<readonly StoredSubject[]> {
    yield* subjects(this.#executor, sources);
  }
  conclude = async (batch: readonly JudgedSubject[], at: Timestamp): Promise<FindingCounts> =>
    this.#do((x) => conclude(x, batch, at));
  resolveWithSubjects = async (at: Timestamp): Promise<number> => this.#do((x) => resolveWithSubjects(x, at));
  openFindingsBySeverity = async (): Promise<Record<string, number>> => this.#do(openFindingsBySeverity);
  undeterminedCount = async (): Promise<number> => this.#do(undeterminedCount);

  close = async (): Promise<void> => {
    this.#executor.db.close();
  };
}

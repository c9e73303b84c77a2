/** Runs, collections and the coverage ledger. */
import type { Ref, Timestamp, Unknown } from '../model.ts';
import { sql, type Executor } from './executor.ts';
import type { CollectionRow, CoverageStatus, RunTable } from './schema.ts';

export interface CollectionKey {
  source: string;
  provider: string;
  /** Ref of the scope; the source's own name for the listing of scopes. */
  scope: string;
  collector: string;
}

export interface Gap {
  what: string;
  because: Unknown;
  detail?: string | undefined;
  /** The only scope that it concerns, of several that were read together. */
  scope?: Ref | undefined;
}

/** One attempt at one collection, as the ledger keeps it. */
export interface CoverageEntry {
  status: CoverageStatus;
  because: string | null;
  reason: string | null;
  /** Everything that exists is stored, though facts about it may be missing. */
  listed: boolean;
  /** Scopes of which that does not hold, of several that were read together. */
  doubtful: ReadonlyMap<Ref, Unknown>;
  notes: readonly string[];
  gaps: readonly Gap[];
  reported: readonly { type: string; total: number; read: number; source: string }[];
  calls: number;
  throttled: number;
  retries: number;
  records: number;
  appeared: number;
  changed: number;
  gone: number;
  held: number;
  quarantined: number;
  startedAt: Timestamp;
  endedAt: Timestamp;
}

export function startRun(executor: Executor, at: Timestamp, version: string, sources: readonly string[]): number {
  return executor.run(
    sql.insertInto('run').values({
      started_at: at,
      ended_at: null,
      status: 'running',
      exit_code: null,
      tool_version: version,
      sources: JSON.stringify(sources),
      summary: null,
    }),
  ).lastId;
}

export function endRun(
  executor: Executor,
  id: number,
  end: { at: Timestamp; status: RunTable['status']; exitCode: number; summary: object },
): void {
  executor.run(
    sql
      .updateTable('run')
      .set({ ended_at: end.at, status: end.status, exit_code: end.exitCode, summary: JSON.stringify(end.summary) })
      .where('id', '=', id),
  );
}

export function collectionOf(executor: Executor, key: CollectionKey): CollectionRow {
  const query = sql
    .selectFrom('collection')
    .selectAll()
    .where('source', '=', key.source)
    .where('scope', '=', key.scope)
    .where('collector', '=', key.collector);
  const found = executor.get(query);
  if (found !== undefined) return found;
  executor.run(sql.insertInto('collection').values(key));
  return executor.get(query) as CollectionRow;
}

export function recordCoverage(executor: Executor, runId: number, collectionId: number, entry: CoverageEntry): void {
  executor.transaction(() => {
    executor.run(
      sql
        .updateTable('collection')
        .set({
          status: entry.status,
          because: entry.because,
          reason: entry.reason,
          listed: entry.listed ? 1 : 0,
          doubtful: JSON.stringify(Object.fromEntries(entry.doubtful)),
          run_id: runId,
        })
        .where('id', '=', collectionId),
    );
    executor.run(
      sql
        .insertInto('coverage')
        .orReplace()
        .values({
          run_id: runId,
          collection_id: collectionId,
          status: entry.status,
          because: entry.because,
          reason: entry.reason,
          notes: JSON.stringify(entry.notes),
          gaps: JSON.stringify(entry.gaps),
          reported: JSON.stringify(entry.reported),
          calls: entry.calls,
          throttled: entry.throttled,
          retries: entry.retries,
          records: entry.records,
          appeared: entry.appeared,
          changed: entry.changed,
          gone: entry.gone,
          held: entry.held,
          quarantined: entry.quarantined,
          started_at: entry.startedAt,
          ended_at: entry.endedAt,
        }),
    );
  });
}

/** The run to go on with: the last one, when it was killed or interrupted. */
export function unfinishedRun(executor: Executor): { id: number; started_at: Timestamp } | undefined {
  const last = executor.get(
    sql.selectFrom('run').select(['id', 'started_at', 'status']).orderBy('id', 'desc').limit(1),
  );
  return last?.status === 'running' || last?.status === 'interrupted' ? last : undefined;
}

export function resumeRun(executor: Executor, id: number): void {
  executor.run(sql.updateTable('run').set({ status: 'running', ended_at: null }).where('id', '=', id));
}

/** A run that is still "running" while nobody holds the lock was killed. */
export function closeKilledRuns(executor: Executor, at: Timestamp): void {
  executor.run(sql.updateTable('run').set({ status: 'interrupted', ended_at: at }).where('status', '=', 'running'));
}

/** Records of collections that the configuration no longer reaches: set aside, never gone. Returns how many. */
export function setOutOfScope(
  executor: Executor,
  runId: number,
  retired: { collections: readonly number[]; scopes: readonly Ref[] },
  at: Timestamp,
): number {
  // Of a scope: its own record, and those that a listing of its parent brought.
  const where = `state = 'active' AND (collection_id IN (SELECT value FROM json_each(:collections))
    OR scope IN (SELECT value FROM json_each(:scopes)))`;
  const named = { collections: JSON.stringify(retired.collections), scopes: JSON.stringify(retired.scopes) };
  return executor.transaction(() => {
    executor
      .statement(
        `INSERT INTO change (run_id, record_id, at, kind) SELECT :run, id, :at, 'out-of-scope' FROM record WHERE ${where}`,
      )
      .run({ ...named, run: runId, at });
    return executor
      .statement(
        `UPDATE record SET state = 'out-of-scope',
         read_at = coalesce(read_at, (SELECT c.read_at FROM collection c WHERE c.id = collection_id)) WHERE ${where}`,
      )
      .run(named).changes;
  });
}

/** Read queries of the command line and the exports. Rows come as plain objects, ready to be printed as JSON. */
import type { Json, Ref, Timestamp } from '../model.ts';
import type { Executor } from './executor.ts';
import { listings, type Listing } from './listings.ts';
import type { ChangeKind, CoverageRow, FindingRow } from './schema.ts';
import { recordOf, subjectOf, type StoredRecord, type StoredSubject } from './subjects.ts';

export type Row = Record<string, Json | undefined>;
/** `undefined` fields do not filter. */
export type Filter = Partial<Record<string, string | number>>;

export interface LoggedChange {
  seq: number;
  runId: number;
  at: Timestamp;
  kind: ChangeKind;
  ref: Ref;
  record: string;
  type: string;
  scope: Ref;
  name: string | null;
  fields: Json;
}

export interface LastRun {
  id: number;
  startedAt: Timestamp;
  endedAt: Timestamp | null;
  status: string;
  exitCode: number | null;
  summary: Json;
}

export interface Reader {
  list(what: Listing, filter: Filter, limit?: number): AsyncIterable<Row>;
  count(what: Listing, filter: Filter): Promise<number>;
  /** Refs of what a person may mean by this text: a Ref, a native id, a key id, a name. Exact matches come first. */
  find(text: string, limit?: number): Promise<readonly { ref: Ref; record: string; name: string; state: string }[]>;
  /** Names of identities that contain this text, for a hint when nothing is called so. */
  similarNames(text: string): Promise<readonly string[]>;
  record(ref: Ref): Promise<StoredRecord | undefined>;
  subject(ref: Ref): Promise<StoredSubject | undefined>;
  /** A listing's row of one record, e.g. an identity with last use, owner and privilege. */
  row(what: Listing, ref: Ref): Promise<Row | undefined>;
  findingsOf(ref: Ref): Promise<readonly FindingRow[]>;
  document(hash: string): Promise<Json | undefined>;
  changes(filter: { since?: Timestamp; ref?: Ref; afterRun?: number }): AsyncIterable<LoggedChange>;
  lastRun(): Promise<LastRun | undefined>;
  coverage(
    runId: number,
  ): Promise<readonly (CoverageRow & { source: string; provider: string; scope: string; collector: string })[]>;
  /** SQLite's own check of the whole file: `ok`, or what is wrong. */
  integrity(): Promise<readonly string[]>;
  storage(): Promise<{ schemaVersion: number; journalMode: string }>;
}

const PAGE = 500;

export function createReader(executor: Executor): Reader {
  return {
    async *list(what, filter, limit) {
      const { text, parameters } = listings[what].query(filter);
      let after = listings[what].first;
      let left = limit ?? Number.POSITIVE_INFINITY;
      while (left > 0) {
        const rows = executor
          .statement<{ cursor: number | string } & Record<string, unknown>>(text)
          .all({ ...parameters, after, limit: Math.min(PAGE, left) });
        for (const { cursor, ...row } of rows) {
          after = cursor;
          yield listings[what].shape(row);
        }
        if (rows.length < Math.min(PAGE, left)) return;
        left -= rows.length;
      }
    },
    count: async (what, filter) => {
      const { text, parameters } = listings[what].query(filter);
      const counted = `SELECT count(*) AS count FROM (${text})`;
      return (
        executor.statement<{ count: number }>(counted).get({ ...parameters, after: listings[what].first, limit: -1 })
          ?.count ?? 0
      );
    },
    find: async (text, limit = 20) =>
      executor
        .statement<{ ref: Ref; record: string; name: string; state: string }>(
          `SELECT ref, record, coalesce(body ->> 'name', ref) AS name, state FROM record
           WHERE ref = :text OR body ->> 'nativeId' = :text OR body ->> 'name' = :text OR substr(ref, -length(:text) - 1) = ':' || :text
           ORDER BY ref <> :text, state <> 'active', record <> 'identity', id LIMIT :limit`,
        )
        .all({ text, limit }),
    similarNames: async (text) =>
      executor
        .statement<{ name: string }>(
          `SELECT DISTINCT body ->> 'name' AS name FROM record WHERE record = 'identity' AND state = 'active'
           AND instr(lower(body ->> 'name'), lower(?)) > 0 ORDER BY length(name), name LIMIT 5`,
        )
        .all(text)
        .map(({ name }) => name),
    record: async (ref) => recordOf(executor, ref),
    subject: async (ref) => subjectOf(executor, ref),
    row: async (what, ref) => {
      const { text, parameters } = listings[what].query({ ref, state: 'any' });
      const found = executor
        .statement<Record<string, unknown>>(text)
        .get({ ...parameters, after: listings[what].first, limit: 1 });
      if (found === undefined) return undefined;
      const { cursor: _, ...row } = found;
      return listings[what].shape(row);
    },
    findingsOf: async (ref) =>
      executor
        .statement<FindingRow>('SELECT * FROM finding WHERE subject = ? OR identity = ? ORDER BY state, rule')
        .all(ref, ref),
    document: async (hash) => {
      const row = executor.statement<{ body: string }>('SELECT body FROM document WHERE hash = ?').get(hash);
      return row === undefined ? undefined : (JSON.parse(row.body) as Json);
    },
    async *changes({ since, ref, afterRun }) {
      let after = 0;
      for (;;) {
        const rows = executor
          .statement<Omit<LoggedChange, 'fields'> & { fields: string | null }>(
            `SELECT h.seq, h.run_id AS runId, h.at, h.kind, r.ref, r.record, r.type, r.scope,
               coalesce(r.body ->> 'name', r.body ->> 'role', r.body ->> '$.principal.id') AS name, h.fields
             FROM change h JOIN record r ON r.id = h.record_id
             WHERE h.seq > :after AND (:since IS NULL OR h.at >= :since) AND (:run IS NULL OR h.run_id > :run)
               AND (:ref IS NULL OR h.record_id IN (SELECT id FROM record WHERE ref = :ref OR identity = :ref))
             ORDER BY h.seq LIMIT ${PAGE}`,
          )
          .all({ after, since: since ?? null, run: afterRun ?? null, ref: ref ?? null });
        for (const row of rows) {
          after = row.seq;
          yield { ...row, fields: row.fields === null ? null : (JSON.parse(row.fields) as Json) };
        }
        if (rows.length < PAGE) return;
      }
    },
    lastRun: async () => {
      const row = executor
        .statement<Omit<LastRun, 'summary'> & { summary: string | null }>(
          `SELECT id, started_at AS startedAt, ended_at AS endedAt, status, exit_code AS exitCode, summary FROM run ORDER BY id DESC LIMIT 1`,
        )
        .get();
      return row === undefined
        ? undefined
        : { ...row, summary: row.summary === null ? null : (JSON.parse(row.summary) as Json) };
    },
    coverage: async (runId) =>
      executor
        .statement<CoverageRow & { source: string; provider: string; scope: string; collector: string }>(
          `SELECT v.*, c.source, c.provider, c.scope, c.collector FROM coverage v JOIN collection c ON c.id = v.collection_id
           WHERE v.run_id = ? ORDER BY c.source, c.scope, c.id`,
        )
        .all(runId),
    integrity: async () =>
      executor
        .statement<{ integrity_check: string }>('PRAGMA integrity_check')
        .all()
        .map((row) => row.integrity_check),
    storage: async () => ({
      schemaVersion: Number(executor.db.pragma('user_version', { simple: true })),
      journalMode: String(executor.db.pragma('journal_mode', { simple: true })),
    }),
  };
}

/** What is stored of each identity, with all that belongs to it, a batch at a time. */
import type { Credential, Grant, Identity, InventoryRecord, Ref, Scope, Timestamp, Trust } from '../model.ts';
import type { StoredUsage } from '../usage.ts';
import { restore, type StoredColumns } from './canonical.ts';
import type { Executor } from './executor.ts';
import type { RecordState } from './schema.ts';

export interface StoredRecord<R extends InventoryRecord = InventoryRecord> {
  id: number;
  record: R;
  state: RecordState;
  /** `null` for kinds that have no usage. */
  usage: StoredUsage | null;
  readAt: Timestamp;
  /** Read by the last attempt at its collection. */
  fresh: boolean;
  /** The run that made this attempt. */
  runId: number | null;
  firstSeen: Timestamp;
  goneAt: Timestamp | null;
  source: string;
  provider: string;
  collector: string;
}

/** An identity with its parts, or, with `identity: null`, one credential that belongs to none that is known. */
export interface StoredSubject {
  scope: Scope | null;
  identity: StoredRecord<Identity> | null;
  /** Gone ones too: their use was use of the identity. */
  credentials: readonly StoredRecord<Credential>[];
  grants: readonly StoredRecord<Grant>[];
  trusts: readonly StoredRecord<Trust>[];
}

interface Row extends StoredColumns {
  id: number;
  usage: string | null;
  state: RecordState;
  read_at: Timestamp | null;
  collection_read_at: Timestamp | null;
  run_id: number | null;
  first_seen: Timestamp;
  gone_at: Timestamp | null;
  source: string;
  provider: string;
  collector: string;
  status: string;
}

const COLUMNS = `r.id, r.record, r.ref, r.body, r.usage, r.state, r.read_at, c.read_at AS collection_read_at, c.run_id, r.first_seen, r.gone_at,
  r.identity, r.scope, c.source, c.provider, c.collector, c.status`;
const IDENTITIES = `SELECT ${COLUMNS} FROM record r JOIN collection c ON c.id = r.collection_id
  WHERE r.id > ? AND r.record = 'identity' AND r.state = 'active' AND c.source IN (SELECT value FROM json_each(?)) ORDER BY r.id LIMIT ?`;
const PARTS = `SELECT ${COLUMNS} FROM record r JOIN collection c ON c.id = r.collection_id
  WHERE r.identity IN (SELECT value FROM json_each(?)) AND (r.state = 'active' OR (r.state = 'gone' AND r.record = 'credential')) ORDER BY r.id`;
const LOOSE = `SELECT ${COLUMNS} FROM record r JOIN collection c ON c.id = r.collection_id
  WHERE r.id > ? AND r.record = 'credential' AND r.state = 'active' AND c.source IN (SELECT value FROM json_each(?))
    AND (r.identity IS NULL OR NOT EXISTS (SELECT 1 FROM record i WHERE i.ref = r.identity AND i.state = 'active'))
  ORDER BY r.id LIMIT ?`;
const BY_REF = `SELECT ${COLUMNS} FROM record r JOIN collection c ON c.id = r.collection_id WHERE r.ref = ?`;
const BATCH = 300;
const OF_TYPE = `SELECT id, record, ref, scope, identity, body FROM record
  WHERE collection_id IN (SELECT id FROM collection WHERE source = ? AND scope = ?) AND state = 'active' AND type = ? AND id > ? ORDER BY id LIMIT ?`;

export function* subjects(executor: Executor, sources: readonly string[]): Generator<StoredSubject[]> {
  const names = JSON.stringify(sources);
  const scopeOf = scopeReader(executor);
  for (const rows of pages(executor, IDENTITIES, names)) {
    const identities = rows.map(stored<Identity>);
    yield withParts(executor, identities, scopeOf);
  }
  for (const rows of pages(executor, LOOSE, names)) {
    yield rows.map((row) => {
      const credential = stored<Credential>(row);
      return {
        scope: scopeOf(credential.record.scope),
        identity: null,
        credentials: [credential],
        grants: [],
        trusts: [],
      };
    });
  }
}

/** One identity by its Ref, whatever its state. */
export function subjectOf(executor: Executor, ref: Ref): StoredSubject | undefined {
  const row = executor.statement<Row>(BY_REF).get(ref);
  if (row === undefined) return undefined;
  const found = stored(row);
  const scopeOf = scopeReader(executor);
  if (found.record.record === 'identity') return withParts(executor, [found as StoredRecord<Identity>], scopeOf)[0];
  if (found.record.record !== 'credential') return undefined;
  return {
    scope: scopeOf(found.record.scope),
    identity: null,
    credentials: [found as StoredRecord<Credential>],
    grants: [],
    trusts: [],
  };
}

export function recordOf(executor: Executor, ref: Ref): StoredRecord | undefined {
  const row = executor.statement<Row>(BY_REF).get(ref);
  return row === undefined ? undefined : stored(row);
}

/** As its connector gave it, less its usage: a grant with its document itself. */
export function asGiven(executor: Executor, record: InventoryRecord): InventoryRecord {
  if (record.record !== 'grant' || typeof record.document !== 'string') return record;
  const found = executor.statement<{ body: string }>('SELECT body FROM document WHERE hash = ?').get(record.document);
  return { ...record, document: found === undefined ? null : (JSON.parse(found.body) as Grant['document']) };
}

export function credentialsOf(executor: Executor, identity: Ref): StoredRecord<Credential>[] {
  return executor
    .statement<Row>(PARTS)
    .all(JSON.stringify([identity]))
    .map((row) => stored(row))
    .filter((part): part is StoredRecord<Credential> => part.record.record === 'credential' && part.state === 'active');
}

/** A page of what is stored of one native type for a scope and not gone, less its usage. */
export function recordsOfType(
  executor: Executor,
  { source, scope, type, after }: { source: string; scope: string; type: string; after: number },
): { id: number; record: InventoryRecord }[] {
  return executor
    .statement<StoredColumns & { id: number }>(OF_TYPE)
    .all(source, scope, type, after, BATCH)
    .map((row) => ({ id: row.id, record: asGiven(executor, restore(row)) }));
}

function* pages(executor: Executor, query: string, names: string): Generator<Row[]> {
  let after = 0;
  for (;;) {
    const rows = executor.statement<Row>(query).all(after, names, BATCH);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
    yield rows;
  }
}

function withParts(
  executor: Executor,
  identities: readonly StoredRecord<Identity>[],
  scopeOf: (ref: Ref) => Scope | null,
): StoredSubject[] {
  const refs = identities.map((identity) => identity.record.ref);
  const parts = executor
    .statement<Row>(PARTS)
    .all(JSON.stringify(refs))
    .map((row) => stored(row));
  const byIdentity = Map.groupBy(parts, ({ record }) => ('identity' in record ? record.identity : null));
  return identities.map((identity) => {
    const own = byIdentity.get(identity.record.ref) ?? [];
    const ofKind = <R extends InventoryRecord>(kind: R['record']): StoredRecord<R>[] =>
      own.filter((part) => part.record.record === kind) as unknown as StoredRecord<R>[];
    return {
      scope: scopeOf(identity.record.scope),
      identity,
      credentials: ofKind<Credential>('credential'),
      grants: ofKind<Grant>('grant'),
      trusts: ofKind<Trust>('trust'),
    };
  });
}

function stored<R extends InventoryRecord = InventoryRecord>(row: Row): StoredRecord<R> {
  return {
    id: row.id,
    record: restore(row) as R,
    state: row.state,
    usage: row.usage === null ? null : (JSON.parse(row.usage) as StoredUsage),
    readAt: row.read_at ?? row.collection_read_at ?? row.first_seen,
    fresh: row.read_at === null && (row.status === 'complete' || row.status === 'partial'),
    runId: row.run_id,
    firstSeen: row.first_seen,
    goneAt: row.gone_at,
    source: row.source,
    provider: row.provider,
    collector: row.collector,
  };
}

function scopeReader(executor: Executor): (ref: Ref) => Scope | null {
  const cache = new Map<string, Scope | null>();
  return (ref) => {
    let scope = cache.get(ref);
    if (scope === undefined) {
      scope = (recordOf(executor, ref)?.record as Scope | undefined) ?? null;
      cache.set(ref, scope);
    }
    return scope;
  };
}

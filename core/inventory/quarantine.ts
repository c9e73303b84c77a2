/** Records that did not fit the model: kept as evidence, cut short, without anything that could be a secret. */
import type { Ref, Timestamp } from '../model.ts';
import type { Executor } from './executor.ts';

export interface QuarantinedRecord {
  ref: Ref | null;
  /** Where it does not fit, in words. */
  problem: string;
  record: unknown;
}

const PLAIN_KEYS = new Set([
  'record',
  'ref',
  'scope',
  'source',
  'identity',
  'kind',
  'name',
  'nativeId',
  'status',
  'createdAt',
  'rotatedAt',
  'expiresAt',
]);
const MAX_TEXT = 120;

export function quarantine(
  executor: Executor,
  runId: number,
  collectionId: number,
  at: Timestamp,
  records: readonly QuarantinedRecord[],
): void {
  executor.transaction(() => {
    for (const { ref, problem, record } of records) {
      executor
        .statement('INSERT INTO quarantine (run_id, collection_id, at, ref, problem, sample) VALUES (?, ?, ?, ?, ?, ?)')
        .run(runId, collectionId, at, ref, problem.slice(0, 500), JSON.stringify(sampleOf(record)));
    }
  });
}

/** Names of all fields, but values only of those that the model says are never secret. */
function sampleOf(record: unknown): unknown {
  if (typeof record !== 'object' || record === null) return typeof record;
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [
      key.slice(0, MAX_TEXT),
      PLAIN_KEYS.has(key) ? shortened(value) : `(${typeof value})`,
    ]),
  );
}

function shortened(value: unknown): unknown {
  if (typeof value !== 'string') return typeof value === 'object' ? '(object)' : value;
  return value.slice(0, MAX_TEXT).toWellFormed();
}

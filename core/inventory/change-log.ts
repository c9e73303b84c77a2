/** The append-only log of what happened to records. */
import type { Timestamp } from '../model.ts';
import type { FieldChanges } from './diff.ts';
import type { Executor } from './executor.ts';
import type { ChangeKind } from './schema.ts';

const LOG = 'INSERT INTO change (run_id, record_id, at, kind, fields) VALUES (?, ?, ?, ?, ?)';

export function logChange(
  executor: Executor,
  runId: number,
  recordId: number,
  at: Timestamp,
  kind: ChangeKind,
  fields: FieldChanges = {},
): void {
  const told = Object.keys(fields).length > 0 ? JSON.stringify(fields) : null;
  executor.statement(LOG).run(runId, recordId, at, kind, told);
}

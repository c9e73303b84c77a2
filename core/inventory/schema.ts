/** The tables of migrations/*.sql as Kysely sees them. */
import type { Generated, Insertable, Selectable } from 'kysely';

export interface RunTable {
  id: Generated<number>;
  started_at: string;
  ended_at: string | null;
  status: 'running' | 'complete' | 'partial' | 'failed' | 'interrupted';
  exit_code: number | null;
  tool_version: string;
  sources: string;
  summary: string | null;
}

export interface CollectionTable {
  id: Generated<number>;
  source: string;
  provider: string;
  scope: string;
  collector: string;
  status: Generated<string>;
  because: string | null;
  reason: string | null;
  listed: Generated<0 | 1>;
  doubtful: Generated<string>;
  run_id: number | null;
  read_at: string | null;
}

export interface CoverageTable {
  run_id: number;
  collection_id: number;
  status: CoverageStatus;
  because: string | null;
  reason: string | null;
  notes: string;
  gaps: string;
  reported: string;
  calls: number;
  throttled: number;
  retries: number;
  records: number;
  appeared: number;
  changed: number;
  gone: number;
  held: number;
  quarantined: number;
  started_at: string;
  ended_at: string;
}
export type CoverageStatus = 'complete' | 'partial' | 'denied' | 'failed' | 'skipped';
export type RecordState = 'active' | 'gone' | 'out-of-scope';
export type ChangeKind = 'appeared' | 'changed' | 'gone' | 'back' | 'out-of-scope';

export interface RecordTable {
  id: Generated<number>;
  ref: string;
  record: string;
  type: string;
  collection_id: number;
  scope: string;
  identity: string | null;
  state: RecordState;
  hash: string;
  body: string;
  usage: string | null;
  read_at: string | null;
  missed_at: string | null;
  first_seen: string;
  changed_at: string;
  gone_at: string | null;
}

export interface ChangeTable {
  seq: Generated<number>;
  run_id: number;
  record_id: number;
  at: string;
  kind: ChangeKind;
  fields: string | null;
}

export interface QuarantineTable {
  id: Generated<number>;
  run_id: number;
  collection_id: number;
  at: string;
  ref: string | null;
  problem: string;
  sample: string;
}

export interface AssessmentTable {
  record_id: number;
  last_used: string;
  last_used_state: string;
  last_used_at: string | null;
  quiet_since: string | null;
  last_used_as_of: string | null;
  last_rotated_at: string | null;
  owner: string;
  privilege: string;
  credentials: number | null;
}

export interface FindingTable {
  id: string;
  rule: string;
  subject: string;
  identity: string | null;
  scope: string;
  severity: string;
  state: 'open' | 'resolved' | 'undetermined';
  message: string;
  evidence: string;
  first_seen: string;
  last_seen: string;
  resolved_at: string | null;
  resolution: string | null;
  undetermined: string | null;
}

export interface Tables {
  run: RunTable;
  collection: CollectionTable;
  coverage: CoverageTable;
  record: RecordTable;
  document: { hash: string; body: string };
  change: ChangeTable;
  quarantine: QuarantineTable;
  memo: { source: string; key: string; value: string };
  assessment: AssessmentTable;
  finding: FindingTable;
  migration: { version: number; name: string; checksum: string; applied_at: string };
}

export type CollectionRow = Selectable<CollectionTable>;
export type CoverageRow = Selectable<CoverageTable>;
export type FindingRow = Selectable<FindingTable>;
export type AssessmentRow = Insertable<AssessmentTable>;

/** What a run concludes: assessments of identities and credentials, and findings that open, stay and are resolved. */
import type { Ref, Timestamp } from '../model.ts';
import { sql, type Executor } from './executor.ts';
import type { AssessmentRow, FindingRow } from './schema.ts';

export interface FindingDraft {
  id: string;
  rule: string;
  subject: Ref;
  identity: Ref | null;
  scope: Ref;
  severity: string;
  message: string;
  evidence: readonly object[];
}

/** The judgement of one subject of facts: everything that was looked at, and what came of it. */
export interface JudgedSubject {
  assessments: readonly AssessmentRow[];
  /** Subjects that could be judged. An open finding on one of them that is not named below is resolved. */
  judged: readonly Ref[];
  violations: readonly FindingDraft[];
  undetermined: readonly (FindingDraft & { because: string })[];
}

export interface FindingCounts {
  opened: number;
  resolved: number;
}

const ASSESS = `INSERT INTO assessment (record_id, last_used, last_used_state, last_used_at, quiet_since, last_used_as_of, last_rotated_at, owner, privilege, credentials)
  VALUES (:record_id, :last_used, :last_used_state, :last_used_at, :quiet_since, :last_used_as_of, :last_rotated_at, :owner, :privilege, :credentials)
  ON CONFLICT DO UPDATE SET last_used = excluded.last_used, last_used_state = excluded.last_used_state, last_used_at = excluded.last_used_at,
    quiet_since = excluded.quiet_since, last_used_as_of = excluded.last_used_as_of, last_rotated_at = excluded.last_rotated_at,
    owner = excluded.owner, privilege = excluded.privilege, credentials = excluded.credentials`;
const OPEN = `SELECT id, state FROM finding WHERE subject IN (SELECT value FROM json_each(?)) AND state <> 'resolved'`;
const STATE = 'SELECT state FROM finding WHERE id = ?';

export function conclude(executor: Executor, batch: readonly JudgedSubject[], at: Timestamp): FindingCounts {
  return executor.transaction(() => {
    const counts = { opened: 0, resolved: 0 };
    for (const subject of batch) {
      for (const assessment of subject.assessments) executor.statement(ASSESS).run(assessment);
      const before = executor.statement<{ id: string; state: string }>(OPEN).all(JSON.stringify(subject.judged));
      const kept = new Set<string>();
      for (const draft of subject.violations) {
        kept.add(draft.id);
        if (executor.statement<FindingRow>(STATE).get(draft.id)?.state !== 'open') counts.opened++;
        upsert(executor, draft, 'open', null, at);
      }
      for (const { because, ...draft } of subject.undetermined) {
        kept.add(draft.id);
        keepUndetermined(executor, draft, because, at);
      }
      for (const { id, state } of before) {
        if (kept.has(id)) continue;
        resolve(executor, id, state, 'fixed', at);
        if (state === 'open') counts.resolved++;
      }
    }
    return counts;
  });
}

function upsert(
  executor: Executor,
  draft: FindingDraft,
  state: 'open' | 'undetermined',
  because: string | null,
  at: Timestamp,
): void {
  const facts = {
    severity: draft.severity,
    state,
    message: draft.message,
    evidence: JSON.stringify(draft.evidence),
    scope: draft.scope,
    identity: draft.identity,
    last_seen: at,
    resolved_at: null,
    resolution: null,
    undetermined: because,
  };
  executor.run(
    sql
      .insertInto('finding')
      .values({ id: draft.id, rule: draft.rule, subject: draft.subject, first_seen: at, ...facts })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(facts)),
  );
}

/** A finding that was open stays open, as it was, with the reason why it could not be checked. */
function keepUndetermined(executor: Executor, draft: FindingDraft, because: string, at: Timestamp): void {
  const before = executor.statement<FindingRow>(STATE).get(draft.id)?.state;
  if (before === 'open') {
    executor.run(sql.updateTable('finding').set({ undetermined: because }).where('id', '=', draft.id));
    return;
  }
  upsert(executor, draft, 'undetermined', because, at);
}

function resolve(executor: Executor, id: string, state: string, resolution: string, at: Timestamp): void {
  // A question that has found its answer was never a finding.
  if (state === 'undetermined') {
    executor.run(sql.deleteFrom('finding').where('id', '=', id));
    return;
  }
  executor.run(
    sql
      .updateTable('finding')
      .set({ state: 'resolved', resolved_at: at, resolution, undetermined: null })
      .where('id', '=', id),
  );
}

/** Findings about what is gone or out of scope end with it. Returns how many were open. */
export function resolveWithSubjects(executor: Executor, at: Timestamp): number {
  return executor.transaction(() => {
    const ended = executor
      .statement<{ id: string; state: string; subject_state: string }>(
        `SELECT f.id, f.state, r.state AS subject_state FROM finding f JOIN record r ON r.ref = f.subject
         WHERE f.state <> 'resolved' AND r.state <> 'active'`,
      )
      .all();
    for (const { id, state, subject_state } of ended) resolve(executor, id, state, subject_state, at);
    return ended.filter(({ state }) => state === 'open').length;
  });
}

export function openFindingsBySeverity(executor: Executor): Record<string, number> {
  const rows = executor
    .statement<{ severity: string; count: number }>(
      `SELECT severity, count(*) AS count FROM finding WHERE state = 'open' GROUP BY severity`,
    )
    .all();
  return Object.fromEntries(rows.map(({ severity, count }) => [severity, count]));
}

export function undeterminedCount(executor: Executor): number {
  return (
    executor
      .statement<{ count: number }>(
        `SELECT count(*) AS count FROM finding WHERE undetermined IS NOT NULL AND state <> 'resolved'`,
      )
      .get()?.count ?? 0
  );
}

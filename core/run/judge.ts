/** After the reading: assess every identity and credential of these sources, and judge them by every rule. */
import type { Connector } from '../connector.ts';
import type { FindingDraft, JudgedSubject } from '../inventory/conclusions.ts';
import type { AssessmentRow } from '../inventory/schema.ts';
import type { StoredRecord, StoredSubject } from '../inventory/subjects.ts';
import { isUnknown, type Credential, type NotSeen, type Ref, type Timestamp } from '../model.ts';
import { findingId, judgeFacts, type Judgement } from '../rules/judge.ts';
import type { Context, Facts } from '../rules/rule.ts';
import { silenceOf, type LastUsed } from '../usage.ts';
import { systemNow } from './collect-task.ts';
import { completenessOf, type Completeness } from './completeness.ts';
import { credentialFacts, factsOf } from './facts.ts';
import { namedIn, type Named } from './named.ts';
import type { RunOptions } from './options.ts';

export interface Judged {
  opened: number;
  resolved: number;
}

export async function judge(runId: number, options: RunOptions): Promise<Judged> {
  const { inventory, sources } = options;
  const now = (options.now ?? systemNow)();
  const names = sources.map(({ name }) => name);
  const scopes = (await Promise.all(names.map((name) => inventory.scopes(name)))).flat();
  const completeness = completenessOf(await inventory.collections(names), scopes, runId);
  const connectors = new Map(sources.map(({ connector }) => [connector.id, connector]));
  const context: Context = { now, policy: options.policy, vendor: options.vendor };
  const counts = { opened: 0, resolved: 0 };
  let identities = 0;
  for await (const batch of inventory.subjects(names)) {
    if (options.signal.aborted) return counts;
    const named = await namedIn(batch, connectors.values(), leftOut(options), inventory);
    const judged = batch.flatMap((subject) =>
      judgeSubject(subject, runId, connectors, completeness, named, context, options),
    );
    const { opened, resolved } = await inventory.conclude(judged, now);
    counts.opened += opened;
    counts.resolved += resolved;
    identities += batch.length;
    options.onEvent?.({ kind: 'judging', identities });
  }
  counts.resolved += await inventory.resolveWithSubjects(now);
  return counts;
}

/** Things of sources that this run leaves out cannot be looked up by their Refs. */
function leftOut({ sources, configuredSources }: RunOptions): NotSeen | null {
  const others = (configuredSources ?? []).filter((name) => sources.every((source) => source.name !== name));
  return others.length === 0 ? null : { unknown: 'pending', detail: `this run leaves out ${others.join(', ')}` };
}

/** What was not read tonight keeps its assessment and its findings as they are. */
function judgeSubject(
  subject: StoredSubject,
  runId: number,
  connectors: ReadonlyMap<string, Connector>,
  completeness: Completeness,
  named: Named,
  context: Context,
  options: RunOptions,
): JudgedSubject[] {
  const main = subject.identity ?? subject.credentials[0];
  const connector = connectors.get(main?.provider ?? '');
  const { scope } = subject;
  if (main === undefined || !main.fresh || main.runId !== runId || connector === undefined || scope === null) return [];
  const facts = factsOf(subject, scope, connector, completeness, named);
  const { judgements, failures } = judgeFacts(options.rules, facts, context);
  for (const { rule, subject: ref, error } of failures)
    options.log.warn({ rule, ref, error: String(error) }, 'a rule failed');
  return [
    {
      assessments: assessmentsOf(subject, facts),
      judged: judgedRefs(facts),
      violations: judgements.flatMap((one) =>
        one.verdict.outcome === 'violation' ? [draftOf(one, one.verdict.message, one.verdict.evidence)] : [],
      ),
      undetermined: judgements.flatMap((one) =>
        one.verdict.outcome === 'undetermined'
          ? [{ ...draftOf(one, one.verdict.because, []), because: one.verdict.because }]
          : [],
      ),
    },
  ];
}

function draftOf(judgement: Judgement, message: string, evidence: readonly object[]): FindingDraft {
  const { rule, subject, identity, scope, severity } = judgement;
  return { id: findingId(rule, subject), rule, subject, identity, scope, severity, message, evidence };
}

/** A list that could not be read leaves the findings about its members alone. */
function judgedRefs({ identity, credentials, grants, trusts }: Facts): Ref[] {
  const refs: Ref[] = identity === null ? [] : [identity.ref];
  if (!isUnknown(credentials)) refs.push(...(credentials ?? []).map(({ credential }) => credential.ref));
  if (!isUnknown(grants)) refs.push(...(grants ?? []).map(({ ref }) => ref));
  if (!isUnknown(trusts)) refs.push(...(trusts ?? []).map(({ ref }) => ref));
  return refs;
}

function assessmentsOf(subject: StoredSubject, facts: Facts): AssessmentRow[] {
  const present = subject.credentials.filter(({ state }) => state === 'active');
  const owner = JSON.stringify(facts.owner);
  const rows = present
    .filter(({ fresh }) => fresh)
    .map((stored) => assessment(stored.id, credentialFacts(stored).lastUsed, valueDate(stored), owner, 'none', null));
  if (subject.identity === null) return rows;
  const dates = present.filter(({ record }) => record.status === 'active').map(valueDate);
  const rotated = dates.reduce<Timestamp | null>(
    (latest, date) => (date !== null && (latest === null || date > latest) ? date : latest),
    null,
  );
  const count = isUnknown(facts.credentials) ? null : present.length;
  rows.push(assessment(subject.identity.id, facts.lastUsed, rotated, owner, facts.privilege, count));
  return rows;
}

/** When the value in use came to be. */
function valueDate({ record: { rotatedAt, createdAt } }: StoredRecord<Credential>): Timestamp | null {
  if (typeof rotatedAt === 'string') return rotatedAt;
  return rotatedAt === null && typeof createdAt === 'string' ? createdAt : null;
}

function assessment(
  id: number,
  lastUsed: LastUsed,
  rotatedAt: Timestamp | null,
  owner: string,
  privilege: string,
  credentials: number | null,
): AssessmentRow {
  const silence = silenceOf(lastUsed);
  return {
    record_id: id,
    last_used: JSON.stringify(lastUsed),
    last_used_state: lastUsed.state,
    last_used_at: lastUsed.state === 'used' ? lastUsed.at : null,
    quiet_since: silence?.since ?? null,
    last_used_as_of: silence?.asOf ?? null,
    last_rotated_at: rotatedAt,
    owner,
    privilege,
    credentials,
  };
}

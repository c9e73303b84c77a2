/** Reads one collection: pages → records → checked → staged → merged, and one honest line of coverage. */
import type { z } from 'zod';
import { DiscoverError, messageOf, ReadFailed, Stopped, UserError } from '../errors.ts';
import type { CoverageEntry, Gap } from '../inventory/ledger.ts';
import type { QuarantinedRecord } from '../inventory/quarantine.ts';
import type { CoverageStatus } from '../inventory/schema.ts';
import type { Checked, Recognised } from '../inventory/staging.ts';
import { InventoryRecord, type InventoryRecordInput, Ref, typeOf } from '../model.ts';
import { systemNow, type CollectTask } from './collect-task.ts';
import type { RunOptions } from './options.ts';
import { createRun, type RunFindings } from './run-context.ts';

/** Records that wait to be staged together. With many more they outlive a collection of garbage, and memory grows. */
const BATCH = 100;

export async function collect(task: CollectTask, options: RunOptions): Promise<CoverageEntry> {
  const { inventory } = options;
  const now = options.now ?? systemNow;
  const startedAt = now();
  const reading = await inventory.beginReading(task.collection, startedAt);
  const findings: RunFindings = {
    gaps: [],
    serious: false,
    blind: [],
    anywhere: false,
    doubtful: new Map(),
    notes: [],
    expected: [],
  };
  const run = createRun(task, options, reading, findings);
  const sorter = createSorter(task);
  let batch: InventoryRecordInput[] = [];
  const take = async (): Promise<void> => {
    const given = await inventory.recognise(reading, batch);
    batch = [];
    await inventory.stage(reading, sorter.sift(given));
  };
  let error: unknown = null;
  try {
    for await (const raw of task.read(run)) {
      batch.push(raw);
      if (batch.length < BATCH) continue;
      await take();
      task.onRecords?.(sorter.records);
      if (task.signal.aborted) throw new Stopped('interrupted', 'the run was interrupted');
    }
  } catch (thrown) {
    // Not the provider but our own disk or database: nothing can be kept, so the run ends.
    if (thrown instanceof UserError) throw thrown;
    error = thrown;
  }
  await take();
  if (sorter.odd.length > 0) await inventory.quarantine(task.runId, task.collection.id, startedAt, sorter.odd);
  const reported = findings.expected.map((total) => ({ ...total, read: sorter.countOf(total.type) }));
  const outcome = outcomeOf({ error, findings, reported, sorter, options, task });
  const merged = await inventory.merge(reading, {
    runId: task.runId,
    complete: task.mayRetire && outcome.complete,
    readAnything: outcome.status === 'complete' || outcome.status === 'partial',
    acceptShrink: options.acceptShrink ?? false,
    reported: new Map(reported.map(({ type, total }) => [type, total])),
    doubtful: task.untouched.union(findings.doubtful),
    unreadable: sorter.odd.flatMap(({ ref }) => ref ?? []),
  });
  const held = merged.held.reduce((sum, { lost }) => sum + lost, 0);
  return {
    status: held > 0 ? 'partial' : outcome.status,
    because: held > 0 ? 'held' : outcome.because,
    reason: held > 0 ? heldReason(merged.held) : outcome.reason,
    notes: findings.notes,
    listed: outcome.listed === true && held === 0,
    doubtful: findings.doubtful,
    gaps: [...findings.gaps, ...findings.blind],
    reported,
    calls: task.meter.calls,
    throttled: task.meter.throttled,
    retries: task.meter.retries,
    records: sorter.records,
    appeared: merged.appeared,
    changed: merged.changed,
    gone: merged.gone,
    held,
    quarantined: sorter.odd.length,
    startedAt,
    endedAt: now(),
  };
}

interface Sorter {
  odd: QuarantinedRecord[];
  records: number;
  /** The good ones of those that may say something new. */
  sift(given: readonly Recognised[]): Checked[];
  countOf(type: string): number;
}

/** Tells good records from odd ones. An odd one costs the others nothing. */
function createSorter({ connector, collector }: CollectTask): Sorter {
  const counts = new Map<string, number>(collector.emits.map((type) => [type, 0]));
  const odd: QuarantinedRecord[] = [];
  /** Counts a record of a type that the collector declares; otherwise false. */
  const count = (ref: Ref): boolean => {
    const type = typeOf(ref);
    const before = counts.get(type);
    if (before === undefined || !ref.startsWith(`${connector.id}:`)) return false;
    counts.set(type, before + 1);
    return true;
  };
  const check = (raw: unknown): InventoryRecord | null => {
    const checked = schemaOf(raw).safeParse(raw);
    if (checked.success) return checked.data;
    const [issue] = checked.error.issues;
    const place = issue?.path.join('.') ?? '';
    const problem = `${place === '' ? 'record' : place}: ${issue?.message ?? 'invalid'}`;
    odd.push({ ref: refOf(raw), problem, record: raw });
    return null;
  };
  return {
    odd,
    records: 0,
    sift(given) {
      const good: Checked[] = [];
      for (const { raw, fingerprint, recordId, unchanged } of given) {
        const record = unchanged ? (raw as InventoryRecord) : check(raw);
        if (record === null) continue;
        if (!count(record.ref)) {
          odd.push({ ref: record.ref, problem: `ref: ${collector.id} does not declare this type`, record: raw });
          continue;
        }
        this.records++;
        if (!unchanged) good.push({ record, fingerprint, recordId });
      }
      return good;
    },
    countOf: (type) => counts.get(type) ?? 0,
  };
}

/** Faster than asking the union, which looks at every kind. */
function schemaOf(raw: unknown): z.ZodType<InventoryRecord> {
  const kind = (raw as { record?: unknown } | null)?.record;
  return (typeof kind === 'string' ? schemas.get(kind) : undefined) ?? InventoryRecord;
}

const schemas: ReadonlyMap<string, z.ZodType<InventoryRecord>> = new Map(
  InventoryRecord.options.map((schema) => [schema.shape.record.value, schema]),
);

function refOf(raw: unknown): Ref | null {
  const parsed = Ref.safeParse((raw as { ref?: unknown } | null)?.ref);
  return parsed.success ? parsed.data : null;
}

interface Outcome {
  status: CoverageStatus;
  because: string | null;
  reason: string | null;
  /** Everything that exists was told by its Ref: what was not, is not there. */
  complete: boolean;
  /** Everything that exists is stored, except in the doubtful scopes, though facts about it may be missing. */
  listed?: boolean;
}

interface Seen {
  error: unknown;
  findings: RunFindings;
  reported: readonly { type: string; total: number; read: number; source: string }[];
  sorter: Sorter;
  options: RunOptions;
  task: CollectTask;
}

function outcomeOf(seen: Seen): Outcome {
  if (seen.error !== null) return failureOf(seen);
  const { gaps, serious, anywhere, blind } = seen.findings;
  if (serious) {
    const whole = !anywhere && shortOf(seen) === undefined;
    const { odd } = seen.sorter;
    const complete = whole && odd.every(({ ref }) => ref !== null);
    return { ...partial([...gaps, ...blind]), complete, listed: whole && odd.length === 0 };
  }
  const short = shortOf(seen);
  if (short !== undefined) {
    const reason = `${short.source} reports ${short.total} ${short.type}, ${short.read} were read`;
    return { status: 'partial', because: 'failed', reason, complete: false };
  }
  const { odd } = seen.sorter;
  if (odd.length === 0 && blind.length > 0) return { ...partial(blind), complete: true, listed: true };
  if (odd.length === 0) return { status: 'complete', because: null, reason: null, complete: true, listed: true };
  const reason = `${odd.length} record${odd.length === 1 ? '' : 's'} did not fit and ${odd.length === 1 ? 'was' : 'were'} quarantined`;
  return { status: 'partial', because: 'quarantined', reason, complete: odd.every(({ ref }) => ref !== null) };
}

function partial(gaps: readonly Gap[]): Pick<Outcome, 'status' | 'because' | 'reason'> {
  const [gap] = gaps;
  const more = gaps.length > 1 ? ` (and ${gaps.length - 1} more)` : '';
  const detail = gap?.detail === undefined ? '' : `: ${gap.detail}`;
  return { status: 'partial', because: gap?.because ?? 'failed', reason: `${gap?.what ?? ''}${detail}${more}` };
}

const shortOf = ({ reported }: Seen) => reported.find(({ total, read }) => read < total);

function failureOf({ error, sorter, options, task }: Seen): Outcome {
  const anything = sorter.records > 0;
  const reason = messageOf(error);
  if (error instanceof Stopped) {
    return { status: anything ? 'partial' : 'skipped', because: error.reason, reason, complete: false };
  }
  if (!(error instanceof ReadFailed)) {
    // What has words of its own is said in the coverage; the rest may be a mistake of ours.
    if (!(error instanceof DiscoverError)) {
      options.log.warn({ source: task.source, collector: task.collector.id, error: reason }, 'collector failed');
    }
    return { status: anything ? 'partial' : 'failed', because: 'failed', reason, complete: false };
  }
  const { because } = error;
  if (anything) return { status: 'partial', because, reason, complete: false };
  if (because === 'denied') return { status: 'denied', because, reason, complete: false };
  if (because === 'failed' || because === 'pending') return { status: 'failed', because, reason, complete: false };
  return { status: 'skipped', because, reason, complete: false };
}

function heldReason(held: readonly { type: string; lost: number; of: number; nextRunConfirms: boolean }[]): string {
  return held
    .map(({ type, lost, of, nextRunConfirms }) => {
      const confirm = nextRunConfirms ? 'the next run confirms it' : 'confirm with --accept-shrink';
      return `${lost} of ${of} ${type} are listed no more; kept until ${confirm}`;
    })
    .join('; ');
}

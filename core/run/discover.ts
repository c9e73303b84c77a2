/** The run: lock → read every source → judge → summary. Whatever happens, what was merged stays. */
import { exitCodes } from '../errors.ts';
import { createBudget } from '../http/index.ts';
import type { Timestamp } from '../model.ts';
import { allOf } from './all-of.ts';
import { systemNow } from './collect-task.ts';
import { judge, type Judged } from './judge.ts';
import type { RunOptions, RunSummary } from './options.ts';
import { readSource } from './source.ts';
import type { SourceRun } from './source-run.ts';
import { summarize } from './summary.ts';

/** An interrupted run older than this is not gone on with: what it read is no longer tonight's. */
const RESUME_WITHIN_HOURS = 24;

export interface Discovered {
  summary: RunSummary;
  /** Why sources could not be signed in to, by name. */
  failures: readonly { source: string; error: unknown }[];
}

/** @throws UserError `locked` when another run is going on; what the disk or the database refuses */
export async function discover(options: RunOptions): Promise<Discovered> {
  const { inventory } = options;
  const now = options.now ?? systemNow;
  const lock = await inventory.lock(now());
  try {
    const begun = await beginRun(options, now());
    try {
      return await readAndJudge(begun, options, now);
    } catch (error) {
      // What broke it, a full disk for example, may refuse this too.
      const end = { at: now(), status: 'failed', exitCode: exitCodes.failed, summary: {} } as const;
      await inventory.endRun(begun.id, end).catch(() => undefined);
      throw error;
    }
  } finally {
    lock.release();
  }
}

async function readAndJudge(begun: Begun, options: RunOptions, now: () => Timestamp): Promise<Discovered> {
  const { inventory, sources } = options;
  const broken = new AbortController();
  const signal = AbortSignal.any([options.signal, broken.signal]);
  const budget = createBudget({ maxCalls: options.maxCalls, deadlineMs: options.deadlineMs, signal });
  const run: SourceRun = {
    runId: begun.id,
    budget,
    done: begun.done,
    broken: (error) => {
      broken.abort();
      throw error;
    },
  };
  const results = await allOf(
    sources.map(async (source) => ({
      source: source.name,
      error: await readSource(source, run, { ...options, signal }).catch(run.broken),
    })),
  );
  await retireForgottenSources(begun.id, options, now());
  const judged: Judged = options.signal.aborted ? { opened: 0, resolved: 0 } : await judge(begun.id, options);
  const summary = await summaryOf(begun, judged, options, now());
  const { status, exitCode } = summary;
  await inventory.endRun(begun.id, { at: summary.run.endedAt, status, exitCode, summary });
  return { summary, failures: results.filter(({ error }) => error !== null) };
}

interface Begun {
  id: number;
  startedAt: Timestamp;
  resumed: boolean;
  done: ReadonlySet<number>;
}

async function beginRun(options: RunOptions, startedAt: Timestamp): Promise<Begun> {
  const { inventory, sources, version } = options;
  const unfinished = options.resume === true ? await inventory.unfinishedRun() : undefined;
  if (
    unfinished !== undefined &&
    Date.parse(startedAt) - Date.parse(unfinished.started_at) < RESUME_WITHIN_HOURS * 3_600_000
  ) {
    const coverage = await inventory.coverageOf(unfinished.id);
    await inventory.resumeRun(unfinished.id);
    const done = new Set(coverage.filter(({ status }) => status === 'complete').map((row) => row.collection_id));
    return { id: unfinished.id, startedAt: unfinished.started_at, resumed: true, done };
  }
  await inventory.closeKilledRuns(startedAt);
  const id = await inventory.startRun(
    startedAt,
    version,
    sources.map(({ name }) => name),
  );
  return { id, startedAt, resumed: false, done: new Set() };
}

/** A source that the configuration does not name any more is out of scope, with all that it found. */
async function retireForgottenSources(runId: number, options: RunOptions, at: Timestamp): Promise<void> {
  if (options.configuredSources === undefined) return;
  const configured = new Set(options.configuredSources);
  const forgotten = (await options.inventory.sourceNames()).filter((name) => !configured.has(name));
  if (forgotten.length === 0) return;
  const collections = await options.inventory.collections(forgotten);
  await options.inventory.setOutOfScope(runId, { collections: collections.map(({ id }) => id), scopes: [] }, at);
}

async function summaryOf(begun: Begun, judged: Judged, options: RunOptions, endedAt: Timestamp): Promise<RunSummary> {
  const { inventory, sources } = options;
  const names = sources.map(({ name }) => name);
  return summarize({
    run: { id: begun.id, startedAt: begun.startedAt, endedAt, resumed: begun.resumed, version: options.version },
    coverage: await inventory.coverageOf(begun.id),
    collections: await inventory.collections(names),
    scopes: (await Promise.all(names.map((name) => inventory.scopes(name)))).flat(),
    bySeverity: await inventory.openFindingsBySeverity(),
    undetermined: await inventory.undeterminedCount(),
    ...judged,
    interrupted: options.signal.aborted,
    failOn: options.failOn,
  });
}

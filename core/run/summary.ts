/** The ledger of a run → its summary, status and exit code. */
import { exitCodes } from '../errors.ts';
import type { CollectionRow, CoverageRow, CoverageStatus } from '../inventory/schema.ts';
import type { Scope } from '../model.ts';
import { severities, type Severity } from '../rules/rule.ts';
import type { CoverageLine, RunSummary, SourceLine } from './options.ts';
import { SCOPES } from './source-run.ts';

export interface SummaryInput {
  run: RunSummary['run'];
  coverage: readonly CoverageRow[];
  collections: readonly CollectionRow[];
  scopes: readonly Scope[];
  bySeverity: Readonly<Record<string, number>>;
  opened: number;
  resolved: number;
  undetermined: number;
  interrupted: boolean;
  failOn?: Severity | undefined;
}

export function summarize(input: SummaryInput): RunSummary {
  const sources = sourceLines(input);
  const status = statusOf(input, sources);
  const bySeverity = Object.fromEntries(
    severities.map((severity) => [severity, input.bySeverity[severity] ?? 0]),
  ) as Record<Severity, number>;
  const total = (field: 'calls' | 'throttled' | 'retries'): number =>
    input.coverage.reduce((all, row) => all + row[field], 0);
  return {
    schemaVersion: 1,
    run: input.run,
    status,
    exitCode: exitCodeOf(status, bySeverity, input.failOn),
    calls: total('calls'),
    throttled: total('throttled'),
    retries: total('retries'),
    sources,
    findings: { bySeverity, opened: input.opened, resolved: input.resolved, undetermined: input.undetermined },
  };
}

/** Regions are shown with the account that they are a slice of. */
function sourceLines({ coverage, collections, scopes }: SummaryInput): SourceLine[] {
  const collectionOf = new Map(collections.map((row) => [row.id, row]));
  const scopeOf = new Map<string, Scope>(scopes.map((scope) => [scope.ref, scope]));
  const lines = new Map<string, { first: CollectionRow; scope: Scope | null; rows: [CoverageRow, CollectionRow][] }>();
  for (const row of coverage) {
    const collection = collectionOf.get(row.collection_id);
    if (collection === undefined) continue;
    const own = scopeOf.get(collection.scope);
    const shown = own?.kind === 'region' ? scopeOf.get(own.parent ?? '') : own;
    const key = `${collection.source} ${shown?.ref ?? collection.scope}`;
    const line = lines.get(key) ?? { first: collection, scope: shown ?? null, rows: [] };
    line.rows.push([row, collection]);
    lines.set(key, line);
  }
  return foldListing([...lines.values()]).map(({ first, scope, rows }) => ({
    provider: first.provider,
    source: first.source,
    scope: scope?.nativeId ?? first.scope,
    ref: scope?.ref ?? null,
    name: scope?.name ?? first.source,
    status: lineStatus(rows.map(([row]) => row)),
    calls: sum(rows, 'calls'),
    throttled: sum(rows, 'throttled'),
    records: sum(rows, 'records'),
    new: sum(rows, 'appeared'),
    changed: sum(rows, 'changed'),
    gone: sum(rows, 'gone'),
    coverage: rows.map(([row, collection]) => coverageLine(row, collection, scopeOf.get(collection.scope))),
  }));
}

type Line = { first: CollectionRow; scope: Scope | null; rows: [CoverageRow, CollectionRow][] };

/** The listing of scopes belongs to no scope: it is shown with the first scope of its source, if there is one. */
function foldListing(lines: readonly Line[]): Line[] {
  return lines.filter((line) => {
    if (line.scope !== null || line.rows.some(([, { collector }]) => collector !== SCOPES)) return true;
    const host = lines.find((other) => other.scope !== null && other.first.source === line.first.source);
    host?.rows.unshift(...line.rows);
    return host === undefined;
  });
}

function sum(
  rows: readonly [CoverageRow, CollectionRow][],
  field: 'calls' | 'throttled' | 'records' | 'appeared' | 'changed' | 'gone',
): number {
  return rows.reduce((total, [row]) => total + row[field], 0);
}

function coverageLine(row: CoverageRow, collection: CollectionRow, scope: Scope | undefined): CoverageLine {
  return {
    collector: collection.collector,
    ...(scope?.kind === 'region' ? { region: scope.nativeId } : {}),
    status: row.status,
    because: row.because,
    reason: row.reason,
    calls: row.calls,
    records: row.records,
    notes: JSON.parse(row.notes) as string[],
    gaps: JSON.parse(row.gaps) as CoverageLine['gaps'],
    reported: JSON.parse(row.reported) as CoverageLine['reported'],
    held: row.held,
    quarantined: row.quarantined,
  };
}

/** Left out on purpose, or not offered by the provider: nothing is missing. */
const INTENDED = new Set(['not-active', 'unsupported', 'unlicensed', 'disabled']);

export function isIncomplete(row: { status: CoverageStatus; because: string | null }): boolean {
  if (row.status === 'complete') return false;
  return !(row.status === 'skipped' && INTENDED.has(row.because ?? ''));
}

/** What was asked for, not something that went wrong, however little was read until then. */
const ENDED_EARLY = new Set(['call-budget', 'deadline']);

function lineStatus(rows: readonly CoverageRow[]): SourceLine['status'] {
  if (rows.every((row) => row.status === 'skipped' && !isIncomplete(row))) return 'skipped';
  if (!rows.some(isIncomplete)) return 'complete';
  return rows.some((row) => row.status === 'complete' || row.status === 'partial') ? 'partial' : 'failed';
}

function statusOf(input: SummaryInput, sources: readonly SourceLine[]): RunSummary['status'] {
  if (input.interrupted) return 'interrupted';
  if (sources.every(({ status }) => status === 'failed')) {
    return input.coverage.some(({ because }) => ENDED_EARLY.has(because ?? '')) ? 'partial' : 'failed';
  }
  return sources.every(({ status }) => status === 'complete' || status === 'skipped') ? 'complete' : 'partial';
}

function exitCodeOf(
  status: RunSummary['status'],
  bySeverity: Record<Severity, number>,
  failOn: Severity | undefined,
): number {
  if (status === 'interrupted') return exitCodes.interrupted;
  if (status === 'failed') return exitCodes.failed;
  if (status === 'partial') return exitCodes.incomplete;
  if (failOn === undefined) return exitCodes.ok;
  const atOrAbove = severities.slice(0, severities.indexOf(failOn) + 1);
  return atOrAbove.some((severity) => bySeverity[severity] > 0) ? exitCodes.findings : exitCodes.ok;
}

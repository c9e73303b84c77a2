/** What a run needs from whoever starts it, and what it tells while it goes on. */
import type { Connector, Logger } from '../connector.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { CoverageStatus } from '../inventory/schema.ts';
import type { Ref, Timestamp } from '../model.ts';
import type { Policy, Rule, Severity, Vendor } from '../rules/rule.ts';

/** One entry of `sources` in the configuration, its settings checked by the connector's own schema. */
export interface Source {
  /** Unique; the provider's id unless the configuration names it. */
  name: string;
  connector: Connector;
  settings: unknown;
}

export interface RunOptions {
  inventory: Inventory;
  sources: readonly Source[];
  /** Names of all sources that the configuration has: what others left behind is out of scope. Absent: not known. */
  configuredSources?: readonly string[] | undefined;
  policy: Policy;
  rules: readonly Rule[];
  vendor: (provider: string, id: string) => Vendor | undefined;
  log: Logger;
  signal: AbortSignal;
  version: string;
  /** Network calls at most; the run ends `partial` before it would make one more. */
  maxCalls?: number | undefined;
  deadlineMs?: number | undefined;
  /** Reads less than the configuration says, this once: what is not reached is not out of scope. */
  narrowed?: boolean | undefined;
  acceptShrink?: boolean | undefined;
  /** Go on with a run that was killed or interrupted within the last day. */
  resume?: boolean | undefined;
  failOn?: Severity | undefined;
  /** Scopes read at once. */
  concurrency?: number | undefined;
  now?: () => Timestamp;
  onEvent?: (event: RunEvent) => void;
}

export type RunEvent =
  | { kind: 'source-opened'; source: string; caller: string; scopes: number; collections: number }
  | { kind: 'source-failed'; source: string; message: string }
  | { kind: 'collecting'; source: string; scope: string; collector: string }
  | { kind: 'progress'; source: string; scope: string; collector: string; records: number; calls: number }
  | {
      kind: 'collected';
      source: string;
      scope: string;
      collector: string;
      status: CoverageStatus;
      records: number;
      calls: number;
    }
  | { kind: 'judging'; identities: number };

export interface CoverageLine {
  collector: string;
  /** The region, where the collector reads one region of the scope. */
  region?: string;
  status: CoverageStatus;
  because: string | null;
  reason: string | null;
  calls: number;
  records: number;
  notes: readonly string[];
  gaps: readonly { what: string; because: string; detail?: string | undefined }[];
  reported: readonly { type: string; total: number; read: number; source: string }[];
  held: number;
  quarantined: number;
}

export interface SourceLine {
  provider: string;
  source: string;
  /** The scope's native id, e.g. the account number. */
  scope: string;
  ref: Ref | null;
  name: string;
  status: 'complete' | 'partial' | 'failed' | 'skipped';
  calls: number;
  throttled: number;
  records: number;
  new: number;
  changed: number;
  gone: number;
  coverage: readonly CoverageLine[];
}

/** The run, for people and machines; printed by `discover --json` and kept with the run. */
export interface RunSummary {
  schemaVersion: 1;
  run: { id: number; startedAt: Timestamp; endedAt: Timestamp; resumed: boolean; version: string };
  status: 'complete' | 'partial' | 'failed' | 'interrupted';
  exitCode: number;
  calls: number;
  throttled: number;
  retries: number;
  sources: readonly SourceLine[];
  findings: { bySeverity: Record<Severity, number>; opened: number; resolved: number; undetermined: number };
}

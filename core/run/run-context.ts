/** The `Run` that one collector gets: everything it may use of the outside world, bound to its collection. */
import type { Run } from '../connector.ts';
import type { Gap } from '../inventory/ledger.ts';
import type { Ref, Unknown } from '../model.ts';
import type { Reading } from '../inventory/staging.ts';
import { systemNow, type CollectTask } from './collect-task.ts';
import type { RunOptions } from './options.ts';

/** What the collector says about its own reading. */
export interface RunFindings {
  gaps: Gap[];
  /** Something is missing that should not be. */
  serious: boolean;
  /** Facts are missing about things that are listed. */
  blind: Gap[];
  /** Something is missing that is not known to be in one scope only. */
  anywhere: boolean;
  /** Scopes, of those that the collector reads, in which something is missing. */
  doubtful: Map<Ref, Unknown>;
  notes: string[];
  expected: { type: string; total: number; source: string }[];
}

/** A provider that refuses every single thing must not fill the ledger. */
const MOST_GAPS = 200;
const MOST_NOTES = 50;
/** In one scope of many, there is nothing to repair: the API is not switched on there, or its turn is another night. */
const LEFT_OUT: ReadonlySet<Unknown> = new Set(['disabled', 'unsupported', 'unlicensed', 'pending']);

export function createRun(task: CollectTask, options: RunOptions, reading: Reading, findings: RunFindings): Run {
  const { inventory, log } = options;
  return {
    fetch: task.fetch,
    log,
    now: options.now ?? systemNow,
    signal: task.signal,
    known: {
      record: (ref) => inventory.record(ref),
      all: (type) => inventory.recordsOfType(task.source, task.collection.scope, type),
      credentialsOf: (identity) => inventory.credentialsOf(identity),
      recall: async (key) => {
        const noted = reading.memos.get(key);
        return noted === undefined ? await inventory.recall(task.source, key) : (JSON.parse(noted) as never);
      },
      remember: (key, value) => void reading.memos.set(key, JSON.stringify(value)),
    },
    gap: (what, because, detail, scope) => {
      if (scope === undefined) findings.anywhere = true;
      else findings.doubtful.set(scope, because);
      if (scope === undefined || !LEFT_OUT.has(because)) findings.serious = true;
      if (findings.gaps.length < MOST_GAPS) findings.gaps.push({ what, because, detail, scope });
    },
    blind: (what, because, detail) => {
      if (findings.blind.length < MOST_GAPS) findings.blind.push({ what, because, detail });
    },
    note: (text) => {
      if (findings.notes.length < MOST_NOTES && !findings.notes.includes(text)) findings.notes.push(text);
    },
    expect: (type, total, source) => void findings.expected.push({ type, total, source }),
  };
}

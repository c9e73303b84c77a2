/** What an inventory says, less what differs between any two runs: run numbers, times of reading, row numbers. */
import Database from 'better-sqlite3';

export interface Snapshot {
  /** `ok` when SQLite finds the file whole. */
  integrity: string;
  /** Ref → state. */
  states: Map<string, string>;
  /** Everything that must be the same in the end, as lines. */
  lines: Set<string>;
}

export function snapshot(file: string): Snapshot {
  const db = new Database(file, { readonly: true });
  try {
    const records = db.prepare('SELECT ref, state, body, usage FROM record').all() as {
      ref: string;
      state: string;
      body: string;
      usage: string | null;
    }[];
    const findings = db.prepare('SELECT id, state FROM finding').all() as { id: string; state: string }[];
    return {
      integrity: String(db.pragma('integrity_check', { simple: true })),
      states: new Map(records.map(({ ref, state }) => [ref, state])),
      lines: new Set([
        ...records.map(({ ref, state, body, usage }) => `${ref} ${state} ${body} ${lastUse(usage)}`),
        ...findings.map(({ id, state }) => `finding ${id} ${state}`),
      ]),
    };
  } finally {
    db.close();
  }
}

/** Windows and lags move with the clock, and a fallback adds a source; the date of the last use is the same. */
function lastUse(usage: string | null): string {
  if (usage === null) return '';
  const { signals } = JSON.parse(usage) as { signals: { lastAt: string | null }[] };
  return signals.map(({ lastAt }) => lastAt ?? '').reduce((latest, at) => (at > latest ? at : latest), '');
}

export function same(a: Snapshot, b: Snapshot): boolean {
  return a.lines.size === b.lines.size && a.lines.isSubsetOf(b.lines);
}

/** Called gone although the undisturbed run still has them. */
export function falselyGone(disturbed: Snapshot, truth: Snapshot): string[] {
  return [...disturbed.states]
    .filter(([ref, state]) => state === 'gone' && truth.states.get(ref) !== 'gone')
    .map(([ref]) => ref);
}

export function lost(before: Snapshot, after: Snapshot): string[] {
  return [...before.states.keys()].filter((ref) => !after.states.has(ref));
}

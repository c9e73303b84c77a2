/** All that an inventory says, read from the file itself: quick enough to be taken after every run. */
import { openInventory } from '../../core/inventory/inventory.ts';
import type { Listing } from '../../core/inventory/listings.ts';
import type { Row } from '../../core/inventory/read.ts';
import type { LastUsed } from './expected.ts';
import type { Desk } from './harness.ts';

export interface Known {
  name: string;
  state: string;
  lastUsed: LastUsed | undefined;
}

export interface Snapshot {
  /** Identities, credentials, grants, trusts and scopes, gone ones too, by ref. */
  records: Map<string, Known>;
  /** Findings by id; `state` is `open`, `resolved` or `undetermined`. */
  findings: Map<string, { state: string; rule: string; subject: string }>;
}

const LISTS: readonly Listing[] = ['identities', 'credentials', 'grants', 'trusts', 'scopes'];

export async function snapshot({ db }: Desk): Promise<Snapshot> {
  const inventory = openInventory(db, { readOnly: true });
  try {
    const rows = async (what: Listing): Promise<Row[]> =>
      await Array.fromAsync(inventory.read.list(what, { state: 'any' }));
    const records = (await Promise.all(LISTS.map(rows))).flat();
    return {
      records: new Map(
        records.map((row) => [
          String(row['ref']),
          {
            name: String(row['name'] ?? row['ref']),
            state: String(row['state']),
            lastUsed: row['lastUsed'] as unknown as LastUsed | undefined,
          },
        ]),
      ),
      findings: new Map(
        (await rows('findings')).map((row) => [
          String(row['id']),
          { state: String(row['state']), rule: String(row['rule']), subject: String(row['subject']) },
        ]),
      ),
    };
  } finally {
    await inventory.close();
  }
}

export const active = ({ records }: Snapshot): string[] =>
  [...records].flatMap(([ref, { state }]) => (state === 'active' ? [ref] : [])).toSorted();

/** What a reader of the second would believe of use that the first, which saw everything, does not bear out. */
export function falseSilence(all: Snapshot, some: Snapshot): string[] {
  return [...some.records].flatMap(([ref, { name, lastUsed: said }]) => {
    const right = all.records.get(ref)?.lastUsed;
    if (said === undefined || right === undefined) return [];
    return claimsMore(said, right) ? `${name}: ${JSON.stringify(said)}, in truth ${JSON.stringify(right)}` : [];
  });
}

function claimsMore(said: LastUsed, right: LastUsed): boolean {
  // Nothing that was read reports its use, so there is nothing to compare with.
  if (said.state === 'unknown' || right.reason === 'unsupported') return false;
  if (said.state === 'unused') return right.state !== 'unused' || (said.since ?? '') < (right.since ?? '');
  if (said.at === right.at) return false;
  // An older use is no lie as long as nothing is said of the time after it.
  return (said.at ?? '') > (right.at ?? '') || (said.quiet ?? null) !== null;
}

/**
 * Findings that are open in the second and not in the first. An administrator who may be a person or a machine is
 * reported, one who is known to be a person is not.
 */
export const falseFindings = (all: Snapshot, some: Snapshot): string[] =>
  [...some.findings].flatMap(([id, { state, rule, subject }]) =>
    state === 'open' && rule !== 'administrator' && all.findings.get(id)?.state !== 'open' ? `${rule} ${subject}` : [],
  );

/** What the first has and the second has lost: records that are not there or not active, findings that are resolved. */
export function lost(before: Snapshot, after: Snapshot): string[] {
  const records = [...before.records].flatMap(([ref, { state }]) => {
    const now = after.records.get(ref)?.state ?? 'missing';
    return state === 'active' && now !== 'active' ? `${ref} is ${now}` : [];
  });
  const findings = [...before.findings].flatMap(([id, { state, rule, subject }]) => {
    const now = after.findings.get(id)?.state ?? 'missing';
    return state === 'open' && now !== 'open' && now !== 'undetermined' ? `${rule} ${subject} is ${now}` : [];
  });
  return [...records, ...findings];
}

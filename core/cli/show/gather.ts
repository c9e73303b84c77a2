/** Everything stored about one identity, or one credential that belongs to none, as plain data. */
import type { Inventory } from '../../inventory/inventory.ts';
import type { Listing } from '../../inventory/listings.ts';
import type { LoggedChange, Row } from '../../inventory/read.ts';
import type { Json, Ref } from '../../model.ts';
import type { StoredUsage } from '../../usage.ts';
import type { VendorLookup } from '../../vendors/index.ts';
import type { Found } from '../find.ts';
import { textOf } from '../listing-columns.ts';

export interface Gathered {
  /** The part that was asked for, e.g. a key. */
  marked: Ref | null;
  /** Of the same name, and no longer there. */
  former: readonly Ref[];
  /** `null`: a credential that belongs to no identity we know. */
  identity: Row | null;
  /** The scope, then what it is in, up to the organization. */
  scopes: readonly { ref: Ref; kind: string; name: string; nativeId: string }[];
  /** What each source of dates has told, by the ref of what it speaks of. */
  usage: Readonly<Record<string, StoredUsage & { readAt: string }>>;
  credentials: readonly Row[];
  grants: readonly (Row & { document?: Json })[];
  trusts: readonly (Row & { vendor?: string })[];
  findings: readonly Row[];
  /** What was read in its scope, and what was not. */
  coverage: readonly Row[];
  /** The latest, newest first. */
  changes: readonly LoggedChange[];
}

const MOST_CHANGES = 20;

interface GatherOptions {
  vendor: VendorLookup;
  documents: boolean;
}

export async function gatherIdentity(found: Found, inventory: Inventory, options: GatherOptions): Promise<Gathered> {
  const { read } = inventory;
  const all = async (what: Listing, filter: Record<string, string>): Promise<Row[]> => {
    const rows: Row[] = [];
    for await (const row of read.list(what, filter)) rows.push(row);
    return rows;
  };
  const isIdentity = found.record === 'identity';
  const identity = isIdentity ? ((await read.row('identities', found.ref)) ?? null) : null;
  const parts = async (what: Listing, state: string): Promise<Row[]> =>
    isIdentity ? await all(what, { identity: found.ref, state }) : [];
  const credentials = isIdentity
    ? await parts('credentials', 'any')
    : await all('credentials', { ref: found.ref, state: 'any' });
  const scope = (identity ?? credentials[0])?.['scope'] as Ref | undefined;
  return {
    marked: found.marked ?? null,
    former: found.former,
    identity,
    scopes: await scopesOf(scope, inventory),
    usage: await usageOf([found.ref, ...credentials.map((row) => row['ref'] as Ref)], inventory),
    credentials,
    grants: await withDocuments(await parts('grants', 'active'), inventory, options.documents),
    trusts: withVendors(await parts('trusts', 'active'), options.vendor),
    findings: await all(
      'findings',
      isIdentity ? { identity: found.ref, state: 'any' } : { subject: found.ref, state: 'any' },
    ),
    coverage: scope === undefined ? [] : await all('coverage', { scope }),
    changes: await latestChanges(found.ref, inventory),
  };
}

async function scopesOf(scope: Ref | undefined, inventory: Inventory): Promise<Gathered['scopes']> {
  const chain: Gathered['scopes'][number][] = [];
  for (let ref = scope; ref !== undefined && chain.length < 10;) {
    const stored = await inventory.read.record(ref);
    if (stored?.record.record !== 'scope') break;
    const { kind, name, nativeId, parent } = stored.record;
    chain.push({ ref, kind, name, nativeId });
    ref = parent ?? undefined;
  }
  return chain;
}

async function usageOf(refs: readonly Ref[], inventory: Inventory): Promise<Gathered['usage']> {
  const usage: Record<string, StoredUsage & { readAt: string }> = {};
  for (const ref of refs) {
    const stored = await inventory.read.record(ref);
    if (stored !== undefined && stored.usage !== null) usage[ref] = { ...stored.usage, readAt: stored.readAt };
  }
  return usage;
}

async function withDocuments(
  grants: readonly Row[],
  inventory: Inventory,
  wanted: boolean,
): Promise<Gathered['grants']> {
  const shown: (Row & { document?: Json })[] = [];
  for (const { document, ...grant } of grants) {
    if (!wanted || typeof document !== 'string') shown.push(grant);
    else shown.push({ ...grant, document: (await inventory.read.document(document)) ?? null });
  }
  return shown;
}

function withVendors(trusts: readonly Row[], vendor: VendorLookup): Gathered['trusts'] {
  return trusts.map((trust) => {
    const { owner } = (trust['principal'] ?? {}) as { owner?: string | null };
    const known = typeof owner === 'string' ? vendor(textOf(trust['provider']), owner) : undefined;
    return known === undefined ? trust : { ...trust, vendor: known.name };
  });
}

async function latestChanges(ref: Ref, inventory: Inventory): Promise<LoggedChange[]> {
  const latest: LoggedChange[] = [];
  for await (const change of inventory.read.changes({ ref })) {
    latest.push(change);
    if (latest.length > MOST_CHANGES) latest.shift();
  }
  return latest.toReversed();
}

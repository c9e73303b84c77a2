/**
 * Scopes that the configuration no longer reaches, and what was found in them, are out of scope. What it leaves out by
 * name is so at once. What is simply listed no more is believed when the next listing says the same: an empty or
 * shortened answer must not set a whole organization aside.
 */
import type { CoverageEntry } from '../inventory/ledger.ts';
import type { CollectionRow } from '../inventory/schema.ts';
import type { Ref } from '../model.ts';
import { systemNow } from './collect-task.ts';
import type { RunOptions, Source } from './options.ts';
import { collectorsOf, SCOPES, type Reached, type SourceRun } from './source-run.ts';

export interface ScopeListing {
  reached: readonly Reached[];
  /** It came to its end, and nothing was missing. */
  listed: boolean;
  entry: CoverageEntry;
  /** As it was before this listing. */
  collection: CollectionRow;
}

/** More than this share and this many at once is only believed with `--accept-shrink`. */
const SHRINK_SHARE = 0.2;
const SHRINK_COUNT = 10;

export async function retireScopes(
  source: Source,
  listing: ScopeListing,
  run: SourceRun,
  options: RunOptions,
): Promise<void> {
  if (options.narrowed === true) return;
  const known = new Map<string, Reached>(listing.reached.map((one) => [one.scope.ref, one]));
  const { gone, held } = await unlisted(source, listing, known, options);
  if (held.length > 0) await tellHeld(held, listing, run, options);
  const scopes = [
    ...gone,
    ...listing.reached.filter(({ excluded }) => excluded !== undefined).map(({ scope }) => scope.ref),
  ];
  const retired = new Set<string>(scopes);
  const planned = plannedOf(source, listing.reached);
  const collections = (await options.inventory.collections([source.name])).filter(
    ({ scope, collector }) => !planned.has(`${scope} ${collector}`) && (retired.has(scope) || known.has(scope)),
  );
  if (collections.length === 0 && scopes.length === 0) return;
  const at = (options.now ?? systemNow)();
  await options.inventory.setOutOfScope(run.runId, { collections: collections.map(({ id }) => id), scopes }, at);
}

/** Every collection that this run means to read. */
function plannedOf(source: Source, reached: readonly Reached[]): Set<string> {
  const planned = new Set([`${source.name} ${SCOPES}`]);
  for (const one of reached) {
    if (one.excluded !== undefined) continue;
    for (const { id } of collectorsOf(source.connector, one)) planned.add(`${one.scope.ref} ${id}`);
  }
  return planned;
}

async function unlisted(
  source: Source,
  { listed, collection }: ScopeListing,
  known: ReadonlyMap<string, Reached>,
  options: RunOptions,
): Promise<{ gone: Ref[]; held: Ref[] }> {
  if (!listed) return { gone: [], held: [] };
  const stored = await options.inventory.storedScopes(source.name);
  const missing = stored.filter(({ ref }) => !known.has(ref));
  if (options.acceptShrink === true) return { gone: missing.map(({ ref }) => ref), held: [] };
  if (missing.length > SHRINK_COUNT && missing.length > stored.length * SHRINK_SHARE) {
    return { gone: [], held: missing.map(({ ref }) => ref) };
  }
  // Missed by the listing before this one too: it was last read before that.
  const twice = ({ readAt }: { readAt: string | null }): boolean =>
    readAt !== null && collection.read_at !== null && readAt < collection.read_at;
  return {
    gone: missing.filter(twice).map(({ ref }) => ref),
    held: missing.filter((one) => !twice(one)).map(({ ref }) => ref),
  };
}

async function tellHeld(
  held: readonly Ref[],
  { entry, collection }: ScopeListing,
  run: SourceRun,
  options: RunOptions,
): Promise<void> {
  const [first = ''] = held;
  const more = held.length > 1 ? ` and ${held.length - 1} more` : '';
  const reason = `${first}${more} ${held.length > 1 ? 'are' : 'is'} listed no more; kept until the next run, or --accept-shrink, confirms it`;
  await options.inventory.recordCoverage(run.runId, collection.id, {
    ...entry,
    status: 'partial',
    because: 'held',
    reason,
    held: held.length,
  });
}

/**
 * What was read to its end tonight, so that rules know what the absence of something means. For an identity of native
 * type T, its credentials are known when every collector that emits credentials of T ended complete: in its scope, or
 * in the one around it whose bulk listing covers it, or else in the regions of its scope. What a bulk listing left out
 * is not known of the scopes that it names: of their identities nothing is, and anybody may hold grants there.
 */
import type { Collector, Connector } from '../connector.ts';
import type { CollectionRow } from '../inventory/schema.ts';
import { Unknown, type NotSeen, type RecordKind, type Ref, type Scope } from '../model.ts';

/** Scopes inside scopes; no provider nests them deeper. */
const DEEPEST = 20;

/** The scopes that a collection left out. */
type Doubtful = Readonly<Record<Ref, Unknown>>;

export interface Completeness {
  /** `null`: all of them were listed. */
  missing(connector: Connector, scope: Scope, identityType: string, record: RecordKind): NotSeen | null;
  /** The same of those credentials only that may name an owner. */
  missingNames(connector: Connector, scope: Scope, identityType: string): NotSeen | null;
}

export function completenessOf(
  collections: readonly CollectionRow[],
  scopes: readonly Scope[],
  runId: number,
): Completeness {
  const byKey = new Map(collections.map((row) => [`${row.scope} ${row.collector}`, row]));
  const byRef = new Map<Ref | null, Scope>(scopes.map((scope) => [scope.ref, scope]));
  const children = Map.groupBy(scopes, (scope) => scope.parent);
  // Where no collector was ever started, the scope is read with its parent, and none of them has anything to say.
  const started = new Set<string>(collections.map(({ scope }) => scope));
  const cache = new Map<string, NotSeen | null>();
  const doubtful = new Map(collections.map((row) => [row.id, JSON.parse(row.doubtful) as Doubtful]));

  /** @param types those that count */
  function missing(connector: Connector, scope: Scope, types: ReadonlySet<string>, record: RecordKind): NotSeen | null {
    for (const collector of connector.collectors) {
      if (!collector.emits.some((type) => types.has(type))) continue;
      for (const place of placesOf(collector, scope)) {
        const row = byKey.get(`${place.ref} ${collector.id}`);
        const gap = gapOf(row, collector.id, place, runId) ?? leftOut(row, collector.id, scope, record);
        if (gap !== null) return gap;
      }
    }
    return null;
  }

  function leftOut(
    row: CollectionRow | undefined,
    collector: string,
    scope: Scope,
    record: RecordKind,
  ): NotSeen | null {
    const without = Object.entries((row && doubtful.get(row.id)) ?? {});
    const found = without.find(([ref, because]) =>
      // A grant in a scope that is switched off gives nobody anything.
      record === 'grant' ? because !== 'disabled' : ref === scope.ref,
    );
    if (found === undefined) return null;
    const where = byRef.get(found[0] as Ref)?.name ?? found[0];
    return { unknown: found[1], detail: `${collector} left out ${where}`.slice(0, 1000) };
  }

  function placesOf(collector: Collector, scope: Scope): Scope[] {
    const runsIn = ({ kind, ref }: Scope): boolean => collector.in.includes(kind) && started.has(ref);
    const around = upwards(scope).filter(runsIn);
    const [nearest] = around;
    if (nearest === undefined) return (children.get(scope.ref) ?? []).filter(runsIn);
    const readTonight = around.find(({ ref }) => byKey.get(`${ref} ${collector.id}`)?.run_id === runId);
    return [readTonight ?? nearest];
  }

  function upwards(scope: Scope): Scope[] {
    const chain = [scope];
    for (let up = byRef.get(scope.parent); up && chain.length < DEEPEST; up = byRef.get(up.parent)) chain.push(up);
    return chain;
  }

  function once(key: string, find: () => NotSeen | null): NotSeen | null {
    let found = cache.get(key);
    if (found === undefined) cache.set(key, (found = find()));
    return found;
  }

  return {
    missing: (connector, scope, identityType, record) =>
      once(`${scope.ref} ${identityType} ${record}`, () =>
        missing(connector, scope, typesOf(connector, identityType, record), record),
      ),
    missingNames: (connector, scope, identityType) =>
      once(`${scope.ref} ${identityType} names`, () => {
        const types = typesOf(connector, identityType, 'credential');
        return missing(connector, scope, new Set([...types].filter((type) => mayName(connector, type))), 'credential');
      }),
  };
}

/** Native types of this kind that belong to identities of that type. */
function typesOf({ types }: Connector, identityType: string, record: RecordKind): ReadonlySet<string> {
  const declared = Object.entries(types).filter(
    ([, type]) => type.record === record && type.of?.includes(identityType),
  );
  return new Set(declared.map(([type]) => type));
}

/** A connector that does not say what can be known of its types may know of owners. */
const mayName = ({ facts }: Connector, type: string): boolean =>
  facts === undefined || facts[type]?.owner !== undefined;

function gapOf(row: CollectionRow | undefined, collector: string, place: Scope, runId: number): NotSeen | null {
  const where = `${collector} in ${place.name || place.nativeId}`;
  if (row === undefined || row.run_id !== runId) return { unknown: 'failed', detail: `${where} was not read` };
  if (row.listed === 1) return null;
  const because = Unknown.safeParse(row.because);
  return {
    unknown: because.success ? because.data : 'failed',
    detail: `${where} is ${row.status}: ${row.reason ?? 'no reason given'}`.slice(0, 1000),
  };
}

/**
 * What was read to its end tonight, so that rules know what the absence of something means. For an identity of native
 * type T, its credentials are known when every collector that emits credentials of T ended complete: in its scope, or
 * in the one around it whose bulk listing covers it, or else in the regions of its scope.
 */
import type { Collector, Connector } from '../connector.ts';
import type { CollectionRow } from '../inventory/schema.ts';
import { Unknown, type NotSeen, type RecordKind, type Ref, type Scope } from '../model.ts';

/** Scopes inside scopes; no provider nests them deeper. */
const DEEPEST = 20;

export interface Completeness {
  /** `null`: all of them were listed. */
  missing(connector: Connector, scope: Scope, identityType: string, record: RecordKind): NotSeen | null;
}

export function completenessOf(
  collections: readonly CollectionRow[],
  scopes: readonly Scope[],
  runId: number,
): Completeness {
  const byKey = new Map(collections.map((row) => [`${row.scope} ${row.collector}`, row]));
  const byRef = new Map<Ref | null, Scope>(scopes.map((scope) => [scope.ref, scope]));
  const children = Map.groupBy(scopes, (scope) => scope.parent);
  const cache = new Map<string, NotSeen | null>();

  function missing(connector: Connector, scope: Scope, identityType: string, record: RecordKind): NotSeen | null {
    for (const collector of connector.collectors) {
      const emitsIt = collector.emits.some((type) => {
        const declared = connector.types[type];
        return declared?.record === record && declared.of?.includes(identityType) === true;
      });
      if (!emitsIt) continue;
      for (const place of placesOf(collector, scope)) {
        const gap = gapOf(byKey.get(`${place.ref} ${collector.id}`), collector.id, place, runId);
        if (gap !== null) return gap;
      }
    }
    return null;
  }

  function placesOf(collector: Collector, scope: Scope): Scope[] {
    const around = upwards(scope).filter(({ kind }) => collector.in.includes(kind));
    const [nearest] = around;
    if (nearest === undefined) return (children.get(scope.ref) ?? []).filter(({ kind }) => collector.in.includes(kind));
    const readTonight = around.find(({ ref }) => byKey.get(`${ref} ${collector.id}`)?.run_id === runId);
    return [readTonight ?? nearest];
  }

  function upwards(scope: Scope): Scope[] {
    const chain = [scope];
    for (let up = byRef.get(scope.parent); up && chain.length < DEEPEST; up = byRef.get(up.parent)) chain.push(up);
    return chain;
  }

  return {
    missing(connector, scope, identityType, record) {
      const key = `${scope.ref} ${identityType} ${record}`;
      let found = cache.get(key);
      if (found === undefined) cache.set(key, (found = missing(connector, scope, identityType, record)));
      return found;
    },
  };
}

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

export const typeOfRef = (ref: Ref): string => ref.split(':', 2)[1] ?? '';

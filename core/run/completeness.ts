/**
 * What was read to its end tonight, so that rules know what the absence of something means. For an identity of native
 * type T, its credentials are known when every collector that emits credentials of T ended complete in its scope, and
 * in the regions of that scope.
 */
import type { Connector } from '../connector.ts';
import type { CollectionRow } from '../inventory/schema.ts';
import { Unknown, type NotSeen, type RecordKind, type Ref, type Scope } from '../model.ts';

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
  const children = Map.groupBy(scopes, (scope) => scope.parent);
  const cache = new Map<string, NotSeen | null>();

  function missing(connector: Connector, scope: Scope, identityType: string, record: RecordKind): NotSeen | null {
    for (const collector of connector.collectors) {
      const emitsIt = collector.emits.some((type) => {
        const declared = connector.types[type];
        return declared?.record === record && declared.of?.includes(identityType) === true;
      });
      if (!emitsIt) continue;
      const places = collector.in.includes(scope.kind)
        ? [scope]
        : (children.get(scope.ref) ?? []).filter((child) => collector.in.includes(child.kind));
      for (const place of places) {
        const gap = gapOf(byKey.get(`${place.ref} ${collector.id}`), collector.id, place, runId);
        if (gap !== null) return gap;
      }
    }
    return null;
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
  if (row.status === 'complete') return null;
  const because = Unknown.safeParse(row.because);
  return {
    unknown: because.success ? because.data : 'failed',
    detail: `${where} is ${row.status}: ${row.reason ?? 'no reason given'}`.slice(0, 1000),
  };
}

export const typeOfRef = (ref: Ref): string => ref.split(':', 2)[1] ?? '';

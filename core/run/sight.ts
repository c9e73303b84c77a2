/** What was read to its end tonight, and what of it may name an owner. */
import type { Connector } from '../connector.ts';
import type { CollectionRow } from '../inventory/schema.ts';
import type { NotSeen, Scope } from '../model.ts';
import { completenessOf, type Completeness } from './completeness.ts';

export interface Sight extends Completeness {
  /** The same of those credentials only that may name an owner. */
  missingNames(connector: Connector, scope: Scope, identityType: string): NotSeen | null;
}

export function sightOf(collections: readonly CollectionRow[], scopes: readonly Scope[], runId: number): Sight {
  const all = completenessOf(collections, scopes, runId);
  // It is asked about connectors with fewer types: what it remembers must be its own.
  const names = completenessOf(collections, scopes, runId);
  const naming = new Map<Connector, Connector>();
  return {
    ...all,
    missingNames(connector, scope, identityType) {
      let some = naming.get(connector);
      if (some === undefined) naming.set(connector, (some = { ...connector, types: typesNaming(connector) }));
      return names.missing(some, scope, identityType, 'credential');
    },
  };
}

/** A connector that does not say what can be known of its types may know of owners. */
function typesNaming({ types, facts }: Connector): Connector['types'] {
  if (facts === undefined) return types;
  return Object.fromEntries(Object.entries(types).filter(([type]) => facts[type]?.owner !== undefined));
}

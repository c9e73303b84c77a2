/** How rows of the state look on the wire: one reader for each property, so that only what is asked for is made. */
import { iso, type Seconds } from '../../clock.ts';
import type { GraphRole } from '../catalog/microsoft-graph.ts';
import type { AzureState } from '../state.ts';

export type Version = 'v1.0' | 'beta';
/** A row whose type is known only to its entity. */
export type Row = unknown;
export type Wire = Record<string, unknown>;

export interface Property {
  read: (row: never, state: AzureState) => unknown;
  /** Absent: in both versions. */
  only?: Version;
  /** Returned only when it is selected. */
  onSelect?: true;
}

export interface Entity {
  /** `microsoft.graph.application` */
  name: string;
  /** Its name in `Request_UnsupportedQuery` messages: `Application`. */
  shortName: string;
  properties: Readonly<Record<string, Property>>;
  /** Collections of other objects that a row leads to, each with the entity that it consists of. */
  navigation: Readonly<Record<string, Navigation>>;
  /** `@odata.type`, where a listing may contain several. */
  odataType?: (row: never) => string | undefined;
  id: (row: never) => string;
}

export interface Navigation {
  rows: (row: never, state: AzureState) => Row[];
  /** Absent: directory objects of any type, each of which says its own. */
  of?: Entity;
  /** It can be expanded in a listing; `ignored` answers as if it had not been asked for. */
  expands: (state: AzureState) => boolean | 'ignored';
  /** Permissions that it needs beside those of the listing. */
  needs?: readonly GraphRole[];
  /** One object instead of a list. */
  single?: true;
}

/** Ties the readers of an entity to the type of its rows. */
export interface EntityOf<T> {
  name: string;
  shortName: string;
  properties: Record<string, ((row: T, state: AzureState) => unknown) | PropertyOf<T>>;
  navigation?: Record<string, NavigationOf<T>>;
  odataType?: (row: T) => string | undefined;
  id?: (row: T) => string;
}
type PropertyOf<T> = Omit<Property, 'read'> & { read: (row: T, state: AzureState) => unknown };
type NavigationOf<T> = Omit<Navigation, 'rows' | 'expands'> & {
  rows: (row: T, state: AzureState) => Row[];
  expands?: Navigation['expands'];
};

export function entity<T>(given: EntityOf<T>): Entity {
  const { name, shortName, odataType, id } = given;
  const properties = Object.fromEntries(
    Object.entries(given.properties).map(([key, value]) => [
      key,
      typeof value === 'function' ? { read: value } : value,
    ]),
  ) as Record<string, Property>;
  const navigation = Object.fromEntries(
    Object.entries(given.navigation ?? {}).map(([key, value]) => [key, { expands: () => true, ...value }]),
  ) as Record<string, Navigation>;
  return {
    name,
    shortName,
    properties,
    navigation,
    ...(odataType ? { odataType: odataType } : {}),
    id: id ?? ((row: { id: string }) => row.id),
  };
}

export const nothing = (): null => null;
export const empty = (): never[] => [];
export const date = (at: Seconds | undefined): string | null => (at === undefined ? null : iso(at));

export const inVersion = (property: Property | undefined, version: Version): property is Property =>
  property !== undefined && (property.only === undefined || property.only === version);

export function valueOf(of: Entity, row: Row, name: string, state: AzureState): unknown {
  return of.properties[name]?.read(row as never, state);
}

export interface WireOptions {
  version: Version;
  state: AzureState;
  select?: readonly string[] | undefined;
  mixed?: boolean | undefined;
}

/** A row as it is served. Without `select`, all properties that are returned by default. */
export function wire(of: Entity, row: Row, { version, state, select, mixed }: WireOptions): Wire {
  const out: Wire = {};
  const type = of.odataType?.(row as never) ?? (mixed ? `#${of.name}` : undefined);
  if (type !== undefined) out['@odata.type'] = type;
  if (select) {
    for (const name of select) out[name] = valueOf(of, row, name, state);
    return out;
  }
  for (const [name, property] of Object.entries(of.properties)) {
    if (inVersion(property, version) && property.onSelect !== true) out[name] = property.read(row as never, state);
  }
  return out;
}

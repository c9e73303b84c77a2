/** The query options of a request. https://learn.microsoft.com/en-us/graph/query-parameters */
import { badRequest, type GraphError } from './errors.ts';
import { inVersion, type Entity, type Version } from './entity.ts';
import { parseFilter, type Filter } from './filter.ts';

export interface Expansion {
  name: string;
  select?: string[];
}

export interface Query {
  select?: string[];
  expand: Expansion[];
  filter?: Filter;
  top?: number;
  count: boolean;
  orderby?: { path: string; descending: boolean };
  skiptoken?: string;
  deltatoken?: string;
  /** All options that were given, by name without the `$`. */
  given: ReadonlySet<string>;
}

const KNOWN = new Set(['select', 'expand', 'filter', 'top', 'count', 'orderby', 'search', 'skiptoken', 'deltatoken']);

/** Options without a `$` are the caller's own, and ignored. */
export function parseQuery(search: URLSearchParams): Query {
  const options = new Map<string, string>();
  for (const [key, value] of search) {
    if (!key.startsWith('$')) continue;
    const name = key.slice(1).toLowerCase();
    if (!KNOWN.has(name)) throw badRequest(`The query parameter '${key}' is not supported.`);
    if (options.has(name)) throw badRequest(`Query option '${key}' was specified more than once.`);
    options.set(name, value);
  }
  const [select, filter, top, orderby, skiptoken, deltatoken] = (
    ['select', 'filter', 'top', 'orderby', 'skiptoken', 'deltatoken'] as const
  ).map((name) => options.get(name));
  return {
    given: new Set(options.keys()),
    expand: expansions(options.get('expand')),
    count: options.get('count')?.toLowerCase() === 'true',
    ...(select === undefined ? {} : { select: names(select) }),
    ...(filter === undefined ? {} : { filter: parseFilter(filter) }),
    ...(top === undefined ? {} : { top: size(top) }),
    ...(orderby === undefined ? {} : { orderby: ordering(orderby) }),
    ...(skiptoken === undefined ? {} : { skiptoken }),
    ...(deltatoken === undefined ? {} : { deltatoken }),
  };
}

const names = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

function size(text: string): number {
  if (!/^\d+$/.test(text)) throw badRequest(`Invalid value '${text}' for $top query option found.`);
  return Number(text);
}

function ordering(text: string): { path: string; descending: boolean } {
  const [path = '', direction = 'asc'] = text.trim().split(/\s+/);
  return { path, descending: direction === 'desc' };
}

/** `owners($select=id,displayName)` */
function expansions(text: string | undefined): Expansion[] {
  if (text === undefined) return [];
  return text.split(/,(?![^(]*\))/).map((part) => {
    const match = /^\s*(\w+)(?:\(\$select=([^()]+)\))?\s*$/.exec(part);
    if (!match?.[1]) throw badRequest(`Parsing OData Select and Expand failed: Term '${part}' is not valid.`);
    return match[2] === undefined ? { name: match[1] } : { name: match[1], select: names(match[2]) };
  });
}

/**
 * Directory objects are open types, and what the real service does with an unknown name depends on the type. The estate
 * refuses them all, in the words that Graph has for the others, so that a misspelt property cannot pass for an empty one.
 */
export function checkNames(of: Entity, query: Query, version: Version): void {
  const unknown = (name: string): GraphError =>
    badRequest(
      `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type '${of.name}'.`,
    );
  for (const name of query.select ?? []) if (!inVersion(of.properties[name], version)) throw unknown(name);
  for (const { name } of query.expand) if (!of.navigation[name]) throw unknown(name);
  const paths = [...(query.filter?.paths ?? []), ...(query.orderby ? [query.orderby.path] : [])];
  for (const path of paths) {
    const [first = ''] = path.split('/');
    if (!inVersion(of.properties[first], version) && !of.navigation[first]) {
      throw badRequest(`Invalid filter clause: Could not find a property named '${first}' on type '${of.name}'.`);
    }
  }
}

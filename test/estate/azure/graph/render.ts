/** From rows to the body of an answer, by the rules of OData as the directory understands them. */
import { iso } from '../../clock.ts';
import type { AzureState } from '../state.ts';
import { valueOf, wire, type Entity, type Navigation, type Row, type Version, type Wire } from './entity.ts';
import { kindOf } from './entities/directory.ts';
import { badRequest, GraphError, unsupportedQuery } from './errors.ts';
import type { Get } from './filter.ts';
import { paginate } from './page.ts';
import { checkNames, type Expansion, type Query } from './query.ts';

export interface GraphCall {
  state: AzureState;
  version: Version;
  /** What the braces of the route's path stand for. */
  params: readonly string[];
  query: Query;
  /** `https://graph.microsoft.com/v1.0` */
  base: string;
  pathname: string;
  search: URLSearchParams;
  /** Identifies the listing that skip tokens belong to. */
  listing: string;
  /** `ConsistencyLevel: eventual` */
  eventual: boolean;
  /** Permissions of the caller. */
  held: ReadonlySet<string>;
  body: string;
}

export interface Listing {
  of: Entity;
  rows: readonly Row[];
  /** Objects of the directory have stricter rules than reports and logs. */
  directory: boolean;
  /** Rows of a page when the caller does not say. */
  size: number;
  /** The most that a caller may ask for. */
  max: number;
  /** Directory objects of several types. */
  mixed?: true;
}

/** "The number of items in an expanded collection is limited to 20": https://learn.microsoft.com/en-us/graph/known-issues */
const EXPANDED = 20;
const PAGE_WITH_EXPANSION = 100;

/** https://learn.microsoft.com/en-us/graph/aad-advanced-queries: what needs the index, and is refused without it. */
function checkAdvanced({ of }: Listing, { query, eventual }: GraphCall): void {
  const { filter, expand, count, orderby, given } = query;
  if (given.has('search')) {
    throw eventual
      ? new GraphError(501, 'NotSimulated', 'The estate does not simulate $search.')
      : unsupportedQuery(
          "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
        );
  }
  if (filter?.contains) throw unsupportedQuery('Unsupported Query.');
  if (expand.length > 0 && eventual) {
    throw unsupportedQuery("Expand is not supported with request header 'ConsistencyLevel: eventual'.");
  }
  if (expand.length > 1) throw badRequest('Only one navigation property can be expanded in a request.');
  if (filter?.advanced !== undefined && !(eventual && count)) {
    throw unsupportedQuery(
      `Unsupported or invalid query filter clause specified for property '${filter.paths[0] ?? ''}' of resource '${of.shortName}'.`,
    );
  }
  if (orderby && filter && !(eventual && count)) throw unsupportedQuery('Sorting not supported for current query.');
}

function getter(of: Entity, row: Row, state: AzureState): Get {
  return (path) => {
    const [first = '', second] = path.split('/');
    const navigation = of.navigation[first];
    const value = navigation ? navigation.rows(row as never, state) : valueOf(of, row, first, state);
    if (second === '$count') return Array.isArray(value) ? value.length : 0;
    return second === undefined ? value : (value as Wire | null)?.[second];
  };
}

function selected({ of, rows }: Listing, { query, state }: GraphCall): readonly Row[] {
  const { filter, orderby } = query;
  const found = filter ? rows.filter((row) => filter.test(getter(of, row, state))) : rows;
  if (!orderby) return found;
  const value = (row: Row): string => String(getter(of, row, state)(orderby.path) ?? '');
  const sign = orderby.descending ? -1 : 1;
  return found.toSorted((a, b) => sign * value(a).localeCompare(value(b)));
}

function related(row: Row, { name, select }: Expansion, navigation: Navigation, call: GraphCall): Wire {
  const { state, version, held } = call;
  // A collection that the caller may not see is served as empty.
  const allowed = navigation.needs?.some((permission) => held.has(permission)) ?? true;
  const all = allowed ? navigation.rows(row as never, state) : [];
  const items = all.slice(0, EXPANDED).map((each) => {
    if (navigation.of) return wire(navigation.of, each, { state, version, select });
    return wire(kindOf(each as object), each, { state, version, select, mixed: true });
  });
  return { [name]: navigation.single ? (items[0] ?? null) : items };
}

/** What is expanded is a directoryObject, whatever it is besides: only what all of them have can be selected. */
const OF_ALL = new Set(['id', 'deletedDateTime', 'displayName']);

function checkExpansions(of: Entity, { query, state }: GraphCall): void {
  for (const { name, select = [] } of query.expand) {
    const navigation = of.navigation[name];
    if (!navigation?.expands(state)) {
      throw badRequest(`Property '${name}' on type '${of.name}' cannot be expanded.`);
    }
    const known = (wanted: string): boolean =>
      navigation.of ? navigation.of.properties[wanted] !== undefined : OF_ALL.has(wanted);
    if (!select.every(known)) throw new GraphError(400, 'Request_BadRequest', 'Invalid $select properties.');
  }
}

/** What only some types have is left out by the others. */
function oneOfSeveral(row: Row, { state, version, query }: GraphCall): Wire {
  const of = kindOf(row as object);
  const select = query.select?.filter((name) => of.properties[name] !== undefined);
  return wire(of, row, { state, version, select, mixed: true });
}

function one(of: Entity, row: Row, call: GraphCall): Wire {
  const { state, version, query } = call;
  const out = wire(of, row, { state, version, select: query.select });
  for (const each of query.expand) {
    const navigation = of.navigation[each.name];
    if (navigation?.expands(state) === true) Object.assign(out, related(row, each, navigation, call));
  }
  return out;
}

const contextOf = ({ base, pathname, query }: GraphCall): string => {
  const path = pathname.split('/').slice(2).join('/');
  const names = [...(query.select ?? []), ...query.expand.map(({ name }) => `${name}()`)].join(',');
  return `${base}/$metadata#${path}${names === '' ? '' : `(${names})`}`;
};

export function linkTo({ base, pathname, search }: GraphCall, name: string, token: string): string {
  const rest = [...search].filter(([key]) => !['$skiptoken', '$deltatoken'].includes(key.toLowerCase()));
  const query = [...rest, [`$${name}`, token] as const].map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return `${base}/${pathname.split('/').slice(2).join('/')}?${query.join('&')}`;
}

export function renderList(listing: Listing, call: GraphCall): Wire {
  const { of, directory, size, max, mixed } = listing;
  const { query, version, eventual } = call;
  if (!mixed) checkNames(of, query, version);
  checkExpansions(of, call);
  if (directory) checkAdvanced(listing, call);
  const asked = query.top ?? size;
  if (asked < 1 || asked > max) {
    throw badRequest(`Invalid page size specified: '${asked}'. Must be between 1 and ${max} inclusive.`);
  }
  const perPage = directory && query.expand.length > 0 ? Math.min(asked, PAGE_WITH_EXPANSION) : asked;
  const found = selected(listing, call);
  const page = paginate(found, call.listing, query.skiptoken, perPage, (row) => of.id(row as never));
  return {
    '@odata.context': contextOf(call),
    // Without the header it is not refused, only left out.
    ...(query.count && (eventual || !directory) && query.skiptoken === undefined
      ? { '@odata.count': found.length }
      : {}),
    ...(page.next === undefined ? {} : { '@odata.nextLink': linkTo(call, 'skiptoken', page.next) }),
    value: page.rows.map((row) => (mixed ? oneOfSeveral(row, call) : one(of, row, call))),
  };
}

export function renderOne(of: Entity, row: Row, call: GraphCall): Wire {
  checkNames(of, call.query, call.version);
  checkExpansions(of, call);
  return { '@odata.context': `${contextOf(call)}/$entity`, ...one(of, row, call) };
}

/** https://learn.microsoft.com/en-us/graph/errors#error-resource-type */
export const errorBody = (code: string, message: string, ids: { request: string; client: string }): Wire => ({
  error: {
    code,
    message,
    innerError: {
      date: iso(Math.floor(Date.now() / 1000)).slice(0, 19),
      'request-id': ids.request,
      'client-request-id': ids.client,
    },
  },
});

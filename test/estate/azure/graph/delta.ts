/** https://learn.microsoft.com/en-us/graph/delta-query-overview */
import { createHash } from 'node:crypto';
import { DAY, type Seconds } from '../../clock.ts';
import type { AzureState, DirectoryChange } from '../state.ts';
import { application } from './entities/application.ts';
import { oauth2PermissionGrant } from './entities/grants.ts';
import { directoryRole } from './entities/roles.ts';
import { servicePrincipal } from './entities/service-principal.ts';
import { wire, type Entity, type Row, type Wire } from './entity.ts';
import { badRequest, GraphError, unsupportedQuery } from './errors.ts';
import { linkTo, type GraphCall } from './render.ts';
import { checkNames } from './query.ts';

type Collection = DirectoryChange['collection'];

/** "The state tokens also encode … other query parameters (such as $select) specified in the initial request." */
interface DeltaState {
  of: Collection;
  /** A first round tells of everything, later ones of changes. */
  full: boolean;
  /** Changes before this number have been told. */
  seen: number;
  /** This round tells of changes before this number. */
  upTo: number;
  issuedAt: Seconds;
  index: number;
  page: number;
  select?: string[];
  ids?: string[];
}

/** Of the directory's objects: https://learn.microsoft.com/en-us/graph/delta-query-overview#token-duration */
const TOKEN_LIFE: Seconds = 7 * DAY;
const PAGE = 100;

const COLLECTIONS: Readonly<Record<Collection, { of: Entity; all: (state: AzureState) => ReadonlyMap<string, Row> }>> =
  {
    applications: { of: application, all: ({ applications }) => applications },
    servicePrincipals: { of: servicePrincipal, all: ({ servicePrincipals }) => servicePrincipals },
    oauth2PermissionGrants: { of: oauth2PermissionGrant, all: ({ delegatedGrants }) => delegatedGrants },
    directoryRoles: { of: directoryRole, all: ({ roleDefinitions }) => roleDefinitions },
  };

const check = (seed: string, text: string): string =>
  createHash('sha256').update(`${seed}/delta/${text}`).digest('base64url').slice(0, 12);

function seal({ seed }: AzureState, value: DeltaState): string {
  const text = Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${text}.${check(seed, text)}`;
}

function open({ seed }: AzureState, token: string, of: Collection): DeltaState {
  const [text = '', mark] = token.split('.');
  if (mark !== check(seed, text)) throw badRequest('Badly formed token.');
  const value = JSON.parse(Buffer.from(text, 'base64url').toString()) as DeltaState;
  if (value.of !== of) throw badRequest('Badly formed token.');
  return value;
}

/** The page of a round, for the log. */
export function deltaPageOf(token: string | null): number {
  if (token === null) return 1;
  try {
    return (JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as DeltaState).page;
  } catch {
    return 1;
  }
}

/** `410 Gone`, with the address at which to begin again. */
function resync(call: GraphCall): GraphError {
  const location = `${call.base}/${call.pathname.split('/').slice(2).join('/')}?$deltatoken=`;
  return new GraphError(410, 'resyncRequired', 'Resync required. Any changes to the resource have been lost.', {
    location,
  });
}

/** "The only supported $filter expression is for tracking changes for specific resources, by their id". */
function idsOf(filter: string | null): string[] | undefined {
  if (filter === null) return undefined;
  const ids = filter.split(' or ').map((part) => /^\s*id eq '?([0-9a-fA-F-]{36})'?\s*$/.exec(part)?.[1]);
  if (ids.some((id) => id === undefined)) throw unsupportedQuery('Only filters by id are supported for delta queries.');
  return ids as string[];
}

/** A new round, of everything. Only what the documentation allows in a first request. */
function begin(of: Collection, { query, search, state }: GraphCall): DeltaState {
  for (const name of query.given) {
    if (!['select', 'filter', 'deltatoken'].includes(name)) {
      throw unsupportedQuery(`The query parameter '$${name}' is not supported for delta queries.`);
    }
  }
  const ids = idsOf(search.get('$filter'));
  const upTo = state.changes.length;
  return {
    of,
    full: true,
    seen: 0,
    upTo,
    issuedAt: state.clock.now(),
    index: 0,
    page: 1,
    ...(query.select ? { select: query.select } : {}),
    ...(ids ? { ids } : {}),
  };
}

/** The round that a request begins or goes on with. */
function roundOf(of: Collection, call: GraphCall): DeltaState {
  const { query, state } = call;
  if (query.skiptoken !== undefined) return open(state, query.skiptoken, of);
  const token = query.deltatoken;
  if (token === undefined || token === '') return begin(of, call);
  if (token === 'latest') return { ...begin(of, call), full: false, seen: state.changes.length };
  const known = open(state, token, of);
  if (known.issuedAt + TOKEN_LIFE <= state.clock.now() || known.seen < state.deltaFloor) throw resync(call);
  return { ...known, full: false, upTo: state.changes.length, index: 0, page: 1 };
}

/** Ids to tell of, and why those are gone that are. */
function changed({ changes }: AzureState, { of, seen, upTo, full }: DeltaState, all: ReadonlyMap<string, Row>) {
  if (full) return [...all.keys()].map((id) => ({ id, removed: undefined }));
  const told = new Map<string, DirectoryChange['removed']>();
  for (const { collection, id, removed } of changes.slice(seen, upTo)) if (collection === of) told.set(id, removed);
  return [...told].map(([id, removed]) => ({ id, removed }));
}

export function answerDelta(of: Collection, call: GraphCall): Wire {
  const { state, version, base } = call;
  const { of: entity, all } = COLLECTIONS[of];
  checkNames(entity, call.query, version);
  const round = roundOf(of, call);
  const rows = all(state);
  const wanted = changed(state, round, rows).filter(({ id }) => !round.ids || round.ids.includes(id));
  const page = wanted.slice(round.index, round.index + PAGE);
  const select = round.select && ['id', ...round.select.filter((name) => name !== 'id')];
  const end = round.index + page.length;
  const link =
    end < wanted.length
      ? { '@odata.nextLink': linkTo(call, 'skiptoken', seal(state, { ...round, index: end, page: round.page + 1 })) }
      : { '@odata.deltaLink': linkTo(call, 'deltatoken', seal(state, afterwards(state, round))) };
  return {
    '@odata.context': `${base}/$metadata#${of}`,
    ...link,
    value: page.map(({ id, removed }) => {
      const row = rows.get(id);
      return row === undefined
        ? { id, '@removed': { reason: removed ?? 'changed' } }
        : wire(entity, row, { version, state, select });
    }),
  };
}

const afterwards = ({ clock }: AzureState, round: DeltaState): DeltaState => ({
  ...round,
  full: false,
  seen: round.upTo,
  issuedAt: clock.now(),
  index: 0,
  page: 1,
});

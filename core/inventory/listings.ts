/** What can be listed: for each, its rows, its filters and its shape. */
import { restore, type StoredColumns } from './canonical.ts';
import type { Json } from '../model.ts';
import type { Filter, Row } from './read.ts';

export const listingNames = [
  'identities',
  'credentials',
  'grants',
  'trusts',
  'findings',
  'scopes',
  'coverage',
] as const;
export type Listing = (typeof listingNames)[number];

interface ListingDefinition {
  from: string;
  columns: string;
  /** The column that orders and pages. */
  cursor: string;
  first: number | string;
  fixed: string;
  /** Filter name → condition; `?` stands for the value. */
  filters: Readonly<Record<string, string>>;
  shape: (row: Record<string, unknown>) => Row;
}

export interface ListingQuery {
  first: number | string;
  filters: readonly string[];
  query(filter: Filter): { text: string; parameters: Record<string, string | number> };
  shape: (row: Record<string, unknown>) => Row;
}

const RECORDS = `record r JOIN collection c ON c.id = r.collection_id`;
const SCOPED = `(r.scope = ? OR r.scope IN (SELECT s.ref FROM record s WHERE s.record = 'scope'
  AND (s.body ->> 'nativeId' = ? OR s.body ->> 'name' = ? OR s.body ->> 'parent' IN (SELECT p.ref FROM record p WHERE p.record = 'scope' AND (p.ref = ? OR p.body ->> 'nativeId' = ?)))))`;
const recordFilters = {
  ref: 'r.ref = ?',
  provider: 'c.provider = ?',
  source: 'c.source = ?',
  scope: SCOPED,
  type: 'r.type = ?',
  state: `(? = 'any' OR r.state = ?)`,
};
const OWNER = `(CASE lower(?) WHEN 'none' THEN a.owner = 'null' ELSE lower(a.owner ->> 'name') = lower(?) END)`;
const IDENTITY_NAME = `(SELECT i.body ->> 'name' FROM record i WHERE i.ref = r.identity) AS identityName`;
/** Quiet that long, up to a moment that says something about today. Unknown use never matches. */
const UNUSED = `(a.quiet_since IS NOT NULL AND julianday(a.last_used_as_of) - julianday(a.quiet_since) >= ? AND julianday('now') - julianday(a.last_used_as_of) <= 3)`;
const STORED = 'r.record, r.ref, r.scope, r.identity, r.body';
/** `sourceName`: of the configuration; a record's own `source` is the operation that told of it. */
const BOOKKEEPING = `c.provider, c.source AS sourceName, r.state, r.first_seen AS firstSeen, coalesce(r.read_at, c.read_at) AS lastReadAt, r.gone_at AS goneAt`;

const parse = (text: unknown): Json => (typeof text === 'string' ? (JSON.parse(text) as Json) : null);
/** The record with what is concluded of it; `goneAt` only where it is. */
function shapeRecord({
  record,
  ref,
  scope,
  identity,
  body,
  lastUsed,
  owner,
  goneAt,
  ...rest
}: Record<string, unknown>): Row {
  return {
    ...(restore({ record, ref, scope, identity, body } as StoredColumns) as unknown as Row),
    ...(lastUsed === undefined ? {} : { lastUsed: parse(lastUsed) ?? { state: 'unknown', reason: 'pending' } }),
    ...(owner === undefined ? {} : { owner: typeof owner === 'string' ? parse(owner) : { unknown: 'pending' } }),
    ...(rest as Row),
    ...(goneAt === null ? {} : { goneAt: goneAt as string }),
  };
}

const definitions: Readonly<Record<Listing, ListingDefinition>> = {
  identities: {
    from: `${RECORDS} LEFT JOIN assessment a ON a.record_id = r.id`,
    columns: `${STORED}, a.last_used AS lastUsed, a.last_rotated_at AS lastRotatedAt, a.owner, a.credentials, coalesce(a.privilege, 'unknown') AS privilege,
      (SELECT count(*) FROM finding f WHERE f.state = 'open' AND f.identity = r.ref) AS findings, ${BOOKKEEPING}`,
    cursor: 'r.id',
    first: 0,
    fixed: `r.record = 'identity'`,
    filters: {
      ...recordFilters,
      kind: `r.body ->> 'kind' = ?`,
      nature: `r.body ->> '$.nature.is' = ?`,
      managed: `r.body ->> 'managedBy' = ?`,
      privilege: `a.privilege = ?`,
      owner: OWNER,
      unused: UNUSED,
      severity: `EXISTS (SELECT 1 FROM finding f WHERE f.identity = r.ref AND f.state = 'open' AND f.severity = ?)`,
    },
    shape: shapeRecord,
  },
  credentials: {
    from: `${RECORDS} LEFT JOIN assessment a ON a.record_id = r.id`,
    columns: `${STORED}, ${IDENTITY_NAME}, a.last_used AS lastUsed, a.last_rotated_at AS lastRotatedAt, a.owner,
      (SELECT count(*) FROM finding f WHERE f.state = 'open' AND f.subject = r.ref) AS findings, ${BOOKKEEPING}`,
    cursor: 'r.id',
    first: 0,
    fixed: `r.record = 'credential'`,
    filters: {
      ...recordFilters,
      kind: `r.body ->> 'kind' = ?`,
      identity: 'r.identity = ?',
      status: `r.body ->> 'status' = ?`,
      owner: OWNER,
      unused: UNUSED,
      severity: `EXISTS (SELECT 1 FROM finding f WHERE f.subject = r.ref AND f.state = 'open' AND f.severity = ?)`,
    },
    shape: shapeRecord,
  },
  grants: {
    from: RECORDS,
    columns: `${STORED}, ${IDENTITY_NAME}, ${BOOKKEEPING}`,
    cursor: 'r.id',
    first: 0,
    fixed: `r.record = 'grant'`,
    filters: {
      ...recordFilters,
      identity: 'r.identity = ?',
      privilege: `r.body ->> '$.privilege.level' = ?`,
      kind: `r.body ->> '$.origin.kind' = ?`,
    },
    shape: shapeRecord,
  },
  trusts: {
    from: RECORDS,
    columns: `${STORED}, ${IDENTITY_NAME}, ${BOOKKEEPING}`,
    cursor: 'r.id',
    first: 0,
    fixed: `r.record = 'trust'`,
    filters: {
      ...recordFilters,
      identity: 'r.identity = ?',
      reach: `r.body ->> 'reach' = ?`,
      kind: `r.body ->> '$.principal.kind' = ?`,
    },
    shape: shapeRecord,
  },
  findings: {
    from: `finding f LEFT JOIN record r ON r.ref = f.subject LEFT JOIN collection c ON c.id = r.collection_id`,
    columns: `f.id, f.rule, f.severity, f.state, f.subject, r.body ->> 'name' AS subjectName, f.identity,
      (SELECT i.body ->> 'name' FROM record i WHERE i.ref = f.identity) AS identityName, f.scope, c.provider,
      f.message, f.evidence, f.first_seen AS firstSeen, f.last_seen AS lastSeen, f.resolved_at AS resolvedAt, f.resolution, f.undetermined`,
    cursor: `(CASE f.severity WHEN 'critical' THEN '0' WHEN 'high' THEN '1' WHEN 'medium' THEN '2' WHEN 'low' THEN '3' ELSE '4' END || f.id)`,
    first: '',
    fixed: 'TRUE',
    filters: {
      ...recordFilters,
      ref: 'f.id = ?',
      state: `(? = 'any' OR f.state = ?)`,
      rule: 'f.rule = ?',
      severity: 'f.severity = ?',
      subject: 'f.subject = ?',
      identity: 'f.identity = ?',
      scope: SCOPED.replaceAll('r.scope', 'f.scope'),
    },
    shape: ({ evidence, ...row }) => ({ ...(row as Row), evidence: parse(evidence) }),
  },
  scopes: {
    from: RECORDS,
    columns: `${STORED}, ${BOOKKEEPING},
      (SELECT count(*) FROM record i WHERE i.scope = r.ref AND i.record = 'identity' AND i.state = 'active') AS identities`,
    cursor: 'r.id',
    first: 0,
    fixed: `r.record = 'scope'`,
    filters: {
      ...recordFilters,
      scope: `(r.ref = ? OR r.body ->> 'nativeId' = ? OR r.body ->> 'parent' = ?)`,
      kind: `r.body ->> 'kind' = ?`,
    },
    shape: shapeRecord,
  },
  coverage: {
    from: `coverage v JOIN collection c ON c.id = v.collection_id LEFT JOIN record s ON s.ref = c.scope`,
    columns: `v.run_id AS run, c.provider, c.source, c.scope, coalesce(s.body ->> 'name', c.scope) AS scopeName, c.collector, v.status, v.because, v.reason,
      v.calls, v.throttled, v.retries, v.records, v.appeared, v.changed, v.gone, v.held, v.quarantined, v.notes, v.gaps, v.reported,
      v.started_at AS startedAt, v.ended_at AS endedAt, c.read_at AS lastReadAt`,
    cursor: 'v.collection_id',
    first: 0,
    // The last attempt at each, whichever run made it.
    fixed: `v.run_id = (SELECT max(w.run_id) FROM coverage w WHERE w.collection_id = v.collection_id)`,
    filters: {
      provider: 'c.provider = ?',
      source: 'c.source = ?',
      scope: `(c.scope = ? OR s.body ->> 'nativeId' = ? OR s.body ->> 'parent' IN (SELECT p.ref FROM record p WHERE p.record = 'scope' AND (p.ref = ? OR p.body ->> 'nativeId' = ?)))`,
      status: 'v.status = ?',
      collector: 'c.collector = ?',
    },
    shape: ({ notes, gaps, reported, ...row }) => ({
      ...(row as Row),
      notes: parse(notes),
      gaps: parse(gaps),
      reported: parse(reported),
    }),
  },
};

/** What is listed when nobody asks otherwise. */
const defaults: Partial<Record<Listing, Filter>> = {
  identities: { state: 'active' },
  credentials: { state: 'active' },
  grants: { state: 'active' },
  trusts: { state: 'active' },
  scopes: { state: 'active' },
  findings: { state: 'open' },
};

function compile(name: Listing): ListingQuery {
  const { from, columns, cursor, first, fixed, filters, shape } = definitions[name];
  return {
    first,
    filters: Object.keys(filters),
    shape,
    query: (asked) => {
      // A filter that was not given comes as `undefined`, which must not hide its default.
      const given = [
        ...Object.entries(defaults[name] ?? {}).filter(([key]) => asked[key] === undefined),
        ...Object.entries(asked),
      ].filter(
        (entry): entry is [string, string | number] => entry[1] !== undefined && filters[entry[0]] !== undefined,
      );
      const conditions = given.map(([key]) => filters[key]?.replaceAll('?', `:${key}`));
      return {
        text: `SELECT ${cursor} AS cursor, ${columns} FROM ${from} WHERE ${[fixed, ...conditions, `${cursor} > :after`].join(' AND ')} ORDER BY ${cursor} LIMIT :limit`,
        parameters: Object.fromEntries(given),
      };
    },
  };
}

export const listings = Object.fromEntries(listingNames.map((name) => [name, compile(name)])) as Record<
  Listing,
  ListingQuery
>;

/**
 * The contract of connectors. A connector is data (settings, native types, limits, permissions) and small functions
 * (sign in, read one kind of thing). It knows its provider and nothing of the inventory.
 */
import type { z } from 'zod';
import type {
  Credential,
  InventoryRecord,
  InventoryRecordInput,
  Json,
  Ref,
  Scope,
  Timestamp,
  Unknown,
} from './model.ts';
import type { RecordKind, Scope as ScopeSchema } from './model.ts';

/** One kind of thing the provider has, by its native name, e.g. `access-key`. */
export interface NativeType {
  record: RecordKind;
  /** In the provider's own words, e.g. "IAM access key". */
  title: string;
  /** Native types of the identities that it belongs to. Tells rules what must have been read about an identity. */
  of?: readonly string[];
  /** Where the provider documents it. */
  docs: string;
}

/** What can be known of things of one native type. In words for people; absent: it cannot be known. */
export interface TypeFacts {
  created?: string;
  /** With its source, how far back that sees and how late it tells. */
  lastUsed?: string;
  rotated?: string;
  expires?: string;
  owner?: string;
}

/** A limit the provider sets, or a pace we choose because it sets none in writing. */
export interface RateLimit {
  id: string;
  /** Operations it covers, e.g. `iam:ListAccessKeys`; a trailing `*` matches any rest. The first match counts. */
  operations: readonly string[];
  /** What has a budget of its own: each scope, each operation, each host … An empty list: the whole source. */
  per: readonly ('scope' | 'operation' | 'host')[];
  perSecond: number;
  /** Calls that may go at once after a pause. Default: one second's worth. */
  burst?: number;
  /** Calls in flight at once. Default: 10. */
  concurrency?: number;
  /** The provider's documentation of it. */
  docs: string;
}

/** What the door must know of a request besides URL and body. */
export interface RequestTag {
  /** As in the provider's documentation and permissions, e.g. `iam:ListAccessKeys`. */
  operation: string;
  /** Budget key for limits `per: ['scope']`, e.g. the account number. */
  limitKey?: string;
  /** `caller`: the SDK retries by its own error codes; the door then only counts, paces and refuses. Default `door`. */
  retries?: 'door' | 'caller';
  /** Decompressed size at most, in bytes. Default 32 MiB. */
  maxBytes?: number;
}
/** `fetch` through the one door. Without a tag the operation is `METHOD host`. */
export type Fetch = (input: string | URL | Request, init?: RequestInit & { door?: RequestTag }) => Promise<Response>;

/** Structured log. Never pass a secret or a whole response. */
export interface Logger {
  debug(facts: Readonly<Record<string, unknown>>, message: string): void;
  info(facts: Readonly<Record<string, unknown>>, message: string): void;
  warn(facts: Readonly<Record<string, unknown>>, message: string): void;
}

/** What earlier runs stored, so that unchanged things cost no call. Empty on a first run. */
export interface KnownFacts {
  record(ref: Ref): Promise<InventoryRecord | undefined>;
  /**
   * Everything of one native type that is stored for the scope being read and not gone, oldest first, without its usage.
   * For providers that tell only what changed: the rest must be yielded again, or it would count as gone.
   */
  all(type: string): AsyncIterable<InventoryRecord>;
  /** Credentials stored for an identity and not gone. */
  credentialsOf(identity: Ref): Promise<readonly Credential[]>;
  /** Notes of the connector to itself (fingerprints, cursors, cached documents), kept per source. */
  recall(key: string): Promise<Json | undefined>;
  /** Kept only when what this collector read is merged, and in the same transaction. */
  remember(key: string, value: Json): void;
}

/** All that a connector may use of the outside world. One for each scope and collector. */
export interface Run {
  fetch: Fetch;
  log: Logger;
  now(): Timestamp;
  signal: AbortSignal;
  known: KnownFacts;
  /**
   * Something could not be read. Reading goes on; the collector ends `partial`, and nothing that it did not see is gone.
   * @param scope when only this one, of several that the collector reads, lacks something: what was not seen elsewhere
   *   is gone all the same. What is `disabled`, `unsupported`, `unlicensed` or `pending` in one scope is left out there;
   *   the collector still ends `complete`.
   */
  gap(what: string, because: Unknown, detail?: string, scope?: Ref): void;
  /**
   * Facts about what is listed could not be read, such as its use. The listing itself is whole: the collector ends
   * `partial`, what it did not see is gone all the same, and rules know what there is.
   */
  blind(what: string, because: Unknown, detail?: string): void;
  /** How it was read, when that matters to whoever reads the coverage: a fallback, a narrower question. */
  note(text: string): void;
  /** How many the provider itself says there are. Fewer read than that ends `partial`. */
  expect(type: string, total: number, source: string): void;
}

/** A scope in reach. */
export interface ReachedScope {
  scope: z.input<typeof ScopeSchema>;
  /** Why it is not read although it is there: suspended, closed, not enabled. What is stored of it stays, unread. */
  skip?: string;
  /** A bulk listing of its parent covers it: no collector reads it by itself. Its records still name it as their scope. */
  readWithParent?: boolean;
  /** The configuration leaves it out: what is stored of it is set aside as out of scope. */
  excluded?: string;
}

export interface Opened<Session> {
  session: Session;
  /** Parents before children. */
  scopes: AsyncIterable<ReachedScope>;
  /** Who we are to the provider, for evidence, e.g. the caller's ARN. Never a secret. */
  caller: string;
}

export type ProbeResult = 'granted' | 'denied' | 'cannot-tell';

export interface Connector<Settings = unknown, Session = unknown> {
  id: string;
  title: string;
  settings: z.ZodType<Settings>;
  types: Readonly<Record<string, NativeType>>;
  /** What can be known of each native type, for docs/connectors.md. */
  facts?: Readonly<Record<string, TypeFacts>>;
  limits: readonly RateLimit[];
  /** Origins that may be called, e.g. `https://*.amazonaws.com`. Everything else is refused before it is sent. */
  origins(settings: Settings): readonly string[];
  /**
   * True when a refusal with this status, headers and body means "slow down", whatever the status is; or for how many
   * milliseconds, where the body says so and no `Retry-After` does.
   */
  isThrottle?(status: number, headers: Headers, body: string): boolean | number;
  /** Signs in; throws SignInFailed before anything is read. Yields every scope in reach. */
  open(settings: Settings, run: Run): Promise<Opened<Session>>;
  collectors: readonly Collector<Session>[];
  /** What whoever signs in needs besides, to list many scopes and to enter them. Absent: nothing. */
  scopePermissions?: readonly string[];
  /** Tries one permission without changing or reading anything that matters. For `discover doctor`. */
  probe(session: Session, scope: Scope, permission: string, run: Run): Promise<ProbeResult>;
  /** The least-privilege policy for these permissions, in the provider's own form. For `discover permissions`. */
  policy(permissions: readonly string[]): string;
}

/** Reads one kind of thing in one scope. */
export interface Collector<Session = unknown> {
  id: string;
  title: string;
  /** Kinds of scope it reads. */
  in: readonly Scope['kind'][];
  /** Keys of the connector's `types`. Those of a scope that a complete reading did not see are gone. */
  emits: readonly string[];
  /** Exact provider permission strings. */
  permissions: readonly string[];
  /** Collectors of the same scope that must have ended first. */
  after?: readonly string[];
  /** Calls that a first run takes in a scope of unknown size, for `discover plan`; later the last run's count is used. */
  firstRunCalls: number;
  collect(session: Session, scope: Scope, run: Run): AsyncIterable<InventoryRecordInput>;
}

/** Keeps the types of settings and session together while hiding them from the engine. */
export function defineConnector<Settings, Session>(connector: Connector<Settings, Session>): Connector {
  return connector;
}

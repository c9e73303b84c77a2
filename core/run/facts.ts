/** Everything stored of one identity → the facts that rules judge. */
import type { Connector } from '../connector.ts';
import type { StoredRecord, StoredSubject } from '../inventory/subjects.ts';
import { isUnknown, PrivilegeLevel, typeOf } from '../model.ts';
import type { Credential, Grant, NotSeen, Observed, RecordKind, Scope, Timestamp } from '../model.ts';
import { ownerOf } from '../ownership/owner.ts';
import type { CredentialFacts, Facts, Owner } from '../rules/rule.ts';
import { combine, decide, silenceOf, type LastUsed } from '../usage.ts';
import type { Completeness } from './completeness.ts';
import type { Named } from './named.ts';

export function factsOf(
  subject: StoredSubject,
  scope: Scope,
  connector: Connector,
  completeness: Completeness,
  named: Named = new Map(),
): Facts {
  const { identity } = subject;
  const type = identity === null ? null : typeOf(identity.record.ref);
  const present = subject.credentials.filter(({ state }) => state === 'active');
  const missing = (record: RecordKind): NotSeen | null =>
    type === null ? null : completeness.missing(connector, scope, type, record);
  const listed = <Stored extends StoredRecord, Fact>(
    record: RecordKind,
    items: readonly Stored[],
    fact: (item: Stored) => Fact,
  ): Observed<readonly Fact[]> => missing(record) ?? notRead(items) ?? items.map(fact);
  const first = identity ?? subject.credentials[0];
  return {
    scope,
    identity: identity?.record ?? null,
    lastUsed: identityLastUsed(subject, missing('credential')),
    ownLastUsed: ownLastUsed(identity),
    firstSeen: first?.firstSeen ?? '',
    credentials: listed('credential', present, credentialFacts),
    grants: listed('grant', subject.grants, ({ record }) => record),
    trusts: listed('trust', subject.trusts, ({ record }) => record),
    named: (first === undefined ? undefined : named.get(first.id)) ?? null,
    owner: ownerFrom(
      identity,
      present,
      scope,
      type === null ? null : completeness.missingNames(connector, scope, type),
    ),
    // No policy gives root its power, and none takes it away.
    privilege:
      identity?.record.kind === 'root' ? 'admin' : highest(subject, missing('grant') ?? notRead(subject.grants)),
  };
}

/** What is stored and was not read tonight, in a scope that was left out, may be as it was, or not. */
function notRead(items: readonly StoredRecord[]): NotSeen | null {
  const stale = items.find((item) => !item.fresh);
  if (stale === undefined) return null;
  return { unknown: 'pending', detail: `${stale.record.ref} was last read on ${stale.readAt}`.slice(0, 1000) };
}

export function credentialFacts(stored: StoredRecord<Credential>): CredentialFacts {
  return {
    credential: stored.record,
    lastUsed: lastUsedOf(stored, stored.record.createdAt),
    firstSeen: stored.firstSeen,
  };
}

function lastUsedOf(stored: StoredRecord, createdAt: Observed<Timestamp>): LastUsed {
  if (stored.usage === null) return { state: 'unknown', reason: 'unsupported' };
  return decide(stored.usage, stored.readAt, createdAt);
}

function ownLastUsed(identity: StoredSubject['identity']): LastUsed {
  if (identity === null) return { state: 'unknown', reason: 'unsupported' };
  return lastUsedOf(identity, identity.record.createdAt);
}

/**
 * Its own use and that of what it signs in with. A credential that is gone is silent from the moment it was found gone;
 * before that it may have been used without our seeing it.
 */
function identityLastUsed({ identity, credentials }: StoredSubject, missing: NotSeen | null): LastUsed {
  const own = ownLastUsed(identity);
  const present = credentials.filter(({ state }) => state === 'active').map((one) => credentialFacts(one).lastUsed);
  const gone = credentials.filter(({ state }) => state === 'gone');
  const past = gone.map((one) => credentialFacts(one).lastUsed).filter(({ state }) => state === 'used');
  const reportsItself = !(own.state === 'unknown' && own.reason === 'unsupported');
  const unlisted: LastUsed[] =
    missing === null ? [] : [{ state: 'unknown', reason: missing.unknown, detail: missing.detail }];
  const current = combine([...(reportsItself ? [own] : []), ...present, ...unlisted]);
  return quietAfter(
    withPast(current, past),
    gone.map(({ goneAt }) => goneAt),
  );
}

/** What is gone adds its uses, and nothing to what is known of tonight. */
function withPast(current: LastUsed, past: readonly LastUsed[]): LastUsed {
  const before = combine(past);
  if (before.state !== 'used') return current;
  const quiet = silenceOf(current);
  if (current.state !== 'used') return { ...before, quiet };
  return Date.parse(current.at) >= Date.parse(before.at) ? current : { ...before, quiet };
}

function quietAfter(lastUsed: LastUsed, goneAt: readonly (Timestamp | null)[]): LastUsed {
  const silence = silenceOf(lastUsed);
  const latest = goneAt.reduce<Timestamp | null>(
    (last, at) => (at !== null && (last === null || at > last) ? at : last),
    null,
  );
  if (silence === null || latest === null || Date.parse(silence.since) >= Date.parse(latest)) return lastUsed;
  const quiet = Date.parse(latest) <= Date.parse(silence.asOf) ? { since: latest, asOf: silence.asOf } : null;
  if (lastUsed.state === 'used') return { ...lastUsed, quiet };
  if (quiet === null)
    return { state: 'unknown', reason: 'pending', detail: 'a credential of it was found gone a moment ago' };
  return { ...lastUsed, ...quiet };
}

/**
 * What could not be read may name an owner: a weaker hint, or none, is then not the answer. What is gone names nobody:
 * whether those people are still here, nothing tells any more.
 */
function ownerFrom(
  identity: StoredSubject['identity'],
  present: StoredSubject['credentials'],
  scope: Scope,
  unlisted: NotSeen | null,
): Observed<Owner> {
  const sources = [
    ...(identity === null ? [] : [identity.record.ownerHints]),
    ...present.map(({ record }) => record.ownerHints),
  ];
  const own = ownerOf(
    sources.flatMap((hints) => (isUnknown(hints) ? [] : hints)),
    [],
  );
  return own ?? sources.find(isUnknown) ?? unlisted ?? ownerOf([], scope.ownerHints);
}

/** The worst that is certain; `unknown` when something that is not understood, or not read, may be worse than that. */
export function highest({ grants }: Pick<StoredSubject, 'grants'>, missing: NotSeen | null): PrivilegeLevel {
  const held = grants.map(({ record }) => record);
  const known = worst(held.map(certainLevel));
  if (known === 'admin') return known;
  if (missing !== null) return 'unknown';
  const unclear = held.filter(({ privilege }) => privilege.level === 'unknown');
  return unclear.some((grant) => mostOf(grant) < rank(known)) ? 'unknown' : known;
}

/** The rank of the worst that one of unknown level may be. */
const mostOf = ({ privilege: { below } }: Grant): number => (below === undefined ? 0 : rank(below) + 1);

/** Who may only activate a role can become what it makes of them. */
function certainLevel({ origin, privilege: { level } }: Grant): PrivilegeLevel {
  if (level === 'unknown') return 'none';
  return origin.kind === 'eligible' && level === 'admin' ? 'escalation' : level;
}

const rank = (level: PrivilegeLevel): number => PrivilegeLevel.options.indexOf(level);
const worst = (levels: readonly PrivilegeLevel[]): PrivilegeLevel =>
  levels.reduce<PrivilegeLevel>((a, b) => (rank(a) <= rank(b) ? a : b), 'none');

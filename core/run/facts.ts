/** Everything stored of one identity → the facts that rules judge. */
import type { Connector } from '../connector.ts';
import type { StoredRecord, StoredSubject } from '../inventory/subjects.ts';
import type { Credential, NotSeen, Observed, OwnerHint, RecordKind, Scope } from '../model.ts';
import { PrivilegeLevel, type Timestamp } from '../model.ts';
import { ownerOf } from '../ownership/owner.ts';
import type { CredentialFacts, Facts } from '../rules/rule.ts';
import { combine, decide, type LastUsed } from '../usage.ts';
import { typeOfRef, type Completeness } from './completeness.ts';

export function factsOf(subject: StoredSubject, scope: Scope, connector: Connector, completeness: Completeness): Facts {
  const { identity } = subject;
  const present = subject.credentials.filter(({ state }) => state === 'active');
  const missing = (record: RecordKind): NotSeen | null =>
    identity === null ? null : completeness.missing(connector, scope, typeOfRef(identity.record.ref), record);
  const listed = <Stored, Fact>(
    record: RecordKind,
    items: readonly Stored[],
    fact: (item: Stored) => Fact,
  ): Observed<readonly Fact[]> => missing(record) ?? items.map(fact);
  const fresh = <S extends StoredRecord>(items: readonly S[]): S[] => items.filter((item) => item.fresh);
  const first = identity ?? subject.credentials[0];
  return {
    scope,
    identity: identity?.record ?? null,
    lastUsed: identityLastUsed(subject, missing('credential')),
    firstSeen: first?.firstSeen ?? '',
    credentials: listed('credential', fresh(present), credentialFacts),
    grants: listed('grant', fresh(subject.grants), ({ record }) => record),
    trusts: listed('trust', fresh(subject.trusts), ({ record }) => record),
    owner: ownerOf(hintsOf(subject), scope.ownerHints),
    privilege: highest(subject),
  };
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

/**
 * Its own use and that of what it signs in with. A credential that is gone cannot be used any more, so its silence
 * does not matter, but its use was use of the identity.
 */
function identityLastUsed({ identity, credentials }: StoredSubject, missing: NotSeen | null): LastUsed {
  const own = identity === null ? null : lastUsedOf(identity, identity.record.createdAt);
  const present = credentials.filter(({ state }) => state === 'active').map((one) => credentialFacts(one).lastUsed);
  const past = credentials.filter(({ state }) => state === 'gone').map((one) => credentialFacts(one).lastUsed);
  const reportsItself = own !== null && !(own.state === 'unknown' && own.reason === 'unsupported');
  const unlisted: LastUsed[] =
    missing === null ? [] : [{ state: 'unknown', reason: missing.unknown, detail: missing.detail }];
  const now = combine([...(reportsItself ? [own] : []), ...present, ...unlisted]);
  const before = combine(past.filter(({ state }) => state === 'used'));
  if (before.state !== 'used' || (now.state === 'used' && now.at >= before.at)) return now;
  const quiet =
    now.state === 'unknown' ? null : now.state === 'used' ? now.quiet : { since: now.since, asOf: now.asOf };
  const since = quiet === null || quiet.since > before.at ? quiet?.since : before.at;
  return { ...before, quiet: quiet === null ? null : { since: since ?? before.at, asOf: quiet.asOf } };
}

function hintsOf({ identity, credentials }: StoredSubject): OwnerHint[] {
  if (identity === null) return credentials.flatMap(({ record }) => record.ownerHints);
  return [...identity.record.ownerHints, ...credentials.flatMap(({ record }) => record.ownerHints)];
}

function highest({ grants }: StoredSubject): PrivilegeLevel {
  const levels = grants.map(({ record }) => record.privilege.level);
  const known = PrivilegeLevel.options.find(
    (level) => level !== 'unknown' && level !== 'none' && levels.includes(level),
  );
  // Without an admin grant, one that could not be told may be worse than the highest that could.
  if (known === 'admin') return known;
  if (levels.includes('unknown')) return 'unknown';
  return known ?? 'none';
}

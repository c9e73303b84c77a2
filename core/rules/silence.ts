/**
 * What may be concluded from silence. Silence before something existed is no silence of it, and silence that was not
 * watched is none at all.
 */
import { isUnknown, type Identity, type Observed, type Timestamp } from '../model.ts';
import { neverUsed, precisionWidth, quietDays, silenceOf, type LastUsed } from '../usage.ts';
import { daysBetween, earliest, knownSince, latest } from './age.ts';
import type { Context, CredentialFacts, Evidence, Facts, Severity } from './rule.ts';
import { day, whyUnknown } from './words.ts';

/**
 * Four weeks of silence say that something does not happen daily, weekly or with each release. They do not say that it
 * is dormant, and are what providers with short windows (31 days) can tell from the first night on.
 */
export const LEAST_WATCH = 28;

export interface Watched {
  lastUsed: LastUsed;
  createdAt: Observed<Timestamp>;
  firstSeen: Timestamp;
}

export type Dormancy =
  /** Every moment of its life was watched, and no use seen. `days`: of that life. */
  | { is: 'never-used'; days: number; says: string; evidence: readonly Evidence[] }
  /** Proven silent for longer than the policy allows. */
  | { is: 'dormant'; days: number; says: string; evidence: readonly Evidence[] }
  /** Used lately, or too new to have been silent for so long. */
  | { is: 'awake' }
  | { is: 'unknown'; because: string };

export function dormancy(thing: Watched, { now, policy }: Context): Dormancy {
  const { lastUsed, createdAt } = thing;
  if (lastUsed.state === 'used' && daysBetween(lastUsed.at, now) <= policy.dormantDays) return { is: 'awake' };
  const silence = quietDays(lastUsed, now) === null ? null : silenceOf(lastUsed);
  const evidence = useEvidence(lastUsed);
  if (silence !== null && typeof createdAt === 'string' && neverUsed(lastUsed, createdAt)) {
    const says = `created on ${day(createdAt)}, ${sayUse(lastUsed)}`;
    return { is: 'never-used', days: daysBetween(createdAt, silence.asOf), says, evidence };
  }
  if (silence !== null) {
    const days = daysBetween(latest(silence.since, existedAt(thing)), silence.asOf);
    if (days > policy.dormantDays) return { is: 'dormant', days, says: sayUse(lastUsed), evidence };
    if (isUnbroken(silence.since, thing)) return { is: 'awake' };
  }
  if (typeof createdAt === 'string' && daysBetween(createdAt, now) <= policy.dormantDays) return { is: 'awake' };
  return { is: 'unknown', because: whyUnsure(thing, silence === null) };
}

/** Kinds that do nothing but through a credential of theirs: its silence is theirs. */
const actsByCredential: ReadonlySet<Identity['kind']> = new Set(['root', 'user', 'machine-user', 'service-account']);

/**
 * Of an identity with all that it signs in with. Other kinds act in ways that no credential shows (an application signs
 * people in, a role is taken on), so their silence needs a source of their own.
 */
export function identityDormancy(identity: Identity, facts: Facts, context: Context): Dormancy {
  const use = dormancy({ ...facts, createdAt: identity.createdAt }, context);
  if (use.is === 'awake' || use.is === 'unknown' || !actsUnseen(identity)) return use;
  return { is: 'unknown', because: 'its own use is not reported, only that of its credentials' };
}

/** Nothing reports what it does without a credential. */
export const actsUnseen = ({ kind, usage }: Identity): boolean =>
  !actsByCredential.has(kind) && isUnknown(usage) && usage.unknown === 'unsupported';

/** Of something that should not be used at all: worst when somebody does, better when it is known that nobody does. */
export function severityOfUse(thing: CredentialFacts, context: Context): Severity {
  if (thing.lastUsed.state === 'used') {
    const use = dormancy({ ...thing, createdAt: thing.credential.createdAt }, context);
    return use.is === 'awake' ? 'high' : 'medium';
  }
  return thing.lastUsed.state === 'unused' ? 'low' : 'medium';
}

/** Something reports its use, and could not be read. */
export const isHidden = (lastUsed: LastUsed): boolean =>
  lastUsed.state === 'unknown' && lastUsed.reason !== 'unsupported';

/** The earliest moment at which it is known to have existed. */
function existedAt({ lastUsed, createdAt, firstSeen }: Watched): Timestamp {
  const since = knownSince(createdAt, firstSeen);
  return lastUsed.state === 'used' ? earliest(lastUsed.at, since) : since;
}

/** True when the silence goes back to the last use, or to creation: it is known to be short, not cut short. */
function isUnbroken(since: Timestamp, { lastUsed, createdAt }: Watched): boolean {
  if (lastUsed.state === 'used') {
    return Date.parse(since) <= Date.parse(lastUsed.at) + precisionWidth[lastUsed.precision];
  }
  return typeof createdAt === 'string' && Date.parse(since) <= Date.parse(createdAt);
}

function whyUnsure({ lastUsed, createdAt }: Watched, isStale: boolean): string {
  if (lastUsed.state === 'unknown') return `its use is not known: ${whyUnknown(lastUsed.reason, lastUsed.detail)}`;
  const seen = sayUse(lastUsed);
  if (silenceOf(lastUsed) === null) return `${seen}; whether it was used later cannot be told`;
  if (isStale) return `${seen}; what happened after that is not known`;
  if (lastUsed.state === 'unused' && typeof createdAt !== 'string') {
    return `${seen}, but when it was created is not known`;
  }
  return `${seen}; that is too short a time to call it unused, and what was before is not known`;
}

/** E.g. `last used on 2026-01-03 (test:report), no use seen from then to 2026-11-20`. */
export function sayUse(lastUsed: LastUsed): string {
  if (lastUsed.state === 'unknown') return `use not known: ${whyUnknown(lastUsed.reason, lastUsed.detail)}`;
  const blind = lastUsed.blindTo.length === 0 ? '' : ` (cannot be seen: ${lastUsed.blindTo.join(', ')})`;
  if (lastUsed.state === 'unused') {
    const { since, asOf, sources } = lastUsed;
    return `no use seen from ${day(since)} to ${day(asOf)}, says ${sources.join(', ')}${blind}`;
  }
  const last = `last used on ${day(lastUsed.at)}, says ${lastUsed.source}`;
  if (lastUsed.quiet === null) return `${last}${blind}`;
  return `${last}; no use seen from ${day(lastUsed.quiet.since)} to ${day(lastUsed.quiet.asOf)}${blind}`;
}

/** The last word on the use of a credential, as a line of proof. */
export const useNote = ({ credential, lastUsed }: CredentialFacts): Evidence => ({
  what: sayUse(lastUsed),
  source: lastUsed.state === 'used' ? lastUsed.source : credential.source,
});

function useEvidence(lastUsed: LastUsed): readonly Evidence[] {
  if (lastUsed.state === 'unknown') return [];
  const evidence: Evidence[] = [];
  if (lastUsed.state === 'used') evidence.push({ what: 'last use', source: lastUsed.source, at: lastUsed.at });
  const silence = silenceOf(lastUsed);
  const source = lastUsed.state === 'unused' ? lastUsed.sources.join(', ') : lastUsed.source;
  if (silence !== null) {
    evidence.push({ what: `no use from ${silence.since} to ${silence.asOf}`, source, at: silence.asOf });
  }
  for (const kind of lastUsed.blindTo) evidence.push({ what: `cannot see: ${kind}`, source });
  return evidence;
}

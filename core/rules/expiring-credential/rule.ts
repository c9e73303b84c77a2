import { isUnknown, type Timestamp } from '../../model.ts';
import { daysBetween } from '../age.ts';
import { authentication, removal } from '../controls.ts';
import { isPersonal, liveness, unknownStatus } from '../live.ts';
import { owaspNhi } from '../references.ts';
import { disableWaitDelete } from '../remediation.ts';
import {
  defineRule,
  fine,
  undetermined,
  type Context,
  type CredentialFacts,
  type Facts,
  type Severity,
  type Verdict,
} from '../rule.ts';
import { dormancy, sayUse, useNote, type Dormancy } from '../silence.ts';
import { day, label, notSeen, plural, sentence } from '../words.ts';
import { expired, hasExpired } from './expired.ts';

/** Enough to plan, test and roll out a renewal. Providers that warn of it warn this long before. */
const NOTICE_DAYS = 30;
/** What lives shorter is renewed by a program, late in its life: it is late in its last third. */
const NOTICE_SHARE = 1 / 3;
const URGENT_DAYS = 7;

export const rule = defineRule({
  id: 'expiring-credential',
  title: 'Credential that expires soon, or was the last of an identity that still holds access',
  severity: 'medium',
  why: 'What uses it stops when it expires. When it was the last one, the access stays, and waits for whoever adds a new one.',
  remediation: [
    'Verify what uses it: `discover show <ref>` tells when it was last used, by which source, and what that source cannot see.',
    'When it is used: create the new one beside it, or better replace it by federation, and move the users over before the day.',
    'When nothing uses it any more: take the grants away from the identity.',
    ...disableWaitDelete,
  ],
  references: [owaspNhi(1), owaspNhi(7)],
  controls: ['OWASP NHI1', 'OWASP NHI7', ...new Set([...authentication, ...removal])],
  about: 'credential',
  evaluate(subject, facts, context) {
    const { credential } = subject;
    const { expiresAt } = credential;
    if (isPersonal(subject, facts.identity)) return null;
    if (isUnknown(expiresAt) && expiresAt.unknown === 'unsupported') return null;
    if (credential.status === 'disabled' || facts.identity?.status === 'disabled') return fine;
    if (isUnknown(expiresAt)) return undetermined(`${label(subject)}: ${notSeen('its expiry date', expiresAt)}`);
    if (hasExpired(credential, context.now)) return expired(subject, facts, context);
    return expiresAt === null ? fine : expiring(subject, expiresAt, facts, context);
  },
});

function expiring(subject: CredentialFacts, expiresAt: Timestamp, facts: Facts, context: Context): Verdict {
  const { credential, lastUsed } = subject;
  const days = daysBetween(context.now, expiresAt);
  if (days > noticeOf(subject, expiresAt) || renewsItself(subject, expiresAt)) return fine;
  const use = dormancy({ ...subject, createdAt: credential.createdAt }, context);
  if (liveness(subject, facts.identity, context.now) === 'unknown') {
    return undetermined(`${label(subject)}: ${unknownStatus}`);
  }
  const next = successor(subject, expiresAt, facts, context);
  return {
    outcome: 'violation',
    severity: severityOf(use, lastUsed.state === 'used' && next === undefined, days),
    message: `${sentence(label(subject))} expires in ${plural(days, 'day')}, on ${day(expiresAt)}; ${sayUse(lastUsed)}${next === undefined ? '' : `; ${label(next)} beside it is valid for longer`}`,
    evidence: [{ what: 'expires', source: credential.source, at: expiresAt }, useNote(subject)],
  };
}

function severityOf(use: Dormancy, isNeeded: boolean, days: number): Severity {
  // Nothing stops when it expires, as far as is known: then that is all that needs to happen.
  if (use.is === 'dormant' || use.is === 'never-used') return 'info';
  if (!isNeeded) return 'low';
  return days <= URGENT_DAYS ? 'high' : 'medium';
}

function noticeOf({ credential: { rotatedAt, createdAt } }: CredentialFacts, expiresAt: Timestamp): number {
  const since = typeof rotatedAt === 'string' ? rotatedAt : createdAt;
  if (typeof since !== 'string') return NOTICE_DAYS;
  return Math.min(NOTICE_DAYS, daysBetween(since, expiresAt) * NOTICE_SHARE);
}

/** The provider's own rotation comes before the end. */
function renewsItself({ credential: { rotation } }: CredentialFacts, expiresAt: Timestamp): boolean {
  if (rotation === undefined || rotation === null || isUnknown(rotation) || rotation.nextAt === null) return false;
  return Date.parse(rotation.nextAt) < Date.parse(expiresAt);
}

/** One of the same kind that outlives it: a rotation under way. */
function successor(subject: CredentialFacts, expiresAt: Timestamp, facts: Facts, { now }: Context) {
  if (facts.identity === null || isUnknown(facts.credentials)) return undefined;
  return (facts.credentials ?? []).find(({ credential, ...times }) => {
    if (credential.kind !== subject.credential.kind || credential.ref === subject.credential.ref) return false;
    return (
      outlives(credential.expiresAt, expiresAt) && liveness({ credential, ...times }, facts.identity, now) === 'live'
    );
  });
}

const outlives = (end: CredentialFacts['credential']['expiresAt'], other: Timestamp): boolean =>
  end === null || (typeof end === 'string' && Date.parse(end) > Date.parse(other));

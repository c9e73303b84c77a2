import { isUnknown, type Timestamp } from '../../model.ts';
import { daysBetween } from '../age.ts';
import { authentication } from '../controls.ts';
import { liveness, unknownStatus } from '../live.ts';
import { owaspNhi } from '../references.ts';
import { defineRule, fine, undetermined, type CredentialFacts } from '../rule.ts';
import { valueAge } from '../value-age.ts';
import { day, label, notSeen, sentence } from '../words.ts';

export const rule = defineRule({
  id: 'unrotated-secret',
  title: 'Vaulted secret that is due for rotation',
  severity: 'medium',
  why: 'A vault protects where a secret is kept, not the copies that its readers made. Only a new value ends those.',
  remediation: [
    'Verify who reads it: the owner, and the log of the vault.',
    'If rotation is set up and overdue, find out why it fails: that is often a missing permission or a deleted function.',
    'Set the new value in the vault and in the system that accepts it, with both values valid for a while.',
    'Wait until every reader has taken the new value, then disable the old one where it is accepted.',
    'Set up rotation, so that this happens by itself.',
  ],
  references: [owaspNhi(7)],
  controls: ['OWASP NHI7', ...authentication],
  about: 'credential',
  kinds: ['vaulted-secret'],
  evaluate(subject, facts, { now, policy }) {
    const live = liveness(subject, facts.identity, now);
    if (live === 'dead') return fine;
    const age = valueAge(subject, now);
    const overdue = overdueSince(subject, now);
    if (overdue === null && age.max <= policy.rotateDays) return fine;
    if (overdue === null && age.min <= policy.rotateDays) return undetermined(`${label(subject)}: ${age.says}`);
    if (live === 'unknown') return undetermined(`${label(subject)}: ${unknownStatus}`);
    const rotation = sayRotation(subject, overdue);
    const source = subject.credential.source;
    return {
      outcome: 'violation',
      severity: age.min > 365 ? 'high' : 'medium',
      message: `${sentence(label(subject))} is due for rotation: ${age.says}${rotation === null ? '' : `; ${rotation}`}`,
      evidence: [{ what: age.says, source }, ...(rotation === null ? [] : [{ what: rotation, source }])],
    };
  },
});

/** When the provider's own rotation should have happened. A day late is not late. */
function overdueSince({ credential: { rotation } }: CredentialFacts, now: Timestamp): Timestamp | null {
  if (rotation === undefined || rotation === null || isUnknown(rotation) || rotation.nextAt === null) return null;
  return daysBetween(rotation.nextAt, now) > 1 ? rotation.nextAt : null;
}

function sayRotation({ credential: { rotation } }: CredentialFacts, overdue: Timestamp | null): string | null {
  if (rotation === undefined) return null;
  if (rotation === null) return 'no rotation is set up';
  if (isUnknown(rotation)) return notSeen('whether rotation is set up', rotation);
  if (overdue !== null) return `its rotation is overdue since ${day(overdue)}`;
  return rotation.everyDays === null ? 'rotation is set up' : `rotation is set up for every ${rotation.everyDays} days`;
}

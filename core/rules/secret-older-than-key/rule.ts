import { isUnknown, type Credential, type Timestamp } from '../../model.ts';
import { daysBetween } from '../age.ts';
import { removal } from '../controls.ts';
import { liveness, unknownStatus } from '../live.ts';
import { owaspNhi } from '../references.ts';
import { disableWaitDelete, verifyUse } from '../remediation.ts';
import { defineRule, fine, undetermined } from '../rule.ts';
import { day, label, notSeen, sentence } from '../words.ts';

export const rule = defineRule({
  id: 'secret-older-than-key',
  title: 'Vaulted secret that is older than the key it is named after',
  severity: 'low',
  why: 'It cannot hold that key. Either it is dead and forgotten, or it holds the one before, which somebody may still accept, and whatever reads it does not work as people believe.',
  remediation: [
    verifyUse,
    'Find out which key it really holds, and whether that is still accepted anywhere.',
    'When it is read: write the value of the key into it that it is named after, or name it after the one that it holds.',
    ...disableWaitDelete,
  ],
  references: [owaspNhi(7), owaspNhi(1)],
  controls: ['OWASP NHI7', 'OWASP NHI1', ...removal],
  about: 'credential',
  kinds: ['vaulted-secret'],
  evaluate(subject, { identity, named }, { now }) {
    const { credential } = subject;
    if (isUnknown(named)) return undetermined(`${label(subject)}: ${notSeen('the key that it is named after', named)}`);
    if (named === null) return null;
    const live = liveness(subject, identity, now);
    if (live === 'dead') return fine;
    const written = writtenAt(credential);
    const made = typeof named.rotatedAt === 'string' ? named.rotatedAt : named.createdAt;
    const key = `${named.kind.replaceAll('-', ' ')} ${named.nativeId}`;
    if (written === null) return undetermined(`${label(subject)}: when its value was written is not known`);
    if (typeof made !== 'string') return undetermined(`${label(subject)}: when ${key} was made is not known`);
    // Clocks differ.
    if (daysBetween(written, made) < 1) {
      const { rotatedAt } = named;
      if (!isUnknown(rotatedAt) || rotatedAt.unknown === 'unsupported') return fine;
      return undetermined(`${label(subject)}: ${notSeen(`when ${key} was rotated`, rotatedAt)}`);
    }
    if (live === 'unknown') return undetermined(`${label(subject)}: ${unknownStatus}`);
    return {
      outcome: 'violation',
      message: `${sentence(label(subject))} was last written on ${day(written)}, and ${key}, which it is named after, was made on ${day(made)}: it cannot hold it`,
      evidence: [
        { what: 'its value was last written', source: credential.source, at: written },
        { what: `${key} was made`, source: named.source, at: made },
      ],
    };
  },
});

/** `null`: not known. A date of creation tells only of a value that is known to be the first one. */
function writtenAt({ rotatedAt, createdAt }: Credential): Timestamp | null {
  if (typeof rotatedAt === 'string') return rotatedAt;
  return rotatedAt === null && typeof createdAt === 'string' ? createdAt : null;
}

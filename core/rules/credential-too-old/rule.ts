import { authentication } from '../controls.ts';
import { isPersonal, liveness, signInKinds, unknownStatus } from '../live.ts';
import { owaspNhi } from '../references.ts';
import { rotate } from '../remediation.ts';
import { defineRule, fine, undetermined } from '../rule.ts';
import { valueAge } from '../value-age.ts';
import { label, sentence } from '../words.ts';

export const rule = defineRule({
  id: 'credential-too-old',
  title: 'Credential that is due for rotation',
  severity: 'medium',
  why: 'The longer a value lives, the more copies of it exist, and the longer a stolen one works.',
  remediation: rotate,
  references: [owaspNhi(7)],
  controls: ['OWASP NHI7', ...authentication],
  about: 'credential',
  // Federation has no value that could age.
  kinds: signInKinds.filter((kind) => kind !== 'federation'),
  evaluate(subject, facts, { now, policy }) {
    if (isPersonal(subject, facts.identity)) return null;
    const live = liveness(subject, facts.identity, now);
    const age = valueAge(subject, now);
    if (live === 'dead' || age.max <= policy.rotateDays) return fine;
    if (age.min <= policy.rotateDays) return undetermined(`${label(subject)}: ${age.says}`);
    if (live === 'unknown') return undetermined(`${label(subject)}: ${unknownStatus}`);
    return {
      outcome: 'violation',
      severity: age.min > 365 ? 'high' : 'medium',
      message: `${sentence(label(subject))} is ${age.min === age.max ? '' : 'at least '}${age.min} days old: ${age.says}`,
      evidence: [{ what: age.says, source: subject.credential.source }],
    };
  },
});

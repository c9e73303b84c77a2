import { inFirstDays } from '../age.ts';
import { removal } from '../controls.ts';
import { liveness, unknownStatus } from '../live.ts';
import { dormantAccounts, owaspNhi } from '../references.ts';
import { disableWaitDelete, verifyUse } from '../remediation.ts';
import { defineRule, fine, undetermined } from '../rule.ts';
import { dormancy, sayUse } from '../silence.ts';
import { label, sentence } from '../words.ts';

export const rule = defineRule({
  id: 'never-read-secret',
  title: 'Vaulted secret that nobody reads',
  severity: 'medium',
  why: 'A secret that nobody reads usually still opens something: a forgotten account, with a value that nobody changes.',
  remediation: [verifyUse, 'Find out what the secret opens, and whether that is still needed.', ...disableWaitDelete],
  references: [owaspNhi(1), dormantAccounts],
  controls: ['OWASP NHI1', ...removal],
  about: 'credential',
  kinds: ['vaulted-secret'],
  evaluate(subject, facts, context) {
    const { credential, firstSeen, lastUsed } = subject;
    const live = liveness(subject, facts.identity, context.now);
    if (live === 'dead') return fine;
    const early = inFirstDays(credential.createdAt, firstSeen, context);
    if (early !== null) return early;
    // One that was never read is a finding before it could be dormant: its age alone does not end that.
    if (lastUsed.state === 'unknown') return undetermined(`${label(subject)}: ${sayUse(lastUsed)}`);
    const use = dormancy({ ...subject, createdAt: credential.createdAt }, context);
    if (use.is === 'awake') return fine;
    if (use.is === 'unknown') return undetermined(`${label(subject)}: ${use.because}`);
    if (live === 'unknown') return undetermined(`${label(subject)}: ${unknownStatus}`);
    return {
      outcome: 'violation',
      severity: use.days > context.policy.dormantDays ? 'medium' : 'low',
      message:
        use.is === 'never-used'
          ? `${sentence(label(subject))} was never read: ${use.says}`
          : `${sentence(label(subject))} is not read for ${use.days} days: ${use.says}`,
      evidence: use.evidence,
    };
  },
});

import { isYoung } from '../age.ts';
import { removal } from '../controls.ts';
import { isPersonal, liveness, signInKinds, unknownStatus } from '../live.ts';
import { isPowerful } from '../power.ts';
import { dormantAccounts, owaspNhi } from '../references.ts';
import { disableWaitDelete, verifyUse } from '../remediation.ts';
import { defineRule, fine, undetermined } from '../rule.ts';
import { dormancy } from '../silence.ts';
import { label, sentence } from '../words.ts';

export const rule = defineRule({
  id: 'unused-credential',
  title: 'Active credential that is no longer used',
  severity: 'medium',
  why: 'A credential that nobody uses can be stolen and used without anybody missing it or noticing.',
  remediation: [verifyUse, ...disableWaitDelete],
  references: [owaspNhi(1), dormantAccounts],
  controls: ['OWASP NHI1', ...removal],
  about: 'credential',
  kinds: signInKinds,
  evaluate(subject, facts, context) {
    const { credential, firstSeen } = subject;
    if (isPersonal(subject, facts.identity)) return null;
    const live = liveness(subject, facts.identity, context.now);
    if (live === 'dead' || isYoung(credential.createdAt, firstSeen, context)) return fine;
    const use = dormancy({ ...subject, createdAt: credential.createdAt }, context);
    // `never-used-credential` speaks of those.
    if (use.is === 'never-used') return null;
    if (use.is === 'awake') return fine;
    if (use.is === 'unknown') return undetermined(`${label(subject)}: ${use.because}`);
    if (live === 'unknown') return undetermined(`${label(subject)}: ${unknownStatus}`);
    return {
      outcome: 'violation',
      severity: isPowerful(facts.privilege) ? 'high' : 'medium',
      message: `${sentence(label(subject))} is active and unused for ${use.days} days: ${use.says}`,
      evidence: use.evidence,
    };
  },
});

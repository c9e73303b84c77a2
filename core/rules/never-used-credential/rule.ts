import { isYoung } from '../age.ts';
import { removal } from '../controls.ts';
import { isPersonal, liveness, signInKinds, unknownStatus } from '../live.ts';
import { isPowerful } from '../power.ts';
import { dormantAccounts, owaspNhi } from '../references.ts';
import { disableWaitDelete, verifyUse } from '../remediation.ts';
import { defineRule, fine, undetermined } from '../rule.ts';
import { dormancy, sayUse } from '../silence.ts';
import { label, sentence } from '../words.ts';

export const rule = defineRule({
  id: 'never-used-credential',
  title: 'Active credential that was never used',
  severity: 'medium',
  why: 'It was made and handed out, and nothing needs it: whoever holds a copy has access that nobody would miss.',
  remediation: [verifyUse, ...disableWaitDelete],
  references: [owaspNhi(1), dormantAccounts],
  controls: ['OWASP NHI1', ...removal],
  about: 'credential',
  kinds: signInKinds,
  evaluate(subject, facts, context) {
    const { credential, firstSeen, lastUsed } = subject;
    if (isPersonal(subject, facts.identity)) return null;
    const live = liveness(subject, facts.identity, context.now);
    if (live === 'dead' || lastUsed.state === 'used' || isYoung(credential.createdAt, firstSeen, context)) return fine;
    const use = dormancy({ ...subject, createdAt: credential.createdAt }, context);
    if (lastUsed.state === 'unknown') return undetermined(`${label(subject)}: ${sayUse(lastUsed)}`);
    // Its early days were not watched, or not by everything: `unused-credential` says what can be said.
    if (use.is !== 'never-used') return null;
    if (live === 'unknown') return undetermined(`${label(subject)}: ${unknownStatus}`);
    const dormant = use.days > context.policy.dormantDays ? 'medium' : 'low';
    return {
      outcome: 'violation',
      severity: isPowerful(facts.privilege) ? 'high' : dormant,
      message: `${sentence(label(subject))} is active and was never used: ${use.says}`,
      evidence: use.evidence,
    };
  },
});

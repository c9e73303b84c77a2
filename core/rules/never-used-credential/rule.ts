import { isPowerful } from '../power.ts';
import { defineRule, fine, undetermined } from '../rule.ts';
import { aboutSilentCredentials, judgeSilence } from '../silent-credential.ts';
import { label, sentence } from '../words.ts';

export const rule = defineRule({
  ...aboutSilentCredentials,
  id: 'never-used-credential',
  title: 'Active credential that was never used',
  why: 'It was made and handed out, and nothing needs it: whoever holds a copy has access that nobody would miss.',
  evaluate: (subject, facts, context) =>
    judgeSilence(subject, facts, context, (use) => {
      const { state } = subject.lastUsed;
      if (state === 'used') return fine;
      if (use.is === 'unknown' && state === 'unknown') return undetermined(`${label(subject)}: ${use.because}`);
      // Its early days were not watched, or not by everything: `unused-credential` says what can be said.
      if (use.is !== 'never-used') return null;
      const dormant = use.days > context.policy.dormantDays ? 'medium' : 'low';
      return {
        outcome: 'violation',
        severity: isPowerful(facts.privilege) ? 'high' : dormant,
        message: `${sentence(label(subject))} is active and was never used: ${use.says}`,
        evidence: use.evidence,
      };
    }),
});

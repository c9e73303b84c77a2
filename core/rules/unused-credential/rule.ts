import { isPowerful } from '../power.ts';
import { defineRule, fine, undetermined } from '../rule.ts';
import { aboutSilentCredentials, judgeSilence } from '../silent-credential.ts';
import { label, sentence } from '../words.ts';

export const rule = defineRule({
  ...aboutSilentCredentials,
  id: 'unused-credential',
  title: 'Active credential that is no longer used',
  why: 'A credential that nobody uses can be stolen and used without anybody missing it or noticing.',
  about: 'credential',
  evaluate: (subject, facts, context) =>
    judgeSilence(subject, facts, context, (use) => {
      if (use.is === 'awake') return fine;
      if (use.is === 'unknown') return undetermined(`${label(subject)}: ${use.because}`);
      // `never-used-credential` speaks of those.
      if (use.is === 'never-used') return null;
      return {
        outcome: 'violation',
        severity: isPowerful(facts.privilege) ? 'high' : 'medium',
        message: `${sentence(label(subject))} is active and unused for ${use.days} days: ${use.says}`,
        evidence: use.evidence,
      };
    }),
});

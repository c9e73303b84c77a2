import { isUnknown } from '../../model.ts';
import { isPowerful } from '../power.ts';
import { defineRule, fine, undetermined } from '../rule.ts';
import { aboutSilentCredentials, judgeSilence } from '../silent-credential.ts';
import { sayUse } from '../silence.ts';
import { label, notSeen, sentence } from '../words.ts';

export const rule = defineRule({
  ...aboutSilentCredentials,
  id: 'never-used-credential',
  title: 'Active credential that was never used',
  why: 'It was made and handed out, and nothing needs it: whoever holds a copy has access that nobody would miss.',
  about: 'credential',
  evaluate: (subject, facts, context) =>
    judgeSilence(subject, facts, context, (use) => {
      const { lastUsed } = subject;
      if (lastUsed.state === 'used') return fine;
      if (lastUsed.state === 'unknown') return undetermined(`${label(subject)}: ${sayUse(lastUsed)}`);
      const { createdAt } = subject.credential;
      if (isUnknown(createdAt) && createdAt.unknown !== 'unsupported') {
        return undetermined(`${label(subject)}: ${notSeen('when it was created', createdAt)}`);
      }
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

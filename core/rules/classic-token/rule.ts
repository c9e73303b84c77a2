import { leastPrivilege } from '../controls.ts';
import { liveness, unknownStatus } from '../live.ts';
import { isPowerful, raised, sayHolder } from '../power.ts';
import { leastPrivilegePrinciple, owaspNhi } from '../references.ts';
import { defineRule, fine, undetermined } from '../rule.ts';
import { sayUse, useNote } from '../silence.ts';
import { label, sentence } from '../words.ts';

export const rule = defineRule({
  id: 'classic-token',
  title: 'Token of an old kind, with all rights of its owner',
  severity: 'medium',
  why: 'It reaches everything that its owner reaches, in other organizations too, and no administrator can narrow or approve it.',
  remediation: [
    'Find every place that uses it: `discover show <ref>` names what is known.',
    'Create a token of the new kind (named resources, named permissions, an expiry date), or better an app of its own, and move the users over.',
    'Verify that the old one is no longer used, then disable it by revoking its access to the organization.',
    'Wait a few days for stragglers, then have its owner delete it.',
    'When none is left, forbid tokens of the old kind.',
  ],
  references: [owaspNhi(5), leastPrivilegePrinciple],
  controls: ['OWASP NHI5', ...leastPrivilege],
  about: 'credential',
  evaluate(subject, facts, { now }) {
    const { credential, lastUsed } = subject;
    if (!credential.weaknesses.includes('classic-token')) return null;
    const live = liveness(subject, facts.identity, now);
    if (live === 'dead') return fine;
    if (live === 'unknown') return undetermined(`${label(subject)}: ${unknownStatus}`);
    return {
      outcome: 'violation',
      severity: isPowerful(facts.privilege) ? raised('medium') : 'medium',
      message: `${sentence(label(subject))}${sayHolder(facts)} is of an old kind that holds all rights of its owner; ${sayUse(lastUsed)}`,
      evidence: [{ what: 'holds all rights of its owner', source: credential.source }, useNote(subject)],
    };
  },
});

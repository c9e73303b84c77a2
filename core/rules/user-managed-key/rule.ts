import { authentication } from '../controls.ts';
import { liveness, unknownStatus } from '../live.ts';
import { isPowerful, raised, sayHolder } from '../power.ts';
import { owaspNhi } from '../references.ts';
import { rotate } from '../remediation.ts';
import { defineRule, fine, undetermined } from '../rule.ts';
import { sayUse } from '../silence.ts';
import { label, sentence } from '../words.ts';

export const rule = defineRule({
  id: 'user-managed-key',
  title: 'Key in the hands of users where none is needed',
  severity: 'low',
  why: 'It can be copied, and works from anywhere until somebody revokes it. The provider offers sign-in without a key that could leak.',
  remediation: [
    ...rotate.slice(0, 1),
    'Replace it by an attached identity, workload identity federation or short-lived impersonation, and move the users over.',
    ...rotate.slice(2),
  ],
  references: [owaspNhi(4), owaspNhi(7)],
  controls: ['OWASP NHI4', 'OWASP NHI7', ...authentication],
  about: 'credential',
  evaluate(subject, facts, { now }) {
    const { credential, lastUsed } = subject;
    const { identity, privilege } = facts;
    const isUploaded = credential.weaknesses.includes('uploaded');
    if (!isUploaded && !credential.weaknesses.includes('user-managed')) return null;
    const live = liveness(subject, identity, now);
    if (live === 'dead') return fine;
    if (live === 'unknown') return undetermined(`${label(subject)}: ${unknownStatus}`);
    const severity = isUploaded ? 'medium' : 'low';
    const what = isUploaded
      ? 'was made elsewhere and uploaded: nobody can tell where its private half has been'
      : 'is kept by users, where the provider offers sign-in without one';
    return {
      outcome: 'violation',
      severity: isPowerful(privilege) ? raised(severity) : severity,
      message: `${sentence(label(subject))}${sayHolder(facts)} ${what}; ${sayUse(lastUsed)}`,
      evidence: [{ what, source: credential.source }],
    };
  },
});

import { leastPrivilege } from '../controls.ts';
import { grantEvidence, holding, sayGrants } from '../grants.ts';
import { liveness, unknownStatus } from '../live.ts';
import { leastPrivilegePrinciple, owaspNhi } from '../references.ts';
import { defineRule, fine, undetermined } from '../rule.ts';
import { dormancy, sayUse, useNote } from '../silence.ts';
import { label, sentence } from '../words.ts';

export const rule = defineRule({
  id: 'deploy-key-with-write',
  title: 'Deploy key that may change the code',
  severity: 'low',
  why: 'It never expires, belongs to nobody, and passes every review: whoever finds it on a build machine changes what is shipped.',
  remediation: [
    'Verify what uses it (`discover show <ref>`), and whether that pushes anything.',
    'When it only reads, add a key that may only read, move its users over, and disable the old one where it lies.',
    'When it pushes, let an app with a short-lived token do so, and protect the branches that are shipped.',
    'Wait for one full business cycle and watch for refused pushes.',
    'Delete it when nothing missed it: such keys cannot be switched off and on.',
  ],
  references: [owaspNhi(5), leastPrivilegePrinciple],
  controls: ['OWASP NHI5', ...leastPrivilege],
  kinds: ['deploy-key'],
  about: 'credential',
  evaluate(subject, { identity, grants }, context) {
    const live = liveness(subject, identity, context.now);
    if (live === 'dead') return fine;
    const { found, doubt } = holding(grants, 'write');
    if (found.length === 0) return doubt === null ? fine : undetermined(`${label(subject)}: ${doubt}`);
    if (live === 'unknown') return undetermined(`${label(subject)}: ${unknownStatus}`);
    const use = dormancy({ ...subject, createdAt: subject.credential.createdAt }, context);
    return {
      outcome: 'violation',
      // In use, it may be what releases are made with.
      severity: use.is === 'awake' ? 'low' : 'medium',
      message: `${sentence(label(subject))} may change the code: ${sayGrants(found)}; ${sayUse(subject.lastUsed)}`,
      evidence: [...grantEvidence(found), useNote(subject)],
    };
  },
});

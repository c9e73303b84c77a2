import { authentication } from '../controls.ts';
import { liveness, unknownStatus } from '../live.ts';
import { isPowerful, sayHolder } from '../power.ts';
import { addedCredentials, owaspNhi } from '../references.ts';
import { defineRule, fine, undetermined } from '../rule.ts';
import { sayUse, useNote } from '../silence.ts';
import { label, sentence } from '../words.ts';

export const rule = defineRule({
  id: 'hidden-credential',
  title: 'Credential where its owners do not see it',
  severity: 'high',
  why: 'It signs in as the identity, and the people who answer for that never see it: a common way to keep a back door.',
  remediation: [
    'Find out in the audit log who added it and when, and verify with the owner that it was meant.',
    'When nobody knows of it, treat it as a break-in: disable it at once, and look at everything that it signed in to.',
    'When it is needed, put a new one where its owners see it, and move its users over.',
    'Wait for one full business cycle and watch for refused sign-ins.',
    'Delete it when nothing missed it.',
  ],
  references: [addedCredentials, owaspNhi(4)],
  controls: ['OWASP NHI4', ...authentication],
  about: 'credential',
  // On an identity that the provider keeps, it is the provider's trust that is abused.
  alsoOf: ['provider'],
  evaluate(subject, facts, { now }) {
    const { credential, lastUsed } = subject;
    const { identity, privilege } = facts;
    if (!credential.weaknesses.includes('hidden')) return null;
    const live = liveness(subject, identity, now);
    if (live === 'dead') return fine;
    if (live === 'unknown') return undetermined(`${label(subject)}: ${unknownStatus}`);
    const isKept = identity?.managedBy === 'provider';
    return {
      outcome: 'violation',
      severity: isPowerful(privilege) || isKept ? 'critical' : 'high',
      message: `${sentence(label(subject))}${sayHolder(facts)} is where its owners do not see it${isKept ? ', on an identity that the provider keeps' : ''}; ${sayUse(lastUsed)}`,
      evidence: [
        {
          what: 'not among the credentials that the owners of the identity are shown',
          source: credential.source,
          ...(typeof credential.createdAt === 'string' ? { at: credential.createdAt } : {}),
        },
        useNote(subject),
      ],
    };
  },
});

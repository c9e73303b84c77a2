import { authentication } from '../controls.ts';
import { liveness, unknownStatus } from '../live.ts';
import { oneFactor, owaspNhi } from '../references.ts';
import { defineRule, fine, undetermined } from '../rule.ts';
import { sayUse, severityOfUse, useNote } from '../silence.ts';
import { label, sentence } from '../words.ts';

export const rule = defineRule({
  id: 'credential-bypasses-mfa',
  title: 'Credential that signs in without the second factor',
  severity: 'medium',
  why: 'It opens the account of a person with a value alone, which is what the second factor is there to prevent. It lies in programs and devices that nobody keeps a list of.',
  remediation: [
    'Verify with its user which program it is for, and whether that program still runs.',
    'Move the program to a sign-in of its own that asks for consent, or to an app that can do so.',
    'Wait until it was not used for a week.',
    'Delete it, and switch off such credentials for everybody who needs none.',
  ],
  references: [owaspNhi(4), oneFactor],
  controls: ['OWASP NHI4', ...authentication],
  about: 'credential',
  evaluate(subject, { identity }, context) {
    const { credential, lastUsed } = subject;
    if (!credential.weaknesses.includes('bypasses-mfa')) return null;
    const live = liveness(subject, identity, context.now);
    if (live === 'dead') return fine;
    if (live === 'unknown') return undetermined(`${label(subject)}: ${unknownStatus}`);
    return {
      outcome: 'violation',
      severity: severityOfUse(subject, context),
      message: `${sentence(label(subject))}${identity === null ? '' : ` of ${identity.name}`} signs in without the second factor; ${sayUse(lastUsed)}`,
      evidence: [{ what: 'asks for no second factor', source: credential.source }, useNote(subject)],
    };
  },
});

import { isUnknown } from '../../model.ts';
import { authentication } from '../controls.ts';
import { isPersonal, liveness, unknownStatus } from '../live.ts';
import { owaspNhi } from '../references.ts';
import { defineRule, fine, undetermined } from '../rule.ts';
import { label, notSeen, sentence } from '../words.ts';

export const rule = defineRule({
  id: 'credential-without-expiry',
  title: 'Credential that never expires',
  severity: 'low',
  why: 'What never expires stays valid wherever it was copied to, until somebody thinks of revoking it.',
  remediation: [
    'Find every place that uses it: `discover show <ref>` names what is known.',
    'Move its users to a credential that is never stored (workload identity federation, a managed identity), or to a new one with an expiry date.',
    'Verify with `discover show <ref>` that the old one is no longer used, then disable it.',
    'Wait a few days for stragglers, then delete the old one.',
  ],
  references: [owaspNhi(7)],
  controls: ['OWASP NHI7', ...authentication],
  about: 'credential',
  evaluate(subject, facts, { now }) {
    const { credential } = subject;
    // Federation holds no value that could leak.
    if (credential.kind === 'federation' || isPersonal(subject, facts.identity)) return null;
    const { expiresAt } = credential;
    if (isUnknown(expiresAt) && expiresAt.unknown === 'unsupported') return null;
    const live = liveness(subject, facts.identity, now);
    if (live === 'dead' || typeof expiresAt === 'string') return fine;
    if (isUnknown(expiresAt)) return undetermined(`${label(subject)}: ${notSeen('its expiry date', expiresAt)}`);
    if (live === 'unknown') return undetermined(`${label(subject)}: ${unknownStatus}`);
    return {
      outcome: 'violation',
      message: `${sentence(label(subject))} is active and has no expiry date, although it could have one`,
      evidence: [{ what: 'no expiry date', source: credential.source }],
    };
  },
});

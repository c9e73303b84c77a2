import { authentication } from '../controls.ts';
import { liveness, unknownStatus } from '../live.ts';
import { sayHolder } from '../power.ts';
import { owaspNhi } from '../references.ts';
import { defineRule, fine, undetermined, type CredentialFacts } from '../rule.ts';
import { sayUse, useNote } from '../silence.ts';
import { label, sentence } from '../words.ts';

export const rule = defineRule({
  id: 'exposed-credential',
  title: 'Credential that was exposed',
  severity: 'critical',
  why: 'Others have it: programs look for such values day and night, and use them within minutes.',
  remediation: [
    'Verify at once what uses it (`discover show <ref>`), and put a new one in its place.',
    'Disable the exposed one today, even when a user is not moved yet: that outage is smaller than the other one.',
    'Look at everything that it signed in to since the day it was exposed, and take the value out of where it was found.',
    'Wait a few days for stragglers, with the exposed one disabled.',
    'Delete the exposed one: disabled, it could be switched on again.',
  ],
  references: [owaspNhi(2)],
  controls: ['OWASP NHI2', ...authentication],
  about: 'credential',
  alsoOf: ['provider'],
  evaluate(subject, facts, { now }) {
    const { credential, lastUsed } = subject;
    if (credential.exposure.length === 0) return null;
    if (isOver(subject, now)) return fine;
    const live = liveness(subject, facts.identity, now);
    if (live === 'unknown') return undetermined(`${label(subject)}: ${unknownStatus}`);
    const said = credential.exposure.join(', ');
    const who = `${sentence(label(subject))}${sayHolder(facts)}`;
    const isDisabled = live === 'dead';
    return {
      outcome: 'violation',
      severity: isDisabled ? 'low' : 'critical',
      message: isDisabled
        ? `${who} was exposed (${said}); it is disabled, and could be switched on again`
        : `${who} was exposed (${said}) and is still active; ${sayUse(lastUsed)}`,
      evidence: [{ what: `reported as ${said}`, source: credential.source }, useNote(subject)],
    };
  },
});

/** What has expired cannot be switched on again. */
const isOver = ({ credential: { status, expiresAt } }: CredentialFacts, now: string): boolean =>
  status === 'expired' || (typeof expiresAt === 'string' && Date.parse(expiresAt) <= Date.parse(now));

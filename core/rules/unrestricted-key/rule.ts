import { leastPrivilege } from '../controls.ts';
import { liveness, unknownStatus } from '../live.ts';
import { isPowerful, raised, sayHolder } from '../power.ts';
import { leastPrivilegePrinciple, owaspNhi } from '../references.ts';
import { defineRule, fine, undetermined } from '../rule.ts';
import { sayUse } from '../silence.ts';
import { label, sentence } from '../words.ts';

export const rule = defineRule({
  id: 'unrestricted-key',
  title: 'Key that works from anywhere, for every API',
  severity: 'medium',
  why: 'Such keys end up in web pages and apps. Without a restriction, whoever finds one can call every API that is switched on, at your cost.',
  remediation: [
    'Verify which APIs it calls and from where: `discover show <ref>`, and the metrics of the provider.',
    'Restrict it to those APIs, and to the addresses, web pages or apps that use it.',
    'Wait for one full business cycle and watch for refused requests.',
    'When nothing uses it, disable or restrict it to nothing first, and delete it only when nothing missed it.',
  ],
  references: [owaspNhi(5), leastPrivilegePrinciple],
  controls: ['OWASP NHI5', ...leastPrivilege],
  about: 'credential',
  evaluate(subject, facts, { now }) {
    const { credential, lastUsed } = subject;
    const { identity, privilege } = facts;
    if (!credential.weaknesses.includes('unrestricted')) return null;
    const live = liveness(subject, identity, now);
    if (live === 'dead') return fine;
    if (live === 'unknown') return undetermined(`${label(subject)}: ${unknownStatus}`);
    return {
      outcome: 'violation',
      severity: isPowerful(privilege) ? raised('medium') : 'medium',
      message: `${sentence(label(subject))}${sayHolder(facts)} works from anywhere, for every API; ${sayUse(lastUsed)}`,
      evidence: [{ what: 'no restriction of callers or APIs', source: credential.source }],
    };
  },
});

import { authentication } from '../controls.ts';
import { liveness, unknownStatus } from '../live.ts';
import { isPowerful, raised, sayHolder } from '../power.ts';
import { oidcClaims, owaspNhi } from '../references.ts';
import { defineRule, fine, undetermined } from '../rule.ts';
import { sayUse } from '../silence.ts';
import { label, sentence } from '../words.ts';

export const rule = defineRule({
  id: 'federation-without-condition',
  title: 'Federation that accepts every token of a shared issuer',
  severity: 'high',
  why: 'The issuer signs tokens for all of its customers. Without a condition a stranger can sign in, and one careless grant to "all of the pool" lets them in.',
  remediation: [
    'Verify which organizations, repositories or workloads really sign in through it: its log, and the grants to its subjects.',
    'Add a condition that accepts only those, on a claim that cannot be chosen by others, such as the id of your organization.',
    'Wait for the next run of each workload and watch for refused sign-ins.',
    'When nothing signs in through it, disable it first.',
  ],
  references: [owaspNhi(6), owaspNhi(4), oidcClaims],
  controls: ['OWASP NHI6', 'OWASP NHI4', ...authentication],
  about: 'credential',
  kinds: ['federation'],
  evaluate(subject, facts, { now }) {
    const { credential, lastUsed } = subject;
    const { identity, privilege } = facts;
    if (!credential.weaknesses.includes('no-condition')) return null;
    const live = liveness(subject, identity, now);
    if (live === 'dead') return fine;
    if (live === 'unknown') return undetermined(`${label(subject)}: ${unknownStatus}`);
    return {
      outcome: 'violation',
      severity: isPowerful(privilege) ? raised('high') : 'high',
      message: `${sentence(label(subject))}${sayHolder(facts)} accepts every token of an issuer that others get tokens from too; ${sayUse(lastUsed)}`,
      evidence: [{ what: 'no condition on the claims of a token', source: credential.source }],
    };
  },
});

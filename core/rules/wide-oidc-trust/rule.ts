import type { Trust, TrustWeakness } from '../../model.ts';
import { authentication } from '../controls.ts';
import { isPowerful, raised, sayPower } from '../power.ts';
import { oidcClaims, owaspNhi } from '../references.ts';
import { defineRule, fine, severities, type Severity } from '../rule.ts';

/** What each weakness lets in. */
const weak: Partial<Record<TrustWeakness, { severity: Severity; says: string }>> = {
  'no-subject': { severity: 'high', says: 'it checks no subject, so every token of the issuer is accepted' },
  'wildcard-subject': { severity: 'high', says: 'its subject pattern accepts more than one workload' },
  'for-all-values': { severity: 'high', says: 'its check is also met by a token without the claim (for all values)' },
  'if-exists': { severity: 'high', says: 'its check is skipped for a token without the claim (if exists)' },
  'no-audience': { severity: 'medium', says: 'it checks no audience, so a token made for another service is accepted' },
};

export const rule = defineRule({
  id: 'wide-oidc-trust',
  title: 'Token trust that is wider than one workload',
  severity: 'high',
  why: 'An issuer signs tokens for all of its customers. Unless subject and audience are checked exactly, a stranger’s pipeline can act as this identity.',
  remediation: [
    'Verify which repositories, branches or workloads really use it.',
    'Compare subject and audience exactly, to one repository and branch or environment, or to one service account.',
    'Replace checks that a missing claim passes by ones that require the claim.',
    'Wait for the next run of each workload and watch for refused sign-ins before taking the old condition away for good.',
  ],
  references: [owaspNhi(6), owaspNhi(4), oidcClaims],
  controls: ['OWASP NHI6', 'OWASP NHI4', ...authentication],
  about: 'trust',
  evaluate(trust, facts) {
    if (trust.principal.kind !== 'oidc' || trust.principal.dangling) return null;
    const found = trust.weaknesses.map((weakness) => weak[weakness]).filter((entry) => entry !== undefined);
    const [worst] = found.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
    if (worst === undefined) return fine;
    const name = facts.identity?.name ?? trust.identity;
    return {
      outcome: 'violation',
      severity: isPowerful(facts.privilege) ? raised(worst.severity) : worst.severity,
      message: `Tokens of ${trust.principal.id} may act as ${name}${sayPower(facts.privilege)}; ${found.map(({ says }) => says).join('; ')}`,
      evidence: [...found.map(({ says }) => ({ what: says, source: trust.source })), ...accepted(trust)],
    };
  },
});

const accepted = ({ subjects, source }: Trust): { what: string; source: string }[] =>
  subjects.map((subject) => ({ what: `accepts subject ${subject}`, source }));

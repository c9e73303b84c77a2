import type { IdentityWeakness } from '../../model.ts';
import { authentication } from '../controls.ts';
import { thirdParty } from '../parties.ts';
import { raised } from '../power.ts';
import { oauthSecurity, openRedirect, owaspNhi } from '../references.ts';
import { defineRule, fine, severities, type Severity } from '../rule.ts';

/** Where a sign-in answer may end up. */
const loose: Partial<Record<IdentityWeakness, { severity: Severity; says: string }>> = {
  'dangling-redirect': { severity: 'high', says: 'a host that is not there any more, and that anybody may register' },
  'wildcard-redirect': { severity: 'medium', says: 'any host of a pattern' },
  'insecure-redirect': { severity: 'low', says: 'a host over plain http, where anybody on the way can read it' },
};

export const rule = defineRule({
  id: 'loose-redirect',
  title: 'App whose sign-ins can be redirected to others',
  severity: 'medium',
  why: 'The answer of a sign-in carries a code or a token. Whoever can receive it acts as the user who signed in.',
  remediation: [
    'Verify which redirect addresses are in use: the sign-in log, and the owner of the app. Of a third-party app, ask its publisher.',
    'List exactly those, each in full, with https.',
    'Take the others away one by one, those of hosts that are gone first, and keep a note of them.',
    'Wait for one full business cycle and watch for refused sign-ins.',
  ],
  references: [openRedirect, oauthSecurity, owaspNhi(4)],
  controls: ['OWASP NHI4', ...authentication],
  about: 'identity',
  evaluate(identity) {
    const found = identity.weaknesses.map((weakness) => loose[weakness]).filter((entry) => entry !== undefined);
    const [worst] = found.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
    if (worst === undefined) return null;
    if (identity.status === 'disabled') return fine;
    const isForAll = identity.weaknesses.includes('multi-tenant');
    const publisher = thirdParty(identity);
    const whose = publisher === null ? '' : ` of ${publisher.name === '' ? publisher.id : publisher.name}`;
    return {
      outcome: 'violation',
      severity: isForAll ? raised(worst.severity) : worst.severity,
      message: `Sign-ins to ${identity.name}${whose}${isForAll ? ', which other organizations use too,' : ''} may be sent to ${found.map(({ says }) => says).join('; to ')}`,
      evidence: found.map(({ says }) => ({ what: `may redirect to ${says}`, source: identity.source })),
    };
  },
});

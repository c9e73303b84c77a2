import { isUnknown } from '../../model.ts';
import { inFirstDays } from '../age.ts';
import { removal } from '../controls.ts';
import { grantEvidence, sayGrants, worstFirst, worstLevel } from '../grants.ts';
import { thirdParty } from '../parties.ts';
import { severityOfLevel } from '../power.ts';
import { dormantAccounts, owaspNhi } from '../references.ts';
import { verifyUse } from '../remediation.ts';
import { defineRule, fine, undetermined } from '../rule.ts';
import { identityDormancy } from '../silence.ts';
import { notSeen } from '../words.ts';

export const rule = defineRule({
  id: 'dormant-grant',
  title: 'Third-party app that nobody uses, with live access',
  severity: 'medium',
  why: 'Nobody would notice if its publisher were broken into, and its access outlives the contract, the trial and the people who asked for it.',
  remediation: [
    verifyUse,
    'Disable sign-in to it, so that it can be let in again in a minute. Do not delete it yet.',
    'Wait for one full business cycle (30 days; longer when quarterly jobs are possible) and watch for refused requests.',
    'Delete its grants when nothing missed it, and tell the publisher to forget its tokens.',
  ],
  references: [owaspNhi(1), owaspNhi(3), dormantAccounts],
  controls: ['OWASP NHI1', 'OWASP NHI3', ...removal],
  about: 'identity',
  evaluate(identity, facts, context) {
    // Of what is ours, `unused-identity` speaks.
    if (thirdParty(identity) === null) return null;
    if (identity.status === 'disabled') return fine;
    const early = inFirstDays(identity.createdAt, facts.firstSeen, context);
    if (early !== null) return early;
    const use = identityDormancy(identity, facts, context);
    if (use.is === 'awake' || (use.is === 'never-used' && use.days <= context.policy.dormantDays)) return fine;
    if (use.is === 'unknown') return undetermined(use.because);
    if (isUnknown(facts.grants)) return undetermined(notSeen('its grants', facts.grants));
    const held = worstFirst((facts.grants ?? []).filter(({ privilege }) => privilege.level !== 'none'));
    if (held.length === 0) return fine;
    if (identity.status === 'unknown') return undetermined('whether it is active could not be read');
    const unused = use.is === 'never-used' ? 'was never used' : `is unused for ${use.days} days`;
    return {
      outcome: 'violation',
      severity: severityOfLevel(worstLevel(held)),
      message: `Third-party app ${identity.name} ${unused} and still has access: ${sayGrants(held)}; ${use.says}`,
      evidence: [...use.evidence, ...grantEvidence(held)],
    };
  },
});

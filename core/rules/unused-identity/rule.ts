import type { Identity } from '../../model.ts';
import { inFirstDays } from '../age.ts';
import { removal } from '../controls.ts';
import { isOutsider, thirdParty } from '../parties.ts';
import { isPowerful } from '../power.ts';
import { dormantAccounts, owaspNhi } from '../references.ts';
import { disableWaitDelete, verifyUse } from '../remediation.ts';
import { defineRule, fine, undetermined, type Facts, type Verdict } from '../rule.ts';
import { identityDormancy, isHidden, sayUse } from '../silence.ts';
import { byWorkload, wayIn } from '../ways-in.ts';

export const rule = defineRule({
  id: 'unused-identity',
  title: 'Identity that is no longer used',
  severity: 'medium',
  why: 'An identity that outlived its purpose keeps its access, and nobody watches over it.',
  remediation: [verifyUse, ...disableWaitDelete],
  references: [owaspNhi(1), dormantAccounts],
  controls: ['OWASP NHI1', ...removal],
  about: 'identity',
  evaluate(identity, facts, context) {
    // Root is best left unused; people leave by other ways; who is not ours, or works for us, has rules of its own.
    if (identity.kind === 'root' || identity.nature.is === 'human') return null;
    if (isOutsider(identity) || thirdParty(identity) !== null) return null;
    if (identity.status === 'disabled') return fine;
    const early = inFirstDays(identity.createdAt, facts.firstSeen, context);
    if (early !== null) return early;
    const use = identityDormancy(identity, facts, context);
    const way = wayIn(identity, facts, context.now);
    const mayBeShut = way !== 'open' && signsInItself.has(identity.kind) && byWorkload(identity) === 'closed';
    // Its age alone does not excuse what nothing can sign in to.
    if (use.is === 'awake' && !(mayBeShut && facts.lastUsed.state === 'unknown')) return fine;
    if (identity.workloads !== undefined && way !== 'open') {
      // `unattached-identity` speaks of what nothing runs with.
      return way === 'closed' ? null : undetermined('whether anything runs with it, or signs in to it, is not known');
    }
    if (mayBeShut && way === 'closed') return nothingToSignInWith(identity, facts);
    if (use.is === 'unknown') return undetermined(use.because);
    if (use.is === 'awake' || (use.is === 'never-used' && use.days <= context.policy.dormantDays)) {
      return mayBeShut ? undetermined('whether anything signs in to it is not known') : fine;
    }
    if (identity.status === 'unknown') return undetermined('whether it is active could not be read');
    return {
      outcome: 'violation',
      severity: isPowerful(facts.privilege) ? 'high' : 'medium',
      message:
        use.is === 'never-used'
          ? `Identity ${identity.name} was never used: ${use.says}`
          : `Identity ${identity.name} is unused for ${use.days} days: ${use.says}`,
      evidence: use.evidence,
    };
  },
});

/** An application without a credential may still sign people in; these can do nothing. */
const signsInItself: ReadonlySet<Identity['kind']> = new Set(['service-account', 'machine-user', 'user']);

function nothingToSignInWith(identity: Identity, { lastUsed }: Facts): Verdict {
  // It may have been used until a moment ago, by a credential that is gone now.
  if (isHidden(lastUsed)) return undetermined(`it has nothing to sign in with, but ${sayUse(lastUsed)}`);
  return {
    outcome: 'violation',
    severity: 'low',
    message: `Identity ${identity.name} has nothing to sign in with: no active credential, and nobody may act as it`,
    evidence: [{ what: 'credentials and trusts were listed to their end; none is usable', source: identity.source }],
  };
}

import { isUnknown, type Identity } from '../../model.ts';
import { isYoung } from '../age.ts';
import { removal } from '../controls.ts';
import { liveness } from '../live.ts';
import { isPowerful } from '../power.ts';
import { dormantAccounts, owaspNhi } from '../references.ts';
import { disableWaitDelete, verifyUse } from '../remediation.ts';
import { defineRule, fine, undetermined, type Facts, type Verdict } from '../rule.ts';
import { dormancy } from '../silence.ts';

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
    // Root is best left unused; people leave by other ways.
    if (identity.kind === 'root' || identity.nature.is === 'human') return null;
    if (identity.status === 'disabled' || isYoung(identity.createdAt, facts.firstSeen, context)) return fine;
    const use = dormancy({ ...facts, createdAt: identity.createdAt }, context);
    if (use.is === 'awake') return fine;
    if (cannotSignIn(identity, facts, context.now)) return nothingToSignInWith(identity);
    if (use.is === 'unknown') return undetermined(use.because);
    if (use.is === 'never-used' && use.days <= context.policy.dormantDays) return fine;
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

const signsInItself: ReadonlySet<Identity['kind']> = new Set(['service-account', 'machine-user', 'user']);

/** Every way in was listed, and all of them are closed. */
function cannotSignIn(identity: Identity, { credentials, trusts }: Facts, now: string): boolean {
  if (!signsInItself.has(identity.kind) || isUnknown(credentials) || isUnknown(trusts)) return false;
  const isClosed = (credentials ?? []).every((item) => liveness(item, identity, now) === 'dead');
  return isClosed && (trusts ?? []).every((trust) => trust.principal.dangling);
}

function nothingToSignInWith(identity: Identity): Verdict {
  return {
    outcome: 'violation',
    severity: 'low',
    message: `Identity ${identity.name} has nothing to sign in with: no active credential, and nobody may act as it`,
    evidence: [{ what: 'credentials and trusts were listed to their end; none is usable', source: identity.source }],
  };
}

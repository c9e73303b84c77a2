import { inFirstDays } from '../age.ts';
import { removal } from '../controls.ts';
import { carriedKinds, isPersonal, liveness, unknownStatus } from '../live.ts';
import { isPowerful, sayHolder } from '../power.ts';
import { dormantAccounts, owaspNhi } from '../references.ts';
import { defineRule, fine, undetermined, type Context, type Facts } from '../rule.ts';
import { dormancy, sayUse, severityOfUse, useNote, type Dormancy } from '../silence.ts';
import { label, sentence } from '../words.ts';

export const rule = defineRule({
  id: 'credential-of-dormant-admin',
  title: 'Live credential of an administrator who no longer signs in',
  severity: 'medium',
  why: 'It keeps all the power of somebody who has perhaps moved on, without a second factor, and whoever uses it acts in that name.',
  remediation: [
    'Verify what uses it (`discover show <ref>`), and with its user whether they are still here and need to be an administrator.',
    'When a machine lives on it, give that machine an identity of its own with only what it needs, and move it over.',
    'Disable the old one as soon as nothing uses it, and take the administration from a user who no longer needs it.',
    'Wait for one full business cycle and watch for refused requests.',
    'Delete it when nothing missed it.',
  ],
  references: [owaspNhi(1), dormantAccounts],
  controls: ['OWASP NHI1', ...removal],
  kinds: carriedKinds,
  about: 'credential',
  evaluate(subject, facts, context) {
    const { credential, firstSeen } = subject;
    const { identity, ownLastUsed, privilege } = facts;
    // A machine does nothing but by its credentials: `unused-credential` speaks of those.
    if (identity?.kind !== 'user' || identity.nature.is === 'machine' || isPersonal(subject, identity)) return null;
    // Of others the provider never tells when they sign in.
    if (ownLastUsed.state === 'unknown' && ownLastUsed.reason === 'unsupported') return null;
    const live = liveness(subject, identity, context.now);
    if (live === 'dead') return fine;
    const early = inFirstDays(credential.createdAt, firstSeen, context);
    if (early !== null) return early;
    if (privilege !== 'unknown' && !isPowerful(privilege)) return fine;
    const absence = absenceOf(facts, context);
    if (absence.is === 'awake') return fine;
    const of = `${label(subject)} of ${identity.name}`;
    if (absence.is === 'unknown') return undetermined(`${of}, who may have signed in: ${absence.because}`);
    if (privilege === 'unknown')
      return undetermined(`${of}, who no longer signs in: whether it is powerful is not known`);
    if (live === 'unknown') return undetermined(`${of}: ${unknownStatus}`);
    const since = absence.is === 'never-used' ? 'never signed in' : `has not signed in for ${absence.days} days`;
    return {
      outcome: 'violation',
      severity: severityOfUse(subject, context),
      message: `${sentence(label(subject))}${sayHolder(facts)} is active, and its user ${since}: ${absence.says}; of the credential: ${sayUse(subject.lastUsed)}`,
      evidence: [...absence.evidence, useNote(subject)],
    };
  },
});

/** That no sign-in shows what its credentials do is why it is looked at by itself. */
const byCredential = /\b(tokens?|keys?|credentials?)\b/i;

/** How long its user did nothing without them. What is done where nobody looks may be just what its user does. */
function absenceOf({ ownLastUsed, identity, firstSeen }: Facts, context: Context): Dormancy {
  const own = dormancy({ lastUsed: ownLastUsed, createdAt: identity?.createdAt ?? null, firstSeen }, context);
  if (own.is === 'never-used' && own.days <= context.policy.dormantDays) return { is: 'awake' };
  if (own.is === 'awake' || own.is === 'unknown' || ownLastUsed.state === 'unknown') return own;
  const unseen = ownLastUsed.blindTo.filter((kind) => !byCredential.test(kind));
  return unseen.length === 0 ? own : { is: 'unknown', because: own.says };
}

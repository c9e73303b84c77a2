import { leastPrivilege } from '../controls.ts';
import { asItself, grantEvidence, holding, sayGrants } from '../grants.ts';
import { isOutsider, thirdParty } from '../parties.ts';
import { leastPrivilegePrinciple, owaspNhi } from '../references.ts';
import { defineRule, fine, undetermined, type Severity } from '../rule.ts';

export const rule = defineRule({
  id: 'administrator',
  title: 'Machine identity with full administration',
  severity: 'high',
  why: 'Whoever gets hold of one of its credentials owns everything in its reach, including the means to hide it.',
  remediation: [
    'Verify what it really does: `discover show <ref>` lists its use and grants.',
    'Write a role with only those permissions and attach it beside the administrative one.',
    'Disable the administrative grant by detaching it, keeping its definition.',
    'Wait for one full business cycle and watch for refused requests.',
    'Delete the grant when nothing missed it.',
  ],
  references: [owaspNhi(5), leastPrivilegePrinciple],
  controls: ['OWASP NHI5', ...leastPrivilege],
  about: 'identity',
  evaluate(identity, { grants }) {
    // Root is an administrator by nature; whether a person may be one is for access reviews of people. Rules of their
    // own speak of what belongs to others.
    if (identity.kind === 'root' || identity.nature.is === 'human' || isOutsider(identity)) return null;
    if (identity.status === 'disabled') return fine;
    const { found: admin, doubt } = holding(asItself(grants), 'admin');
    if (admin.length === 0) return doubt === null ? fine : undetermined(doubt);
    const publisher = thirdParty(identity);
    const isStanding = admin.some(({ origin }) => origin.kind !== 'eligible');
    return {
      outcome: 'violation',
      severity: severityOf(isStanding, publisher !== null),
      message: `Identity ${identity.name}${publisher === null ? '' : `, run by ${publisher.name},`} ${isStanding ? 'has' : 'can switch on'} full administration: ${sayGrants(admin)}`,
      evidence: grantEvidence(admin),
    };
  },
});

/** One step lower where it must be switched on first, which leaves a trace. */
function severityOf(isStanding: boolean, isForeign: boolean): Severity {
  if (isForeign) return isStanding ? 'critical' : 'high';
  return isStanding ? 'high' : 'medium';
}

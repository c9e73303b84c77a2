import { isUnknown, type PrivilegeLevel } from '../../model.ts';
import { leastPrivilege } from '../controls.ts';
import { grantEvidence, sayGrants, worstFirst, worstLevel } from '../grants.ts';
import { isPowerful } from '../power.ts';
import { openResource, owaspNhi } from '../references.ts';
import { defineRule, fine, undetermined, type Severity } from '../rule.ts';
import { notSeen } from '../words.ts';

export const rule = defineRule({
  id: 'public-principal',
  title: 'Access for everybody',
  severity: 'high',
  why: 'Everybody on the internet, or everybody with an account at the provider, has this access. It is rarely meant.',
  remediation: [
    'Verify with the owner of the resource whether it is meant to be public, and look at who uses it.',
    'Give those who need it access by name.',
    'Take the public grant away, and keep a note of it, so that it can be given back in a minute.',
    'Wait for one full business cycle and watch for refused requests.',
    'Forbid public grants by policy of the organization, with exceptions by name.',
  ],
  references: [owaspNhi(6), openResource],
  controls: ['OWASP NHI6', ...leastPrivilege],
  about: 'identity',
  evaluate(identity, { grants }) {
    if (identity.kind !== 'public') return null;
    if (isUnknown(grants)) return undetermined(notSeen('its grants', grants));
    const held = worstFirst(grants ?? []);
    if (held.length === 0) return fine;
    return {
      outcome: 'violation',
      severity: severityOf(worstLevel(held)),
      message: `Everybody (${identity.name}) holds: ${sayGrants(held)}`,
      evidence: grantEvidence(held),
    };
  },
});

function severityOf(level: PrivilegeLevel): Severity {
  if (isPowerful(level)) return 'critical';
  return level === 'read' || level === 'none' ? 'medium' : 'high';
}

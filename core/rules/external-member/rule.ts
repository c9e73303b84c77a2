import { isUnknown, type Identity, type PrivilegeLevel } from '../../model.ts';
import { thirdParty } from '../controls.ts';
import { grantEvidence, isAtLeast, sayGrants, worstFirst, worstLevel } from '../grants.ts';
import { vendorBehind, vendorEvidence } from '../parties.ts';
import { isPowerful, raised } from '../power.ts';
import { owaspNhi } from '../references.ts';
import { defineRule, fine, undetermined, type Context, type Severity, type Vendor } from '../rule.ts';
import { notSeen } from '../words.ts';

export const rule = defineRule({
  id: 'external-member',
  title: 'Outside party that holds access',
  severity: 'medium',
  why: 'Whoever breaks into the other party gets in here too. How it signs in, who uses it and when it goes is decided there.',
  remediation: [
    'Verify with the owner of the resource who the other party is, what it does here and whether the contract still runs.',
    'Take away permissions that it does not need, and limit the rest by condition and time.',
    'If it is no longer needed, disable it first: take its roles away, and keep a note of them, so that they can be given back.',
    'Wait for one full business cycle and watch for refused requests.',
    'Delete what is left of its grants when nothing missed it.',
  ],
  references: [owaspNhi(3)],
  controls: ['OWASP NHI3', ...thirdParty],
  about: 'identity',
  evaluate(identity, { grants }, context) {
    if (identity.kind !== 'external') return null;
    if (identity.publisher?.relation === 'sister') return fine;
    if (isUnknown(grants)) return undetermined(notSeen('its grants', grants));
    const held = worstFirst(grants ?? []);
    if (held.length === 0) return fine;
    const vendor = vendorOf(identity, context);
    const name = vendor?.name ?? identity.publisher?.name ?? '';
    return {
      outcome: 'violation',
      severity: severityOf(worstLevel(held), vendor),
      message: `Outside party ${identity.name}${name === '' || name === identity.name ? '' : ` (${name})`} holds: ${sayGrants(held)}`,
      evidence: [vendorEvidence(vendor), ...grantEvidence(held)],
    };
  },
});

/** By the project, tenant or domain that it lives in, or else by its own id. */
function vendorOf({ ref, publisher, nativeId }: Identity, context: Context): Vendor | undefined {
  const home = publisher === null ? undefined : vendorBehind(ref, publisher.id, context);
  return home ?? vendorBehind(ref, nativeId, context);
}

function severityOf(level: PrivilegeLevel, vendor: Vendor | undefined): Severity {
  if (vendor?.kind === 'provider') return 'info';
  const known = severityOfReach(level);
  return vendor === undefined ? raised(known) : known;
}

function severityOfReach(level: PrivilegeLevel): Severity {
  if (isPowerful(level)) return 'high';
  return isAtLeast(level, 'write') || level === 'unknown' ? 'medium' : 'low';
}

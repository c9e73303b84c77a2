import type { Trust } from '../../model.ts';
import { thirdParty } from '../controls.ts';
import { vendorBehind, vendorEvidence } from '../parties.ts';
import { isPowerful, raised, sayPower } from '../power.ts';
import { confusedDeputy, owaspNhi } from '../references.ts';
import { defineRule, fine, undetermined, type Severity, type Vendor } from '../rule.ts';

export const rule = defineRule({
  id: 'external-trust',
  title: 'Outside party that may act as an identity',
  severity: 'medium',
  why: 'Whoever breaks into the other party gets in here too. Without an external id, any customer of a vendor may be able to have the vendor act in your place.',
  remediation: [
    'Verify with the owner who the other party is, what it does here and whether the contract still runs.',
    'Require an external id that the vendor made for you alone, and take away permissions that it does not need.',
    'If it is no longer needed, disable it first: take away its permissions, so that they can be given back.',
    'Wait for one full business cycle and watch for refused requests.',
    'Delete the trust when nothing missed it.',
  ],
  references: [owaspNhi(3), confusedDeputy],
  controls: ['OWASP NHI3', ...thirdParty],
  about: 'trust',
  evaluate(trust, facts, context) {
    const { principal, reach } = trust;
    // Tokens are for `wide-oidc-trust`, what is open to all for `open-trust`, what is deleted for `dangling-trust`.
    if (principal.dangling || reach === 'anyone' || !isNamed(principal.kind)) return null;
    const vendor = vendorBehind(trust.ref, principal.owner ?? principal.id, context);
    const who = `${principal.kind} ${principal.id}${vendor === undefined ? '' : ` (${vendor.name})`}`;
    if (reach === 'unknown') {
      return undetermined(`whether ${who} belongs to the organization is not known: its members could not be listed`);
    }
    if (reach !== 'external') return fine;
    const severity = severityOf(trust, vendor);
    const name = facts.identity?.name ?? trust.identity;
    return {
      outcome: 'violation',
      severity: isPowerful(facts.privilege) ? raised(severity) : severity,
      message: `External ${who} may act as ${name}${sayPower(facts.privilege)}${sayExternalId(trust)}`,
      evidence: [
        { what: `trusts ${principal.kind} ${principal.id}, which is outside the organization`, source: trust.source },
        vendorEvidence(vendor),
      ],
    };
  },
});

const isNamed = (kind: Trust['principal']['kind']): boolean =>
  kind === 'account' || kind === 'identity' || kind === 'service' || kind === 'person';

function severityOf({ weaknesses }: Trust, vendor: Vendor | undefined): Severity {
  if (vendor?.kind === 'provider') return 'info';
  if (weaknesses.includes('no-external-id')) return 'high';
  return vendor === undefined ? 'medium' : 'low';
}

function sayExternalId({ weaknesses, conditions }: Trust): string {
  if (weaknesses.includes('no-external-id')) return ', without an external id';
  return conditions.some(({ key }) => /external-?_?id/i.test(key)) ? ', with an external id' : '';
}

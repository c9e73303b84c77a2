import { thirdParty as vendorControls } from '../controls.ts';
import { grantEvidence, holding, sayGrants, worstLevel } from '../grants.ts';
import { thirdParty, vendorBehind, vendorEvidence } from '../parties.ts';
import { isPowerful } from '../power.ts';
import { owaspNhi, stolenToken } from '../references.ts';
import { defineRule, fine, undetermined } from '../rule.ts';

export const rule = defineRule({
  id: 'unverified-publisher',
  title: 'Third-party app of an unverified publisher with sensitive access',
  severity: 'medium',
  why: 'Nobody checked who stands behind it: anybody can publish an app under any name, and this one reads data or credentials at large.',
  remediation: [
    'Verify who runs it: its home page, the domain of its addresses, the contract. Names and logos prove nothing.',
    'Ask its publisher to have itself verified by the provider, and take away the scopes that it does not need.',
    'When nobody can say whose it is, disable sign-in to it, so that it can be let in again in a minute.',
    'Wait for one full business cycle and listen for complaints.',
    'Delete its grants when nothing missed it.',
  ],
  references: [owaspNhi(3), stolenToken],
  controls: ['OWASP NHI3', ...vendorControls],
  about: 'identity',
  evaluate(identity, { grants }, context) {
    const publisher = thirdParty(identity);
    // `null`: the provider verifies nobody, or does not tell.
    if (publisher === null || publisher.verified !== false) return null;
    if (identity.status === 'disabled') return fine;
    const { found, doubt } = holding(grants, 'sensitive');
    if (found.length === 0) return doubt === null ? fine : undetermined(doubt);
    const vendor = vendorBehind(identity.ref, publisher.id, context);
    const name = vendor?.name ?? (publisher.name === '' ? publisher.id : publisher.name);
    const unknownParty = isPowerful(worstLevel(found)) ? 'high' : 'medium';
    return {
      outcome: 'violation',
      // The register says what the provider does not: who it is.
      severity: vendor === undefined ? unknownParty : 'low',
      message: `Third-party app ${identity.name} of the unverified publisher ${name} has sensitive access: ${sayGrants(found)}`,
      evidence: [
        { what: 'the provider has not verified its publisher', source: identity.source },
        vendorEvidence(vendor),
        ...grantEvidence(found),
      ],
    };
  },
});

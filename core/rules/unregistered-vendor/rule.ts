import { isUnknown } from '../../model.ts';
import { thirdParty as vendorControls } from '../controls.ts';
import { grantEvidence, sayGrants, worstFirst, worstLevel } from '../grants.ts';
import { thirdParty, vendorBehind, vendorEvidence } from '../parties.ts';
import { severityOfLevel } from '../power.ts';
import { owaspNhi, stolenToken } from '../references.ts';
import { defineRule, fine, undetermined } from '../rule.ts';
import { notSeen } from '../words.ts';

export const rule = defineRule({
  id: 'unregistered-vendor',
  title: 'Third-party app of a company that is not in the register of vendors',
  severity: 'low',
  why: 'Nobody wrote down who stands behind it, so nobody is told when that company is broken into, and no contract says what it may do with what it reads.',
  remediation: [
    'Verify with whoever installed it who its publisher is, what it is for and whether there is a contract.',
    'When it is wanted, add its publisher to your overlay of the register by the id that the finding names, and take away what it does not need.',
    'When it is not, disable it, so that it can be let in again in a minute. Do not delete it yet.',
    'Wait for one full business cycle and listen for complaints.',
    'Delete it when nothing missed it.',
  ],
  references: [owaspNhi(3), stolenToken],
  controls: ['OWASP NHI3', ...vendorControls],
  about: 'identity',
  evaluate(identity, { grants }, context) {
    const publisher = thirdParty(identity);
    // Where the provider looks at publishers itself, its word counts: see `unverified-publisher`.
    if (publisher === null || publisher.verified !== null) return null;
    if (identity.status === 'disabled') return fine;
    const vendor = vendorBehind(identity.ref, publisher.id, context);
    if (vendor !== undefined) return fine;
    if (isUnknown(grants)) return undetermined(notSeen('its grants', grants));
    const held = worstFirst((grants ?? []).filter(({ privilege }) => privilege.level !== 'none'));
    if (held.length === 0) return fine;
    if (identity.status === 'unknown') return undetermined('whether it is active could not be read');
    return {
      outcome: 'violation',
      severity: severityOfLevel(worstLevel(held)),
      message: `Third-party app ${identity.name} of ${publisher.name === '' ? publisher.id : publisher.name}, which is not in the register of vendors, has access: ${sayGrants(held)}`,
      evidence: [
        vendorEvidence(vendor),
        { what: `its publisher has the id ${publisher.id}`, source: identity.source },
        ...grantEvidence(held),
      ],
    };
  },
});

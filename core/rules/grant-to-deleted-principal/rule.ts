import { isUnknown } from '../../model.ts';
import { removal } from '../controls.ts';
import { grantEvidence, sayGrants, worstFirst, worstLevel } from '../grants.ts';
import { isPowerful } from '../power.ts';
import { owaspNhi } from '../references.ts';
import { defineRule, fine, undetermined } from '../rule.ts';
import { notSeen } from '../words.ts';

export const rule = defineRule({
  id: 'grant-to-deleted-principal',
  title: 'Access of something that was deleted',
  severity: 'low',
  why: 'It hides who really has access, and comes back to life where the provider can restore what was deleted.',
  remediation: [
    'Verify that it is deleted, and neither meant to be restored nor one of another organization that cannot be looked up.',
    'Keep a copy of the grant.',
    'Wait until the time for restoring it has passed (often 30 days).',
    'Delete the grant.',
  ],
  references: [owaspNhi(1)],
  controls: ['OWASP NHI1', ...removal],
  about: 'identity',
  alsoOf: ['deleted', 'provider'],
  evaluate(identity, { grants }) {
    if (identity.status !== 'deleted') return null;
    if (isUnknown(grants)) return undetermined(notSeen('its grants', grants));
    const held = worstFirst(grants ?? []);
    if (held.length === 0) return fine;
    return {
      outcome: 'violation',
      severity: isPowerful(worstLevel(held)) ? 'medium' : 'low',
      message: `${identity.name} was deleted and still holds: ${sayGrants(held)}`.replace(/^./, (first) =>
        first.toUpperCase(),
      ),
      evidence: [{ what: 'deleted', source: identity.source }, ...grantEvidence(held)],
    };
  },
});

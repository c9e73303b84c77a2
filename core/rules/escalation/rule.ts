import { isUnknown, type Grant } from '../../model.ts';
import { leastPrivilege } from '../controls.ts';
import { asItself, grantEvidence, isAtLeast, sayGrants } from '../grants.ts';
import { isOutsider, thirdParty } from '../parties.ts';
import { leastPrivilegePrinciple, owaspNhi } from '../references.ts';
import { defineRule, fine, undetermined } from '../rule.ts';
import { notSeen } from '../words.ts';

export const rule = defineRule({
  id: 'escalation',
  title: 'Machine identity that can make itself an administrator',
  severity: 'medium',
  why: 'It can give itself, or something that it controls, every permission there is. Lists of administrators do not show it.',
  remediation: [
    'Verify what it really does: `discover show <ref>` lists its use and grants, and the reason for each.',
    'Write a role without the permission that leads further, or limit it to the few things that it is needed for.',
    'Put that role in the place of the old one, and keep the definition of the old one.',
    'Wait for one full business cycle and watch for refused requests.',
    'Delete the old role when nothing missed it.',
  ],
  references: [owaspNhi(5), leastPrivilegePrinciple],
  controls: ['OWASP NHI5', ...leastPrivilege],
  about: 'identity',
  evaluate(identity, { grants }) {
    if (identity.kind === 'root' || identity.nature.is === 'human' || isOutsider(identity)) return null;
    // `default-identity-with-power` says it of those.
    if (identity.weaknesses.includes('default-identity')) return null;
    if (identity.status === 'disabled') return fine;
    const own = asItself(grants) ?? [];
    if (isUnknown(own)) return undetermined(notSeen('its grants', own));
    // `administrator` speaks of what need not escalate.
    if (own.some(({ privilege }) => privilege.level === 'admin')) return null;
    const found = own.filter(({ privilege }) => isAtLeast(privilege.level, 'escalation'));
    if (found.length === 0) return withoutEscalation(own);
    const publisher = thirdParty(identity);
    return {
      outcome: 'violation',
      severity: publisher === null ? 'medium' : 'high',
      message: `Identity ${identity.name}${publisher === null ? '' : `, run by ${publisher.name},`} can make itself an administrator: ${sayGrants(found)}`,
      evidence: grantEvidence(found),
    };
  },
});

function withoutEscalation(grants: readonly Grant[]) {
  const unclear = grants.filter(({ privilege }) => privilege.level === 'unknown');
  if (unclear.some(({ privilege }) => privilege.below === undefined)) {
    return undetermined(`what ${sayGrants(unclear)} allows is not known`);
  }
  // Certainly less than an administrator, and nobody looks closer: then there is nothing to say.
  return unclear.some(({ privilege }) => privilege.below === 'admin') ? null : fine;
}

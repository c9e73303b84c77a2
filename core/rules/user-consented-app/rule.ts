import { isUnknown, type Grant } from '../../model.ts';
import { thirdParty as vendorControls } from '../controls.ts';
import { grantEvidence, sayGrants, worstFirst, worstLevel } from '../grants.ts';
import { thirdParty, vendorBehind, vendorEvidence } from '../parties.ts';
import { raised, severityOfLevel } from '../power.ts';
import { owaspNhi, stolenToken } from '../references.ts';
import { defineRule, fine, undetermined } from '../rule.ts';
import { notSeen } from '../words.ts';

/** About a department: past the few who try something out. */
const MANY = 25;

export const rule = defineRule({
  id: 'user-consented-app',
  title: 'Third-party app that users let in themselves',
  severity: 'medium',
  why: 'Nobody reviewed it, and it reads what its users can read, for as long as nobody revokes it. Fake apps that ask for consent are a common attack.',
  remediation: [
    'Verify with some of its users what it is for, and with its publisher that it is what it claims to be.',
    'When it is wanted, have an administrator review it and consent to exactly the scopes that it needs.',
    'When it is not, disable sign-in to it, so that it can be let in again in a minute. Do not delete it yet.',
    'Wait for one full business cycle and listen for complaints.',
    'Delete the consents, and allow users to consent only to apps that were reviewed.',
  ],
  references: [owaspNhi(3), stolenToken],
  controls: ['OWASP NHI3', ...vendorControls],
  about: 'identity',
  evaluate(identity, { grants }, context) {
    const publisher = thirdParty(identity);
    if (publisher === null) return null;
    if (identity.status === 'disabled') return fine;
    if (isUnknown(grants)) return undetermined(notSeen('its grants', grants));
    const consents = worstFirst((grants ?? []).filter(isConsentOfUsers));
    if (consents.length === 0) return fine;
    const users = usersOf(consents);
    const base = severityOfLevel(worstLevel(consents));
    return {
      outcome: 'violation',
      severity: users !== null && users >= MANY ? raised(base) : base,
      message: `Third-party app ${identity.name} of ${publisher.name === '' ? publisher.id : publisher.name} was let in by ${sayUsers(users, consents.length)} themselves: ${sayGrants(consents)}`,
      evidence: [...grantEvidence(consents), vendorEvidence(vendorBehind(identity.ref, publisher.id, context))],
    };
  },
});

/** A consent that only says who the user is opens nothing. */
const isConsentOfUsers = ({ delegated, privilege }: Grant): boolean =>
  delegated?.by === 'users' && delegated.users !== 0 && privilege.level !== 'none';

/** The same people may have agreed to several: there are at least as many as agreed to one. `null`: not known. */
function usersOf(consents: readonly Grant[]): number | null {
  const counts = consents.map(({ delegated }) => delegated?.users ?? null).filter((count) => count !== null);
  return counts.length === 0 ? null : Math.max(...counts);
}

function sayUsers(users: number | null, consents: number): string {
  if (users === null) return 'users';
  return `${consents > 1 ? 'at least ' : ''}${users} user${users === 1 ? '' : 's'}`;
}

import { isUnknown, type Identity } from '../../model.ts';
import { removal } from '../controls.ts';
import { peopleEvidence, presence, sayPeople } from '../departed.ts';
import { grantEvidence, sayGrants, worstFirst, worstLevel } from '../grants.ts';
import { answersForIt, thirdParty } from '../parties.ts';
import { isPowerful, raised } from '../power.ts';
import { owaspNhi } from '../references.ts';
import { verifyUse } from '../remediation.ts';
import { defineRule, fine, undetermined } from '../rule.ts';
import { notSeen } from '../words.ts';

export const rule = defineRule({
  id: 'installer-left',
  title: 'App that was installed by somebody who has left, with live access',
  severity: 'medium',
  why: 'Nobody is left who knows why it was let in. Where it acts with the rights of whoever installed it, it stops on the day when that account is cleaned up.',
  remediation: [
    verifyUse,
    'Verify whether it acts as itself or with the rights of whoever installed it; in that case have somebody else let it in again.',
    'Agree on a team that answers for it, and take away what it does not need.',
    'When nobody claims it, disable it, so that it can be let in again in a minute.',
    'Wait for one full business cycle and listen for complaints.',
    'Delete it when nothing missed it.',
  ],
  references: [owaspNhi(1), owaspNhi(3)],
  controls: ['OWASP NHI1', 'OWASP NHI3', ...removal],
  about: 'identity',
  evaluate(identity, { grants, owner }) {
    if (!mayBeInstalled(identity)) return null;
    const installer = presence(identity.ownerHints, ['creator', 'owner', 'sponsor']);
    if (installer.is === 'unnamed') return null;
    if (identity.status === 'disabled' || installer.is === 'here') return fine;
    if (installer.is === 'unknown') return undetermined(installer.because);
    // Of owners who left, `no-owner` speaks.
    const installers = installer.people.filter(({ kind }) => kind === 'creator');
    if (installers.length === 0) return null;
    if (isUnknown(grants)) return undetermined(notSeen('its grants', grants));
    const held = worstFirst((grants ?? []).filter(({ privilege }) => privilege.level !== 'none'));
    const isInstalled = isApp(identity) || held.some(({ origin }) => origin.kind === 'consent');
    if (held.length === 0 || !isInstalled) return fine;
    if (identity.status === 'unknown') return undetermined('whether it is active could not be read');
    const isAnswered = !isUnknown(owner) && answersForIt(owner);
    const severity = isAnswered ? 'low' : 'medium';
    return {
      outcome: 'violation',
      severity: isPowerful(worstLevel(held)) ? raised(severity) : severity,
      message: `App ${identity.name} was installed by ${sayPeople(installers)} and has access: ${sayGrants(held)}`,
      evidence: [...peopleEvidence(installers), ...grantEvidence(held)],
    };
  },
});

const isApp = (identity: Identity): boolean => identity.kind === 'oauth-app' || thirdParty(identity) !== null;

/** Other things are integrations and bots as well: a consent tells that somebody let it in. */
const mayBeInstalled = (identity: Identity): boolean =>
  isApp(identity) || identity.kind === 'integration' || identity.kind === 'bot';

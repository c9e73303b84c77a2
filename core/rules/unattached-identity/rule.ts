import { isUnknown, type Identity } from '../../model.ts';
import { inFirstDays } from '../age.ts';
import { removal } from '../controls.ts';
import { grantEvidence, sayGrants, worstFirst, worstLevel } from '../grants.ts';
import { isOutsider, thirdParty } from '../parties.ts';
import { severityOfLevel } from '../power.ts';
import { owaspNhi } from '../references.ts';
import { verifyUse } from '../remediation.ts';
import { defineRule, fine, undetermined, type Context, type Facts } from '../rule.ts';
import { identityDormancy, isHidden, sayUse } from '../silence.ts';
import { byWorkload, wayIn } from '../ways-in.ts';
import { notSeen } from '../words.ts';

export const rule = defineRule({
  id: 'unattached-identity',
  title: 'Identity that nothing runs with, with live access',
  severity: 'low',
  why: 'Whoever may attach it to a machine of theirs gets all that it may do, and nobody looks at it any more.',
  remediation: [
    verifyUse,
    'Verify that no template, pipeline or disaster plan attaches it when it is needed.',
    'Disable it by taking its roles away, and keep a note of them, so that they can be given back in a minute.',
    'Wait for one full business cycle (30 days; longer when quarterly jobs are possible) and watch for refused requests.',
    'Delete it when nothing missed it.',
  ],
  references: [owaspNhi(1)],
  controls: ['OWASP NHI1', ...removal],
  about: 'identity',
  evaluate(identity, facts, context) {
    const { workloads } = identity;
    // Third parties' apps are for `dormant-grant`.
    if (workloads === undefined || isOutsider(identity) || thirdParty(identity) !== null) return null;
    if (identity.status === 'disabled') return fine;
    const early = inFirstDays(identity.createdAt, facts.firstSeen, context);
    if (early !== null) return early;
    if (isUnknown(workloads)) return undetermined(notSeen('what runs with it', workloads));
    // Used lately: it was attached until a moment ago, or to something that is not listed.
    if (byWorkload(identity) === 'open' || wasUsedLately(identity, facts, context)) return fine;
    const way = wayIn(identity, facts, context.now);
    if (way === 'open') return fine;
    if (way === 'unknown') return undetermined('whether anything else signs in to it is not known');
    if (isUnknown(facts.grants)) return undetermined(notSeen('its grants', facts.grants));
    const held = worstFirst((facts.grants ?? []).filter(({ privilege }) => privilege.level !== 'none'));
    if (held.length === 0) return fine;
    if (isHidden(facts.lastUsed)) return undetermined(`nothing runs with it, but ${sayUse(facts.lastUsed)}`);
    return {
      outcome: 'violation',
      severity: severityOfLevel(worstLevel(held)),
      message: `Nothing runs with ${identity.name}, which still holds: ${sayGrants(held)}`,
      evidence: [
        {
          what: 'what it is attached to, its credentials and trusts were listed; there is nothing',
          source: identity.source,
        },
        ...grantEvidence(held),
      ],
    };
  },
});

const wasUsedLately = (identity: Identity, facts: Facts, context: Context): boolean =>
  facts.lastUsed.state === 'used' && identityDormancy(identity, facts, context).is === 'awake';

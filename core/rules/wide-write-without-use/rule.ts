import { isUnknown, type Identity } from '../../model.ts';
import { daysBetween, inFirstDays, knownSince, latest } from '../age.ts';
import { leastPrivilege } from '../controls.ts';
import { grantEvidence, holding, sayGrants, worstLevel } from '../grants.ts';
import { isPowerful } from '../power.ts';
import { leastPrivilegePrinciple, owaspNhi } from '../references.ts';
import { verifyUse } from '../remediation.ts';
import { defineRule, fine, undetermined, type Facts } from '../rule.ts';
import { actsUnseen, identityDormancy, LEAST_WATCH, sayUse } from '../silence.ts';
import { notSeen } from '../words.ts';

export const rule = defineRule({
  id: 'wide-write-without-use',
  title: 'App that may change the whole organization, with no sign of use',
  severity: 'medium',
  why: 'It may change everything there is, and nothing shows that it does anything. When its publisher is broken into, that is the only use it will have had.',
  remediation: [
    verifyUse,
    'Limit it to the resources that it is for, and take away permissions to write that nobody can explain.',
    'When nobody claims it, disable it by suspending it, so that it can be let in again in a minute.',
    'Wait for one full business cycle (30 days; longer when quarterly jobs are possible) and listen for complaints.',
    'Delete it when nothing missed it.',
  ],
  references: [owaspNhi(5), leastPrivilegePrinciple],
  controls: ['OWASP NHI5', ...leastPrivilege],
  about: 'identity',
  evaluate(identity, facts, context) {
    if (!apps.has(identity.kind)) return null;
    if (identity.status === 'disabled') return fine;
    const early = inFirstDays(identity.createdAt, facts.firstSeen, context);
    if (early !== null) return early;
    const { found, doubt } = holding(overAll(facts), 'write');
    if (found.length === 0) return doubt === null ? fine : undetermined(doubt);
    const use = identityDormancy(identity, facts, context);
    if (use.is === 'awake') return fine;
    const { lastUsed } = facts;
    // `dormant-grant` and `unused-identity` speak of silence that is proven to be long.
    if (use.is !== 'unknown') return use.days > context.policy.dormantDays ? null : fine;
    const { createdAt } = identity;
    if (lastUsed.state !== 'unused' || actsUnseen(identity)) return undetermined(use.because);
    // It may be too new to have been used.
    if (isUnknown(createdAt) && createdAt.unknown !== 'unsupported') {
      return undetermined(notSeen('when it was created', createdAt));
    }
    const days = daysBetween(latest(lastUsed.since, knownSince(createdAt, facts.firstSeen)), lastUsed.asOf);
    if (days < LEAST_WATCH) return undetermined(use.because);
    if (identity.status === 'unknown') return undetermined('whether it is active could not be read');
    return {
      outcome: 'violation',
      severity: isPowerful(worstLevel(found)) ? 'high' : 'medium',
      message: `App ${identity.name} may change all of ${facts.scope.name}, and shows no sign of use in ${days} days: ${sayGrants(found)}; ${sayUse(lastUsed)}`,
      evidence: [{ what: sayUse(lastUsed), source: lastUsed.sources.join(', ') }, ...grantEvidence(found)],
    };
  },
});

const apps: ReadonlySet<Identity['kind']> = new Set(['app', 'oauth-app', 'integration', 'bot']);

/** Its grants over the whole of the scope, by whichever of its names the provider uses. */
function overAll({ grants, scope }: Facts): Facts['grants'] {
  if (isUnknown(grants)) return grants;
  const names = new Set<string>(['*', scope.ref, scope.nativeId, scope.name]);
  return (grants ?? []).filter(({ resource }) => names.has(resource));
}

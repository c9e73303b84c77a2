import { isUnknown, type Grant } from '../../model.ts';
import type { LastUsed } from '../../usage.ts';
import { leastPrivilege } from '../controls.ts';
import { grantEvidence, isAtLeast, mayBe, sayGrant } from '../grants.ts';
import { isPowerful } from '../power.ts';
import { leastPrivilegePrinciple, owaspNhi } from '../references.ts';
import { verifyUse } from '../remediation.ts';
import { defineRule, fine, undetermined, type Context, type Facts } from '../rule.ts';
import { dormancy, sayUse, type Dormancy } from '../silence.ts';
import { notSeen } from '../words.ts';

export const rule = defineRule({
  id: 'domain-wide-delegation',
  title: 'Delegation to act as anybody that is unused or wide',
  severity: 'high',
  why: 'It may act as every person of the organization, the most powerful ones too, without their knowing and past their second factor.',
  remediation: [
    verifyUse,
    'Verify which scopes are really asked for, and whether the app could use a role or accounts of its own in place of everybody’s.',
    'Cut the delegation down to those scopes, or disable it by taking it away, and keep a note of its scopes, so that it can be given back in a minute.',
    'Wait for one full business cycle and watch for refused requests.',
    'Delete the identity behind it when nothing missed it.',
  ],
  references: [owaspNhi(5), leastPrivilegePrinciple],
  controls: ['OWASP NHI5', ...leastPrivilege],
  about: 'grant',
  evaluate(grant, facts, context) {
    if (grant.origin.kind !== 'delegation') return null;
    if (facts.identity?.status === 'disabled') return fine;
    const isWide = isAtLeast(grant.privilege.level, 'sensitive');
    const use = useOf(grant, facts, context);
    const isSilent = use.is === 'dormant' || use.is === 'never-used';
    const silence = isSilent && use.days > context.policy.dormantDays ? use : null;
    if (isWide || silence !== null) {
      const name = facts.identity?.name ?? grant.identity;
      const unused = silence === null ? '' : `, unused for ${silence.days} days`;
      const wide = isPowerful(grant.privilege.level) ? 'critical' : 'high';
      return {
        outcome: 'violation',
        severity: isWide ? wide : 'medium',
        message: `Identity ${name} may act as anybody, with ${sayGrant(grant)}${unused}; ${sayUse(facts.lastUsed)}`,
        evidence: [...grantEvidence([grant]), ...(silence?.evidence ?? [])],
      };
    }
    if (use.is === 'unknown') return undetermined(`${sayGrant(grant)}: ${use.because}`);
    return mayBe(grant, 'sensitive') ? undetermined(`what ${sayGrant(grant)} allows is not known`) : fine;
  },
});

/** The silence of whoever holds it, counted from the day it was given. */
function useOf({ grantedAt }: Grant, { lastUsed, firstSeen }: Facts, context: Context): Dormancy {
  const use = dormancy({ lastUsed: since(grantedAt, lastUsed), createdAt: grantedAt, firstSeen }, context);
  if (use.is !== 'dormant' || typeof grantedAt === 'string') return use;
  const because = isUnknown(grantedAt) ? notSeen('when it was granted', grantedAt) : 'when it was granted is not known';
  return { is: 'unknown', because: `${sayUse(lastUsed)}, but ${because}` };
}

/** What it did before was not by this delegation. */
function since(grantedAt: Grant['grantedAt'], lastUsed: LastUsed): LastUsed {
  if (typeof grantedAt !== 'string' || lastUsed.state !== 'used') return lastUsed;
  if (Date.parse(lastUsed.at) >= Date.parse(grantedAt)) return lastUsed;
  const { quiet, source, blindTo } = lastUsed;
  if (quiet === null) return { state: 'unknown', reason: 'pending', detail: 'its use since then is not known' };
  return { state: 'unused', ...quiet, sources: [source], blindTo };
}

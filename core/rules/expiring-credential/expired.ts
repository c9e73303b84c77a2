/** An expired credential harms nobody by itself. What counts is what is left behind when it was the last way in. */
import { isUnknown, type Credential, type Identity, type Timestamp } from '../../model.ts';
import { silenceOf } from '../../usage.ts';
import { grantEvidence, isAtLeast, sayGrants, worstFirst, worstLevel } from '../grants.ts';
import {
  fine,
  undetermined,
  type Context,
  type CredentialFacts,
  type Evidence,
  type Facts,
  type Verdict,
} from '../rule.ts';
import { actsUnseen, sayUse } from '../silence.ts';
import { wayIn } from '../ways-in.ts';
import { day, label, notSeen, sentence } from '../words.ts';

export function expired(subject: CredentialFacts, facts: Facts, { now }: Context): Verdict {
  const { identity, grants } = facts;
  if (identity === null || !wasLast(subject, facts, now)) return fine;
  const way = wayIn(identity, facts, now);
  if (way === 'open') return fine;
  if (way === 'unknown') return undetermined(`whether ${identity.name} has another way to sign in is not known`);
  if (isUnknown(grants)) return undetermined(notSeen('its grants', grants));
  const held = worstFirst((grants ?? []).filter(({ privilege }) => privilege.level !== 'none'));
  if (held.length === 0) return fine;
  const since = usedSince(subject, identity, facts);
  if (since === 'yes') return fine;
  if (since === 'unknown')
    return undetermined(`whether ${identity.name} is used in another way is not known: ${sayUse(facts.lastUsed)}`);
  return {
    outcome: 'violation',
    severity: isAtLeast(worstLevel(held), 'sensitive') ? 'medium' : 'low',
    message: `${sentence(label(subject))} of ${identity.name} has expired${on(subject)} and was its last one, and its grants are still live: ${sayGrants(held)}`,
    evidence: [sayEnd(subject), ...grantEvidence(held)],
  };
}

/** Of several that expired, only the latest to do so is spoken of. */
function wasLast({ credential }: CredentialFacts, { credentials }: Facts, now: Timestamp): boolean {
  if (isUnknown(credentials)) return true;
  const end = endOf(credential);
  return (credentials ?? []).every(({ credential: other }) => {
    if (other.ref === credential.ref || !hasExpired(other, now)) return true;
    return endOf(other) < end || (endOf(other) === end && other.ref > credential.ref);
  });
}

export const hasExpired = ({ status, expiresAt }: Credential, now: Timestamp): boolean =>
  status === 'expired' || (typeof expiresAt === 'string' && Date.parse(expiresAt) <= Date.parse(now));

/** Of one that is said to have expired without a date: before all that have one. */
const endOf = ({ expiresAt }: Credential): number => (typeof expiresAt === 'string' ? Date.parse(expiresAt) : 0);

/** Whether it works in a way that needs none. */
function usedSince({ credential }: CredentialFacts, identity: Identity, { lastUsed }: Facts): 'yes' | 'no' | 'unknown' {
  if (lastUsed.state === 'used' && Date.parse(lastUsed.at) > endOf(credential)) return 'yes';
  return silenceOf(lastUsed) === null || actsUnseen(identity) ? 'unknown' : 'no';
}

const on = ({ credential }: CredentialFacts): string =>
  typeof credential.expiresAt === 'string' ? ` on ${day(credential.expiresAt)}` : '';

const sayEnd = ({ credential: { expiresAt, source } }: CredentialFacts): Evidence => ({
  what: 'has expired',
  source,
  ...(typeof expiresAt === 'string' ? { at: expiresAt } : {}),
});

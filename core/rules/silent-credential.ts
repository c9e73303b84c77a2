/** What the rules about credentials that nobody uses have in common. Which silence each speaks of is its own. */
import { inFirstDays } from './age.ts';
import { removal } from './controls.ts';
import { isPersonal, liveness, signInKinds, unknownStatus } from './live.ts';
import { dormantAccounts, owaspNhi } from './references.ts';
import { disableWaitDelete, verifyUse } from './remediation.ts';
import { fine, undetermined, type Context, type CredentialFacts, type Facts, type Verdict } from './rule.ts';
import { dormancy, type Dormancy } from './silence.ts';
import { label } from './words.ts';

export const aboutSilentCredentials = {
  severity: 'medium',
  kinds: signInKinds,
  remediation: [verifyUse, ...disableWaitDelete],
  references: [owaspNhi(1), dormantAccounts],
  controls: ['OWASP NHI1', ...removal],
} as const;

/** @param speak of the use of a live credential that is past its first days */
export function judgeSilence(
  subject: CredentialFacts,
  facts: Facts,
  context: Context,
  speak: (use: Dormancy) => Verdict | null,
): Verdict | null {
  const { credential, firstSeen } = subject;
  if (isPersonal(subject, facts.identity)) return null;
  const live = liveness(subject, facts.identity, context.now);
  if (live === 'dead') return fine;
  const early = inFirstDays(credential.createdAt, firstSeen, context);
  if (early !== null) return early;
  const verdict = speak(dormancy({ ...subject, createdAt: credential.createdAt }, context));
  const isOpen = verdict?.outcome === 'violation' && live === 'unknown';
  return isOpen ? undetermined(`${label(subject)}: ${unknownStatus}`) : verdict;
}

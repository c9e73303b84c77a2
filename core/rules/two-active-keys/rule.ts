import { isUnknown } from '../../model.ts';
import { inFirstDays } from '../age.ts';
import { authentication } from '../controls.ts';
import { liveness } from '../live.ts';
import { owaspNhi } from '../references.ts';
import { defineRule, fine, undetermined, type Context, type CredentialFacts } from '../rule.ts';
import { sayUse } from '../silence.ts';
import { label, notSeen } from '../words.ts';

export const rule = defineRule({
  id: 'two-active-keys',
  title: 'Identity with several active access keys',
  severity: 'medium',
  why: 'A second key is for the days of a rotation. One that stays is one more secret to lose, and hides who uses what.',
  remediation: [
    'Verify which key is used, and where: `discover show <key id>` for each.',
    'Move whatever uses the older key to the newer one.',
    'Disable the older key, so that it can be switched on again in a minute.',
    'Wait for one full business cycle and watch for refused requests.',
    'Delete the older key when nothing missed it.',
  ],
  references: [owaspNhi(7)],
  controls: ['OWASP NHI7', ...authentication],
  about: 'identity',
  evaluate(identity, facts, context) {
    if (isUnknown(facts.credentials)) return undetermined(notSeen('its credentials', facts.credentials));
    const keys = (facts.credentials ?? []).filter(({ credential }) => credential.kind === 'access-key');
    if (keys.length === 0) return null;
    // A young key is a rotation under way.
    const settled = keys.filter((key) => early(key, context)?.outcome !== 'fine');
    const certain = settled.filter(
      (key) => liveness(key, identity, context.now) === 'live' && early(key, context) === null,
    );
    const live = mostOfOneType(certain);
    if (live.length > 1) {
      return {
        outcome: 'violation',
        message: `Identity ${identity.name} has ${live.length} active access keys: ${live.map(({ credential }) => credential.nativeId).join(', ')}`,
        evidence: live.map((key) => ({
          what: `active ${label(key)}, ${sayUse(key.lastUsed)}`,
          source: key.credential.source,
        })),
      };
    }
    const possible = mostOfOneType(settled.filter((key) => liveness(key, identity, context.now) !== 'dead'));
    if (possible.length < 2) return fine;
    const unclear = possible.filter((key) => !certain.includes(key));
    return undetermined(`${unclear.map(label).join(', ')}: whether it is active, and new, could not be read`);
  },
});

const early = ({ credential, firstSeen }: CredentialFacts, context: Context) =>
  inFirstDays(credential.createdAt, firstSeen, context);

/** Keys of different types open different doors: they do not take each other's place. */
function mostOfOneType(keys: readonly CredentialFacts[]): readonly CredentialFacts[] {
  const byType = Map.groupBy(keys, ({ credential }) => credential.ref.split(':', 2).join(':'));
  return [...byType.values()].toSorted((a, b) => b.length - a.length)[0] ?? [];
}

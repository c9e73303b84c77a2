import { isUnknown } from '../../model.ts';
import { authentication, leastPrivilege } from '../controls.ts';
import { liveness, unknownStatus } from '../live.ts';
import { owaspNhi } from '../references.ts';
import { defineRule, fine, undetermined } from '../rule.ts';
import { sayUse } from '../silence.ts';
import { label, notSeen, plural } from '../words.ts';

export const rule = defineRule({
  id: 'root-access-key',
  title: 'Root identity with an active access key',
  severity: 'critical',
  why: 'A root access key can do everything in the account, cannot be limited by any policy, and works from anywhere.',
  remediation: [
    'Verify what uses it: `discover show <ref>`. Nothing should need it.',
    'Give whatever still uses it an identity of its own with only the permissions that it needs.',
    'Disable the root key, and wait until everything has run once without it.',
    'Delete the root key, and keep root for the few tasks that only it can do.',
  ],
  references: [owaspNhi(5), owaspNhi(7)],
  controls: ['OWASP NHI5', 'OWASP NHI7', ...new Set([...leastPrivilege, ...authentication])],
  about: 'identity',
  evaluate(identity, facts, { now }) {
    if (identity.kind !== 'root') return null;
    if (isUnknown(facts.credentials)) return undetermined(notSeen('its credentials', facts.credentials));
    const keys = (facts.credentials ?? []).filter(({ credential }) => credential.kind === 'access-key');
    const live = keys.filter((key) => liveness(key, identity, now) === 'live');
    if (live.length > 0) {
      return {
        outcome: 'violation',
        message: `Root identity ${identity.name} has ${plural(live.length, 'active access key')}`,
        evidence: live.map((key) => ({
          what: `active ${label(key)}, ${sayUse(key.lastUsed)}`,
          source: key.credential.source,
        })),
      };
    }
    const unclear = keys.find((key) => liveness(key, identity, now) === 'unknown');
    return unclear === undefined ? fine : undetermined(`${label(unclear)}: ${unknownStatus}`);
  },
});

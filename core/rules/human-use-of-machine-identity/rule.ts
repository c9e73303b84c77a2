import { isUnknown } from '../../model.ts';
import { authentication } from '../controls.ts';
import { liveness, unknownStatus } from '../live.ts';
import { owaspNhi } from '../references.ts';
import { defineRule, fine, undetermined, type Context, type CredentialFacts, type Severity } from '../rule.ts';
import { dormancy, sayUse } from '../silence.ts';
import { label, notSeen } from '../words.ts';

export const rule = defineRule({
  id: 'human-use-of-machine-identity',
  title: 'Machine identity with a password for people',
  severity: 'medium',
  why: 'What people do through a machine identity cannot be told from what the machine does, and nobody is named in the logs.',
  remediation: [
    'Verify who signs in with the password: ask the owner, and look at the sign-in log.',
    'Give those people a way of their own: a role to assume, or an account that they share with nobody.',
    'Disable the password.',
    'Wait for one full business cycle and watch for refused sign-ins.',
    'Delete the password when nobody missed it.',
  ],
  references: [owaspNhi(10)],
  controls: ['OWASP NHI10', 'PCI DSS 8.6.1', ...authentication],
  about: 'identity',
  evaluate(identity, { credentials }, context) {
    if (identity.nature.is !== 'machine') return null;
    if (isUnknown(credentials)) return undetermined(notSeen('its credentials', credentials));
    const passwords = (credentials ?? []).filter(({ credential }) => credential.kind === 'password');
    const live = passwords.find((password) => liveness(password, identity, context.now) === 'live');
    if (live !== undefined) {
      return {
        outcome: 'violation',
        severity: severityOf(live, context),
        message: `Machine identity ${identity.name} has an active password: ${sayUse(live.lastUsed)}`,
        evidence: [
          { what: `active ${label(live)}, ${sayUse(live.lastUsed)}`, source: live.credential.source },
          { what: `a machine, because ${identity.nature.because}`, source: identity.source },
        ],
      };
    }
    const unclear = passwords.find((password) => liveness(password, identity, context.now) === 'unknown');
    return unclear === undefined ? fine : undetermined(`${label(unclear)}: ${unknownStatus}`);
  },
});

/** Worst when somebody uses it; better when it is known that nobody does. */
function severityOf(password: CredentialFacts, context: Context): Severity {
  if (password.lastUsed.state === 'used') {
    const use = dormancy({ ...password, createdAt: password.credential.createdAt }, context);
    return use.is === 'awake' ? 'high' : 'medium';
  }
  return password.lastUsed.state === 'unused' ? 'low' : 'medium';
}

import { isUnknown } from '../../model.ts';
import { authentication } from '../controls.ts';
import { liveness, unknownStatus } from '../live.ts';
import { owaspNhi } from '../references.ts';
import { defineRule, fine, undetermined, type CredentialFacts } from '../rule.ts';
import { sayUse, severityOfUse } from '../silence.ts';
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
    const passwords = (credentials ?? []).filter(isForPeople);
    const live = passwords.find((password) => liveness(password, identity, context.now) === 'live');
    if (live !== undefined) {
      return {
        outcome: 'violation',
        severity: severityOfUse(live, context),
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

/** A password that asks for no second factor is made for a program: `credential-bypasses-mfa` speaks of it. */
const isForPeople = ({ credential }: CredentialFacts): boolean =>
  credential.kind === 'password' && !credential.weaknesses.includes('bypasses-mfa');

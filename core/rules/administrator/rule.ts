import { isUnknown, type Grant } from '../../model.ts';
import { leastPrivilege } from '../controls.ts';
import { leastPrivilegePrinciple, owaspNhi } from '../references.ts';
import { defineRule, fine, undetermined } from '../rule.ts';
import { notSeen } from '../words.ts';

export const rule = defineRule({
  id: 'administrator',
  title: 'Machine identity with full administration',
  severity: 'high',
  why: 'Whoever gets hold of one of its credentials owns everything in its reach, including the means to hide it.',
  remediation: [
    'Verify what it really does: `discover show <ref>` lists its use and grants.',
    'Write a role with only those permissions and attach it beside the administrative one.',
    'Disable the administrative grant by detaching it, keeping its definition.',
    'Wait for one full business cycle and watch for refused requests.',
    'Delete the grant when nothing missed it.',
  ],
  references: [owaspNhi(5), leastPrivilegePrinciple],
  controls: ['OWASP NHI5', ...leastPrivilege],
  about: 'identity',
  evaluate(identity, { grants }) {
    // Root is an administrator by nature; whether a person may be one is for access reviews of people.
    if (identity.kind === 'root' || identity.nature.is === 'human') return null;
    if (identity.status === 'disabled') return fine;
    if (isUnknown(grants)) return undetermined(notSeen('its grants', grants));
    const admin = (grants ?? []).filter(({ privilege }) => privilege.level === 'admin');
    if (admin.length > 0) {
      return {
        outcome: 'violation',
        severity: identity.publisher === null ? 'high' : 'critical',
        message: `Identity ${identity.name}${identity.publisher === null ? '' : `, run by ${identity.publisher.name},`} has full administration: ${admin.map(sayGrant).join('; ')}`,
        evidence: admin.map((grant) => ({
          what: [sayGrant(grant), ...grant.privilege.reasons].join(': '),
          source: grant.source,
        })),
      };
    }
    const unclear = (grants ?? []).filter(
      ({ privilege }) => privilege.level === 'unknown' && privilege.below !== 'admin',
    );
    if (unclear.length === 0) return fine;
    return undetermined(`what ${unclear.map(sayGrant).join('; ')} allows is not known`);
  },
});

/** E.g. `AdministratorAccess on *, through group operators`. */
function sayGrant({ role, resource, origin }: Grant): string {
  const on = resource === '' ? '' : ` on ${resource}`;
  return `${role}${on}, ${origin.via === null ? origin.kind : `${origin.kind} through ${origin.via}`}`;
}

import { isUnknown, type Identity } from '../../model.ts';
import { leastPrivilege } from '../controls.ts';
import { openResource, owaspNhi } from '../references.ts';
import { defineRule, fine, undetermined } from '../rule.ts';

export const rule = defineRule({
  id: 'runners-open-to-public',
  title: 'Own build machines that public repositories may use',
  severity: 'high',
  why: 'Anybody can propose a change to a public repository, and with it run code of theirs on these machines: inside your network, beside the secrets of the next job.',
  remediation: [
    'Verify which public repositories use them, and why machines of the provider would not do.',
    'Close the group to public repositories, and allow it for named private ones only.',
    'Where one must stay open, give it machines that are thrown away after each job, in a network of their own, and ask for approval of every outside contribution.',
    'Change every secret that was on the machines while they were open.',
  ],
  references: [owaspNhi(6), openResource],
  controls: ['OWASP NHI6', ...leastPrivilege],
  about: 'identity',
  evaluate(identity) {
    if (!identity.weaknesses.includes('open-to-public-repositories')) return null;
    if (identity.status === 'disabled') return fine;
    if (identity.status === 'unknown') return undetermined('whether it is active could not be read');
    const empty = isEmpty(identity);
    return {
      outcome: 'violation',
      severity: empty ? 'low' : 'high',
      message: `Public repositories may run their jobs on ${identity.name}${empty ? ', which has no machine now' : ''}`,
      evidence: [{ what: 'open to public repositories', source: identity.source }],
    };
  },
});

/** Its machines were listed, and there are none: it waits for the next one. */
const isEmpty = ({ workloads }: Identity): boolean =>
  workloads !== undefined && !isUnknown(workloads) && (workloads ?? []).length === 0;

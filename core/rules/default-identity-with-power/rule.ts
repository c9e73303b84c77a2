import { leastPrivilege } from '../controls.ts';
import { grantEvidence, holding, sayGrants, worstLevel } from '../grants.ts';
import { isPowerful } from '../power.ts';
import { leastPrivilegePrinciple, owaspNhi } from '../references.ts';
import { defineRule, fine, undetermined } from '../rule.ts';

export const rule = defineRule({
  id: 'default-identity-with-power',
  title: 'Default identity that may change things',
  severity: 'medium',
  why: 'Everything that was started without naming an identity runs as this one: whoever breaks into the least of it gets all that this one may do.',
  remediation: [
    'Verify what runs with it: `discover show <ref>` lists its use and grants, the provider what it is attached to.',
    'Give each workload an identity of its own, with only what it needs.',
    'Disable the broad grant by taking it away, and keep a note of it, so that it can be given back in a minute.',
    'Wait for one full business cycle and watch for refused requests.',
    'Turn off the automatic grants to default identities, so that new projects start without them.',
  ],
  references: [owaspNhi(5), owaspNhi(6), leastPrivilegePrinciple],
  controls: ['OWASP NHI5', 'OWASP NHI6', ...leastPrivilege],
  about: 'identity',
  evaluate(identity, { grants }) {
    if (!identity.weaknesses.includes('default-identity')) return null;
    if (identity.status === 'disabled') return fine;
    const { found, doubt } = holding(grants, 'write');
    if (found.length === 0) return doubt === null ? fine : undetermined(doubt);
    return {
      outcome: 'violation',
      severity: isPowerful(worstLevel(found)) ? 'high' : 'medium',
      message: `Default identity ${identity.name}, which everything without one of its own runs with, holds: ${sayGrants(found)}`,
      evidence: [
        { what: 'made with the project, shared by what runs there', source: identity.source },
        ...grantEvidence(found),
      ],
    };
  },
});

import { removal } from '../controls.ts';
import { owaspNhi } from '../references.ts';
import { defineRule, fine } from '../rule.ts';

export const rule = defineRule({
  id: 'dangling-trust',
  title: 'Trust in something that was deleted',
  severity: 'low',
  why: 'It shows that nobody cleaned up, and hides who really has access. Often the identity itself has outlived its user.',
  remediation: [
    'Verify what the deleted principal did here, and whether something else took its place.',
    'Keep a copy of the policy, and take the deleted principal out of it.',
    'If it was the only one, nobody can act as the identity: disable the identity.',
    'Wait for one full business cycle and watch for refused requests.',
    'Delete the identity when nothing missed it.',
  ],
  references: [owaspNhi(1)],
  controls: ['OWASP NHI1', ...removal],
  about: 'trust',
  evaluate(trust, facts) {
    if (!trust.principal.dangling) return fine;
    const name = facts.identity?.name ?? trust.identity;
    return {
      outcome: 'violation',
      message: `Identity ${name} trusts ${trust.principal.kind} ${trust.principal.id}, which no longer exists`,
      evidence: [{ what: `trusts the deleted ${trust.principal.kind} ${trust.principal.id}`, source: trust.source }],
    };
  },
});

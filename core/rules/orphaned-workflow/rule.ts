import { ownership } from '../controls.ts';
import { owaspNhi } from '../references.ts';
import { defineRule, fine, undetermined } from '../rule.ts';
import { isPowerful, raised, sayPower } from '../power.ts';

export const rule = defineRule({
  id: 'orphaned-workflow',
  title: 'Workflow that nobody manages any more',
  severity: 'low',
  why: 'It goes on running with the rights that it was given, and nobody is left who may change it or switch it off.',
  remediation: [
    'Find out whom it serves: where it writes, and who starts it.',
    'When it is wanted, have an administrator give it a manager, and better two.',
    'When it is not, disable it by taking back its publication. Do not delete it yet.',
    'Wait for one full business cycle and listen for complaints.',
    'Delete it when nobody missed it.',
  ],
  references: [owaspNhi(1)],
  controls: ['OWASP NHI1', ...ownership],
  about: 'identity',
  evaluate(identity, { privilege }) {
    if (!identity.weaknesses.includes('without-collaborators')) return null;
    if (identity.status === 'disabled') return fine;
    if (identity.status === 'unknown') return undetermined('whether it is active could not be read');
    return {
      outcome: 'violation',
      severity: isPowerful(privilege) ? raised('low') : 'low',
      message: `Workflow ${identity.name} runs, and nobody manages it any more${isPowerful(privilege) ? sayPower(privilege) : ''}`,
      evidence: [{ what: 'it has no collaborators', source: identity.source }],
    };
  },
});

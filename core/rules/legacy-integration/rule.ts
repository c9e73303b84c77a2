import { authentication } from '../controls.ts';
import { owaspNhi } from '../references.ts';
import { defineRule, fine, undetermined } from '../rule.ts';
import { isPowerful, raised, sayPower } from '../power.ts';

export const rule = defineRule({
  id: 'legacy-integration',
  title: 'Integration of a kind that its provider has given up',
  severity: 'medium',
  why: 'Such integrations come from before there were scopes and reviews: one value that never expires opens all of it, and nothing shows who holds that value.',
  remediation: [
    'Verify with whoever made it, or with the readers of where it writes, whether it is still wanted.',
    'Replace it by an app with named scopes, and move its users over.',
    'Disable it, so that it can be switched on again in a minute. Do not delete it yet.',
    'Wait for one full business cycle and listen for complaints.',
    'Delete it when nothing missed it, and forbid new ones of its kind.',
  ],
  references: [owaspNhi(4)],
  controls: ['OWASP NHI4', ...authentication],
  about: 'identity',
  evaluate(identity, { privilege }) {
    if (!identity.weaknesses.includes('legacy-integration')) return null;
    if (identity.status === 'disabled') return fine;
    if (identity.status === 'unknown') return undetermined('whether it is active could not be read');
    return {
      outcome: 'violation',
      severity: isPowerful(privilege) ? raised('medium') : 'medium',
      message: `Integration ${identity.name} is of a kind that its provider has given up${isPowerful(privilege) ? sayPower(privilege) : ''}`,
      evidence: [{ what: 'of a kind that its provider has given up', source: identity.source }],
    };
  },
});

import { authentication } from '../controls.ts';
import { insufficientVerification, owaspNhi } from '../references.ts';
import { defineRule, fine, undetermined } from '../rule.ts';
import { sentence } from '../words.ts';

/** In words, and why it is one. */
const flaws = {
  'insecure-transport': 'sends to a receiver whose certificate it does not check',
  'no-secret': 'signs nothing, so that its receiver cannot tell a forged call from a real one',
} as const;

export const rule = defineRule({
  id: 'insecure-webhook',
  title: 'Webhook that is not signed, or does not check its receiver',
  severity: 'medium',
  why: 'Whoever knows the address of its receiver can start what it starts: builds, deployments, payments. Whoever sits between the two can read and change what is sent.',
  remediation: [
    'Verify with the owner of the receiver that it is still wanted, and whether it checks signatures.',
    'Give the receiver a certificate that can be checked, switch the check on, and send to https only.',
    'Set a long random secret on both sides, and have the receiver refuse what is not signed with it.',
    'When nobody knows the receiver, disable the webhook; after a full business cycle it can go.',
  ],
  references: [owaspNhi(4), insufficientVerification],
  controls: ['OWASP NHI4', ...authentication],
  about: 'identity',
  evaluate(identity) {
    const found = (['insecure-transport', 'no-secret'] as const).filter((flaw) => identity.weaknesses.includes(flaw));
    if (found.length === 0) return null;
    if (identity.status === 'disabled') return fine;
    if (identity.status === 'unknown') return undetermined('whether it is active could not be read');
    const said = found.map((flaw) => flaws[flaw]);
    return {
      outcome: 'violation',
      message: `${sentence(identity.name)} ${said.join(', and ')}`,
      evidence: said.map((what) => ({ what, source: identity.source })),
    };
  },
});

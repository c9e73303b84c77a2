import { isUnknown } from '../../model.ts';
import { isYoung } from '../age.ts';
import { ownership } from '../controls.ts';
import { isPowerful, raised } from '../power.ts';
import { owaspNhi, serviceAccounts } from '../references.ts';
import { defineRule, fine, undetermined, type Owner } from '../rule.ts';
import { notSeen } from '../words.ts';

/** Evidence at or below this is a place to start asking (the contact of the whole account), not an owner. */
const HINT = 0.3;

export const rule = defineRule({
  id: 'no-owner',
  title: 'Machine identity that nobody answers for',
  severity: 'medium',
  why: 'Without an owner nobody can say whether it is still needed, rotate its secrets or answer when it is misused.',
  remediation: [
    'Find out who uses it: `discover show <ref>` lists its use, creator, trusts and what it may do.',
    'Agree on a team (not a person who may leave) that answers for it, and on its purpose.',
    'Record both where the provider keeps them: an owner tag or label, or the owners of the application.',
    'If nobody claims it, disable it, wait for one full business cycle, and only then delete it.',
  ],
  references: [owaspNhi(1), serviceAccounts],
  controls: ['OWASP NHI1', ...ownership],
  about: 'identity',
  evaluate(identity, facts, context) {
    if (identity.nature.is !== 'machine') return null;
    if (identity.status === 'disabled' || isYoung(identity.createdAt, facts.firstSeen, context)) return fine;
    const { owner } = facts;
    if (isUnknown(owner)) return undetermined(notSeen('who owns it', owner));
    if (owner !== null && owner.confidence > HINT) return fine;
    return {
      outcome: 'violation',
      severity: isPowerful(facts.privilege) ? raised('medium') : 'medium',
      message: `Nobody answers for ${identity.name}${owner === null ? '' : `; ${hint(owner)}`}`,
      evidence: [
        owner === null
          ? { what: 'no tag, creator, workload or contact names an owner', source: identity.source }
          : { what: hint(owner), source: owner.source },
      ],
    };
  },
});

const hint = ({ name, source }: Owner): string => `ask ${name} first, a weak hint from ${source}`;

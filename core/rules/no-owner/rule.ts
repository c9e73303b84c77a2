import { isUnknown, type OwnerHint } from '../../model.ts';
import { inFirstDays } from '../age.ts';
import { ownership } from '../controls.ts';
import { answersForIt, isOutsider } from '../parties.ts';
import { isPowerful, raised } from '../power.ts';
import { owaspNhi, serviceAccounts } from '../references.ts';
import { defineRule, fine, undetermined, type Evidence, type Facts, type Owner } from '../rule.ts';
import { notSeen } from '../words.ts';

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
    // What is not ours is owned elsewhere.
    if (identity.nature.is !== 'machine' || isOutsider(identity)) return null;
    if (identity.status === 'disabled') return fine;
    const early = inFirstDays(identity.createdAt, facts.firstSeen, context);
    if (early !== null) return early;
    const { owner } = facts;
    if (isUnknown(owner)) return undetermined(notSeen('who owns it', owner));
    if (answersForIt(owner)) return fine;
    const former = formerOwners(facts);
    return {
      outcome: 'violation',
      severity: isPowerful(facts.privilege) ? raised('medium') : 'medium',
      message: `Nobody answers for ${identity.name}${sayFormer(former)}${owner === null ? '' : `; ${hint(owner)}`}`,
      evidence: [
        ...former
          .slice(0, PROVEN)
          .map((one) => ({ what: `named as ${one.kind}: ${sayOwner(one)}`, source: one.source })),
        ...evidenceOf(owner, former.length, identity.source),
      ],
    };
  },
});

type FormerOwner = OwnerHint & { standing: NonNullable<OwnerHint['standing']> };

/** So many are named in a message, and so many in its evidence. */
const NAMED = 3;
const PROVEN = 20;

/** Who is named, and cannot answer: left, switched off, or never one of us. */
function formerOwners({ identity, credentials }: Facts): readonly FormerOwner[] {
  const ofCredentials = isUnknown(credentials)
    ? []
    : (credentials ?? []).map(({ credential }) => credential.ownerHints);
  const hints = [identity?.ownerHints ?? [], ...ofCredentials].flatMap((listed) => (isUnknown(listed) ? [] : listed));
  const former = hints.filter((one): one is FormerOwner => one.standing !== undefined && one.standing !== 'active');
  return [...new Map(former.map((one) => [one.value, one])).values()];
}

const sayOwner = ({ value, standing }: FormerOwner): string => `${value} (${standing})`;

function sayFormer(former: readonly FormerOwner[]): string {
  if (former.length === 0) return '';
  const more = former.length > NAMED ? ` and ${former.length - NAMED} more` : '';
  return `: it names only ${former.slice(0, NAMED).map(sayOwner).join(', ')}${more}`;
}

const hint = ({ name, source }: Owner): string => `ask ${name} first, a weak hint from ${source}`;

function evidenceOf(owner: Owner | null, former: number, source: string): Evidence[] {
  if (owner !== null) return [{ what: hint(owner), source: owner.source }];
  return former > 0 ? [] : [{ what: 'no tag, creator, workload or contact names an owner', source }];
}

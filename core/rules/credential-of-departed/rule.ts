import type { Credential, Identity } from '../../model.ts';
import { removal } from '../controls.ts';
import { peopleEvidence, presence, sayPeople } from '../departed.ts';
import { carriedKinds, isPersonal, liveness, unknownStatus } from '../live.ts';
import { isPowerful, raised, sayHolder } from '../power.ts';
import { dormantAccounts, owaspNhi } from '../references.ts';
import { defineRule, fine, undetermined, type Context, type CredentialFacts, type Evidence } from '../rule.ts';
import { sayUse, severityOfUse, useNote } from '../silence.ts';
import { label, sentence } from '../words.ts';

export const rule = defineRule({
  id: 'credential-of-departed',
  title: 'Active credential of somebody who has left',
  severity: 'medium',
  why: 'Whoever left may still have a copy of it, and nobody is left who would notice its use or rotate it. A machine that lives on it stops on the day when somebody cleans up.',
  remediation: [
    'Verify what uses it (`discover show <ref>`): a machine that lives on the token of a person needs an identity of its own.',
    'Move its users to a new credential that belongs to that identity or to a team.',
    'Disable the old one as soon as nothing uses it, at once when nobody knows what does.',
    'Wait a few days for stragglers, with the old one disabled.',
    'Delete it, and add it to what is taken back when people leave.',
  ],
  references: [owaspNhi(1), dormantAccounts],
  controls: ['OWASP NHI1', ...removal],
  kinds: carriedKinds,
  about: 'credential',
  // A user who is gone altogether may have left a token that works.
  alsoOf: ['deleted'],
  evaluate(subject, facts, context) {
    const { identity, privilege } = facts;
    if (isPersonal(subject, identity)) return null;
    const whose = departureOf(subject.credential, identity);
    if (whose.is === 'unnamed') return null;
    // Its own word: that its user is switched off is what this is about.
    const live = liveness(subject, null, context.now);
    if (live === 'dead' || whose.is === 'here') return fine;
    if (whose.is === 'unknown') return undetermined(`${label(subject)}: ${whose.because}`);
    if (live === 'unknown') return undetermined(`${label(subject)}: ${unknownStatus}`);
    const severity = severityOf(whose, subject, context);
    return {
      outcome: 'violation',
      severity: isPowerful(privilege) ? raised(severity) : severity,
      message: `${sentence(label(subject))}${sayHolder(facts)} is active, and ${whose.says}; ${sayUse(subject.lastUsed)}`,
      evidence: [...whose.evidence, useNote(subject)],
    };
  },
});

interface Departure {
  is: 'gone';
  /** `made`: by somebody, for an identity that is not theirs. */
  how: 'theirs' | 'made';
  says: string;
  evidence: readonly Evidence[];
}
type Whose = Departure | Exclude<ReturnType<typeof presence>, { is: 'gone' }>;

/** Its user first, then who owns it, then who made it. */
function departureOf({ ownerHints, identity: belongsTo }: Credential, identity: Identity | null): Whose {
  const isUser = identity !== null && (identity.kind === 'user' || identity.kind === 'machine-user');
  if (isUser && (identity.status === 'disabled' || identity.status === 'deleted')) {
    const says = `its user is ${identity.status}`;
    return { is: 'gone', how: 'theirs', says, evidence: [{ what: says, source: identity.source }] };
  }
  const user = presence(isUser ? identity.ownerHints : [], ['owner']);
  if (user.is === 'gone') return { ...user, ...theirs(user.people) };
  const owner = presence(ownerHints, ['owner', 'sponsor']);
  if (owner.is === 'gone') return { ...owner, ...theirs(owner.people) };
  if (owner.is !== 'unnamed') return owner;
  const maker = presence(ownerHints, ['creator']);
  if (maker.is === 'unnamed') return user.is === 'unnamed' ? ofItsUser(belongsTo, identity, isUser) : user;
  if (maker.is !== 'gone') return maker;
  const says = `it was made by ${sayPeople(maker.people)}`;
  return { is: 'gone', how: 'made', says, evidence: peopleEvidence(maker.people) };
}

/** Nobody is named: only its user could tell. */
function ofItsUser(belongsTo: Credential['identity'], identity: Identity | null, isUser: boolean): Whose {
  if (belongsTo !== null && identity === null) return { is: 'unknown', because: 'who it belongs to was not read' };
  if (!isUser || identity?.status !== 'unknown') return { is: 'unnamed' };
  return { is: 'unknown', because: 'whether its user is active could not be read' };
}

const theirs = (people: Parameters<typeof sayPeople>[0]): Omit<Departure, 'is'> => ({
  how: 'theirs',
  says: `it belongs to ${sayPeople(people)}`,
  evidence: peopleEvidence(people),
});

/** What somebody made for a machine is rightly in use; they may have a copy. What is theirs should rest. */
const severityOf = ({ how }: Departure, subject: CredentialFacts, context: Context) =>
  how === 'made' ? 'medium' : severityOfUse(subject, context);

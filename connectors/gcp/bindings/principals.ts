/** Who somebody is to a service account that he may act as. */
import type { Trust } from '../../../core/model.ts';
import type { Chain } from './chain.ts';
import type { Holder } from './holders.ts';
import type { Member } from './members.ts';

export interface Principal extends Pick<Trust, 'principal' | 'reach' | 'conditions' | 'subjects' | 'weaknesses'> {
  /** Name of the federation provider that it comes in through. */
  way: string | null;
}

interface Somebody {
  member: Member;
  /** As the policy has it. */
  text: string;
  holder: Holder;
  /** Where the service account is. */
  place: Chain;
}

/** Everybody as far as the member alone tells. */
export function plainPrincipal(somebody: Somebody): Principal {
  const { member, text, holder } = somebody;
  const [kind, id, owner] = named(member, text, holder);
  return {
    principal: {
      kind,
      id: id.slice(0, 2048),
      owner: owner?.slice(0, 500) ?? null,
      dangling: member.kind === 'deleted',
    },
    reach: reachOf(somebody),
    conditions: [],
    subjects:
      member.kind === 'workload' && member.selector.by === 'subject' ? [member.selector.value.slice(0, 2048)] : [],
    weaknesses: [],
    way: null,
  };
}

type Kind = Trust['principal']['kind'];

function named(member: Member, text: string, { home }: Holder): [kind: Kind, id: string, owner: string | null] {
  const place = home?.[0]?.replace(/^projects\//, '') ?? null;
  switch (member.kind) {
    case 'public':
      return ['anyone', member.name, null];
    case 'account':
      return ['identity', member.email, place ?? projectIn(member.email)];
    case 'agent':
      return ['service', member.email, member.home?.number ?? null];
    case 'person':
      return ['person', member.name, member.domain];
    // Any number of people, and of accounts.
    case 'group':
      return ['person', text, member.domain];
    case 'domain':
      return ['account', member.domain, member.domain];
    case 'deleted':
      return [/^(?:user|group):/.test(member.was) ? 'person' : 'identity', text, null];
    case 'workforce':
      return ['person', text, member.pool];
    case 'workload':
      return ['identity', text, place ?? member.project];
    case 'accounts-of':
      return ['account', text, member.place];
    default:
      return ['identity', text, null];
  }
}

const projectIn = (email: string): string | null =>
  /@(.+)\.iam\.gserviceaccount\.com$/.exec(email)?.[1] ?? /^(.+)@appspot\./.exec(email)?.[1] ?? null;

function reachOf({ holder: { whose, home }, place }: Somebody): Trust['reach'] {
  if (whose === 'anyone') return 'anyone';
  if (whose === 'google') return 'provider';
  if (whose === 'unknown') return 'unknown';
  if (whose === 'theirs') return 'external';
  return home !== undefined && home[0] === place[0] ? 'same-account' : 'same-organization';
}

/** Those whom policies name and no listing has: each as far as its name tells. */
import type { Identity, InventoryRecordInput, Ref } from '../../../core/model.ts';
import type { Project } from '../projects.ts';
import type { Member, Selector } from './members.ts';

export interface Named {
  type:
    | 'service-agent'
    | 'external-principal'
    | 'unplaced-principal'
    | 'public-principal'
    | 'deleted-principal'
    | 'unlisted-account'
    | 'workload-identity';
  id: string;
  /** Of ours, that it lives in. */
  project?: Project;
  /** Whose it is, when it is not known to be ours: id or number of a project, or a domain. */
  party?: string;
  /** Of the identity, when it is not where it lives. */
  scope?: Ref;
}

/** Nobody's own: whoever is there is a party by himself. */
export const consumerDomains: ReadonlySet<string> = new Set(['gmail.com', 'googlemail.com', 'googlegroups.com']);

interface Facts {
  kind: Identity['kind'];
  name: string;
  is: Identity['nature']['is'];
  because: string;
}

/** @param text the member as the policy has it */
export function identityOf(named: Named, text: string, member: Member, scope: Ref): InventoryRecordInput {
  const { type, project, party } = named;
  const { kind, name, is, because } = factsOf(named, text, member);
  return {
    record: 'identity',
    ref: `gcp:${type}:${named.id}`,
    scope,
    source: 'iam:policy',
    kind,
    name: name.slice(0, 1024),
    nativeId: text.slice(0, 2048),
    status: statuses[type] ?? 'active',
    nature: { is, because: because.slice(0, 500) },
    managedBy: type === 'service-agent' || type === 'public-principal' ? 'provider' : 'customer',
    createdAt: { unknown: 'unsupported', detail: 'a policy names it and tells nothing more' },
    purpose: null,
    ownerHints:
      type === 'unplaced-principal'
        ? { unknown: 'unsupported', detail: 'a policy names it and tells nothing more' }
        : [],
    publisher:
      type === 'unplaced-principal' || party === undefined || consumerDomains.has(party)
        ? null
        : { name: party.slice(0, 1024), id: party.slice(0, 500), verified: null },
    usage: { unknown: 'unsupported', detail: silence[type] },
    attributes: {
      ...(project === undefined ? {} : { project: project.id }),
      ...(party === undefined ? {} : { party: party.slice(0, 4096) }),
      ...(member.kind === 'deleted' && member.uid !== null ? { uid: member.uid } : {}),
      ...('pool' in member ? { pool: member.pool, selector: member.selector.by } : {}),
    },
  };
}

const statuses: Readonly<Partial<Record<Named['type'], Identity['status']>>> = {
  'deleted-principal': 'deleted',
  'unlisted-account': 'unknown',
  'unplaced-principal': 'unknown',
};

const silence = {
  'service-agent': 'Google does not tell when its own accounts were used',
  'external-principal': 'only its own project or domain can tell when it was used',
  'unplaced-principal': 'only its own project or domain can tell when it was used',
  'public-principal': 'who came in as everybody is in the audit logs of each resource, if at all',
  'deleted-principal': 'it was deleted: nobody can use it any more',
  'unlisted-account': 'its project is not read, or it is too new to be listed',
  'workload-identity': 'exchanges of tokens are counted for providers, not for those who come in',
} as const;

function factsOf({ type, party }: Named, text: string, member: Member): Facts {
  if (type === 'external-principal') {
    const { name, is, of } = strangerFacts(text, member, party ?? '');
    return { kind: 'external', name, is, because: `${of}, which is not ours` };
  }
  if (type === 'unplaced-principal') {
    const { name, is, of } = strangerFacts(text, member, party ?? '');
    const kind = member.kind === 'account' || member.kind === 'agent' ? 'service-account' : kindOfUnplaced(member);
    return { kind, name, is, because: `${of}, of which it is not known whether it is ours` };
  }
  switch (member.kind) {
    case 'agent':
      return { kind: 'service-account', name: member.email, is: 'machine', because: 'an account of Google itself' };
    case 'account':
      return {
        kind: 'service-account',
        name: member.email,
        is: 'machine',
        because: 'a service account of a project of ours',
      };
    case 'public': {
      const who = member.name === 'allUsers' ? 'everybody on the internet' : 'everybody with a Google account';
      return { kind: 'public', name: who, is: 'unclear', because: who };
    }
    case 'deleted':
      return deletedFacts(member.was);
    case 'workload':
      return { kind: 'workload', ...workloadFacts(member.pool, member.selector) };
    case 'workforce': {
      const because = `people of the workforce pool ${member.pool}`;
      return { kind: 'user', name: `${member.pool}: ${sayOf(member.selector)}`, is: 'human', because };
    }
    case 'agent-identity':
      return { kind: 'agent', name: member.name, is: 'machine', because: 'an agent with an identity of its own' };
    case 'accounts-of': {
      const who = `all service accounts of ${member.place}`;
      return { kind: 'workload', name: who, is: 'machine', because: who };
    }
    default:
      return { kind: 'workload', name: text, is: 'unclear', because: 'a member of a kind that is not known here' };
  }
}

const kindOfUnplaced = (member: Member): Identity['kind'] =>
  member.kind === 'workload' || member.kind === 'accounts-of'
    ? 'workload'
    : member.kind === 'agent-identity'
      ? 'agent'
      : 'user';

/** `of`: what it is, ending with whose. */
function strangerFacts(text: string, member: Member, party: string): Pick<Facts, 'name' | 'is'> & { of: string } {
  switch (member.kind) {
    case 'account':
      return { name: member.email, is: 'machine', of: `a service account of project ${party}` };
    case 'agent':
      return { name: member.email, is: 'machine', of: `Google’s account of project ${party}` };
    case 'workload':
      return {
        name: workloadFacts(member.pool, member.selector).name,
        is: 'machine',
        of: `a workload of project ${party}`,
      };
    case 'agent-identity':
      return { name: member.name, is: 'machine', of: `an agent of ${party}` };
    case 'accounts-of':
      return { name: text, is: 'machine', of: `all service accounts of ${member.place}` };
    case 'domain':
      return { name: member.name, is: 'human', of: `everybody of ${party}` };
    case 'person':
      return { name: member.name, is: 'human', of: `an account of ${party}` };
    case 'group':
      return { name: member.name, is: 'unclear', of: `a group of ${party}` };
    default:
      return { name: text, is: 'unclear', of: 'somebody' };
  }
}

function workloadFacts(pool: string, selector: Selector): Omit<Facts, 'kind'> {
  const pods = pool.endsWith('.svc.id.goog');
  const because = pods ? 'pods of Kubernetes clusters' : `workloads of the identity pool ${pool}`;
  return { name: `${pool}: ${sayOf(selector)}`, is: 'machine', because };
}

function sayOf({ by, attribute, value }: Selector): string {
  if (by === 'all') return 'whoever gets in';
  return by === 'subject' || by === 'other' ? value : `${attribute ?? by} ${value}`;
}

function deletedFacts(was: string): Facts {
  const [, type = '', name = was] = /^([a-zA-Z]+):(?:\/\/)?(.+)$/s.exec(was) ?? [];
  const human = type === 'user' || type === 'group';
  return {
    kind: type === 'serviceAccount' ? 'service-account' : human ? 'user' : 'workload',
    name,
    is: type === 'user' ? 'human' : type === 'group' ? 'unclear' : 'machine',
    because: 'deleted, and still named in policies',
  };
}

/**
 * Members of policies → the identities that hold what is bound. Accounts of ours are those that were listed; whoever is
 * not ours becomes an identity here, once. People of ours are no identities of this inventory.
 */
import type { Run } from '../../../core/connector.ts';
import type { InventoryRecordInput, Ref, Scope } from '../../../core/model.ts';
import { accountIndex, type AccountIndex } from '../account-index.ts';
import { assetsOf } from '../assets/read.ts';
import { organizationRef, projectRef, type Project } from '../projects.ts';
import type { Session } from '../session.ts';
import { chainOf, type Chain } from './chain.ts';
import { consumerDomains, identityOf, type Named } from './identities.ts';
import type { Member } from './members.ts';
import type { Policy } from './policy.ts';

export interface Holder {
  /** `null`: a person or group of ours, or an account that could not be listed. */
  ref: Ref | null;
  /** To be told once. */
  identity: InventoryRecordInput | null;
  /** Where it lives, when that is in one of our projects. */
  home: Chain | undefined;
  /** `unknown`: it may be ours, or a stranger. */
  whose: 'ours' | 'theirs' | 'unknown' | 'google' | 'anyone';
}

/** Agents by the member that they are. Where they could not be listed, those of earlier nights are still who they were. */
async function agentsOf(session: Session, scope: Scope, run: Run): Promise<Map<string, Ref>> {
  const agents = new Map<string, Ref>();
  const shelf = await assetsOf(session, scope, run);
  for await (const agent of shelf.isComplete('agent') ? [] : run.known.all('agent')) {
    const identity = agent.record === 'identity' ? agent.attributes['effectiveIdentity'] : undefined;
    if (typeof identity === 'string') agents.set(`principal://${identity}`, agent.ref);
  }
  for (const { data } of shelf.of('agent')) {
    const { effectiveIdentity } = data.spec;
    if (effectiveIdentity !== undefined) agents.set(`principal://${effectiveIdentity}`, `gcp:agent:${data.name}`);
  }
  return agents;
}

export class Holders {
  readonly #session: Session;
  readonly #scope: Scope;
  readonly #run: Run;
  readonly #index: AccountIndex;
  readonly #agents: ReadonlyMap<string, Ref>;
  readonly #told = new Set<Ref>();
  #people = 0;
  #unlisted = 0;
  /** Projects and domains that may be ours or not. */
  readonly #unplaced = new Set<string>();

  private constructor(session: Session, scope: Scope, run: Run, index: AccountIndex, agents: ReadonlyMap<string, Ref>) {
    this.#session = session;
    this.#scope = scope;
    this.#run = run;
    this.#index = index;
    this.#agents = agents;
  }

  static async of(session: Session, scope: Scope, run: Run): Promise<Holders> {
    return new Holders(
      session,
      scope,
      run,
      await accountIndex(session, scope, run),
      await agentsOf(session, scope, run),
    );
  }

  /** @param text the member as the policy has it */
  async of(text: string, member: Member, policy: Policy): Promise<Holder> {
    switch (member.kind) {
      case 'account':
        return this.#account(text, member.email);
      case 'agent':
        return this.#googles(text, member);
      case 'public':
        return this.#tell(
          {
            type: 'public-principal',
            id: `${policy.scope.split(':').slice(1).join('/')}/${text}`,
            scope: policy.scope,
          },
          text,
          member,
          { home: undefined, whose: 'anyone' },
        );
      case 'person':
      case 'group':
      case 'domain':
        return this.#person(text, member);
      case 'deleted':
        // Whose it was, nobody can tell any more.
        return this.#tell({ type: 'deleted-principal', id: text }, text, member, { home: undefined, whose: 'unknown' });
      case 'workload':
        return this.#workload(text, member);
      case 'agent-identity':
        return this.#agentIdentity(text, member);
      case 'accounts-of':
        return this.#isOurPlace(member.place)
          ? this.#tell({ type: 'workload-identity', id: text }, text, member, { home: undefined, whose: 'ours' })
          : this.#foreign(text, member, member.place.slice(member.place.indexOf('/') + 1));
      default:
        return this.#tell({ type: 'workload-identity', id: text }, text, member, { home: undefined, whose: 'ours' });
    }
  }

  /** Says what was left out, and why. */
  end(): void {
    if (this.#people > 0) {
      const whose = this.#ownDomains().length === 0 ? 'whose domain may be ours' : 'of ours';
      this.#run.note(`${this.#people} grants are of people and groups ${whose}, who are not inventoried`);
    }
    if (this.#unplaced.size > 0) {
      const some = [...this.#unplaced].toSorted().slice(0, 10).join(', ');
      const more = this.#unplaced.size > 10 ? ` and ${this.#unplaced.size - 10} more` : '';
      this.#run.note(
        `it is not known whether these are ours: ${some}${more}. Name all domains of yours in \`domains\`; projects are known once the whole organization can be listed`,
      );
    }
    if (this.#unlisted > 0) {
      const detail = 'what they hold cannot be told from what strangers hold';
      this.#run.gap(`${this.#unlisted} grants of service accounts that could not be listed`, 'failed', detail);
    }
  }

  async #account(text: string, email: string): Promise<Holder> {
    const name = this.#index.projectOf(email);
    const project = name === undefined ? undefined : this.#session.projects.get(name);
    if (project === undefined) {
      const listed = this.#index.refOf(email);
      if (listed !== undefined) return { ref: listed, identity: null, home: undefined, whose: 'ours' };
      return this.#foreign(text, { kind: 'account', email }, name);
    }
    const index = await this.#indexOf(project);
    const found = index.refOf(email);
    const at = { home: chainOf(project), whose: 'ours' } as const;
    if (found !== undefined) return { ref: found, identity: null, ...at };
    // Of a project that the configuration leaves out, or made a moment ago: certainly ours, and not listed.
    if (index.complete || !this.#session.projects.isWanted(project)) {
      return this.#tell({ type: 'unlisted-account', id: email, project }, text, { kind: 'account', email }, at);
    }
    this.#unlisted++;
    return { ref: null, identity: null, ...at };
  }

  /** Accounts of another organization that is read too, or of another project that stands alone, are in its own index. */
  #indexOf({ id, number, organization }: Project): Promise<AccountIndex> {
    const alone = this.#scope.kind === 'project';
    const nativeId = alone ? id : (organization ?? this.#scope.nativeId);
    if (nativeId === this.#scope.nativeId) return Promise.resolve(this.#index);
    const ref = alone ? projectRef(number) : organizationRef(nativeId);
    return accountIndex(this.#session, { ...this.#scope, nativeId, ref }, this.#run);
  }

  async #googles(text: string, member: Member & { kind: 'agent' }): Promise<Holder> {
    const { home } = member;
    const project = home?.kind === 'project' ? this.#session.projects.get(home.number) : undefined;
    const ours = home === null || home.kind !== 'project' || project !== undefined;
    if (!ours) return this.#foreign(text, member, home.number);
    const named: Named = { type: 'service-agent', id: member.email, ...(project === undefined ? {} : { project }) };
    return this.#tell(named, text, member, { home: project && chainOf(project), whose: 'google' });
  }

  #person(text: string, member: Member & { kind: 'person' | 'group' | 'domain' }): Holder {
    const { domain } = member;
    if (consumerDomains.has(domain)) return this.#theirs(text, member, domain);
    const own = this.#ownDomains();
    if (own.length === 0 || own.some((each) => domain === each || domain.endsWith(`.${each}`))) {
      this.#people++;
      return { ref: null, identity: null, home: undefined, whose: own.length === 0 ? 'unknown' : 'ours' };
    }
    // Which secondary domains there are, only the directory of Workspace tells.
    const isKnown = this.#session.settings.domains !== undefined;
    return isKnown ? this.#theirs(text, member, domain) : this.#unknown(text, member, domain);
  }

  #ownDomains(): string[] {
    const { kind, name } = this.#scope;
    // An organization is called by its primary domain.
    const primary = kind === 'organization' && name.includes('.') ? [name.toLowerCase()] : [];
    return [...primary, ...(this.#session.settings.domains ?? [])];
  }

  #isOurPlace(place: string): boolean {
    const [kind, number = ''] = place.split('/');
    const { projects } = this.#session;
    if (kind === 'projects') return projects.get(number) !== undefined;
    return (
      place === `organizations/${this.#scope.nativeId}` ||
      projects.wantedIn(this.#scope.nativeId).some((project) => chainOf(project).includes(place))
    );
  }

  /** Its name tells the organization or the project that it is of. */
  async #agentIdentity(text: string, member: Member & { kind: 'agent-identity' }): Promise<Holder> {
    const ref = this.#agents.get(text);
    if (ref !== undefined) return { ref, identity: null, home: undefined, whose: 'ours' };
    const project = this.#session.projects.get(member.project ?? '');
    const ours = project !== undefined || member.organization === this.#scope.nativeId;
    if (!ours) return this.#foreign(text, member, member.project ?? member.organization ?? undefined);
    const at = { home: project && chainOf(project), whose: 'ours' } as const;
    return this.#tell({ type: 'workload-identity', id: text, ...(project && { project }) }, text, member, at);
  }

  async #workload(text: string, member: Member & { kind: 'workload' }): Promise<Holder> {
    const project = this.#session.projects.get(member.project);
    if (project === undefined) return this.#foreign(text, member, member.project);
    const at = { home: chainOf(project), whose: 'ours' } as const;
    return this.#tell({ type: 'workload-identity', id: text, project }, text, member, at);
  }

  /**
   * Of a project that is not among ours.
   * @param party its id or number; absent: its address is of no project
   */
  async #foreign(text: string, member: Member, party: string | undefined): Promise<Holder> {
    if (this.#session.projects.whole) return this.#theirs(text, member, party);
    // Whoever an earlier night could tell is still the same.
    const ours = member.kind === 'account' ? (await this.#knownAccounts()).get(member.email) : undefined;
    if (ours !== undefined) return { ref: ours, identity: null, home: undefined, whose: 'ours' };
    const stored = await this.#run.known.record(`gcp:external-principal:${text}`);
    return stored === undefined ? this.#unknown(text, member, party ?? text) : this.#theirs(text, member, party);
  }

  /** Accounts of earlier nights, by address. */
  #knownAccounts(): Promise<ReadonlyMap<string, Ref>> {
    return this.#session.memo(this.#scope.nativeId, 'known-accounts', async () => {
      const accounts = new Map<string, Ref>();
      for await (const account of this.#run.known.all('service-account')) {
        if (account.record === 'identity') accounts.set(account.nativeId, account.ref);
      }
      return accounts;
    });
  }

  #theirs(text: string, member: Member, party: string | undefined): Holder {
    const named: Named = { type: 'external-principal', id: text, ...(party === undefined ? {} : { party }) };
    return this.#tell(named, text, member, { home: undefined, whose: 'theirs' });
  }

  #unknown(text: string, member: Member, party: string): Holder {
    this.#unplaced.add(party);
    const named: Named = { type: 'unplaced-principal', id: text, party };
    return this.#tell(named, text, member, { home: undefined, whose: 'unknown' });
  }

  #tell(named: Named, text: string, member: Member, at: Pick<Holder, 'home' | 'whose'>): Holder {
    const ref: Ref = `gcp:${named.type}:${named.id}`;
    if (this.#told.has(ref)) return { ref, identity: null, ...at };
    this.#told.add(ref);
    const { project } = named;
    const wanted = project !== undefined && this.#session.projects.isWanted(project);
    const scope = named.scope ?? (wanted ? projectRef(project.number) : this.#scope.ref);
    return { ref, identity: identityOf(named, text, member, scope), ...at };
  }
}

/** A binding on a service account that lets somebody act as it → who, and how narrowly. */
import { createHash } from 'node:crypto';
import type { Run } from '../../../core/connector.ts';
import type { InventoryRecordInput, Ref, Scope, Trust } from '../../../core/model.ts';
import { assetsOf } from '../assets/read.ts';
import { impersonating } from '../privilege/powers.ts';
import type { RoleFacts, UnknownRole } from '../privilege/role-facts.ts';
import type { Session } from '../session.ts';
import type { Condition } from './conditions.ts';
import type { Holder } from './holders.ts';
import type { Member } from './members.ts';
import type { Policy } from './policy.ts';
import { plainPrincipal, type Principal } from './principals.ts';
import { providersIn, waysIn, type Providers } from './ways-in.ts';

export interface Trusting {
  policy: Policy;
  /** The one that is acted as. */
  account: Ref;
  role: string;
  facts: RoleFacts | UnknownRole;
  /** The member as the policy has it. */
  text: string;
  member: Member;
  holder: Holder;
  condition: Condition | null;
}

export class Trusts {
  readonly #run: Run;
  readonly #providers: Providers;
  readonly #unclear = new Set<string>();
  /** Scopes with trusts in pools of which not all could be listed. */
  readonly #unseen = new Set<Ref>();

  private constructor(run: Run, providers: Providers) {
    this.#run = run;
    this.#providers = providers;
  }

  static async of(session: Session, scope: Scope, run: Run): Promise<Trusts> {
    const reads = (number: string): boolean => {
      const project = session.projects.get(number);
      if (project === undefined || !session.projects.isWanted(project)) return false;
      return scope.kind === 'organization' ? project.organization === scope.nativeId : project.id === scope.nativeId;
    };
    return new Trusts(run, providersIn(await assetsOf(session, scope, run), reads));
  }

  *of(trusting: Trusting): Generator<InventoryRecordInput> {
    const { facts, role } = trusting;
    if ('unknown' in facts) {
      this.#unclear.add(role);
      return;
    }
    const may = facts.notable.filter((permission) => impersonating.has(permission));
    if (may.length === 0) return;
    for (const principal of this.#principals(trusting)) yield record(trusting, principal, may);
  }

  end(): void {
    for (const scope of this.#unseen) {
      const detail = 'not all pools and providers of identity federation could be listed';
      this.#run.gap('who may come in as service accounts through identity pools', 'failed', detail, scope);
    }
    if (this.#unclear.size === 0) return;
    const names = [...this.#unclear].slice(0, 5).join(', ');
    this.#run.gap('who may act as service accounts', 'failed', `it is not known what these roles allow: ${names}`);
  }

  #principals({ member, text, holder, policy }: Trusting): Principal[] {
    const plain = plainPrincipal({ member, text, holder, place: policy.chain });
    if (member.kind !== 'workload' || member.pool.endsWith('.svc.id.goog')) return [plain];
    if (this.#providers.listed(plain.principal.owner ?? member.project) === 'some') this.#unseen.add(policy.scope);
    return waysIn(this.#providers, member, plain);
  }
}

function record(
  { policy, account, role, text, condition }: Trusting,
  { principal, reach, conditions, subjects, weaknesses, way }: Principal,
  may: readonly string[],
): InventoryRecordInput {
  const id = [policy.resource, role, text, condition?.expression ?? '', condition?.title ?? '', way ?? ''].join('|');
  const own: Trust['conditions'] =
    condition === null ? [] : [{ operator: 'CEL', key: 'condition', values: [condition.expression.slice(0, 2048)] }];
  return {
    record: 'trust',
    ref: `gcp:service-account-trust:${createHash('sha256').update(id).digest('hex')}`,
    scope: policy.scope,
    source: policy.source,
    identity: account,
    principal,
    reach,
    conditions: [...own, ...conditions],
    subjects: [...subjects],
    weaknesses: [...weaknesses],
    attributes: {
      role: role.slice(0, 4096),
      member: text.slice(0, 4096),
      permissions: [...may],
      ...(way === null ? {} : { provider: way.slice(0, 4096) }),
    },
  };
}

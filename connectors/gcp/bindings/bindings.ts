/** Who holds which role where, and who may act as a service account. */
import type { Collector, Run } from '../../../core/connector.ts';
import type { InventoryRecordInput, Scope } from '../../../core/model.ts';
import { ACT_AS } from '../privilege/powers.ts';
import { rolesWith, type Roles } from '../privilege/custom-roles.ts';
import { worthOf, type Worth } from '../privilege/level.ts';
import type { RoleFacts, UnknownRole } from '../privilege/role-facts.ts';
import type { Session } from '../session.ts';
import { Combinations } from './combinations.ts';
import { conditionOf, isOver, sayCondition, type Condition } from './conditions.ts';
import { grantOf } from './grants.ts';
import { Holders, type Holder } from './holders.ts';
import { iamAssets } from './iam-assets.ts';
import { parseMember, type Member } from './members.ts';
import { policiesOf } from './policies.ts';
import type { Binding, Policy } from './policy.ts';
import { restrictionsOf, type Restrictions } from './restrictions/read.ts';
import { bindingTypes } from './types.ts';
import { Trusts } from './trusts.ts';

export const bindings: Collector<Session> = {
  id: 'bindings',
  title: 'IAM bindings and trusts',
  in: ['organization', 'project'],
  emits: Object.keys(bindingTypes),
  permissions: [
    'cloudasset.assets.listIamPolicy',
    'cloudasset.assets.listResource',
    'iam.denypolicies.get',
    'iam.denypolicies.list',
    'iam.policybindings.list',
    'iam.principalaccessboundarypolicies.list',
    'iam.roles.list',
    'iam.serviceAccounts.getIamPolicy',
    'resourcemanager.folders.getIamPolicy',
    'resourcemanager.organizations.getIamPolicy',
    'resourcemanager.projects.getIamPolicy',
  ],
  firstRunCalls: 25,
  async *collect(session, scope, run) {
    const reading = await begin(session, scope, run);
    for await (const policy of policiesOf(session, scope, run)) {
      for (const binding of policy.bindings) yield* ofBinding(reading, policy, binding);
    }
    yield* reading.combinations.rest();
    reading.holders.end();
    reading.trusts.end();
  },
};

interface Reading {
  run: Run;
  roles: Roles;
  restrictions: Restrictions;
  holders: Holders;
  trusts: Trusts;
  combinations: Combinations;
}

async function begin(session: Session, scope: Scope, run: Run): Promise<Reading> {
  const assets = await iamAssets(session, scope, run);
  return {
    run,
    roles: await rolesWith(assets.roles, session, run),
    restrictions: await restrictionsOf(session, scope, assets, run),
    holders: await Holders.of(session, scope, run),
    trusts: await Trusts.of(session, scope, run),
    combinations: new Combinations(),
  };
}

async function* ofBinding(reading: Reading, policy: Policy, binding: Binding): AsyncGenerator<InventoryRecordInput> {
  const { run, roles, holders, trusts, combinations } = reading;
  const condition = conditionOf(binding);
  const over = isOver(condition, run.now());
  const role = await roles.of(binding.role);
  for (const text of new Set(binding.members)) {
    const member = parseMember(text);
    // The basic roles that these stand for are bound on the project.
    if (member.kind === 'role-holders') continue;
    const holder = await holders.of(text, member, policy);
    if (holder.identity !== null) yield holder.identity;
    const isItself = holder.ref !== null && holder.ref === policy.account;
    if (policy.account !== null && !over && !isItself) {
      yield* trusts.of({
        policy,
        account: policy.account,
        role: binding.role,
        facts: role,
        text,
        member,
        holder,
        condition,
      });
    }
    if (holder.ref === null) continue;
    const worth = over ? ended(condition) : worthFor(reading, { policy, role, member, holder, isItself, condition });
    const grant = grantOf({
      policy,
      role: binding.role,
      member: text,
      identity: holder.ref,
      condition,
      privilege: worth.privilege,
    });
    const ready = combinations.take(grant, worth.halves, policy.chain);
    if (ready !== null) yield ready;
  }
}

interface Held {
  policy: Policy;
  role: RoleFacts | UnknownRole;
  member: Member;
  holder: Holder;
  isItself: boolean;
  condition: Condition | null;
}

function worthFor({ restrictions }: Reading, held: Held): Worth {
  const { policy, member, holder, isItself, condition } = held;
  const denied = restrictions.denied(member, holder.home, policy.chain);
  const { privilege, halves } = worthOf(isItself ? onItself(held.role) : held.role, policy.on, denied);
  const reasons = [
    ...(isItself && privilege.level === 'none' ? ['it acts as nobody but itself'] : privilege.reasons),
    ...(condition === null ? [] : [sayCondition(condition)]),
    ...restrictions.outside(member, holder.home, policy.chain),
    ...(restrictions.incomplete ? ['at most: what deny policies take away could not be read'] : []),
  ];
  return { privilege: { ...privilege, reasons: reasons.slice(0, 50) }, halves };
}

/** Acting as itself is nothing new. Keys that last, and letting others in, are. */
function onItself(role: RoleFacts | UnknownRole): RoleFacts | UnknownRole {
  if ('unknown' in role) return role;
  return { notable: role.notable.filter((permission) => !isNothingNew(permission)), policies: [], rest: 'none' };
}

const isNothingNew = (permission: string): boolean =>
  permission === ACT_AS || /^iam\.serviceAccounts\.(?!setIamPolicy$)/.test(permission);

const ended = (condition: Condition | null): Worth => ({
  privilege: { level: 'none', reasons: [`its condition ended on ${condition?.until ?? ''}`] },
  halves: [],
});

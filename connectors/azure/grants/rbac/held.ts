/** Of all role assignments, those that identities hold: by themselves, or through a group that has power. */
import type { Run } from '../../../../core/connector.ts';
import type { Scope } from '../../../../core/model.ts';
import type { Session } from '../../client/session.ts';
import { azurePrivilege } from '../../privilege/azure-roles.ts';
import { isAtLeast, type Privilege } from '../../privilege/levels.ts';
import { leftOut } from '../../settings.ts';
import { timestamp } from '../../usage/dates.ts';
import { nonHumanMembers } from '../group-members.ts';
import type { Holders } from '../holders.ts';
import type { Denials } from './deny.ts';
import { subscriptionIn, type HeldRole } from './records.ts';
import { guidOf, type Assignment, type Definitions } from './rows.ts';

interface Context {
  session: Session;
  scope: Scope;
  run: Run;
  holders: Holders;
  definitions: Definitions;
  denials: Denials | undefined;
}

export async function* heldRoles(
  assignments: AsyncIterable<Assignment> | Iterable<Assignment>,
  context: Context,
): AsyncGenerator<HeldRole> {
  const { session, run, holders, definitions, denials } = context;
  const groups: { assignment: Assignment; privilege: Privilege }[] = [];
  let weak = 0;

  function held(assignment: Assignment, member: string, via: string | null, judged: Privilege): HeldRole | undefined {
    const { createdOn, principalType } = assignment;
    const type = via === null ? (principalType ?? undefined) : 'ServicePrincipal';
    const identity = holders.refOf({ id: member, type, since: timestamp(createdOn) });
    if (identity === null) return undefined;
    const role = definitions.get(guidOf(assignment.roleDefinitionId));
    const privilege = denials?.of(judged, member, assignment.scope) ?? judged;
    return { assignment, identity, member, via, role, privilege };
  }

  for await (const assignment of assignments) {
    const subscription = subscriptionIn(assignment.scope);
    if (subscription !== undefined && leftOut(session.settings, subscription) !== undefined) continue;
    const privilege = judge(assignment, definitions);
    if (assignment.principalType === 'Group') {
      if (privilege.level === 'unknown' || isAtLeast(privilege.level, 'sensitive'))
        groups.push({ assignment, privilege });
      else weak++;
      continue;
    }
    const one = held(assignment, assignment.principalId, null, privilege);
    if (one !== undefined) yield one;
  }

  if (weak > 0) run.note(`${weak} role assignments to groups are left out: their roles give little power`);
  const byPower = groups.toSorted(
    (a, b) => Number(isAtLeast(b.privilege.level, 'escalation')) - Number(isAtLeast(a.privilege.level, 'escalation')),
  );
  const members = await nonHumanMembers(
    byPower.map(({ assignment }) => assignment.principalId),
    context,
  );
  for (const { assignment, privilege } of groups) {
    for (const member of members.get(assignment.principalId) ?? []) {
      const one = held(assignment, member, assignment.principalId, privilege);
      if (one !== undefined) yield one;
    }
  }
}

function judge({ roleDefinitionId, scope, condition }: Assignment, definitions: Definitions): Privilege {
  const role = definitions.get(guidOf(roleDefinitionId));
  return azurePrivilege({ role, roleId: roleDefinitionId, scope, condition: condition || null });
}

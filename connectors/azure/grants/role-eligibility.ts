/** Azure roles that can be activated when needed. Its own collector: it needs a licence that the rest does not. */
import type { Collector, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { Scope } from '../../../core/model.ts';
import { parseRow } from '../../shared/rows.ts';
import type { Session } from '../client/session.ts';
import { principalIndex } from '../directory/principal-index.ts';
import { subscriptionRef, subscriptionsOf } from '../resources/subscriptions.ts';
import { holdersFor } from './holders.ts';
import { heldRoles } from './rbac/held.ts';
import { roleGrant } from './rbac/records.ts';
import { definitionsOf } from './rbac/resource-graph.ts';
import { AssignmentRow, type Assignment, type Definitions } from './rbac/rows.ts';
import { authorizationClient, rootGroup, unflattened } from './rbac/sdk.ts';

const TYPE = 'role-eligibility';

export const roleEligibility: Collector<Session> = {
  id: 'role-eligibility',
  title: 'Eligible Azure roles',
  in: ['tenant'],
  emits: [TYPE],
  permissions: ['Microsoft.Authorization/roleEligibilityScheduleInstances/read', 'Directory.Read.All'],
  after: ['principals', 'role-assignments'],
  firstRunCalls: 1,
  async *collect(session, scope, run) {
    const index = await principalIndex(session, scope, run);
    const holders = await holdersFor('role-eligibility', { session, scope, run, index });
    const eligible = await eligibleRoles(session, scope, run);
    const definitions: Definitions =
      eligible.length === 0 ? new Map() : await definitionsOf(session.in(scope, run), run);
    const context = { session, scope, run, holders, definitions, denials: undefined };
    for await (const one of heldRoles(eligible, context)) {
      yield roleGrant(one, { type: TYPE, scope, source: 'arm:roleEligibilityScheduleInstances', eligible: true });
    }
    holders.end(run);
  },
};

/** From the root down in one listing; where that is refused, in each subscription. */
async function eligibleRoles(session: Session, scope: Scope, run: Run): Promise<Assignment[]> {
  try {
    return await eligibleAt(rootGroup(session.in(scope, run).tenant), session, scope, run);
  } catch (error) {
    if (!(error instanceof ReadFailed) || error.because !== 'denied') throw error;
    run.note(`eligible roles were read subscription by subscription: ${error.message}`);
  }
  const found = new Map<string, Assignment>();
  let refused: ReadFailed | undefined;
  let read = 0;
  for (const { id, name } of await subscriptionsOf(session, scope, run)) {
    try {
      for (const one of await eligibleAt(`subscriptions/${id}`, session, scope, run)) found.set(one.id, one);
      read++;
    } catch (error) {
      if (!(error instanceof ReadFailed)) throw error;
      refused ??= error;
      run.gap(`eligible roles in ${name}`, error.because, error.message, subscriptionRef(id));
    }
  }
  if (read === 0 && refused !== undefined) throw refused;
  return [...found.values()];
}

async function eligibleAt(at: string, session: Session, scope: Scope, run: Run): Promise<Assignment[]> {
  const client = await authorizationClient(session, session.in(scope, run));
  const found: Assignment[] = [];
  for await (const instance of client.roleEligibilityScheduleInstances.listForScope(at)) {
    if (instance.principalType === 'User') continue;
    const parsed = parseRow(unflattened(instance), AssignmentRow, 'an eligible role', run);
    if (parsed !== undefined) found.push(parsed);
  }
  return found;
}

/** Azure roles that can be activated when needed. Its own collector: it needs a licence that the rest does not. */
import type { Collector, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { Scope } from '../../../core/model.ts';
import { parseRow } from '../../shared/rows.ts';
import type { Session } from '../client/session.ts';
import { principalIndex } from '../directory/principal-index.ts';
import { subscriptionsOf } from '../resources/subscriptions.ts';
import { subscriptionRef } from '../scopes.ts';
import { failures } from './failures.ts';
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

/**
 * A listing at a management group shows nothing of what is below it, so subscriptions are asked one by one: as many as
 * that is worth. Only people can activate a role, so what is missed gives no principal any power.
 * https://learn.microsoft.com/en-us/entra/id-governance/privileged-identity-management/pim-resource-roles-assign-roles
 */
const MOST_SUBSCRIPTIONS = 20;

async function eligibleRoles(session: Session, scope: Scope, run: Run): Promise<Assignment[]> {
  const reader = session.in(scope, run);
  const subscriptions = await subscriptionsOf(session, scope, run);
  const few = subscriptions.length > MOST_SUBSCRIPTIONS ? [] : subscriptions;
  for (const { id, name } of few.length === subscriptions.length ? [] : subscriptions) {
    const detail = `they are read at management groups only when there are more than ${MOST_SUBSCRIPTIONS} subscriptions`;
    run.gap(`eligible roles in ${name}`, 'unsupported', detail, subscriptionRef(id));
  }
  const places = [
    { at: rootGroup(reader.tenant), name: 'the root management group', scope: scope.ref },
    ...few.map(({ id, name }) => ({ at: `subscriptions/${id}`, name, scope: subscriptionRef(id) })),
  ];
  const found = new Map<string, Assignment>();
  const failed = failures('eligible roles', places.length);
  const client = await authorizationClient(session, reader);
  for (const place of places) {
    try {
      for await (const instance of client.roleEligibilityScheduleInstances.listForScope(place.at)) {
        if (instance.principalType === 'User') continue;
        const parsed = parseRow(unflattened(instance), AssignmentRow, 'an eligible role', run);
        if (parsed !== undefined) found.set(parsed.id, parsed);
      }
    } catch (error) {
      if (!(error instanceof ReadFailed)) throw error;
      failed.add(error, place.name, place.scope);
    }
  }
  failed.end(run);
  return [...found.values()];
}

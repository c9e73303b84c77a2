/** Where Resource Graph is refused: subscription by subscription, each of which may be refused on its own. */
import type { AuthorizationManagementClient } from '@azure/arm-authorization';
import type { Run } from '../../../../core/connector.ts';
import { ReadFailed } from '../../../../core/errors.ts';
import type { Scope } from '../../../../core/model.ts';
import { ahead } from '../../../shared/ahead.ts';
import { parseRow } from '../../../shared/rows.ts';
import { notSeen } from '../../../shared/not-seen.ts';
import type { Session } from '../../client/session.ts';
import { subscriptionsOf, type Subscription } from '../../resources/subscriptions.ts';
import { subscriptionRef } from '../../scopes.ts';
import { tellMissing } from '../../beside.ts';
import { AssignmentRow, DefinitionRow, type Assignment, type Definitions } from './rows.ts';
import { authorizationClient, unflattened } from './sdk.ts';

/** The limit sets the pace; this only hides the latency. */
const AT_ONCE = 4;

/** @param definitions gets the roles that are found on the way */
export async function* assignmentsBySubscription(
  definitions: Definitions,
  { session, scope, run }: { session: Session; scope: Scope; run: Run },
): AsyncGenerator<Assignment> {
  const reader = session.in(scope, run);
  const subscriptions = await subscriptionsOf(session, scope, run);
  let refused: ReadFailed | undefined;
  let read = 0;

  async function readOne(subscription: Subscription): Promise<readonly Assignment[] | undefined> {
    try {
      const client = await authorizationClient(session, reader, subscription.id);
      const assignments = await assignmentsIn(client, run);
      await readDefinitions(client, subscription, definitions, run);
      return assignments;
    } catch (error) {
      if (!(error instanceof ReadFailed)) throw error;
      refused ??= error;
      run.gap(`roles in ${subscription.name}`, error.because, error.message, subscriptionRef(subscription.id));
      return undefined;
    }
  }

  for await (const one of ahead(subscriptions, AT_ONCE, readOne)) {
    if (one === undefined) continue;
    read++;
    yield* one;
  }
  if (read === 0 && refused !== undefined) throw refused;
}

async function assignmentsIn(client: AuthorizationManagementClient, run: Run): Promise<Assignment[]> {
  const found: Assignment[] = [];
  for await (const assignment of client.roleAssignments.listForSubscription()) {
    if (assignment.principalType === 'User') continue;
    const parsed = parseRow(unflattened(assignment), AssignmentRow, 'a role assignment', run);
    if (parsed !== undefined) found.push(parsed);
  }
  return found;
}

/** Without them the assignments are still there; what they are worth is then told by the role's id, or unknown. */
async function readDefinitions(
  client: AuthorizationManagementClient,
  { id, name }: Subscription,
  definitions: Definitions,
  run: Run,
): Promise<void> {
  // Built-in ones are the same everywhere.
  const filter = definitions.size === 0 ? {} : { filter: "type eq 'CustomRole'" };
  try {
    for await (const { roleType, ...rest } of client.roleDefinitions.list(`subscriptions/${id}`, filter)) {
      const row = unflattened({ ...rest, ...(roleType === undefined ? {} : { type: roleType }) });
      const parsed = parseRow(row, DefinitionRow, 'a role definition', run);
      if (parsed !== undefined) definitions.set(parsed.id, parsed);
    }
  } catch (error) {
    tellMissing(run, `what custom roles in ${name} allow`, notSeen(error));
  }
}

/**
 * Azure roles that identities hold, from the root management group down: by Resource Graph in one sweep, else
 * subscription by subscription. What is assigned above, at `/`, has a collector of its own.
 */
import { z } from 'zod';
import type { Collector, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { InventoryRecordInput, Scope } from '../../../core/model.ts';
import type { Reader } from '../client/reader.ts';
import type { Session } from '../client/session.ts';
import { principalIndex } from '../directory/principal-index.ts';
import { countedIn, subscriptionsOf, type Counted } from '../resources/subscriptions.ts';
import { holdersFor, type Holders } from './holders.ts';
import { assignmentsBySubscription } from './rbac/by-subscription.ts';
import { denialsAt } from './rbac/deny.ts';
import { heldRoles } from './rbac/held.ts';
import { roleGrant, subscriptionIn } from './rbac/records.ts';
import { assignmentsOf, definitionsOf } from './rbac/resource-graph.ts';
import type { Assignment, Definitions } from './rbac/rows.ts';
import { rootGroup } from './rbac/sdk.ts';

const TYPE = 'role-assignment';
/** Only Azure itself makes deny assignments, and each subscription has to be asked. With more than these it is not worth it. */
const MOST_FOR_DENIALS = 20;

export const roleAssignments: Collector<Session> = {
  id: 'role-assignments',
  title: 'Azure role assignments',
  in: ['tenant'],
  emits: [TYPE],
  permissions: ['Microsoft.Authorization/*/read', 'Microsoft.ResourceGraph/resources/read', 'Directory.Read.All'],
  after: ['principals', 'directory-roles'],
  firstRunCalls: 60,
  async *collect(session, scope, run) {
    const index = await principalIndex(session, scope, run);
    const holders = await holdersFor('role-assignments', { session, scope, run, index });
    const counted = countedIn('role assignments', session, scope, run);
    const context = { session, scope, run, holders, counted, reader: session.in(scope, run) };
    try {
      yield* everywhere(context);
    } catch (error) {
      if (!(error instanceof ReadFailed)) throw error;
      run.note(`roles were read subscription by subscription, because Resource Graph failed: ${error.message}`);
      yield* bySubscription(context);
      // What is at management groups is in doubt.
      holders.end(run, false);
      return;
    }
    holders.end(run, await counted.end());
  },
};

interface Context {
  session: Session;
  scope: Scope;
  run: Run;
  holders: Holders;
  counted: Counted;
  reader: Reader;
}

async function* everywhere(context: Context): AsyncGenerator<InventoryRecordInput> {
  const { session, scope, run, reader } = context;
  const definitions = await definitionsOf(reader, run);
  const subscriptions = await subscriptionsOf(session, scope, run);
  const few = subscriptions.length > MOST_FOR_DENIALS ? [] : subscriptions;
  if (few.length < subscriptions.length)
    run.note(`what deny assignments take back was not asked in ${subscriptions.length} subscriptions`);
  const places = [rootGroup(reader.tenant), ...few.map(({ id }) => `subscriptions/${id}`)];
  const denials = await denialsAt(places, session, reader, run);
  for await (const one of heldRoles(belowRoot(notNone(assignmentsOf(reader, run), reader), context), {
    ...context,
    definitions,
    denials,
  })) {
    yield roleGrant(one, { type: TYPE, scope, source: 'arg:authorizationResources', eligible: false });
  }
}

/**
 * Resource Graph leaves out what we may not read, without a word. But we ourselves hold a role, or we could not ask: that
 * there is none at all is a refusal, and the Resource Manager says so.
 */
async function* notNone(assignments: AsyncIterable<Assignment>, reader: Reader): AsyncGenerator<Assignment> {
  let count = 0;
  for await (const assignment of assignments) {
    count++;
    yield assignment;
  }
  if (count > 0) return;
  const path = `/${rootGroup(reader.tenant)}/providers/Microsoft.Authorization/roleAssignments`;
  const query = { $filter: 'atScope()', 'api-version': '2022-04-01' };
  await reader.get({ service: 'arm', path, query, operation: 'arm:roleAssignments' }, z.unknown());
}

async function* bySubscription(context: Context): AsyncGenerator<InventoryRecordInput> {
  const { session, scope, run, reader } = context;
  const places = (await subscriptionsOf(session, scope, run)).map(({ id }) => `subscriptions/${id}`);
  const denials = await denialsAt(places, session, reader, run);
  // Filled on the way: each subscription brings its own roles before its assignments.
  const definitions: Definitions = new Map();
  const assignments = belowRoot(once(assignmentsBySubscription(definitions, context)), context);
  for await (const one of heldRoles(assignments, { ...context, definitions, denials })) {
    yield roleGrant(one, { type: TYPE, scope, source: 'arm:roleAssignments', eligible: false });
  }
  const because = 'only those were seen that a readable subscription inherits';
  run.gap('role assignments at management groups', 'failed', because, scope.ref);
}

async function* belowRoot(assignments: AsyncIterable<Assignment>, { counted }: Context): AsyncGenerator<Assignment> {
  for await (const assignment of assignments) {
    const subscription = subscriptionIn(assignment.scope);
    if (subscription !== undefined) counted.add(subscription);
    if (assignment.scope !== '/') yield assignment;
  }
}

/** What is inherited is told again by each that inherits it. Only that is remembered: the rest is told once. */
async function* once(assignments: AsyncIterable<Assignment>): AsyncGenerator<Assignment> {
  const seen = new Set<string>();
  for await (const assignment of assignments) {
    if (subscriptionIn(assignment.scope) === undefined) {
      if (seen.has(assignment.id)) continue;
      seen.add(assignment.id);
    }
    yield assignment;
  }
}

/** Roles of the directory that identities hold. */
import type { Collector, Run } from '../../../core/connector.ts';
import type { NotSeen, Observed, Scope, Timestamp } from '../../../core/model.ts';
import { parseRow } from '../../shared/rows.ts';
import { notSeen } from '../../shared/not-seen.ts';
import type { Session } from '../client/session.ts';
import { principalIndex } from '../directory/principal-index.ts';
import { timestamp } from '../usage/dates.ts';
import { tellMissing } from '../beside.ts';
import { AssignmentRow, directoryGrant, heldBy, type Held } from './directory/assignments.ts';
import { directoryDefinitions } from './directory/definitions.ts';
import { holdersFor } from './holders.ts';

const OPERATION = 'graph:roleManagement';
const TYPE = 'directory-role-assignment';

export const directoryRoles: Collector<Session> = {
  id: 'directory-roles',
  title: 'Directory roles',
  in: ['tenant'],
  emits: [TYPE],
  permissions: ['RoleManagement.Read.Directory', 'Directory.Read.All'],
  after: ['principals'],
  firstRunCalls: 8,
  async *collect(session, scope, run) {
    const index = await principalIndex(session, scope, run);
    const holders = await holdersFor('directory-roles', { session, scope, run, index });
    const definitions = await directoryDefinitions(session, scope, run);
    const rows = session.in(scope, run).rows({
      service: 'graph',
      path: '/v1.0/roleManagement/directory/roleAssignments',
      query: { $expand: 'principal' },
      operation: OPERATION,
    });
    const held: Held[] = [];
    for await (const one of heldBy(rows, { session, scope, run, holders, definitions })) held.push(one);
    const schedules = held.length === 0 ? new Map<string, Schedule>() : await schedulesOf(session, scope, run);
    for (const one of held) {
      yield directoryGrant(one, { type: TYPE, scope, source: OPERATION, definitions }, datesOf(one.row, schedules));
    }
    holders.end(run);
  },
};

interface Schedule {
  since: Timestamp | null;
  until: Timestamp | null;
}
type Schedules = ReadonlyMap<string, Schedule> | NotSeen;

/** Assignments have no dates; the schedules that Privileged Identity Management keeps for them have. */
async function schedulesOf(session: Session, scope: Scope, run: Run): Promise<Schedules> {
  const schedules = new Map<string, Schedule>();
  try {
    const rows = session.in(scope, run).rows({
      service: 'graph',
      path: '/v1.0/roleManagement/directory/roleAssignmentSchedules',
      operation: OPERATION,
    });
    for await (const row of rows) {
      const parsed = parseRow(row, AssignmentRow, 'a schedule of a directory role', run);
      if (parsed === undefined) continue;
      schedules.set(keyOf(parsed), {
        since: timestamp(parsed.createdDateTime),
        until: timestamp(parsed.scheduleInfo?.expiration?.endDateTime),
      });
    }
    return schedules;
  } catch (error) {
    // The assignments are all there; only their dates are lost, and each says so.
    return tellMissing(run, 'since when directory roles are held', notSeen(error));
  }
}

const keyOf = ({ principalId, roleDefinitionId, directoryScopeId }: AssignmentRow): string =>
  `${principalId} ${roleDefinitionId} ${directoryScopeId ?? '/'}`;

function datesOf(
  row: AssignmentRow,
  schedules: Schedules,
): { grantedAt: Observed<Timestamp>; expiresAt: Timestamp | null; eligible: boolean } {
  if ('unknown' in schedules) return { grantedAt: schedules, expiresAt: null, eligible: false };
  const schedule = schedules.get(keyOf(row));
  const none: NotSeen = {
    unknown: 'unsupported',
    detail: 'it was not assigned through Privileged Identity Management',
  };
  return { grantedAt: schedule?.since ?? none, expiresAt: schedule?.until ?? null, eligible: false };
}

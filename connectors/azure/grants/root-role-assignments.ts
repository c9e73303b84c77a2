/**
 * Azure roles at `/`, above every management group: left over from elevated access, and the most there is. Its own
 * collector, because the role Reader at the root management group does not reach up there.
 * https://learn.microsoft.com/en-us/azure/role-based-access-control/elevate-access-global-admin
 */
import type { Collector, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { parseRow } from '../../shared/rows.ts';
import { apiErrorOf } from '../client/errors.ts';
import type { Reader } from '../client/reader.ts';
import type { Session } from '../client/session.ts';
import { principalIndex } from '../directory/principal-index.ts';
import { definitionsOf } from './rbac/resource-graph.ts';
import { holdersFor } from './holders.ts';
import { heldRoles } from './rbac/held.ts';
import { roleGrant } from './rbac/records.ts';
import { AssignmentRow, type Assignment } from './rbac/rows.ts';

const TYPE = 'root-role-assignment';

export const rootRoleAssignments: Collector<Session> = {
  id: 'root-role-assignments',
  title: 'Azure role assignments at /',
  in: ['tenant'],
  emits: [TYPE],
  permissions: ['Microsoft.Authorization/roleAssignments/read at /'],
  after: ['principals', 'role-assignments'],
  firstRunCalls: 1,
  async *collect(session, scope, run) {
    const index = await principalIndex(session, scope, run);
    const holders = await holdersFor('root-role-assignments', { session, scope, run, index });
    const reader = session.in(scope, run);
    const found = await elevated(() => Array.fromAsync(atRoot(reader, run)));
    const definitions = found.length === 0 ? new Map() : await definitionsOf(reader, run);
    const context = { session, scope, run, holders, definitions, denials: undefined };
    for await (const one of heldRoles(found, context)) {
      yield roleGrant(one, { type: TYPE, scope, source: 'arm:roleAssignments', eligible: false });
    }
    holders.end(run);
  },
};

async function* atRoot(reader: Reader, run: Run): AsyncGenerator<Assignment> {
  const rows = reader.rows({
    service: 'arm',
    path: '/providers/Microsoft.Authorization/roleAssignments',
    query: { $filter: 'atScope()', 'api-version': '2022-04-01' },
    operation: 'arm:roleAssignments',
  });
  for await (const row of rows) {
    const parsed = parseRow(row, AssignmentRow, 'a role assignment at /', run);
    if (parsed !== undefined && parsed.scope === '/' && parsed.principalType !== 'User') yield parsed;
  }
}

/** Who may read everything below need not be allowed to read here. */
async function elevated<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ReadFailed) || error.because !== 'denied') throw error;
    const next = 'Give the role Reader at /, which takes elevated access, or elevate access for a while to see them.';
    const said = (apiErrorOf(error)?.message ?? error.message).slice(0, 300);
    throw new ReadFailed('denied', `reading at / is refused without the role Reader at /: ${said}`, {
      next,
      cause: error.cause,
    });
  }
}

/** Directory roles that can be activated when needed. Its own collector: it needs a licence that the rest does not. */
import type { Collector } from '../../../core/connector.ts';
import type { Session } from '../client/session.ts';
import { principalIndex } from '../directory/principal-index.ts';
import { timestamp } from '../usage/dates.ts';
import { directoryGrant, heldBy } from './directory/assignments.ts';
import { directoryDefinitions } from './directory/definitions.ts';
import { holdersFor } from './holders.ts';

const OPERATION = 'graph:roleManagement';
const TYPE = 'directory-role-eligibility';

export const directoryRoleEligibility: Collector<Session> = {
  id: 'directory-role-eligibility',
  title: 'Eligible directory roles',
  in: ['tenant'],
  emits: [TYPE],
  permissions: ['RoleManagement.Read.Directory'],
  // After directory-roles, so that groups with both are asked about once.
  after: ['principals', 'directory-roles'],
  firstRunCalls: 1,
  async *collect(session, scope, run) {
    const index = await principalIndex(session, scope, run);
    const holders = await holdersFor('directory-role-eligibility', { session, scope, run, index });
    const rows = session.in(scope, run).rows({
      service: 'graph',
      path: '/v1.0/roleManagement/directory/roleEligibilitySchedules',
      query: { $expand: 'principal' },
      operation: OPERATION,
    });
    const definitions = await directoryDefinitions(session, scope, run);
    for await (const one of heldBy(rows, { session, scope, run, holders, definitions })) {
      yield directoryGrant(
        one,
        { type: TYPE, scope, source: OPERATION, definitions },
        {
          grantedAt: timestamp(one.row.createdDateTime) ?? { unknown: 'failed', detail: 'Graph gave no date' },
          expiresAt: timestamp(one.row.scheduleInfo?.expiration?.endDateTime),
          eligible: true,
        },
      );
    }
    holders.end(run);
  },
};

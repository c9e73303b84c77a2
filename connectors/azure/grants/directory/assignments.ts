/** Rows that say who has which role of the directory, active or eligible: the same in both. */
import { z } from 'zod';
import type { Run } from '../../../../core/connector.ts';
import type { InventoryRecordInput, Observed, Ref, Scope, Timestamp } from '../../../../core/model.ts';
import { parseRow } from '../../../shared/rows.ts';
import type { Session } from '../../client/session.ts';
import { directoryPrivilege, type DirectoryRole } from '../../privilege/directory-roles.ts';
import { isAtLeast } from '../../privilege/levels.ts';
import { nonHumanMembers } from '../group-members.ts';
import type { Holders } from '../holders.ts';
import type { Definitions } from './definitions.ts';

/**
 * https://learn.microsoft.com/en-us/graph/api/resources/unifiedroleassignment,
 * https://learn.microsoft.com/en-us/graph/api/resources/unifiedroleeligibilityschedule
 */
export const AssignmentRow = z.object({
  id: z.string().min(1),
  principalId: z.string().min(1),
  roleDefinitionId: z.string().min(1),
  /** `/` is the whole tenant. */
  directoryScopeId: z.string().nullish(),
  appScopeId: z.string().nullish(),
  /** Expanded; `null` when the principal is gone. */
  principal: z.object({ '@odata.type': z.string().optional(), displayName: z.string().nullish() }).nullish(),
  createdDateTime: z.string().nullish(),
  scheduleInfo: z.object({ expiration: z.object({ endDateTime: z.string().nullish() }).nullish() }).nullish(),
});
export type AssignmentRow = z.infer<typeof AssignmentRow>;

export interface Held {
  row: AssignmentRow;
  identity: Ref;
  /** Object id of the service principal behind it. */
  member: string;
  /** The group that it has the role through. */
  via: string | null;
}

interface Context {
  session: Session;
  scope: Scope;
  run: Run;
  holders: Holders;
  definitions: Definitions;
}

/** Those of the rows that an identity holds, by itself or through a group. */
export async function* heldBy(rows: AsyncIterable<unknown>, context: Context): AsyncGenerator<Held> {
  const { run, holders, definitions } = context;
  const groups: AssignmentRow[] = [];
  for await (const each of rows) {
    const row = parseRow(each, AssignmentRow, 'an assignment of a directory role', run);
    if (row === undefined) continue;
    const type = typeOf(row);
    if (type === 'group') groups.push(row);
    const name = row.principal?.displayName ?? undefined;
    const identity = holders.refOf({ id: row.principalId, type, name, since: undefined });
    if (identity !== null) yield { row, identity, member: row.principalId, via: null };
  }
  const [powerful, others] = split(groups, (row) => isPowerful(row, definitions));
  if (others.length > 0) run.note(`${others.length} assignments to groups are left out: their roles give little power`);
  const members = await nonHumanMembers(
    powerful.map(({ principalId }) => principalId),
    context,
  );
  for (const row of powerful) {
    for (const member of members.get(row.principalId) ?? []) {
      const identity = holders.refOf({ id: member, type: 'ServicePrincipal', since: undefined });
      if (identity !== null) yield { row, identity, member, via: row.principal?.displayName ?? row.principalId };
    }
  }
}

/** `#microsoft.graph.servicePrincipal`, or one of its kinds such as agentIdentity, → as the index knows it. */
function typeOf({ principal }: AssignmentRow): string | undefined {
  const type = principal?.['@odata.type']?.replace('#microsoft.graph.', '');
  if (type === undefined || type === 'user' || type === 'group' || type === 'device') return type;
  return 'ServicePrincipal';
}

function isPowerful(row: AssignmentRow, definitions: Definitions): boolean {
  const { level } = privilegeOf(row, definitions.get(row.roleDefinitionId));
  return level === 'unknown' || isAtLeast(level, 'sensitive');
}

const scopeOf = ({ directoryScopeId, appScopeId }: AssignmentRow): string => directoryScopeId ?? appScopeId ?? '/';

function privilegeOf(row: AssignmentRow, role: DirectoryRole | undefined) {
  if (role !== undefined) return directoryPrivilege(role, scopeOf(row));
  const reason = `the definition of role ${row.roleDefinitionId} could not be read`;
  return { level: 'unknown' as const, reasons: [reason] };
}

export function directoryGrant(
  { row, identity, member, via }: Held,
  { type, scope, source, definitions }: { type: string; scope: Scope; source: string; definitions: Definitions },
  dates: { grantedAt: Observed<Timestamp>; expiresAt: Timestamp | null; eligible: boolean },
): InventoryRecordInput {
  const role = definitions.get(row.roleDefinitionId);
  return {
    record: 'grant',
    ref: `azure:${type}:${via === null ? row.id : `${row.id}/${member}`}`,
    scope: scope.ref,
    source,
    identity,
    role: role?.name ?? row.roleDefinitionId,
    roleId: row.roleDefinitionId,
    resource: scopeOf(row),
    origin: { kind: dates.eligible ? 'eligible' : via === null ? 'assignment' : 'group', via },
    grantedAt: dates.grantedAt,
    grantedBy: {
      unknown: 'unsupported',
      detail: 'Graph does not keep who assigned it; the audit log does for 30 days',
    },
    privilege: privilegeOf(row, role),
    document: role === undefined || role.builtIn ? null : { actions: [...role.actions] },
    attributes: {
      principalId: member,
      ...(role === undefined ? {} : { builtIn: role.builtIn }),
      ...(dates.expiresAt === null ? {} : { expiresAt: dates.expiresAt }),
    },
  };
}

function split<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  const { true: yes = [], false: no = [] } = Object.groupBy(items, (item) => String(test(item)) as 'true' | 'false');
  return [yes, no];
}

/**
 * Application permissions: what principals may do at an API by themselves. Read from the side of the APIs, of which there
 * are hundreds, and not of the clients, of which there are tens of thousands.
 */
import { z } from 'zod';
import type { Collector, Run } from '../../../core/connector.ts';
import type { InventoryRecordInput, Scope } from '../../../core/model.ts';
import { parseRow } from '../../shared/rows.ts';
import { isMissing } from '../client/errors.ts';
import type { Session } from '../client/session.ts';
import { principalIndex, type PrincipalIndex } from '../directory/principal-index.ts';
import { applicationPrivilege } from '../privilege/permissions.ts';
import { timestamp } from '../usage/dates.ts';
import { failures } from './failures.ts';
import { holdersFor, type Holders } from './holders.ts';

const OPERATION = 'graph:appRoleAssignedTo';
/** The most that Graph gives in a page. https://learn.microsoft.com/en-us/graph/api/serviceprincipal-list-approleassignedto */
const PAGE = 999;
/** What is assigned at an API that has no roles: access as such. https://learn.microsoft.com/en-us/graph/api/resources/approleassignment */
const NO_ROLE = '00000000-0000-0000-0000-000000000000';

const Row = z.object({
  id: z.string().min(1),
  appRoleId: z.string(),
  createdDateTime: z.string().nullish(),
  principalId: z.string(),
  principalType: z.string(),
  principalDisplayName: z.string().nullish(),
});
type Row = z.infer<typeof Row>;
type Resource = PrincipalIndex['resources'][number];

export const appRoles: Collector<Session> = {
  id: 'app-roles',
  title: 'Application permissions',
  in: ['tenant'],
  emits: ['app-role-assignment'],
  permissions: ['Directory.Read.All'],
  after: ['principals'],
  firstRunCalls: 45,
  async *collect(session, scope, run) {
    const index = await principalIndex(session, scope, run);
    const holders = await holdersFor('app-roles', { session, scope, run, index });
    const byId = new Map(index.resources.map((resource) => [resource.id, resource]));
    if (!index.complete)
      run.gap(
        'application permissions of unlisted APIs',
        'failed',
        'the listing of service principals is not complete',
      );
    const items = index.resources.map(({ id }) => ({
      id,
      path: `/servicePrincipals/${id}/appRoleAssignedTo?$top=${PAGE}`,
    }));
    const failed = failures('application permissions', items.length);
    for await (const { id, rows, error } of session.in(scope, run).batch(items, OPERATION)) {
      const resource = byId.get(id);
      if (resource === undefined) continue;
      // Deleted since it was listed, and with it all that was granted there.
      if (error !== null && !isMissing(error)) failed.add(error, resource.name);
      for (const row of rows) yield* grant(row, resource, { scope, run, index, holders });
    }
    const whole = failed.end(run);
    holders.end(run, whole && index.complete);
  },
};

interface Context {
  scope: Scope;
  run: Run;
  index: PrincipalIndex;
  holders: Holders;
}

function* grant(
  row: unknown,
  resource: Resource,
  { scope, run, index, holders }: Context,
): Generator<InventoryRecordInput> {
  const parsed = parseRow(row, Row, `an application permission at ${resource.name}`, run);
  if (parsed === undefined) return;
  const identity = holders.refOf({
    id: parsed.principalId,
    type: parsed.principalType,
    name: parsed.principalDisplayName ?? undefined,
    since: timestamp(parsed.createdDateTime),
  });
  if (identity === null) return;
  const value = index.permissionOf(resource.id, parsed.appRoleId);
  yield {
    record: 'grant',
    ref: `azure:app-role-assignment:${parsed.id}`,
    scope: scope.ref,
    source: OPERATION,
    identity,
    role: nameOf(parsed, value),
    roleId: `${resource.appId}/${parsed.appRoleId}`,
    resource: resource.name || resource.appId,
    origin: { kind: 'consent', via: null },
    grantedAt: timestamp(parsed.createdDateTime) ?? { unknown: 'failed', detail: 'Graph gave no date' },
    grantedBy: { unknown: 'unsupported', detail: 'Graph does not keep who consented; the audit log does for 30 days' },
    privilege:
      parsed.appRoleId === NO_ROLE
        ? { level: 'none', reasons: ['may get tokens for it, without a permission'] }
        : applicationPrivilege({ resource: resource.appId, value }),
    attributes: { resourceId: resource.id, resourceAppId: resource.appId, principalId: parsed.principalId },
  };
}

function nameOf({ appRoleId }: Row, value: string | undefined): string {
  if (appRoleId === NO_ROLE) return 'default access';
  return value ?? appRoleId;
}

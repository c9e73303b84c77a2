/** Which API a service principal is: privilege hangs on its appId, which is the same in every tenant. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import type { Scope } from '../../../core/model.ts';
import { parseRow } from '../../shared/rows.ts';
import { notSeen } from '../../shared/not-seen.ts';
import type { Session } from '../client/session.ts';
import { principalIndex } from '../directory/principal-index.ts';
import { apiPermissions } from '../privilege/data/api-permissions.ts';
import { tellMissing } from '../beside.ts';

export interface Apis {
  of(servicePrincipalId: string): { appId: string | undefined; name: string | undefined };
}

const Row = z.object({ id: z.string(), appId: z.string() });
/** Values that `in` takes. https://learn.microsoft.com/en-us/graph/filter-query-parameter */
const MOST_IN = 15;

/**
 * Those that have permissions for applications are in the index. The few others that we know something of, such as Azure
 * Resource Manager, are asked for by their appIds.
 */
export function apisOf(session: Session, scope: Scope, run: Run): Promise<Apis> {
  return session.memo(scope.nativeId, 'grants/apis', async () => {
    const index = await principalIndex(session, scope, run);
    const appIds = new Map(index.resources.map(({ id, appId }) => [id, appId]));
    const listed = new Set(appIds.values());
    const others = Object.keys(apiPermissions).filter((appId) => !listed.has(appId));
    for (let at = 0; at < others.length; at += MOST_IN) {
      const wanted = others.slice(at, at + MOST_IN).map((appId) => `'${appId}'`);
      for (const { id, appId } of await found(`appId in (${wanted.join(',')})`, session, scope, run)) {
        appIds.set(id, appId);
      }
    }
    return { of: (id) => ({ appId: appIds.get(id), name: index.nameOf(id) }) };
  });
}

async function found(filter: string, session: Session, scope: Scope, run: Run): Promise<z.infer<typeof Row>[]> {
  const rows: z.infer<typeof Row>[] = [];
  const query = { $filter: filter, $select: 'id,appId' };
  const request = {
    service: 'graph',
    path: '/v1.0/servicePrincipals',
    query,
    operation: 'graph:servicePrincipals',
  } as const;
  try {
    for await (const row of session.in(scope, run).rows(request)) {
      const parsed = parseRow(row, Row, 'a service principal', run);
      if (parsed !== undefined) rows.push(parsed);
    }
  } catch (error) {
    // Only what the scopes are worth is lost, not the grants.
    tellMissing(run, 'what the scopes of some APIs allow', notSeen(error));
  }
  return rows;
}

/** Every principal of a tenant by id: made once in a run, for whoever needs a name, a ref or a permission. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import type { Ref, Scope } from '../../../core/model.ts';
import { parseRow } from '../../shared/rows.ts';
import type { Reader } from '../client/reader.ts';
import type { Session } from '../client/session.ts';
import { applicationRef, isAgent, refOfPrincipal } from './identities.ts';
import { IndexBuilder } from './index-builder.ts';
import { relationOf } from './relation.ts';
import { ServicePrincipalRow } from './rows.ts';

export interface PrincipalIndex {
  /** Ref of the identity behind a service principal's object id. */
  refOf(servicePrincipalId: string): Ref | undefined;
  refOfApp(appId: string): Ref | undefined;
  nameOf(servicePrincipalId: string): string | undefined;
  /** App roles and OAuth2 scopes that a resource's service principal defines: id → value, e.g. `Mail.Read`. */
  permissionOf(resourceId: string, id: string): string | undefined;
  /** Service principals that offer permissions to applications: their `appRoleAssignedTo` is read. */
  readonly resources: readonly { id: string; appId: string; name: string }[];
  /** False when the listing was not complete: then an unknown id is not "deleted". */
  readonly complete: boolean;
}

const KEY = 'principal-index';

/** The one that the `principals` collector made while it read; when it did not run, it is read here. @throws ReadFailed */
export function principalIndex(session: Session, scope: Scope, run: Run): Promise<PrincipalIndex> {
  const reader = session.in(scope, run);
  return session.memo(reader.tenant, KEY, () => readIndex(reader, run));
}

export async function keepIndex(session: Session, tenant: string, index: PrincipalIndex): Promise<void> {
  await session.memo(tenant, KEY, () => Promise.resolve(index));
}

const Application = z.object({ id: z.string().min(1), appId: z.string().min(1) });

async function readIndex(reader: Reader, run: Run): Promise<PrincipalIndex> {
  const index = new IndexBuilder();
  let complete = true;
  const $select = 'id,appId,displayName,servicePrincipalType,appOwnerOrganizationId,appRoles,oauth2PermissionScopes';
  const list = (path: string, select: string, operation: string) =>
    reader.rows({ service: 'graph', path, query: { $select: select, $top: '999' }, operation });
  for await (const row of list('/v1.0/servicePrincipals', $select, 'graph:servicePrincipals/index')) {
    const principal = parseRow(row, ServicePrincipalRow, 'a service principal in graph:servicePrincipals', run);
    if (principal === undefined) {
      complete = false;
      continue;
    }
    const { id, appId, displayName } = principal;
    const isOwn = !isAgent(principal) && relationOf(principal.appOwnerOrganizationId, reader.tenant, []) === 'own';
    if (isOwn) index.instance(id, appId, displayName ?? appId, refOfPrincipal(principal));
    else index.principal(id, appId, displayName ?? appId, refOfPrincipal(principal));
    index.offers(principal);
  }
  for await (const row of list('/v1.0/applications', 'id,appId', 'graph:applications/index')) {
    const application = parseRow(row, Application, 'an application in graph:applications', run);
    if (application === undefined) complete = false;
    else index.application(application.appId, applicationRef(application.id));
  }
  return index.finished(complete);
}

/** Every principal of a tenant by id: made once in a run, for whoever needs a name, a ref or a permission. */
import type { Run } from '../../../core/connector.ts';
import type { Ref, Scope } from '../../../core/model.ts';
import type { Session } from '../client/session.ts';

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

export type GetPrincipalIndex = (session: Session, scope: Scope, run: Run) => Promise<PrincipalIndex>;

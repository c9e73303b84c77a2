import type { GraphRole } from '../../catalog/microsoft-graph.ts';
import { NEEDED } from '../../catalog/needed.ts';
import type { AzureState, ServicePrincipal } from '../../state.ts';
import { answerDelta } from '../delta.ts';
import { agentBlueprintPrincipal, agentIdentity, servicePrincipal } from '../entities/service-principal.ts';
import { renderOne } from '../render.ts';
import { principalOf } from './find.ts';
import { directory, related, route, type Route } from './route.ts';

const all = ({ servicePrincipals }: AzureState): ServicePrincipal[] => [...servicePrincipals.values()];
const ofKind = (state: AzureState, kind: ServicePrincipal['kind']): ServicePrincipal[] =>
  all(state).filter((sp) => sp.kind === kind);

/** What hangs on one service principal. */
const hanging = (name: string, needs: readonly GraphRole[], cost: number): Route =>
  route(
    `servicePrincipals/{}/${name}`,
    `servicePrincipals.${name}`,
    needs,
    (call) => related(servicePrincipal, principalOf(call), name, call),
    { cost },
  );

export const servicePrincipalRoutes: readonly Route[] = [
  route('servicePrincipals', 'servicePrincipals', NEEDED.servicePrincipals, (call) =>
    directory(servicePrincipal, all(call.state), call),
  ),
  route('servicePrincipals/delta', 'servicePrincipals.delta', NEEDED.servicePrincipals, (call) =>
    answerDelta('servicePrincipals', call),
  ),
  route('servicePrincipals/microsoft.graph.agentIdentity', 'agentIdentities', NEEDED.agentIdentities, (call) =>
    directory(agentIdentity, ofKind(call.state, 'agentIdentity'), call),
  ),
  route(
    'servicePrincipals/microsoft.graph.agentIdentityBlueprintPrincipal',
    'agentBlueprintPrincipals',
    NEEDED.agentBlueprintPrincipals,
    (call) => directory(agentBlueprintPrincipal, ofKind(call.state, 'agentIdentityBlueprintPrincipal'), call),
  ),
  route('servicePrincipals/{}', 'servicePrincipal', NEEDED.servicePrincipals, (call) =>
    renderOne(servicePrincipal, principalOf(call), call),
  ),
  route(
    'servicePrincipals/{}/microsoft.graph.agentIdentity/sponsors',
    'agentIdentities.sponsors',
    NEEDED.agentIdentities,
    (call) => related(agentIdentity, principalOf(call), 'sponsors', call),
  ),
  hanging('owners', NEEDED.servicePrincipals, 1),
  hanging('federatedIdentityCredentials', NEEDED.federatedIdentityCredentials, 1),
  hanging('appRoleAssignedTo', NEEDED.appRoleAssignments, 2),
  hanging('appRoleAssignments', NEEDED.appRoleAssignments, 2),
  hanging('oauth2PermissionGrants', NEEDED.grants, 2),
];

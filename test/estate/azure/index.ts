/** Azure, Entra and Microsoft Graph of the company. */
import { microsoft } from '../company/company.ts';
import type { ProviderSide, SideContext } from '../provider.ts';
import type { Incoming } from '../wire.ts';
import { ARM_1X, type Arm, type ArmChange, type ArmTruth } from './arm/index.ts';
import { GRAPH_HOSTS, hostOf, LOGIN_HOSTS } from './clouds.ts';
import { GRAPH_1X } from './generate.ts';
import { isGraphPath } from './graph/match.ts';
import { knowsTenant, loginDoor } from './login/endpoint.ts';
import { tenantOfToken } from './login/token.ts';
import { mutateDirectory, type DirectoryMutation } from './mutate.ts';
import type { AzureState } from './state.ts';
import { createTenant, type AzureSize, type SimulatedTenant } from './tenant.ts';
import { directoryTruth, type DirectoryTruth } from './truth.ts';

export type { AzureSize } from './tenant.ts';
export const AZURE_1X: AzureSize = { ...GRAPH_1X, ...ARM_1X };

/** Another company of the group, with a small tenant of its own, for those who read several. */
const SISTER_SIZE: AzureSize = {
  applications: 8,
  servicePrincipals: 24,
  resources: 5,
  grants: 10,
  users: 6,
  subscriptions: 1,
  roleAssignments: 6,
  azureResources: 0,
};

export interface AzureTruth {
  directory: DirectoryTruth;
  arm: ArmTruth;
}
export type AzureChange = DirectoryMutation | ArmChange;

export interface AzureSide extends ProviderSide<AzureTruth, AzureChange> {
  /** For tests that need more than the mutations offer. */
  readonly state: AzureState;
  readonly arm: Arm;
  /** The tenant of {@link microsoft.sister}. */
  readonly sister: SimulatedTenant;
}

export function createAzureSide(context: SideContext, size: AzureSize): AzureSide {
  const main = createTenant(context, size);
  const { name: displayName, tenant: id, domain } = microsoft.sister;
  const sister = createTenant({ ...context, seed: `${context.seed}/sister`, story: false }, SISTER_SIZE, {
    id,
    displayName,
    domain,
    initialDomain: 'haldenmobility.onmicrosoft.com',
  });
  const { state, arm } = main;

  const pathOf = ({ target }: Incoming): string => new URL(target, 'http://estate.invalid').pathname;
  const byToken = ({ headers }: Incoming): SimulatedTenant =>
    tenantOfToken(headers['authorization']) === id ? sister : main;

  return {
    name: 'azure',
    state,
    arm,
    sister,
    claims(request) {
      const host = hostOf(request.headers);
      const path = pathOf(request);
      const ours = LOGIN_HOSTS.has(host) || GRAPH_HOSTS.has(host) || isGraphPath(path) || loginDoor(path) !== undefined;
      return ours || arm.claims(request);
    },
    answer(request) {
      const door = loginDoor(pathOf(request));
      if (door) return (knowsTenant(sister.state, door.tenant) ? sister : main).login(request, door);
      const tenant = byToken(request);
      return arm.claims(request) ? tenant.arm.answer(request) : tenant.graph(request);
    },
    truth: () => ({ directory: directoryTruth(state), arm: arm.truth() }),
    cases: () => ({ ...arm.cases(), ...Object.fromEntries(state.cases) }),
    canaries: () => [main, sister].flatMap((each) => [...each.state.canaries, ...each.arm.canaries()]),
    mutate: (change) => (arm.changes(change) ? arm.mutate(change) : mutateDirectory(state, change)),
    env: (url) => ({
      AZURE_TENANT_ID: state.tenant.id,
      AZURE_CLIENT_ID: state.collector.appId,
      AZURE_CLIENT_SECRET: state.collector.secret,
      AZURE_AUTHORITY_HOST: url,
    }),
  };
}

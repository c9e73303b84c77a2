/** Azure, Entra and Microsoft Graph of the company. */
import type { ProviderSide, SideContext } from '../provider.ts';
import type { Incoming, Reply } from '../wire.ts';
import { ARM_1X, createArm, type Arm, type ArmChange, type ArmSize, type ArmTruth } from './arm/index.ts';
import { damage, earlyReply } from './break.ts';
import { createRandom } from '../random.ts';
import { createBuilder } from './build.ts';
import { GRAPH_HOSTS, hostOf, LOGIN_HOSTS } from './clouds.ts';
import { generateAzure, GRAPH_1X, type GraphSize } from './generate.ts';
import { createGraph, isGraphPath } from './graph/service.ts';
import { answerLogin, loginOperation, refusal } from './login/endpoint.ts';
import { LoginError } from './login/errors.ts';
import { mutateDirectory, type DirectoryMutation } from './mutate.ts';
import type { AzureState } from './state.ts';
import { useManagedIdentities } from './story/managed-identities.ts';
import { directoryTruth, type DirectoryTruth } from './truth.ts';

export type AzureSize = GraphSize & ArmSize;
export const AZURE_1X: AzureSize = { ...GRAPH_1X, ...ARM_1X };

export interface AzureTruth {
  directory: DirectoryTruth;
  arm: ArmTruth;
}
export type AzureChange = DirectoryMutation | ArmChange;

export interface AzureSide extends ProviderSide<AzureTruth, AzureChange> {
  /** For tests that need more than the mutations offer. */
  readonly state: AzureState;
  readonly arm: Arm;
}

export function createAzureSide(context: SideContext, size: AzureSize): AzureSide {
  const state = generateAzure(context, size);
  const graph = createGraph(context, state);
  const arm = createArm({ context, state, size });
  if (context.story) useManagedIdentities(createBuilder(state, createRandom(`${context.seed}/azure/use`)));

  const login = (request: Incoming, operation: NonNullable<ReturnType<typeof loginOperation>>): Reply => {
    const entry = {
      at: context.clock.now(),
      provider: 'azure',
      service: 'login',
      operation: operation.operation,
      account: state.tenant.id,
      status: 0,
    };
    const fault = context.faults.strike(entry);
    const reply = (fault && earlyReply(fault)) ?? signIn(request, operation);
    context.log.add({ ...entry, status: reply.status, ...(fault ? { fault: fault.kind } : {}) });
    return fault ? damage(fault, reply) : reply;
  };

  const signIn = (request: Incoming, { operation, tenant }: NonNullable<ReturnType<typeof loginOperation>>): Reply => {
    try {
      return answerLogin(state, operation, tenant, request);
    } catch (error) {
      if (error instanceof LoginError) return refusal(state, error);
      throw error;
    }
  };

  const pathOf = ({ target }: Incoming): string => new URL(target, 'http://estate.invalid').pathname;

  return {
    name: 'azure',
    state,
    arm,
    claims(request) {
      const host = hostOf(request.headers);
      const path = pathOf(request);
      const ours =
        LOGIN_HOSTS.has(host) || GRAPH_HOSTS.has(host) || isGraphPath(path) || loginOperation(path) !== undefined;
      return ours || arm.claims(request);
    },
    answer(request) {
      const operation = loginOperation(pathOf(request));
      if (operation) return login(request, operation);
      return arm.claims(request) ? arm.answer(request) : graph.answer(request);
    },
    truth: () => ({ directory: directoryTruth(state), arm: arm.truth() }),
    cases: () => ({ ...arm.cases(), ...Object.fromEntries(state.cases) }),
    canaries: () => [...state.canaries, ...arm.canaries()],
    mutate: (change) => (arm.changes(change) ? arm.mutate(change) : mutateDirectory(state, change)),
    env: (url) => ({
      AZURE_TENANT_ID: state.tenant.id,
      AZURE_CLIENT_ID: state.collector.appId,
      AZURE_CLIENT_SECRET: state.collector.secret,
      AZURE_AUTHORITY_HOST: url,
    }),
  };
}

/** One tenant with all its doors. */
import type { SideContext } from '../provider.ts';
import { createRandom } from '../random.ts';
import type { Incoming, Reply } from '../wire.ts';
import { createArm, type Arm, type ArmSize } from './arm/index.ts';
import { damage, earlyReply } from './break.ts';
import { createBuilder } from './build.ts';
import { generateAzure, type GraphSize } from './generate.ts';
import { createGraph } from './graph/service.ts';
import { answerLogin, refusal, type LoginDoor } from './login/endpoint.ts';
import { LoginError } from './login/errors.ts';
import type { AzureState, Tenant } from './state.ts';
import { useManagedIdentities } from './story/managed-identities.ts';

export type AzureSize = GraphSize & ArmSize;

export interface SimulatedTenant {
  readonly state: AzureState;
  readonly arm: Arm;
  login(request: Incoming, door: LoginDoor): Reply;
  graph(request: Incoming): Reply;
}

export function createTenant(context: SideContext, size: AzureSize, tenant: Partial<Tenant> = {}): SimulatedTenant {
  const state = generateAzure(context, size, tenant);
  const arm = createArm({ context, state, size });
  if (context.story) useManagedIdentities(createBuilder(state, createRandom(`${context.seed}/azure/use`)));
  // The log is served newest first.
  state.signIns.sort((a, b) => b.at - a.at);
  const graph = createGraph(context, state);

  const signIn = (request: Incoming, door: LoginDoor): Reply => {
    try {
      return answerLogin(state, door, request);
    } catch (error) {
      if (error instanceof LoginError) return refusal(state, error);
      throw error;
    }
  };

  return {
    state,
    arm,
    login(request, door) {
      const { operation } = door;
      const entry = {
        at: context.clock.now(),
        provider: 'azure',
        service: 'login',
        operation,
        account: state.tenant.id,
      };
      const fault = context.faults.strike(entry);
      const reply = (fault && earlyReply(fault)) ?? signIn(request, door);
      context.log.add({ ...entry, status: reply.status, ...(fault ? { fault: fault.kind } : {}) });
      return fault ? damage(fault, reply) : reply;
    },
    graph: (request) => graph.answer(request),
  };
}

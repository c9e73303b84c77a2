/** One tenant with all its doors. */
import type { Fault } from '../faults.ts';
import type { SideContext } from '../provider.ts';
import { createRandom } from '../random.ts';
import type { Incoming, Reply } from '../wire.ts';
import { createArm, type Arm, type ArmSize } from './arm/index.ts';
import { damage, earlyReply } from './break.ts';
import { createBuilder } from './build.ts';
import { generateAzure, type GraphSize } from './generate.ts';
import { createGraph } from './graph/service.ts';
import { answerLogin, refusal, type LoginDoor } from './login/endpoint.ts';
import { faultError, LoginError } from './login/errors.ts';
import { newestFirst, type AzureState, type Tenant } from './state.ts';
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
  state.signIns.sort(newestFirst);
  const graph = createGraph(context, state);

  const signIn = (request: Incoming, door: LoginDoor, fault: Fault | undefined): Reply => {
    try {
      const refused = fault && faultError(fault, state.collector.appId);
      if (refused) throw refused;
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
      const reply = (fault && earlyReply(fault)) ?? signIn(request, door, fault);
      context.log.add({ ...entry, status: reply.status, ...(fault ? { fault: fault.kind } : {}) });
      return fault ? damage(fault, reply) : reply;
    },
    graph: (request) => graph.answer(request),
  };
}

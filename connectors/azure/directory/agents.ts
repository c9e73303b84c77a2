/** Entra Agent ID: which principals are agents, from which blueprint, and who sponsors them. */
import type { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { NotSeen } from '../../../core/model.ts';
import { notSeen } from '../../shared/not-seen.ts';
import type { Reader } from '../client/reader.ts';
import { AgentRow } from './rows.ts';

export interface Agent {
  blueprint: string | null;
  sponsors: readonly string[];
}

export interface Agents {
  /** By the object id of the agent's service principal. */
  agents: ReadonlyMap<string, Agent>;
  /** By the object id of the application that they are made from. */
  blueprints: ReadonlyMap<string, Agent>;
  /** Why sponsors of those that are not there could not be read. */
  missing: NotSeen | null;
}

/** https://learn.microsoft.com/en-us/graph/api/agentidentity-list, agentidentityblueprint-list */
export async function readAgents(reader: Reader, run: Run): Promise<Agents> {
  const agents = await listed(reader, run, 'servicePrincipals', 'agentIdentity', 'id,agentIdentityBlueprintId');
  const blueprints = await listed(reader, run, 'applications', 'agentIdentityBlueprint', 'id');
  return { agents: agents.found, blueprints: blueprints.found, missing: agents.missing ?? blueprints.missing };
}

interface Listed {
  found: ReadonlyMap<string, Agent>;
  missing: NotSeen | null;
}

async function listed(reader: Reader, run: Run, collection: string, type: string, $select: string): Promise<Listed> {
  const operation = `graph:${type}`;
  const found = new Map<string, Agent>();
  const query = { $select, $expand: 'sponsors($select=id)' };
  try {
    for await (const row of reader.rows({
      service: 'graph',
      path: `/v1.0/${collection}/microsoft.graph.${type}`,
      query,
      operation,
    })) {
      const agent = AgentRow.safeParse(row).data;
      if (agent === undefined) throw new ReadFailed('failed', `a row of ${operation} was not understood`);
      found.set(agent.id, agentOf(agent));
    }
    return { found, missing: null };
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    // The agents themselves are among the service principals, so that none is missing. Clouds and tenants that do not have
    // agents have none whose sponsors could be missed.
    if (error.because === 'unsupported') run.note(`agents are not known here: ${error.message}`);
    else run.blind('the sponsors of agents', error.because, error.message);
    return { found, missing: notSeen(error) };
  }
}

const agentOf = ({ agentIdentityBlueprintId, sponsors }: z.infer<typeof AgentRow>): Agent => ({
  blueprint: agentIdentityBlueprintId ?? null,
  sponsors: sponsors.map(({ id }) => id),
});

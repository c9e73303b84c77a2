/**
 * Whom agents reached for people, and when last: Agent Identity keeps a summary for each person and connection. One call
 * for each project and location that has agents with an identity of their own.
 * https://docs.cloud.google.com/iam/docs/reference/agentidentity/rest/v1/projects.locations.accessSummaries
 */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { NotSeen, Timestamp } from '../../../core/model.ts';
import { ahead } from '../../shared/ahead.ts';
import type { GoogleReader } from '../../shared/google/client.ts';
import { notSeen } from '../../shared/not-seen.ts';
import type { Row } from '../assets/shelf.ts';
import { Text, Time } from '../schemas.ts';
import type { Session } from '../session.ts';
import { agentIdentity, signal } from './sources.ts';
import { tellBlind, type Usage } from './words.ts';

/** Places asked at once. */
const AT_ONCE = 8;
/** 1000 is the most. */
const PAGE = 1000;
const OPERATION = 'agentidentity:accessSummaries.list';

const Summary = z.object({
  /** SPIFFE id of the agent: `spiffe://agents.global.…`. */
  workloadId: z.string().min(1),
  /** Rounded to the previous hour. */
  lastAccessTime: Time.optional(),
  tokenUrl: Text,
  scopes: z.array(z.string()).default([]),
});

interface Reach {
  lastAt: Timestamp | undefined;
  /** Hosts of the third parties that gave it tokens. */
  connectedTo: Set<string>;
  scopes: Set<string>;
}
/** By SPIFFE id. */
type Reaches = ReadonlyMap<string, Reach>;

export interface AgentUse {
  usage: Usage;
  connectedTo: readonly string[];
  scopes: readonly string[];
}

const silent: NotSeen = {
  unknown: 'unsupported',
  detail: 'Google tells only when an agent last reached a third party for somebody',
};

/** @returns what is known of one agent */
export async function agentUse(
  session: Session,
  agents: readonly Row<'agent'>[],
  run: Run,
): Promise<(agent: Row<'agent'>) => AgentUse> {
  const reader = session.reader(run);
  const places = new Set(agents.flatMap((agent) => placeOf(agent) ?? []));
  const asked = ahead(places, AT_ONCE, async (place): Promise<[string, Reaches | NotSeen]> => [
    place,
    await reachesIn(reader, place).catch(notSeen),
  ]);
  const answers = new Map(await Array.fromAsync(asked));
  tellBlind(run, 'Agent Identity', 'agentidentity.accessSummaries.list', answers.values());
  return (agent) => {
    const answer = answers.get(placeOf(agent) ?? '') ?? silent;
    if ('unknown' in answer) return { usage: answer, connectedTo: [], scopes: [] };
    const reach = answer.get(`spiffe://${agent.data.spec.effectiveIdentity ?? ''}`);
    return {
      usage: reach?.lastAt === undefined ? silent : [signal(agentIdentity, reach.lastAt, reach.lastAt)],
      connectedTo: [...(reach?.connectedTo ?? [])].toSorted(),
      scopes: [...(reach?.scopes ?? [])].toSorted(),
    };
  };
}

/** Agents that run as a service account have no summaries: what they do is that account's. */
function placeOf({ data, project }: Row<'agent'>): string | undefined {
  const location = /\/locations\/([^/]+)\//.exec(data.name)?.[1];
  const isOwn = data.spec.effectiveIdentity?.startsWith('agents.global.') === true;
  return isOwn && project !== null && location !== undefined ? `projects/${project}/locations/${location}` : undefined;
}

async function reachesIn(reader: GoogleReader, place: string): Promise<Reaches> {
  const reaches = new Map<string, Reach>();
  for await (const row of reader.rows({
    service: 'agentidentity',
    path: `/v1/${place}/accessSummaries`,
    items: 'accessSummaries',
    pageSize: PAGE,
    operation: OPERATION,
  })) {
    const summary = Summary.safeParse(row);
    // Whose it is cannot be told, so it could be anybody's use.
    if (!summary.success) throw new ReadFailed('failed', `an access summary of ${place} was not understood`);
    const { workloadId, lastAccessTime: at, tokenUrl, scopes } = summary.data;
    const reach = reaches.get(workloadId) ?? { lastAt: undefined, connectedTo: new Set(), scopes: new Set() };
    reaches.set(workloadId, reach);
    if (at !== undefined && at > (reach.lastAt ?? '')) reach.lastAt = at;
    const host = URL.parse(tokenUrl)?.hostname;
    if (host !== undefined && host !== '') reach.connectedTo.add(host);
    for (const scope of scopes) reach.scopes.add(scope);
  }
  return reaches;
}

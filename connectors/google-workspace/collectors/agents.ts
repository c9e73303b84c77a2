/** AI agents, known by what they did: no API lists them all. */
import { z } from 'zod';
import type { Collector, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { Timestamp, type InventoryRecordInput, type OwnerHint, type Ref } from '../../../core/model.ts';
import { recalled } from '../../shared/recalled.ts';
import { AUDIT, USERS } from '../client/scopes.ts';
import type { Session } from '../client/session.ts';
import { readLog, type Line } from '../reports/activities.ts';
import { beginning, isBefore, later, LAG_HOURS, oldestInLog } from '../reports/time.ts';
import { peopleOf, standingOfAddress, type People } from '../users.ts';

const LOGS = ['workspace_studio', 'gemini_in_workspace_apps'] as const;
/** Pages of 1,000 lines, of each log. People's own use of Gemini fills them too. */
const PAGES = 10;

const Agent = z.object({
  name: z.string(),
  type: z.string().nullable(),
  owner: z.string().nullable(),
  log: z.enum(LOGS),
  firstAt: Timestamp,
  lastAt: Timestamp,
});
type Agent = z.infer<typeof Agent>;
const Note = z.object({ readTo: Timestamp, agents: z.record(z.string(), Agent) });

export const agents: Collector<Session> = {
  id: 'agents',
  title: 'AI agents that acted in Workspace',
  in: ['tenant'],
  emits: ['agent'],
  permissions: [AUDIT, USERS],
  after: ['oauth-apps'],
  firstRunCalls: 2,
  async *collect(session, scope, run) {
    const now = run.now();
    const note = await recalled(run, 'agents', Note);
    const known = new Map(Object.entries(note?.agents ?? {}));
    const from = new Map<string, Timestamp>();
    for (const log of LOGS) {
      const startTime = beginning(note?.readTo, now);
      const reach = await readLog(session, run, { log, startTime, pages: PAGES }, (line) => take(line, log, known));
      from.set(log, reach.from);
      if (!reach.whole)
        run.gap(`actions in ${log} before ${reach.from}`, 'pending', 'the log has too many lines for one night');
    }
    // What did nothing for as long as the log goes back cannot be told from what was deleted.
    for (const [id, { lastAt }] of known) if (isBefore(lastAt, oldestInLog(now))) known.delete(id);
    run.known.remember('agents', { readTo: now, agents: Object.fromEntries(known) } satisfies z.infer<typeof Note>);
    const people = known.size === 0 ? new Map() : await peopleOrNone(session, run);
    for (const [id, agent] of known) yield record(id, agent, from.get(agent.log) ?? now, { scope: scope.ref, people });
  },
};

/** https://developers.google.com/workspace/admin/reports/reference/rest/v1/activities/list#Activity: `agentAttributionInfo` */
function take({ at, row }: Line, log: Agent['log'], known: Map<string, Agent>): void {
  const { agentId, agentName, agentType, agentOwner } = row.actor.agentAttributionInfo ?? {};
  if (agentId === undefined) return;
  const before = known.get(agentId);
  known.set(agentId, {
    name: agentName ?? before?.name ?? agentId,
    type: agentType ?? before?.type ?? null,
    owner: agentOwner?.email ?? before?.owner ?? null,
    log,
    firstAt: before !== undefined && isBefore(before.firstAt, at) ? before.firstAt : at,
    lastAt: later(before?.lastAt, at),
  });
}

/** `null`: who works here could not be read. */
async function peopleOrNone(session: Session, run: Run): Promise<People | null> {
  try {
    return await peopleOf(session, run);
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.blind('whether the owners of agents still work here', error.because, error.message);
    return null;
  }
}

function record(
  id: string,
  { name, type, owner, log, lastAt }: Agent,
  windowStart: Timestamp,
  { scope, people }: { scope: Ref; people: People | null },
): InventoryRecordInput {
  return {
    record: 'identity',
    ref: `google-workspace:agent:${id}`,
    scope,
    source: `google-workspace:${log}`,
    kind: 'agent',
    name: name.slice(0, 1024),
    nativeId: id,
    status: 'active',
    nature: { is: 'machine', because: 'Google attributes its actions to an agent' },
    managedBy: 'customer',
    createdAt: { unknown: 'unsupported', detail: 'the log tells when an agent acted, not when it was made' },
    purpose: null,
    ownerHints: owner === null ? [] : [ownerHint(owner, people)],
    usage: [
      {
        source: `google-workspace:${log}`,
        lastAt,
        windowStart,
        precision: 'second',
        lagHours: LAG_HOURS,
        blindTo: ['actions in apps that do not attribute them to an agent, or only in a log of their own'],
      },
    ],
    attributes: { agentId: id, agentType: type, log },
  };
}

function ownerHint(email: string, people: People | null): OwnerHint {
  const hint: OwnerHint = { kind: 'owner', value: email, source: 'agentAttributionInfo' };
  const standing = people === null ? undefined : standingOfAddress(email, people);
  return standing === undefined ? hint : { ...hint, standing };
}

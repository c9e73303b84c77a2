/** OAuth apps, as far as anything shows them: GitHub has no list. So none of them is ever gone. */
import type { Collector, Run } from '../../../core/connector.ts';
import type { Identity, InventoryRecordInput, NotSeen, Ref } from '../../../core/model.ts';
import { decisionsOf, type Decision } from '../audit/decisions.ts';
import type { Session } from '../client/session.ts';
import { hintOf, peopleOrWhy, type People } from '../people.ts';
import { actorsOf, type Actors, type AppUse } from '../usage/actors.ts';
import { isSeen, PERMISSION as INSIGHTS, subjectsOrWhy, usageFrom, windowStart } from '../usage/insights.ts';

export const oauthApps: Collector<Session> = {
  id: 'oauth-apps',
  title: 'OAuth apps that members use or the organization decided about',
  in: ['organization'],
  emits: ['oauth-app'],
  permissions: [INSIGHTS, 'organization_administration', 'members'],
  firstRunCalls: 100,
  async *collect(session, scope, run) {
    const login = scope.nativeId;
    const people = await peopleOrWhy(session, login, run);
    const subjects = await subjectsOrWhy(session, login, run);
    const actors = isSeen(subjects) ? await actorsOf(session, login, subjects, run) : subjects;
    const apps = new Map<string, Seen>();
    for (const use of isSeen(actors) ? actors.oauth.values() : []) apps.set(String(use.id), { name: use.name, use });
    for (const one of isSeen(actors) ? actors.missing : []) run.gap(...one);
    for (const decision of await decisionsOf(session, login, run)) {
      const key = String(decision.id ?? decision.name);
      apps.set(key, { name: decision.name || key, ...apps.get(key), decision });
    }
    await addStored(apps, run);
    const known: Known = { session, scope: scope.ref, people, actors };
    for (const [key, seen] of apps) yield identityOf(key, seen, known, run);
  },
};

interface Seen {
  name: string;
  use?: AppUse;
  decision?: Decision;
}

interface Known {
  session: Session;
  scope: Ref;
  people: People | NotSeen;
  /** Or why use is not known. */
  actors: Actors | NotSeen;
}

/** The log forgets after half a year, and who does not call is not counted: what was seen once is kept. */
async function addStored(apps: Map<string, Seen>, run: Run): Promise<void> {
  for await (const record of run.known.all('oauth-app')) {
    if (record.record !== 'identity') continue;
    const seen = apps.get(record.nativeId) ?? { name: record.name };
    const stored = storedDecision(record);
    if (stored !== undefined && (stored.at ?? '') >= (seen.decision?.at ?? '')) seen.decision = stored;
    apps.set(record.nativeId, seen);
  }
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function storedDecision({ attributes, name, nativeId }: Identity): Decision | undefined {
  const { decision, decidedAt, decidedBy } = attributes;
  if (typeof decision !== 'string') return undefined;
  return { decision, at: text(decidedAt), by: text(decidedBy), name, id: Number(nativeId) || null };
}

const statuses: Readonly<Record<string, Identity['status']>> = {
  denied: 'disabled',
  blocked: 'disabled',
  requested: 'unknown',
  // Nobody blocks it any more; whether it was approved before, nothing tells.
  unblocked: 'unknown',
};

/** The restriction of OAuth apps may have been lifted since: what calls is not switched off. */
function statusOf({ use, decision }: Seen): Identity['status'] {
  if (use !== undefined && (decision === undefined || use.lastAt > (decision.at ?? ''))) return 'active';
  return statuses[decision?.decision ?? ''] ?? 'active';
}

function identityOf(key: string, seen: Seen, known: Known, run: Run): InventoryRecordInput {
  const { name, use, decision } = seen;
  const hints = decision?.by
    ? [hintOf('creator', decision.by, `org.oauth_app_access_${decision.decision}`, known.people)]
    : [];
  return {
    record: 'identity',
    ref: known.session.ref('oauth-app', key),
    scope: known.scope,
    source: use === undefined ? 'orgs/get-audit-log' : 'api-insights/get-user-stats',
    kind: 'oauth-app',
    name,
    nativeId: key,
    status: statusOf(seen),
    nature: { is: 'machine', because: 'an OAuth app, which acts for people without them' },
    managedBy: 'customer',
    createdAt: { unknown: 'unsupported', detail: 'GitHub does not tell when an OAuth app was made' },
    purpose: null,
    ownerHints: hints,
    // Numbers of apps are not those of accounts, which the register of vendors knows.
    publisher: { name, id: `${known.session.api.accountsOf}oauth-app/${key}`, verified: null, relation: 'third-party' },
    usage: isSeen(known.actors) ? usageOf(use, known.actors, run) : known.actors,
    attributes: {
      decision: decision?.decision ?? null,
      decidedAt: decision?.at ?? null,
      decidedBy: decision?.by ?? null,
      users: use?.users ?? 0,
    },
  };
}

/** Use shows when the member who used it is asked again; whoever was never asked may have used any of them. */
function usageOf(use: AppUse | undefined, { allAskedSince }: Actors, run: Run): Identity['usage'] {
  if (allAskedSince !== null) return usageFrom(use?.lastAt ?? null, allAskedSince, run);
  const pending = { unknown: 'pending', detail: 'not every member was asked yet' } as const;
  if (use === undefined) return pending;
  // Used then; that it was not used later is more than was seen.
  return usageFrom(use.lastAt, windowStart(run), run);
}

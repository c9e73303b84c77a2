/** With which Apps members called the API: one call for each member, so a few of them each night. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { Timestamp } from '../../../core/model.ts';
import { ahead } from '../../shared/ahead.ts';
import type { Session } from '../client/session.ts';
import { everyRow, orgPath } from '../rows.ts';
import { ActorUse } from '../schemas.ts';
import { absent, inWindow, type Subjects } from './insights.ts';

/** Members asked in one night for the first time, and again. */
const FIRST = 300;
const AGAIN = 30;
const AT_ONCE = 5;

const Use = z.object({ id: z.number(), name: z.string(), lastAt: z.string() });
const Member = z.object({ at: z.string(), oauth: z.array(Use), github: z.array(Use) });
type Member = z.infer<typeof Member>;
const Kept = z.record(z.string(), Member);
type Kept = z.infer<typeof Kept>;

export interface AppUse {
  id: number;
  name: string;
  lastAt: Timestamp;
  users: number;
}

export interface Actors {
  /** By id. */
  oauth: ReadonlyMap<number, AppUse>;
  /** GitHub Apps that called for a member, by the id of the App. */
  github: ReadonlyMap<number, AppUse>;
  /** Since when every active member was asked; `null`: some never were. */
  allAskedSince: Timestamp | null;
  /** What could not be read, in words. */
  missing: readonly (readonly [what: string, because: ReadFailed['because'], detail: string])[];
}

/** What members who called something in the last month called it with. */
export const actorsOf = (session: Session, login: string, subjects: Subjects, run: Run): Promise<Actors> =>
  session.memo(login, 'actors', () => read(session, login, subjects, run));

async function read(session: Session, login: string, { calls }: Subjects, run: Run): Promise<Actors> {
  const note = `${login}/actors`;
  const active = [...calls.keys()].flatMap((key) => (key.startsWith('user/') ? key.slice(5) : []));
  const stored = new Map(Object.entries(Kept.safeParse(await run.known.recall(note)).data ?? {}));
  const kept = new Map(active.flatMap((id) => (stored.has(id) ? [[id, stored.get(id) as Member]] : [])));
  const missing: [string, ReadFailed['because'], string][] = [];
  const tonight = planned(active, kept, session.settings.sweepNights, run);
  for await (const [id, found] of ahead(tonight, AT_ONCE, async (user) => [user, await memberOf(user)] as const)) {
    if (found instanceof ReadFailed) missing.push([`Apps that user ${id} calls with`, found.because, found.message]);
    else if (found !== null) kept.set(id, found);
  }
  run.known.remember(note, Object.fromEntries(kept) satisfies Kept);
  const never = active.length - kept.size;
  if (never > 0)
    missing.push([
      `OAuth apps of ${never} of ${active.length} active members`,
      'pending',
      'they are asked on the next runs',
    ]);
  const members = [...kept.values()];
  return {
    oauth: byApp(members.flatMap(({ oauth }) => oauth)),
    github: byApp(members.flatMap(({ github }) => github)),
    allAskedSince: never > 0 ? null : members.reduce((oldest, { at }) => (at < oldest ? at : oldest), run.now()),
    missing,
  };

  /** `null`: the rest of the hour's calls is for others. */
  async function memberOf(user: string): Promise<Member | ReadFailed | null> {
    const reader = session.in(login, run);
    if (!reader.allowance.mayGoOn()) return null;
    const request = {
      operation: 'api-insights/get-user-stats',
      path: orgPath(login, `/insights/api/user-stats/${user}`),
      query: inWindow(run),
      absent,
    };
    const found: Member = { at: run.now(), oauth: [], github: [] };
    try {
      for await (const use of everyRow(reader, request, ActorUse)) add(found, use);
      return found;
    } catch (error) {
      if (!(error instanceof ReadFailed)) throw error;
      return error;
    }
  }
}

const NIGHT = 86_400_000;
/** A run begins some minutes earlier or later than the one of the night before. */
const EARLY = 6 * 3_600_000;

function planned(active: readonly string[], kept: ReadonlyMap<string, Member>, nights: number, run: Run): string[] {
  const askedAt = (id: string): number => Date.parse(kept.get(id)?.at ?? '');
  const never = active.filter((id) => !kept.has(id));
  const due = active
    .filter((id) => Date.parse(run.now()) - askedAt(id) >= nights * NIGHT - EARLY)
    .toSorted((a, b) => askedAt(a) - askedAt(b));
  return [...never.slice(0, FIRST), ...due.slice(0, AGAIN)];
}

function add(found: Member, use: z.infer<typeof ActorUse>): void {
  const { actor_type: type, actor_id: actor, actor_name: name, last_request_timestamp: lastAt } = use;
  const oauth = use.oauth_application_id || (type === 'oauth_app' ? actor : null);
  if (oauth) found.oauth.push({ id: oauth, name: name || `OAuth app ${oauth}`, lastAt });
  if (use.integration_id) found.github.push({ id: use.integration_id, name, lastAt });
}

function byApp(uses: readonly z.infer<typeof Use>[]): Map<number, AppUse> {
  const apps = new Map<number, AppUse>();
  for (const { id, name, lastAt } of uses) {
    const known = apps.get(id) ?? { id, name, lastAt, users: 0 };
    known.users++;
    if (lastAt > known.lastAt) known.lastAt = lastAt;
    apps.set(id, known);
  }
  return apps;
}

/** With which OAuth apps members called the API: one call for each member, so a few of them each night. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { Timestamp } from '../../../core/model.ts';
import { ahead } from '../../shared/ahead.ts';
import type { Session } from '../client/session.ts';
import { listed, orgPath } from '../rows.ts';
import { ActorUse } from '../schemas.ts';
import { absent, inWindow, type Subjects } from './insights.ts';

/** Members asked in one night for the first time, and again. */
const FIRST = 300;
const AGAIN = 30;
const AT_ONCE = 5;
const DAY = 86_400_000;

const Kept = z.record(
  z.string(),
  z.object({
    day: z.number(),
    apps: z.array(z.object({ id: z.number(), name: z.string(), lastAt: z.string().nullable() })),
  }),
);
type Kept = z.infer<typeof Kept>;

export interface AppUse {
  id: number;
  name: string;
  lastAt: Timestamp | null;
  users: number;
}

/** Apps by id, of members who called something in the last month. */
export async function oauthUse(
  session: Session,
  login: string,
  subjects: Subjects,
  run: Run,
): Promise<ReadonlyMap<number, AppUse>> {
  const note = `${login}/actors`;
  const today = Math.floor(Date.parse(run.now()) / DAY);
  const active = [...subjects.keys()].flatMap((key) => (key.startsWith('user/') ? key.slice(5) : []));
  const stored = Kept.safeParse(await run.known.recall(note)).data ?? {};
  const kept: Kept = Object.fromEntries(Object.entries(stored).filter(([id]) => active.includes(id)));
  const never = active.filter((id) => kept[id] === undefined);
  const due = active
    .filter((id) => kept[id] !== undefined && today - (kept[id]?.day ?? 0) >= session.settings.sweepNights)
    .toSorted((a, b) => (kept[a]?.day ?? 0) - (kept[b]?.day ?? 0));
  const tonight = [...never.slice(0, FIRST), ...due.slice(0, AGAIN)];
  for await (const [id, apps] of ahead(
    tonight,
    AT_ONCE,
    async (user) => [user, await appsOf(session, login, user, run)] as const,
  )) {
    if (apps !== null) kept[id] = { day: today, apps };
  }
  run.known.remember(note, kept);
  const missing = active.filter((id) => kept[id] === undefined).length;
  if (missing > 0)
    run.gap(
      `OAuth apps of ${missing} of ${active.length} active members`,
      'pending',
      'they are asked on the next runs',
    );
  return byApp(kept);
}

/** `null`: could not be read. */
async function appsOf(session: Session, login: string, user: string, run: Run): Promise<Kept[string]['apps'] | null> {
  const reader = session.in(login, run);
  if (!reader.allowance.mayGoOn()) return null;
  const request = {
    operation: 'api-insights/get-user-stats',
    path: orgPath(login, `/insights/api/user-stats/${user}`),
    query: inWindow(run),
    absent,
  };
  const apps: Kept[string]['apps'] = [];
  try {
    for await (const use of listed(reader, request, ActorUse, run)) {
      const id = use.oauth_application_id ?? (use.actor_type === 'oauth_app' ? use.actor_id : null);
      if (id) apps.push({ id, name: use.actor_name || `OAuth app ${id}`, lastAt: use.last_request_timestamp });
    }
    return apps;
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.gap(`OAuth apps of user ${user}`, error.because, error.message);
    return null;
  }
}

function byApp(kept: Kept): Map<number, AppUse> {
  const apps = new Map<number, AppUse>();
  for (const { id, name, lastAt } of Object.values(kept).flatMap((one) => one.apps)) {
    const known = apps.get(id) ?? { id, name, lastAt: null, users: 0 };
    known.users++;
    if (lastAt !== null && lastAt > (known.lastAt ?? '')) known.lastAt = lastAt;
    apps.set(id, known);
  }
  return apps;
}

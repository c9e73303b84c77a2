/** Who there is: for the names and the standing of those who installed things, and for bots. */
import { z } from 'zod';
import type { Run } from '../../core/connector.ts';
import { ReadFailed } from '../../core/errors.ts';
import type { OwnerHint } from '../../core/model.ts';
import type { Session } from './client/session.ts';
import { Seconds } from './time.ts';

export interface Bot {
  id: string;
  name: string;
  createdAt: number | null;
  lastActiveAt: number | null;
  /** `B…`, where it is told. */
  botId: string | null;
  /** The app that it came with; `null`: none, or it is not told. */
  appId: string | null;
  isWorkflow: boolean;
}

export interface Members {
  people: ReadonlyMap<string, { name: string; active: boolean }>;
  /** Those that are not deactivated. */
  bots: readonly Bot[];
  /** Rows that were not understood. */
  odd: number;
}

/** On Enterprise. https://docs.slack.dev/reference/methods/admin.users.list */
const AdminRow = z.object({
  id: z.string().min(1),
  email: z.string().nullish(),
  username: z.string().nullish(),
  full_name: z.string().nullish(),
  is_bot: z.boolean().default(false),
  date_created: Seconds.nullish(),
  last_active_ts: Seconds.nullish(),
});

/** Elsewhere. https://docs.slack.dev/reference/objects/user-object; of deactivated members much is left out. */
const MemberRow = z.object({
  id: z.string().min(1),
  name: z.string().nullish(),
  deleted: z.boolean().default(false),
  is_bot: z.boolean().default(false),
  is_workflow_bot: z.boolean().default(false),
  profile: z
    .object({ email: z.string().nullish(), bot_id: z.string().nullish(), api_app_id: z.string().nullish() })
    .default({}),
});

/**
 * users.list takes a number under 1,000 (https://docs.slack.dev/reference/methods/users.list#pagination); admin.users.list
 * documents no most. Fewer may come, and the cursor goes on.
 */
const PAGE = 999;

/** @throws ReadFailed when they may not be listed */
export async function membersOf(session: Session, run: Run): Promise<Members> {
  const members = await session.memo('members', () =>
    session.place.kind === 'enterprise' ? ofOrganization(session, run) : ofWorkspace(session, run),
  );
  if (members.odd > 0) run.gap(`${members.odd} members`, 'failed', 'their rows are not understood');
  return members;
}

/**
 * For names and standing: without them, ids do.
 * @param lost `gap` where they tell of things too, else `blind`
 */
export async function membersOrNone(session: Session, run: Run, lost: 'gap' | 'blind'): Promise<Members | null> {
  try {
    return await membersOf(session, run);
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run[lost]('who installed things, and whether they are still here', error.because, error.message);
    return null;
  }
}

async function ofOrganization(session: Session, run: Run): Promise<Members> {
  const people = new Map<string, { name: string; active: boolean }>();
  const bots: Bot[] = [];
  let odd = 0;
  for (const active of [true, false]) {
    const rows = session.web(run).rows('admin.users.list', { is_active: active, limit: PAGE }, { key: 'users' });
    for await (const raw of rows) {
      const row = AdminRow.safeParse(raw).data;
      if (row === undefined) odd += 1;
      else if (!row.is_bot) people.set(row.id, { name: firstOf(row.email, row.username) ?? row.id, active });
      else if (active) {
        const name = firstOf(row.full_name, row.username) ?? row.id;
        // 0 is what Slack says of those that it has not seen.
        const [createdAt, lastActiveAt] = [row.date_created || null, row.last_active_ts || null];
        bots.push({ id: row.id, name, createdAt, lastActiveAt, botId: null, appId: null, isWorkflow: false });
      }
    }
  }
  return { people, bots, odd };
}

async function ofWorkspace(session: Session, run: Run): Promise<Members> {
  const people = new Map<string, { name: string; active: boolean }>();
  const bots: Bot[] = [];
  let odd = 0;
  for await (const raw of session.web(run).rows('users.list', { limit: PAGE }, { key: 'members' })) {
    const row = MemberRow.safeParse(raw).data;
    if (row === undefined) odd += 1;
    else if (!row.is_bot)
      people.set(row.id, { name: firstOf(row.profile.email, row.name) ?? row.id, active: !row.deleted });
    else if (!row.deleted) {
      bots.push({
        id: row.id,
        name: firstOf(row.name) ?? row.id,
        // `updated` is when its profile was changed: neither its birth nor its use.
        createdAt: null,
        lastActiveAt: null,
        botId: firstOf(row.profile.bot_id),
        appId: firstOf(row.profile.api_app_id),
        isWorkflow: row.is_workflow_bot,
      });
    }
  }
  return { people, bots, odd };
}

const firstOf = (...texts: readonly (string | null | undefined)[]): string | null =>
  texts.find((text) => text !== null && text !== undefined && text !== '') ?? null;

export const nameOf = (id: string, members: Members | null): string => members?.people.get(id)?.name ?? id;

/**
 * Nobody is ever taken off the lists: who left is deactivated there. Who is not on them is of somewhere else (another
 * workspace of the organization, a shared channel), or no person, and nobody knows the standing.
 * @param members `null`: not read
 */
export function hintOf(kind: OwnerHint['kind'], id: string, source: string, members: Members | null): OwnerHint {
  const hint = { kind, value: nameOf(id, members).slice(0, 500), source };
  const person = members?.people.get(id);
  return person === undefined ? hint : { ...hint, standing: person.active ? 'active' : 'disabled' };
}

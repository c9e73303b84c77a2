/** Permissions that an App holds and that nothing it called in the last month needs. */
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { InventoryRecordInput, NotSeen, Ref, Timestamp } from '../../../core/model.ts';
import { notSeen } from '../../shared/not-seen.ts';
import type { Session } from '../client/session.ts';
import { everyRow, orgPath } from '../rows.ts';
import { RouteUse, type InstallationRow } from '../schemas.ts';
import type { Actors } from './actors.ts';
import { absent, callOf, inWindow, isSeen, windowStart, type Subjects } from './insights.ts';
import { isProvable, permissionsOf, permissionsOfEvents } from './routes.ts';

/** Fields of a grant. `{}`: nothing tells, or it called nothing at all, which says more. */
export type Unused = Pick<GrantInput, 'unused' | 'unusedSince'>;
type GrantInput = Extract<InventoryRecordInput, { record: 'grant' }>;

interface Asking {
  session: Session;
  login: string;
  /** Of the grant. */
  ref: Ref;
  use: { subjects: Subjects; actors: Actors } | NotSeen;
}

export async function unusedOf({ session, login, ref, use }: Asking, row: InstallationRow, run: Run): Promise<Unused> {
  if (!isSeen(use)) return { unused: use };
  const call = callOf(use.subjects, row);
  if (call === undefined) return {};
  if (use.actors.allAskedSince === null) {
    return { unused: { unknown: 'pending', detail: 'not every member was asked yet whom it may call for' } };
  }
  if (use.actors.github.has(row.app_id)) {
    return { unused: { unknown: 'unsupported', detail: 'it calls for users too, and what that takes nothing tells' } };
  }
  const since = windowStart(run);
  if (row.updated_at > since) {
    return { unused: { unknown: 'pending', detail: 'installed or changed less than 31 days ago' } };
  }
  const called = await calledBy(session, login, call.id, run);
  if (!(called instanceof Set)) return { unused: called };
  for (const used of permissionsOfEvents(row.events)) called.add(used);
  const unused = Object.entries(row.permissions)
    .filter(([name, level]) => isProvable(name, level) && !satisfied(called, name, level))
    .map(([name, level]) => `${name}:${level}`)
    .toSorted();
  return { unused, unusedSince: await watchedSince({ ref, login }, unused, since, run) };
}

async function calledBy(session: Session, login: string, id: number, run: Run): Promise<Set<string> | NotSeen> {
  const called = new Set<string>();
  const request = {
    operation: 'api-insights/get-route-stats-by-actor',
    path: orgPath(login, `/insights/api/route-stats/installation/${id}`),
    query: inWindow(run),
    absent,
  };
  try {
    for await (const { http_method: method, api_route: route } of everyRow(session.in(login, run), request, RouteUse)) {
      const needed = permissionsOf(method, route);
      // What is not in our table may need any of them.
      if (needed === null)
        return { unknown: 'unsupported', detail: `it called ${method} ${route}, which may need anything` };
      for (const permission of needed) called.add(permission);
    }
    return called;
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.blind(`routes that installation ${id} called`, error.because, error.message);
    return notSeen(error);
  }
}

/** Nights join: what was unused then and is unused now was so in between, when the windows touch. */
async function watchedSince(
  { ref, login }: Pick<Asking, 'ref' | 'login'>,
  unused: readonly string[],
  since: Timestamp,
  run: Run,
): Promise<Timestamp> {
  const stored = await run.known.record(ref);
  if (stored?.record !== 'grant' || !Array.isArray(stored.unused) || stored.unusedSince === undefined) return since;
  const before: readonly string[] = stored.unused;
  return unused.every((one) => before.includes(one)) && (await touches(login, since, run)) ? stored.unusedSince : since;
}

const noteOf = (login: string): string => `${login}/routes/asked`;

async function touches(login: string, since: Timestamp, run: Run): Promise<boolean> {
  const last = await run.known.recall(noteOf(login));
  return typeof last === 'string' && last > since;
}

/** To be called once every App was asked about. */
export const rememberAsked = (login: string, run: Run): void => run.known.remember(noteOf(login), run.now());

/** Held to write and only read: the writing is what was never called. */
function satisfied(called: ReadonlySet<string>, name: string, level: string): boolean {
  return called.has(`${name}:write`) || (level === 'read' && called.has(`${name}:read`));
}

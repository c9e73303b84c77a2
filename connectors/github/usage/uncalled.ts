/** Permissions that an App holds and that nothing it called in the last month needs. */
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { NotSeen } from '../../../core/model.ts';
import type { Session } from '../client/session.ts';
import { listed, orgPath } from '../rows.ts';
import { RouteUse, type InstallationRow } from '../schemas.ts';
import { absent, inWindow, isSeen, type Subjects } from './insights.ts';
import { permissionsOf, onlyRest } from './routes.ts';

/**
 * `null`: not known. Of an App that called nothing the silence itself is the finding, so it is not asked about.
 * @param row created inside the window, it has not had its month yet
 */
export async function uncalledOf(
  session: Session,
  login: string,
  row: InstallationRow,
  subjects: Subjects | NotSeen,
  run: Run,
): Promise<readonly string[] | null> {
  if (!isSeen(subjects) || !subjects.has(`installation/${row.id}`)) return null;
  const { min_timestamp: since } = inWindow(run);
  if (row.updated_at > (since ?? '')) return null;
  const called = new Set<string>();
  const request = {
    operation: 'api-insights/get-route-stats-by-actor',
    path: orgPath(login, `/insights/api/route-stats/installation/${row.id}`),
    query: inWindow(run),
    absent,
  };
  try {
    for await (const use of listed(session.in(login, run), request, RouteUse, run)) {
      const needed = permissionsOf(use.http_method, use.api_route);
      // A route that is not in our table may need any of them.
      if (needed === null) return null;
      for (const permission of needed) called.add(permission);
    }
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.gap(`routes that installation ${row.id} called`, error.because, error.message);
    return null;
  }
  return Object.entries(row.permissions)
    .filter(([name, level]) => onlyRest.has(name) && !satisfied(called, name, level))
    .map(([name, level]) => `${name}:${level}`)
    .toSorted();
}

/** Held to write and only read: the writing is what was never called. */
function satisfied(called: ReadonlySet<string>, name: string, level: string): boolean {
  return called.has(`${name}:write`) || (level === 'read' && called.has(`${name}:read`));
}

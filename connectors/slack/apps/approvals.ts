/** What administrators decided about apps, for the organization and for single workspaces, and what people ask for. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { parseRow } from '../../shared/rows.ts';
import type { MethodName } from '../client/methods.ts';
import type { Session } from '../client/session.ts';
import type { Workspace } from '../scopes.ts';
import { Seconds } from '../time.ts';

/** 1,000 at most: https://docs.slack.dev/reference/methods/admin.apps.approved.list */
const PAGE = 1000;

const Scope = z.object({ name: z.string(), token_type: z.string().nullish() });
const AppRow = z.object({
  id: z.string().min(1),
  name: z.string(),
  app_homepage_url: z.string().nullish(),
  is_app_directory_approved: z.boolean().nullish(),
  is_internal: z.boolean().nullish(),
});
const Resolved = z.object({
  app: AppRow,
  scopes: z.array(Scope).nullish(),
  date_updated: Seconds.nullish(),
  last_resolved_by: z.object({ actor_id: z.string().nullish() }).nullish(),
});
const Request = z.object({
  app: AppRow,
  scopes: z.array(Scope).nullish(),
  date_created: Seconds.nullish(),
  user: z.object({ id: z.string() }).nullish(),
});

type Approval = 'approved' | 'restricted' | 'requested';

export interface ListedApp {
  id: string;
  name: string;
  homepage: string | null;
  certified: boolean | null;
  internal: boolean | null;
  /** By kind of token. */
  scopes: ReadonlyMap<string, readonly string[]>;
  /** For the organization, or else for the workspaces named. */
  approval: Approval;
  approvedIn: readonly string[];
  restrictedIn: readonly string[];
  resolvedAt: number | null;
  resolvedBy: string | null;
  requestedBy: readonly string[];
}

const lists = [
  ['admin.apps.approved.list', 'approved_apps', 'approved'],
  ['admin.apps.restricted.list', 'restricted_apps', 'restricted'],
] as const satisfies readonly (readonly [MethodName, string, Approval])[];

/** @throws ReadFailed when what is decided for the whole organization may not be read */
export async function approvalsOf(
  session: Session,
  run: Run,
  workspaces: readonly Workspace[],
): Promise<Map<string, ListedApp>> {
  const found = new Map<string, ListedApp>();
  await decidedIn(null);
  for (const workspace of workspaces) {
    try {
      await decidedIn(workspace);
    } catch (error) {
      if (!(error instanceof ReadFailed)) throw error;
      run.gap(`apps of the workspace ${workspace.name}`, error.because, error.message);
    }
  }
  return found;

  /** `enterprise_id` and `team_id` exclude each other. */
  async function decidedIn(workspace: Workspace | null): Promise<void> {
    const place = workspace === null ? { enterprise_id: session.place.id } : { team_id: workspace.id };
    // `certified: false` leaves certified apps out, `true` all others: only both together are all.
    for (const certified of [false, true]) {
      for (const [method, key, approval] of lists) {
        const rows = session.web(run).rows(method, { ...place, certified, limit: PAGE }, { key });
        for await (const raw of rows) {
          const row = parseRow(raw, Resolved, `an app in ${method}`, run);
          if (row !== undefined) found.set(row.app.id, decided(found.get(row.app.id), row, approval, workspace));
        }
      }
    }
    // Here `true` is all of them: https://docs.slack.dev/reference/methods/admin.apps.requests.list
    const args = { ...place, certified: true, limit: PAGE };
    for await (const raw of session.web(run).rows('admin.apps.requests.list', args, { key: 'app_requests' })) {
      const row = parseRow(raw, Request, 'a request in admin.apps.requests.list', run);
      if (row !== undefined) found.set(row.app.id, requested(found.get(row.app.id), row));
    }
  }
}

function listed(
  app: z.infer<typeof AppRow>,
  scopes: z.infer<typeof Scope>[] | null | undefined,
  approval: Approval,
): ListedApp {
  const byToken = Map.groupBy(scopes ?? [], ({ token_type }) => token_type ?? 'unknown');
  return {
    id: app.id,
    name: app.name,
    homepage: app.app_homepage_url ?? null,
    certified: app.is_app_directory_approved ?? null,
    internal: app.is_internal ?? null,
    scopes: new Map([...byToken].map(([token, each]) => [token, each.map(({ name }) => name).toSorted()])),
    approval,
    approvedIn: [],
    restrictedIn: [],
    resolvedAt: null,
    resolvedBy: null,
    requestedBy: [],
  };
}

function decided(
  before: ListedApp | undefined,
  row: z.infer<typeof Resolved>,
  approval: 'approved' | 'restricted',
  workspace: Workspace | null,
): ListedApp {
  const app = listed(row.app, row.scopes, approval);
  const [approvedIn, restrictedIn] = [before?.approvedIn ?? [], before?.restrictedIn ?? []];
  const here = workspace === null ? [] : [workspace.name];
  // What was decided for the organization comes first, and stands; what it may do is what it may do anywhere.
  const standing = before === undefined || before.approval === 'requested' ? undefined : before;
  return {
    ...app,
    approval: standing?.approval ?? approval,
    scopes: standing === undefined ? app.scopes : both(standing.scopes, app.scopes),
    approvedIn: approval === 'approved' ? [...approvedIn, ...here] : approvedIn,
    restrictedIn: approval === 'restricted' ? [...restrictedIn, ...here] : restrictedIn,
    resolvedAt: standing?.resolvedAt ?? row.date_updated ?? null,
    resolvedBy: standing?.resolvedBy ?? row.last_resolved_by?.actor_id ?? null,
    requestedBy: before?.requestedBy ?? [],
  };
}

function both(first: ListedApp['scopes'], second: ListedApp['scopes']): ListedApp['scopes'] {
  const tokens = new Set([...first.keys(), ...second.keys()]);
  return new Map(
    [...tokens].map((token) => [
      token,
      [...new Set([...(first.get(token) ?? []), ...(second.get(token) ?? [])])].toSorted(),
    ]),
  );
}

function requested(before: ListedApp | undefined, row: z.infer<typeof Request>): ListedApp {
  const app = before ?? listed(row.app, row.scopes, 'requested');
  return { ...app, requestedBy: [...new Set([...app.requestedBy, ...(row.user ? [row.user.id] : [])])] };
}

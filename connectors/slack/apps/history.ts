/** One app in the audit log: where it came and went, and what it was given since. */
import type { AppEntry, Entry } from './audit-line.ts';

/** https://docs.slack.dev/reference/audit-logs-api/methods-actions-reference#app */
const arrivals = new Set([
  'app_installed',
  'org_app_installed',
  'org_app_workspace_added',
  'org_app_upgraded_to_org_install',
]);
/** The last of its tokens is revoked: https://docs.slack.dev/reference/events/app_uninstalled */
const departures = new Set(['app_uninstalled', 'org_app_uninstalled', 'org_app_workspace_removed', 'app_deleted']);
const others = new Set(['app_scopes_expanded', 'app_token_preserved']);
export const isArrival = (action: string): boolean => arrivals.has(action);
export const appActions: readonly string[] = [...arrivals, ...departures, ...others];

/** What stands for an actor where there is none: https://docs.slack.dev/admins/audit-logs-api */
const nobody = new Set(['', 'USLACKUSER', 'USLACKSECURITY']);

export interface History {
  name: string;
  /** Ids of workspaces, or of the organization, where it is now, and whether it is there with the whole organization. */
  places: Map<string, 'by itself' | 'with the organization'>;
  /** The log told that it came … */
  came: boolean;
  /** … or went, at least once, … */
  went: boolean;
  /** … or that there is no such app any more. */
  deleted: boolean;
  at: number | null;
  by: string | null;
  /** `null`: no line told of any. */
  scopes: readonly string[] | null;
  /** When it was last given more. */
  grewAt: number | null;
  /** Its tokens were kept though whoever it belonged to left. */
  preservedAt: number | null;
}

export const unheardOf = (name: string): History => ({
  name,
  places: new Map(),
  came: false,
  went: false,
  deleted: false,
  at: null,
  by: null,
  scopes: null,
  grewAt: null,
  preservedAt: null,
});

/** @param entry the next one in time */
export function tell(one: History, { action, date_create: at, actor, context }: Entry, app: AppEntry): void {
  const place = context?.location?.id ?? 'somewhere';
  const scopes = [...(app.scopes ?? []), ...(app.scopes_bot ?? [])];
  one.name = app.name;
  if (scopes.length > 0) one.scopes = scopes;
  if (action === 'app_scopes_expanded') one.grewAt = at;
  if (action === 'app_token_preserved') one.preservedAt = at;
  if (arrivals.has(action)) {
    one.came = true;
    one.deleted = false;
    if (one.places.size === 0) Object.assign(one, { at, by: personOf(actor) });
    // From now on the organization's, wherever it was.
    if (action === 'org_app_upgraded_to_org_install') {
      for (const each of one.places.keys()) one.places.set(each, 'with the organization');
    }
    one.places.set(place, action.startsWith('org_') ? 'with the organization' : 'by itself');
  }
  if (departures.has(action)) leave(one, action, place, context?.location?.type === 'enterprise');
}

const personOf = (actor: Entry['actor']): string | null => {
  const id = actor?.user?.id ?? '';
  return nobody.has(id) ? null : id;
};

function leave(one: History, action: string, place: string, isOrganization: boolean): void {
  one.went = true;
  if (action === 'app_deleted') {
    one.deleted = true;
    one.places.clear();
    return;
  }
  // Taken from one workspace, which this line does not name: the organization still has it.
  if (action === 'org_app_workspace_removed' && isOrganization) return;
  one.places.delete(place);
  if (!isOrganization) return;
  for (const [each, how] of one.places) if (how === 'with the organization') one.places.delete(each);
}

/** `null`: no line tells, or it went from one place before any line told where else it was. */
export function isInstalled({ places, came, went, deleted }: History): boolean | null {
  if (places.size > 0) return true;
  return deleted || (came && went) ? false : null;
}

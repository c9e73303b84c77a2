/** What the audit log tells of apps: where each was installed, what it was given since, and which MCP tools it called. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { parseRow } from '../../shared/rows.ts';
import { ACTIONS_IN_A_FILTER } from '../client/audit-api.ts';
import type { Session } from '../client/session.ts';
import { DAY, Seconds, secondsOf } from '../time.ts';

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
/** One for each tool of Slack's MCP server: the list grows, so it is asked for. */
const MCP_TOOL = /^mcp_(.+)_tool_called$/;

/** Of 2,500 lines. Installations are few; tool calls may be many. */
const PAGES = { installs: 80, tools: 20 };
const MCP_DAYS = 30;
/** What stands for an actor where there is none: https://docs.slack.dev/admins/audit-logs-api */
const nobody = new Set(['', 'USLACKUSER', 'USLACKSECURITY']);

/** https://docs.slack.dev/admins/audit-logs-api: what it may do for people, and as its bot, apart */
const AppEntry = z.object({
  id: z.string().min(1),
  name: z.string(),
  scopes: z.array(z.string()).nullish(),
  scopes_bot: z.array(z.string()).nullish(),
});
type AppEntry = z.infer<typeof AppEntry>;
const Entry = z.object({
  date_create: Seconds,
  action: z.string(),
  actor: z.object({ user: z.object({ id: z.string(), email: z.string().nullish() }).nullish() }).nullish(),
  entity: z.object({ app: AppEntry.nullish() }).nullish(),
  context: z
    .object({
      location: z.object({ type: z.string().nullish(), id: z.string() }).nullish(),
      /** Through which the actor acted. */
      app: AppEntry.nullish(),
    })
    .nullish(),
});
type Entry = z.infer<typeof Entry>;

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

interface ToolUse {
  lastAt: number;
  tools: Set<string>;
}

export interface AuditLog {
  history: ReadonlyMap<string, History>;
  tools: ReadonlyMap<string, ToolUse>;
  /** How far back tool calls were read. */
  toolsSince: number;
}

/** @throws ReadFailed when the log may not be read */
export async function auditOf(session: Session, run: Run): Promise<AuditLog> {
  const audit = session.audit(run);
  const actions = await audit.actions();
  const known = new Set(actions);
  const wanted = [...arrivals, ...departures, ...others].filter((action) => known.has(action));
  if (!wanted.some((action) => arrivals.has(action))) {
    throw new ReadFailed('unsupported', 'the audit log knows no action for an installation');
  }
  const entries: (Entry & { app: AppEntry })[] = [];
  const cut = (): void =>
    run.gap('the oldest installations in the audit log', 'pending', `more than ${PAGES.installs} pages`);
  for await (const raw of audit.entries(wanted, { pages: PAGES.installs, onCut: cut })) {
    const entry = parseRow(raw, Entry, 'a line in the audit log', run);
    if (entry?.entity?.app) entries.push({ ...entry, app: entry.entity.app });
  }
  const history = new Map<string, History>();
  for (const entry of entries.toReversed().toSorted((a, b) => a.date_create - b.date_create)) {
    const one = history.get(entry.app.id) ?? unheardOf(entry.app.name);
    history.set(entry.app.id, one);
    tell(one, entry, entry.app);
  }
  return { history, ...(await toolsOf(session, run, actions)) };
}

const unheardOf = (name: string): History => ({
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

function tell(one: History, { action, date_create: at, actor, context }: Entry, app: AppEntry): void {
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

async function toolsOf(
  session: Session,
  run: Run,
  actions: readonly string[],
): Promise<Pick<AuditLog, 'tools' | 'toolsSince'>> {
  const tools = new Map<string, ToolUse>();
  const wanted = actions.filter((action) => MCP_TOOL.test(action));
  let since = secondsOf(run.now()) - MCP_DAYS * DAY;
  let nameless = 0;
  for (let n = 0; n < wanted.length; n += ACTIONS_IN_A_FILTER) {
    let oldest = Infinity;
    let isCut = false;
    const filter = wanted.slice(n, n + ACTIONS_IN_A_FILTER);
    const options = {
      oldest: secondsOf(run.now()) - MCP_DAYS * DAY,
      pages: PAGES.tools,
      onCut: () => void (isCut = true),
    };
    for await (const raw of session.audit(run).entries(filter, options)) {
      const entry = parseRow(raw, Entry, 'a tool call in the audit log', run);
      if (entry === undefined) continue;
      oldest = Math.min(oldest, entry.date_create);
      const app = entry.context?.app ?? entry.entity?.app;
      if (!app) nameless += 1;
      else note(tools, app.id, entry);
    }
    if (isCut && oldest !== Infinity) since = Math.max(since, oldest);
  }
  if (nameless > 0) run.note(`${nameless} calls of MCP tools in the audit log name no app`);
  return { tools, toolsSince: since };
}

function note(tools: Map<string, ToolUse>, appId: string, { action, date_create: at }: Entry): void {
  const use = tools.get(appId) ?? { lastAt: at, tools: new Set() };
  tools.set(appId, use);
  use.lastAt = Math.max(use.lastAt, at);
  use.tools.add(MCP_TOOL.exec(action)?.[1] ?? action);
}

/** What the audit log tells of apps: where each was installed, what it was given since, and which MCP tools it called. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { parseRow } from '../../shared/rows.ts';
import { ACTIONS_IN_A_FILTER } from '../client/audit-api.ts';
import type { Session } from '../client/session.ts';
import { DAY, Seconds, secondsOf } from '../time.ts';

/** https://docs.slack.dev/reference/audit-logs-api/methods-actions-reference#app */
const arrivals = new Set(['app_installed', 'org_app_workspace_added']);
const departures = new Set(['app_uninstalled', 'org_app_workspace_removed', 'app_deleted']);
const others = new Set(['app_scopes_expanded', 'app_token_preserved']);
/** One for each tool of Slack's MCP server: the list grows, so it is asked for. */
const MCP_TOOL = /^mcp_(.+)_tool_called$/;

/** Of 9,999 lines. Installations are few; tool calls may be many. */
const PAGES = { installs: 20, tools: 5 };
const MCP_DAYS = 30;

const Entry = z.object({
  date_create: Seconds,
  action: z.string(),
  actor: z.object({ user: z.object({ id: z.string(), email: z.string().nullish() }).nullish() }).nullish(),
  entity: z.object({
    app: z.object({ id: z.string().min(1), name: z.string(), scopes: z.array(z.string()).nullish() }).nullish(),
  }),
  context: z.object({ location: z.object({ id: z.string() }).nullish() }).nullish(),
});
type Entry = z.infer<typeof Entry>;
type AppEntry = NonNullable<Entry['entity']['app']>;

export interface History {
  name: string;
  /** Ids of workspaces, or of the organization, where it is now. */
  places: Set<string>;
  /** The log told that it came or went, at least once. */
  told: boolean;
  at: number | null;
  by: string | null;
  scopes: readonly string[];
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
    if (entry?.entity.app) entries.push({ ...entry, app: entry.entity.app });
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
  places: new Set(),
  told: false,
  at: null,
  by: null,
  scopes: [],
  grewAt: null,
  preservedAt: null,
});

function tell(one: History, { action, date_create: at, actor, context }: Entry, app: AppEntry): void {
  const place = context?.location?.id ?? 'somewhere';
  one.name = app.name;
  if (app.scopes) one.scopes = app.scopes;
  if (action === 'app_scopes_expanded') one.grewAt = at;
  if (action === 'app_token_preserved') one.preservedAt = at;
  if (arrivals.has(action)) {
    one.told = true;
    if (one.places.size === 0) Object.assign(one, { at, by: actor?.user?.id ?? null });
    one.places.add(place);
  }
  if (departures.has(action)) {
    one.told = true;
    if (action === 'app_deleted') one.places.clear();
    else one.places.delete(place);
  }
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
      const app = entry.entity.app;
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

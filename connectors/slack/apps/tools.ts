/** Which tools of Slack's MCP server apps called, and when. */
import type { Run } from '../../../core/connector.ts';
import { parseRow } from '../../shared/rows.ts';
import { ACTIONS_IN_A_FILTER } from '../client/audit-api.ts';
import type { Session } from '../client/session.ts';
import { DAY, secondsOf } from '../time.ts';
import { Entry } from './audit-line.ts';

/** One for each tool: the list grows, so it is asked for. */
const MCP_TOOL = /^mcp_(.+)_tool_called$/;
const DAYS = 30;
/** Of 2,500 lines. */
const PAGES = 20;

interface ToolUse {
  lastAt: number;
  tools: Set<string>;
}

export interface ToolCalls {
  /** By app. */
  tools: ReadonlyMap<string, ToolUse>;
  /** How far back they were read. */
  toolsSince: number;
}

/** @param actions all that the log knows */
export async function toolsOf(session: Session, run: Run, actions: readonly string[]): Promise<ToolCalls> {
  const tools = new Map<string, ToolUse>();
  const wanted = actions.filter((action) => MCP_TOOL.test(action));
  let since = secondsOf(run.now()) - DAYS * DAY;
  let nameless = 0;
  for (let n = 0; n < wanted.length; n += ACTIONS_IN_A_FILTER) {
    let oldest = Infinity;
    let isCut = false;
    const filter = wanted.slice(n, n + ACTIONS_IN_A_FILTER);
    const options = {
      oldest: secondsOf(run.now()) - DAYS * DAY,
      pages: PAGES,
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

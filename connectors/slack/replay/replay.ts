/** The log of integrations, told again from its beginning: what is left is what is installed. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { parseRow } from '../../shared/rows.ts';
import type { Session } from '../client/session.ts';
import { Seconds } from '../time.ts';

/** https://docs.slack.dev/reference/methods/team.integrationLogs: pages by number, 1,000 lines at most, and 100 pages. */
const PAGE = 1000;
const MOST_PAGES = 100;

const LogPage = z.object({ logs: z.array(z.unknown()), paging: z.object({ pages: z.number() }) });
const id = z.union([z.string().min(1), z.number().transform(String)]);
const Line = z.object({
  app_id: id.optional(),
  app_type: z.string().optional(),
  service_id: id.optional(),
  service_type: z.string().optional(),
  user_id: z.string().optional(),
  date: Seconds,
  change_type: z.string(),
  scope: z.string().nullish(),
});
type Line = z.infer<typeof Line>;

export interface Installed {
  id: string;
  name: string;
  isApp: boolean;
  enabled: boolean;
  /** `null`: the log begins later. */
  at: number | null;
  by: string | null;
  scopes: readonly string[] | null;
  /** What was added to the scopes since. */
  added: readonly string[];
  grewAt: number | null;
}

export interface Replayed {
  installed: readonly Installed[];
  /** Apps that the log says are gone. */
  removed: ReadonlySet<string>;
}

export async function replayOf(session: Session, run: Run): Promise<Replayed> {
  const lines: Line[] = [];
  let pages = 1;
  for (let page = 1; page <= Math.min(pages, MOST_PAGES); page++) {
    const told = await session.web(run).call('team.integrationLogs', { count: PAGE, page }, LogPage);
    pages = told.paging.pages;
    for (const raw of told.logs) {
      const line = parseRow(raw, Line, 'a line in team.integrationLogs', run);
      if (line !== undefined) lines.push(line);
    }
  }
  if (pages > MOST_PAGES)
    run.gap(
      `the oldest ${pages - MOST_PAGES} pages of team.integrationLogs`,
      'unsupported',
      'Slack gives the newest 100 pages',
    );
  return tell(lines);
}

/** @param lines the newest first, as Slack tells them; of one moment, the later line came first */
function tell(lines: readonly Line[]): Replayed {
  const installed = new Map<string, Installed>();
  const removed = new Set<string>();
  for (const line of lines.toReversed().toSorted((a, b) => a.date - b.date)) {
    const key = line.app_id ?? line.service_id;
    if (key === undefined) continue;
    if (line.change_type === 'removed') {
      installed.delete(key);
      removed.add(key);
      continue;
    }
    removed.delete(key);
    installed.set(key, after(installed.get(key), line, key));
  }
  return { installed: [...installed.values()], removed };
}

function after(before: Installed | undefined, line: Line, key: string): Installed {
  const name = line.app_type ?? line.service_type ?? before?.name ?? key;
  const scopes = scopesIn(line) ?? before?.scopes ?? null;
  const isNew = line.change_type === 'added' && before === undefined;
  const had = before?.scopes ?? null;
  const grown = had === null ? [] : (scopes ?? []).filter((scope) => !had.includes(scope));
  return {
    id: key,
    name,
    isApp: line.app_id !== undefined,
    // Adding it again switches it on again.
    enabled: line.change_type === 'updated' ? (before?.enabled ?? true) : line.change_type !== 'disabled',
    at: isNew ? line.date : (before?.at ?? null),
    by: isNew ? (line.user_id ?? null) : (before?.by ?? null),
    scopes,
    added: [...(before?.added ?? []), ...grown],
    grewAt: grown.length > 0 ? line.date : (before?.grewAt ?? null),
  };
}

function scopesIn({ scope }: Line): readonly string[] | null {
  if (scope === undefined || scope === null || scope === '') return null;
  return scope
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

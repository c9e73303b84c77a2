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
  /** added, removed, enabled, disabled, expanded, updated */
  change_type: z.string(),
  scope: z.string().nullish(),
  /** Not the integration was changed, but one of the feeds that it reads. */
  rss_feed: z.boolean().nullish(),
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
  installed: ReadonlyMap<string, Installed>;
  /** What the log says is gone, as it was. */
  removed: ReadonlyMap<string, Installed>;
}

export async function replayOf(session: Session, run: Run): Promise<Replayed> {
  const lines: Line[] = [];
  let pages = 1;
  for (let page = 1; page <= Math.min(pages, MOST_PAGES); page++) {
    const told = await session.web(run).call('team.integrationLogs', { count: PAGE, page }, LogPage);
    pages = told.paging.pages;
    for (const raw of told.logs) {
      const line = parseRow(raw, Line, 'a line in team.integrationLogs', run);
      if (line === undefined) continue;
      if (keyOf(line) === undefined) {
        run.gap('a line in team.integrationLogs', 'failed', 'it names neither an app nor a service');
      } else lines.push(line);
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
  const removed = new Map<string, Installed>();
  for (const line of lines.toReversed().toSorted((a, b) => a.date - b.date)) {
    const key = keyOf(line);
    if (key === undefined) continue;
    const one = after(installed.get(key), line, key);
    if (line.change_type === 'removed' && line.rss_feed !== true) {
      installed.delete(key);
      removed.set(key, one);
    } else {
      removed.delete(key);
      installed.set(key, one);
    }
  }
  return { installed, removed };
}

const keyOf = ({ app_id, service_id }: Line): string | undefined => app_id ?? service_id;

function after(before: Installed | undefined, line: Line, key: string): Installed {
  const name = line.app_type ?? line.service_type ?? before?.name ?? key;
  const had = before?.scopes ?? null;
  const told = scopesIn(line);
  // What an expansion names may be all of them, or only the new ones.
  const scopes =
    line.change_type === 'expanded' && told !== null ? [...new Set([...(had ?? []), ...told])] : (told ?? had);
  const isNew = line.change_type === 'added' && before === undefined;
  const grown = had === null ? [] : (scopes ?? []).filter((scope) => !had.includes(scope));
  return {
    id: key,
    name,
    isApp: line.app_id !== undefined,
    enabled: isEnabled(line) ?? before?.enabled ?? true,
    at: isNew ? line.date : (before?.at ?? null),
    by: isNew ? (line.user_id ?? null) : (before?.by ?? null),
    scopes,
    added: [...(before?.added ?? []), ...grown],
    grewAt: grown.length > 0 ? line.date : (before?.grewAt ?? null),
  };
}

/** Adding it again switches it on again. `undefined`: as it was. */
function isEnabled({ change_type: change, rss_feed }: Line): boolean | undefined {
  if (rss_feed === true) return undefined;
  if (change === 'disabled') return false;
  return change === 'added' || change === 'enabled' ? true : undefined;
}

function scopesIn({ scope }: Line): readonly string[] | null {
  if (scope === undefined || scope === null || scope === '') return null;
  return scope
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

/** What the audit log tells of apps: where each was installed, what it was given since, and which MCP tools it called. */
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { parseRow } from '../../shared/rows.ts';
import type { Session } from '../client/session.ts';
import { Entry, type AppEntry } from './audit-line.ts';
import { appActions, isArrival, tell, unheardOf, type History } from './history.ts';
import { toolsOf, type ToolCalls } from './tools.ts';

/** Of 2,500 lines. */
const PAGES = 80;

export interface AuditLog extends ToolCalls {
  history: ReadonlyMap<string, History>;
}

/** @throws ReadFailed when the log may not be read */
export async function auditOf(session: Session, run: Run): Promise<AuditLog> {
  const audit = session.audit(run);
  const actions = await audit.actions();
  const known = new Set(actions);
  const wanted = appActions.filter((action) => known.has(action));
  if (!wanted.some(isArrival)) {
    throw new ReadFailed('unsupported', 'the audit log knows no action for an installation');
  }
  const entries: (Entry & { app: AppEntry })[] = [];
  const cut = (): void => run.gap('the oldest installations in the audit log', 'pending', `more than ${PAGES} pages`);
  for await (const raw of audit.entries(wanted, { pages: PAGES, onCut: cut })) {
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

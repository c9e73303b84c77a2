/** The activity log of apps: evidence of use, of those that run on Slack's platform or get its events. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { parseRow } from '../../shared/rows.ts';
import type { Session } from '../client/session.ts';
import { DAY, Microseconds, secondsOf } from '../time.ts';

/** How far back it is asked for, the newest lines first, and how many pages of 1,000. */
const DAYS = 30;
const PAGE = 1000;
const PAGES = 10;

/** https://docs.slack.dev/reference/methods/admin.apps.activities.list; never `payload`, where developers log anything. */
const ActivityRow = z.object({ app_id: z.string().min(1), created: Microseconds });

export interface Activities {
  lastAt: ReadonlyMap<string, number>;
  /** How far back they were read. */
  since: number;
}

/** @throws ReadFailed when they may not be read */
export async function activitiesOf(session: Session, run: Run): Promise<Activities> {
  const lastAt = new Map<string, number>();
  const from = secondsOf(run.now()) - DAYS * DAY;
  let [oldest, isCut] = [Infinity, false];
  const args = { limit: PAGE, sort_direction: 'desc', min_date_created: from * 1_000_000 };
  const rows = session
    .web(run)
    .rows('admin.apps.activities.list', args, { key: 'activities', pages: PAGES, onCut: () => void (isCut = true) });
  for await (const raw of rows) {
    const row = parseRow(raw, ActivityRow, 'a line in admin.apps.activities.list', run);
    if (row === undefined) continue;
    oldest = Math.min(oldest, row.created);
    lastAt.set(row.app_id, Math.max(lastAt.get(row.app_id) ?? 0, row.created));
  }
  return { lastAt, since: isCut && oldest !== Infinity ? oldest : from };
}

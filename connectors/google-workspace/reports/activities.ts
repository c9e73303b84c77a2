/** Lines of the audit logs, newest first. https://developers.google.com/workspace/admin/reports/reference/rest/v1/activities/list */
import type { Run } from '../../../core/connector.ts';
import type { Timestamp } from '../../../core/model.ts';
import { parseRow } from '../../shared/rows.ts';
import { iso } from '../../shared/time.ts';
import type { Session } from '../client/session.ts';
import { ActivityRow } from '../schemas.ts';

export type LogName = 'token' | 'admin' | 'gemini_in_workspace_apps' | 'workspace_studio';

export interface Question {
  log: LogName;
  eventName?: string;
  /** `client_id==…` */
  filters?: string;
  applicationInfoFilter?: string;
  startTime: Timestamp;
  /** Pages of 1,000 that may be read. Default: all. */
  pages?: number;
  /** Lines that are enough. */
  atMost?: number;
}

export interface Line {
  id: string;
  at: Timestamp;
  /** Whose account it was. */
  person: { id: string | undefined; email: string | undefined };
  row: ActivityRow;
}

export interface Reach {
  /** Everything from here to now was read. */
  from: Timestamp;
  /** It ended where it was asked to. */
  whole: boolean;
  /** Lines were not understood: silence proves nothing. */
  odd: boolean;
}

/** 1,000 at most. */
const PAGE = 1000;
/** Without what is not read, which is most of a line. */
const FIELDS =
  'nextPageToken,items(id(time,uniqueQualifier,customerId),actor(email,profileId,applicationInfo,agentAttributionInfo),events(name,parameters(name,value)))';

export async function readLog(
  session: Session,
  run: Run,
  question: Question,
  take: (line: Line) => void,
): Promise<Reach> {
  const { log, startTime, pages = Infinity, atMost = Infinity, ...filters } = question;
  const { customer } = session.settings;
  const most = Math.min(pages * PAGE, atMost);
  const rows = session.in(run).rows({
    operation: 'reports.activities.list',
    path: `/admin/reports/v1/activity/users/all/applications/${log}`,
    query: { startTime, ...filters, fields: FIELDS, ...(customer === 'my_customer' ? {} : { customerId: customer }) },
    items: 'items',
    size: Math.min(PAGE, atMost),
  });
  let oldest = run.now();
  let count = 0;
  let odd = false;
  for await (const raw of rows) {
    // Another line would mean another page.
    if (count >= most) return { from: oldest, whole: false, odd };
    count++;
    const row = parseRow(raw, ActivityRow, `a line of the ${log} log`, run);
    if (row === undefined) {
      odd = true;
      continue;
    }
    oldest = iso(Date.parse(row.id.time));
    take({
      id: `${row.id.time}/${row.id.uniqueQualifier}`,
      at: oldest,
      person: { id: row.actor.profileId, email: row.actor.email },
      row,
    });
    if (count === atMost) return { from: oldest, whole: false, odd };
  }
  return { from: startTime, whole: true, odd };
}

/** A parameter of one event of a line. */
export function valueOf(event: ActivityRow['events'][number], name: string): string | undefined {
  return event.parameters.find((parameter) => parameter.name === name)?.value;
}

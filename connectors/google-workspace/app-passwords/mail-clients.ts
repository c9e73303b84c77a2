/** Whose mail is read over IMAP or POP: two calls for a whole company tell who most likely has an app password. */
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { Session } from '../client/session.ts';
import { daysBefore } from '../reports/time.ts';
import { UsageRow } from '../schemas.ts';

/** The figures of a day are there some days later: https://support.google.com/a/answer/7061566 */
const READY_AFTER_DAYS = 4;
const RECENT_DAYS = 45;
/** https://developers.google.com/workspace/admin/reports/v1/appendix/usage/user/gmail */
const PARAMETERS = ['gmail:last_imap_time', 'gmail:last_pop_time'];

/** Only the order in which users are asked hangs on it: without it everybody comes in turn. */
export async function mailClients(session: Session, run: Run): Promise<Set<string>> {
  const found = new Set<string>();
  const date = daysBefore(run.now(), READY_AFTER_DAYS).slice(0, 10);
  const since = daysBefore(run.now(), RECENT_DAYS);
  try {
    for (const parameter of PARAMETERS) {
      const rows = session.in(run).rows({
        operation: 'reports.userUsageReport.get',
        path: `/admin/reports/v1/usage/users/all/dates/${date}`,
        query: { parameters: parameter, filters: `${parameter}>${since}` },
        items: 'usageReports',
        size: 1000,
      });
      for await (const raw of rows) {
        const row = UsageRow.safeParse(raw).data;
        if (row !== undefined) found.add(row.entity.profileId);
      }
    }
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.note(`users are asked for app passwords in turn, whether they use mail programs or not: ${error.message}`);
  }
  return found;
}

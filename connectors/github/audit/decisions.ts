/** What the organization decided about OAuth apps: only the audit log has it, for 180 days. */
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { Session } from '../client/session.ts';
import { iso } from '../usage/insights.ts';
import { auditEvents } from './events.ts';

export interface Decision {
  decision: string;
  at: string | null;
  by: string | null;
  name: string;
  id: number | null;
}

/** https://docs.github.com/organizations/keeping-your-organization-secure/managing-security-settings-for-your-organization/audit-log-events-for-your-organization#org */
const decisions = ['approved', 'denied', 'blocked', 'unblocked', 'requested'];

/** The last one about each app; none when not all kinds of them could be read, since the last may be the missing one. */
export async function decisionsOf(session: Session, login: string, run: Run): Promise<Decision[]> {
  const last = new Map<string, Decision>();
  try {
    for (const decision of decisions) {
      for await (const event of auditEvents(session, login, `org.oauth_app_access_${decision}`, run)) {
        const id = event.oauth_application_id ?? null;
        const name = event.oauth_application_name ?? event.oauth_application ?? '';
        const time = event['@timestamp'] ?? event.created_at;
        const at = time ? iso(time) : null;
        const key = String(id ?? name);
        if (key !== '' && (last.get(key)?.at ?? '') <= (at ?? '')) {
          last.set(key, { decision, at, by: event.actor ?? null, name, id });
        }
      }
    }
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    if (error.because === 'unlicensed' || error.because === 'unsupported') run.note(error.message);
    else run.gap('decisions about OAuth apps (audit log)', error.because, error.message);
    return [];
  }
  return [...last.values()];
}

/** The audit log, by phrase. GitHub Enterprise only. */
import type { Run } from '../../../core/connector.ts';
import type { Session } from '../client/session.ts';
import { listed, orgPath } from '../rows.ts';
import { AuditEvent } from '../schemas.ts';
import { iso } from '../usage/insights.ts';

/** So long are events kept. Without a date only those of three months are told. */
const KEPT_MS = 180 * 86_400_000;

/**
 * @param since default: as far back as the log goes
 * https://docs.github.com/enterprise-cloud@latest/rest/orgs/orgs#get-the-audit-log-for-an-organization
 */
export async function* auditEvents(
  session: Session,
  login: string,
  action: string,
  run: Run,
  since = Date.parse(run.now()) - KEPT_MS,
): AsyncGenerator<AuditEvent> {
  const request = {
    operation: 'orgs/get-audit-log',
    path: orgPath(login, '/audit-log'),
    query: { phrase: `action:${action} created:>=${iso(since)}`, include: 'web', order: 'desc' },
    absent: { because: 'unlicensed' as const, why: 'the audit log’s API is part of GitHub Enterprise' },
  };
  yield* listed(session.in(login, run), request, AuditEvent, run);
}

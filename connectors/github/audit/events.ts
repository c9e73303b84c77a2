/** The audit log, by phrase. GitHub Enterprise only; it goes back 180 days. */
import type { Run } from '../../../core/connector.ts';
import type { Session } from '../client/session.ts';
import { listed, orgPath } from '../rows.ts';
import { AuditEvent } from '../schemas.ts';

/** https://docs.github.com/enterprise-cloud@latest/rest/orgs/orgs#get-the-audit-log-for-an-organization */
export async function* auditEvents(
  session: Session,
  login: string,
  phrase: string,
  run: Run,
): AsyncGenerator<AuditEvent> {
  const request = {
    operation: 'orgs/get-audit-log',
    path: orgPath(login, '/audit-log'),
    query: { phrase, include: 'web', order: 'desc' },
    absent: { because: 'unlicensed' as const, why: 'the audit log’s API is part of GitHub Enterprise' },
  };
  yield* listed(session.in(login, run), request, AuditEvent, run);
}

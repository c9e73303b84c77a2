/** Tries one scope with a call that changes nothing and reads next to nothing. */
import { z } from 'zod';
import type { ProbeResult, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { Scope } from '../../../core/model.ts';
import { isMissing } from '../../shared/google/errors.ts';
import { AUDIT, SECURITY, USAGE, USERS } from '../client/scopes.ts';
import type { Request, Session } from '../client/session.ts';
import { daysBefore } from '../reports/time.ts';

const one = { maxResults: '1' };
const requests = (session: Session, run: Run): Readonly<Record<string, Request>> => ({
  [USERS]: {
    operation: 'directory.users.list',
    path: '/admin/directory/v1/users',
    query: { customer: session.settings.customer, ...one },
  },
  [SECURITY]: {
    operation: 'directory.tokens.list',
    path: `/admin/directory/v1/users/${encodeURIComponent(session.settings.adminEmail)}/tokens`,
  },
  [AUDIT]: {
    operation: 'reports.activities.list',
    path: '/admin/reports/v1/activity/users/all/applications/token',
    query: one,
  },
  [USAGE]: {
    operation: 'reports.userUsageReport.get',
    // The figures of a day take some days to be there.
    path: `/admin/reports/v1/usage/users/all/dates/${daysBefore(run.now(), 5).slice(0, 10)}`,
    query: { parameters: 'accounts:is_2sv_enrolled', ...one },
  },
});

export async function probe(session: Session, _: Scope, permission: string, run: Run): Promise<ProbeResult> {
  const request = requests(session, run)[permission];
  if (request === undefined) return 'cannot-tell';
  try {
    await session.in(run).get(request, z.unknown());
    return 'granted';
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    if (isMissing(error)) return 'granted';
    return error.because === 'denied' ? 'denied' : 'cannot-tell';
  }
}

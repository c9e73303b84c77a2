/** Tries one scope with a call that reads next to nothing. */
import { z } from 'zod';
import type { ProbeResult, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { Scope } from '../../../core/model.ts';
import { AUDIT_SCOPE, type MethodName } from '../client/methods.ts';
import type { Session } from '../client/session.ts';
import type { Args } from '../client/web-api.ts';
import { secondsOf } from '../time.ts';

const tries: Readonly<Record<string, readonly [MethodName, Args]>> = {
  admin: ['team.integrationLogs', { count: 1 }],
  'users:read': ['users.list', { limit: 1 }],
  'admin.apps:read': ['admin.apps.approved.list', { limit: 1 }],
  'admin.app_activities:read': ['admin.apps.activities.list', { limit: 1 }],
  'admin.teams:read': ['admin.teams.list', { limit: 1 }],
  'admin.users:read': ['admin.users.list', { limit: 1 }],
  'admin.workflows:read': ['admin.workflows.search', { limit: 1 }],
};

/** `users:read.email` only adds addresses: their absence proves nothing. */
export async function probe(session: Session, _: Scope, permission: string, run: Run): Promise<ProbeResult> {
  try {
    if (permission === AUDIT_SCOPE) {
      const oldest = secondsOf(run.now());
      await session
        .audit(run)
        .entries(['app_installed'], { oldest, pages: 1, onCut: () => {} })
        .next();
      return 'granted';
    }
    const attempt = tries[permission];
    if (attempt === undefined) return 'cannot-tell';
    await session.web(run).call(...attempt, z.unknown());
    return 'granted';
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    return error.because === 'denied' ? 'denied' : 'cannot-tell';
  }
}

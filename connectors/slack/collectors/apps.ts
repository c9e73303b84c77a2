/** Apps of an organization: decided on, asked for, installed, grown, and used as far as Slack tells. */
import type { Collector, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { NotSeen } from '../../../core/model.ts';
import { notSeen } from '../../shared/not-seen.ts';
import { activitiesOf } from '../apps/activity.ts';
import { approvalsOf } from '../apps/approvals.ts';
import { auditOf } from '../apps/audit.ts';
import { appRef, recordsOf } from '../apps/records.ts';
import { AUDIT_SCOPE } from '../client/methods.ts';
import type { Session } from '../client/session.ts';
import { membersOrNone } from '../people.ts';
import { workspacesOrGap } from '../scopes.ts';

export const apps: Collector<Session> = {
  id: 'apps',
  title: 'Apps that are approved, restricted, asked for or installed, and what they did',
  in: ['organization'],
  emits: ['app', 'app-grant'],
  permissions: ['admin.apps:read', 'admin.teams:read', 'admin.users:read', 'admin.app_activities:read', AUDIT_SCOPE],
  firstRunCalls: 40,
  async *collect(session, scope, run) {
    const listed = await approvalsOf(session, run, await workspacesOrGap(session, run));
    // Apps that nobody decided on are only in the log.
    const audit = await orWhy(run, 'gap', 'who installed which app where, and calls of MCP tools', () =>
      auditOf(session, run),
    );
    const activities = await orWhy(run, 'blind', 'use of apps', () => activitiesOf(session, run));
    const members = await membersOrNone(session, run, 'blind');
    const about = { scope: scope.ref, members, ownApps: new Set(session.settings.ownApps), audit, activities };
    const installed = 'unknown' in audit ? [] : audit.history.keys();
    for (const id of new Set([...listed.keys(), ...installed])) {
      const before = 'unknown' in audit ? await installedBefore(run, id) : null;
      yield* recordsOf(id, listed.get(id), before, about);
    }
  },
};

/** A night without the log takes nothing back of what an earlier one told. */
async function installedBefore(run: Run, id: string): Promise<boolean | null> {
  const stored = await run.known.record(appRef(id));
  const installed = stored?.record === 'identity' ? stored.attributes['installed'] : null;
  return typeof installed === 'boolean' ? installed : null;
}

async function orWhy<T extends object>(
  run: Run,
  lost: 'gap' | 'blind',
  what: string,
  read: () => Promise<T>,
): Promise<T | NotSeen> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run[lost](what, error.because, error.message);
    return notSeen(error);
  }
}

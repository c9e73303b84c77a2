/** What is installed in a workspace, reconstructed: no plan but Enterprise lists it. */
import type { Collector } from '../../../core/connector.ts';
import { EMAIL_SCOPE } from '../client/methods.ts';
import type { Session } from '../client/session.ts';
import { membersOrGap } from '../people.ts';
import { recordsOf } from '../replay/records.ts';
import { replayOf, type Installed } from '../replay/replay.ts';

export const installedApps: Collector<Session> = {
  id: 'installed-apps',
  title: 'Apps and legacy integrations, reconstructed from the log of integrations',
  in: ['workspace'],
  emits: ['app', 'app-grant', 'legacy-integration', 'legacy-grant'],
  permissions: ['admin', 'users:read', EMAIL_SCOPE],
  firstRunCalls: 10,
  async *collect(session, scope, run) {
    const { installed, removed } = await replayOf(session, run);
    const members = await membersOrGap(session, run);
    const about = { scope: scope.ref, members, ownApps: new Set(session.settings.ownApps) };
    for (const one of installed) yield* recordsOf(one, about);
    const told = new Set([...installed.map(({ id }) => id), ...removed]);
    const unseen = new Map(
      (members?.bots ?? []).flatMap(({ appId, name }) => (appId === null || told.has(appId) ? [] : [[appId, name]])),
    );
    for (const [id, name] of unseen) yield* recordsOf(beforeTheLog(id, name), about);
    run.note('reconstructed from the log of integrations: what Slack wrote down, told again');
  },
};

/** Its bot is there, so it is; the log begins later. */
const beforeTheLog = (id: string, name: string): Installed => ({
  id,
  name,
  isApp: true,
  enabled: true,
  at: null,
  by: null,
  scopes: null,
  added: [],
  grewAt: null,
});

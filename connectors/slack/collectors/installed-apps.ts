/** What is installed in a workspace, reconstructed: no plan but Enterprise lists it. */
import type { Collector } from '../../../core/connector.ts';
import { EMAIL_SCOPE } from '../client/methods.ts';
import type { Session } from '../client/session.ts';
import { membersOrNone } from '../people.ts';
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
    // Bots tell of apps that are there although the log does not say so.
    const members = await membersOrNone(session, run, 'gap');
    const about = { scope: scope.ref, members, ownApps: new Set(session.settings.ownApps) };
    for (const one of installed.values()) yield* recordsOf(one, about);
    const unseen = new Map(
      (members?.bots ?? []).flatMap(({ appId, name }) =>
        appId === null || installed.has(appId) ? [] : [[appId, removed.get(appId) ?? beforeTheLog(appId, name)]],
      ),
    );
    for (const one of unseen.values()) yield* recordsOf(one, about);
    run.note('reconstructed from the log of integrations: what Slack wrote down, told again');
  },
};

/** Its bot is there, so it is: Slack deactivates the bot with the installation. The log begins later. */
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

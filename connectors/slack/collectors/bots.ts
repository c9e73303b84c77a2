/** Bot users. Those that came with an app which is listed by itself are left to it, where Slack tells which. */
import type { Collector } from '../../../core/connector.ts';
import type { Observed, Ref, UsageSignal } from '../../../core/model.ts';
import type { Session } from '../client/session.ts';
import { membersOf, type Bot } from '../people.ts';
import { iso } from '../time.ts';

export const bots: Collector<Session> = {
  id: 'bots',
  title: 'Bot users',
  in: ['organization', 'workspace'],
  emits: ['bot'],
  permissions: ['admin.users:read', 'users:read'],
  firstRunCalls: 10,
  async *collect(session, scope, run) {
    const isEnterprise = session.place.kind === 'enterprise';
    const source = isEnterprise ? 'slack:admin.users.list' : 'slack:users.list';
    for (const bot of (await membersOf(session, run)).bots) {
      if (bot.appId !== null) continue;
      const ref: Ref = `slack:bot:${bot.id}`;
      yield {
        record: 'identity',
        ref,
        scope: scope.ref,
        source,
        kind: 'bot',
        name: bot.name.slice(0, 1024),
        nativeId: bot.id,
        status: 'active',
        nature: { is: 'machine', because: 'Slack says that it is a bot' },
        managedBy: 'customer',
        createdAt:
          bot.createdAt === null
            ? { unknown: 'unsupported', detail: 'not told of bots on this plan' }
            : iso(bot.createdAt),
        purpose: null,
        ownerHints: { unknown: 'unsupported', detail: 'Slack does not tell who made a bot' },
        usage: usageOf(bot),
        attributes: {
          ...(bot.botId === null ? {} : { botId: bot.botId }),
          ...(isEnterprise ? {} : { withoutApp: true, workflowBot: bot.isWorkflow }),
        },
      };
    }
  },
};

/** https://docs.slack.dev/reference/methods/admin.users.list: `last_active_ts`. Without it, nothing is known. */
function usageOf({ lastActiveAt, createdAt }: Bot): Observed<UsageSignal[]> {
  if (lastActiveAt === null) return { unknown: 'unsupported', detail: 'Slack does not tell when it was last active' };
  return [
    {
      source: 'slack:admin.users.list',
      lastAt: iso(lastActiveAt),
      windowStart: iso(Math.min(createdAt ?? lastActiveAt, lastActiveAt)),
      precision: 'second',
      // Not documented: a day to be safe.
      lagHours: 24,
    },
  ];
}

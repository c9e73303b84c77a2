/** The company's Slack: who installed what, what grew, what was forgotten. */
import { DAY, HOUR, type Seconds } from '../clock.ts';
import { company } from '../company/company.ts';
import type { Random } from '../random.ts';
import type { Builder } from './build.ts';
import { homeTeam, type App, type SlackState } from './state.ts';

type People = Record<string, string>;

export function tellStory(state: SlackState, build: Builder, random: Random, now: Seconds): void {
  const people: People = {};
  for (const { id, name, email, left } of Object.values(company.people)) {
    const gone = left === true;
    const lastActiveAt = gone ? now - 120 * DAY : now - HOUR;
    people[id] = build.person(id, name, { email, deleted: gone, lastActiveAt, admin: id === 'astrid.lund' }).id;
  }
  const note = (name: string, what: string, id: string): void =>
    void state.cases.set(name, { name, what, scope: homeTeam(state).id, id });
  apps(state, build, people, now, note);
  legacy(build, people, now, note);
  workflows(state, build, people, now, note);
  // What a developer logs may hold anything; nothing of it may be kept.
  state.canaries.push(`xoxb-${random.chars('0123456789', 12)}-logged-by-mistake`);
}

type Note = (name: string, what: string, id: string) => void;
const of = (people: People, id: string): string => people[id] ?? '';

function apps(state: SlackState, build: Builder, people: People, now: Seconds, note: Note): void {
  const [astrid, bo, dev, grace] = ['astrid.lund', 'bo.ekman', 'dev.patel', 'grace.okoro'].map((id) => of(people, id));
  if (astrid === undefined || bo === undefined || dev === undefined || grace === undefined) return;
  const make = (name: string, more: Parameters<Builder['app']>[1]): App =>
    build.app(name, { resolvedBy: astrid, ...more });
  const both = state.teams.map(({ id }) => id);
  const used = (app: App, at: Seconds): void =>
    void state.activities.push({ appId: app.id, at, component: 'events_api', team: both[0] ?? '', actor: bo });

  const datadog = make('Datadog', {
    certified: true,
    homepage: 'https://www.datadoghq.com',
    bot: ['chat:write', 'commands', 'incoming-webhook'],
  });
  build.install(datadog, astrid, now - 500 * DAY, both);
  build.bot('datadog', datadog, { lastActiveAt: now - 2 * HOUR });
  used(datadog, now - 2 * HOUR);
  used(datadog, now - 3 * DAY);
  note('app.used', 'certified, in both workspaces, with activity', datadog.id);

  const deploy = make('Halden Deploybot', { internal: true, bot: ['chat:write', 'commands', 'app_mentions:read'] });
  build.install(deploy, bo, now - 300 * DAY);
  build.bot('deploybot', deploy);
  note('app.internal', 'made by the company itself', deploy.id);

  const payout = make('Payout Notifier', { bot: ['chat:write', 'incoming-webhook'] });
  build.install(payout, dev, now - 420 * DAY);
  build.audit('app_token_preserved', astrid, now - 119 * DAY, payout, both[0] ?? null);
  note('app.installer-left', 'installed by somebody who left', payout.id);

  const merge = make('MailMerge Sync', { bot: ['chat:write'], homepage: 'https://mailmerge.example' });
  build.install(merge, bo, now - 200 * DAY);
  build.grow(merge, bo, now - 20 * DAY, ['channels:history', 'files:read', 'users:read.email']);
  note('app.grown', 'was given more scopes after it was installed', merge.id);

  const guard = make('Org Guard', {
    bot: [],
    user: ['admin.users:write', 'admin.apps:write'],
    homepage: 'https://orgguard.example',
  });
  build.install(guard, astrid, now - 90 * DAY);
  note('app.admin', 'may administer the organization', guard.id);

  const poll = make('OldPoll', { bot: ['chat:write'] });
  build.install(poll, bo, now - 600 * DAY);
  build.uninstall(poll, bo, now - 30 * DAY);
  note('app.removed', 'was uninstalled, and is still approved', poll.id);

  const gif = make('GifBox', { bot: ['commands'] });
  build.install(gif, grace, now - 250 * DAY);
  build.setEnabled(gif, astrid, now - 40 * DAY, false);
  note('app.disabled', 'installed and disabled', gif.id);

  const recorder = make('Shadow Recorder', { approval: 'restricted', bot: ['channels:history', 'files:read'] });
  build.install(recorder, dev, now - 350 * DAY);
  note('app.restricted-installed', 'restricted after it was installed', recorder.id);

  const scraper = make('Scrape All', { approval: 'restricted', certified: true, bot: ['channels:history'] });
  note('app.restricted', 'restricted and certified, never installed', scraper.id);

  const notion = make('Notion', { certified: true, homepage: 'https://www.notion.so', bot: ['links:read'] });
  note('app.approved-only', 'approved and certified; no log tells of an installation', notion.id);

  const claude = make('Claude', {
    certified: true,
    homepage: 'https://claude.ai',
    bot: ['chat:write'],
    user: ['search:read', 'channels:history'],
  });
  build.install(claude, grace, now - 60 * DAY);
  build.audit('mcp_slack_search_messages_tool_called', grace, now - 5 * HOUR, claude, both[0] ?? null);
  build.audit('mcp_slack_read_channel_tool_called', grace, now - 4 * HOUR, claude, both[0] ?? null);
  note('app.mcp', 'calls the tools of the Slack MCP server', claude.id);

  const labs = make('Robotics Standup', { approvedIn: both[1] ?? null, bot: ['chat:write', 'users:read'] });
  build.install(labs, of(people, 'hugo.bergstrom'), now - 80 * DAY, both.slice(1));
  note('app.one-workspace', 'approved and installed in the second workspace only', labs.id);

  const bridge = make('Pager Bridge', { bot: ['chat:write'] });
  build.installUnseen(bridge, now - 3000 * DAY);
  build.bot('pager-bridge', bridge);
  note('app.before-log', 'installed before any log begins', bridge.id);

  const wish = make('Wishlist AI', { approval: 'requested', bot: ['channels:history', 'chat:write'] });
  wish.request = { id: build.id('Ar'), user: grace, message: 'for the agents team', at: now - 2 * DAY };
  note('app.requested', 'somebody asks for it', wish.id);
}

function legacy(build: Builder, people: People, now: Seconds, note: Note): void {
  const bo = of(people, 'bo.ekman');
  const dev = of(people, 'dev.patel');
  const webhook = build.legacy('Incoming WebHooks', 'incoming-webhook', dev, now - 1500 * DAY);
  note('legacy.webhook', 'made by somebody who left', String(webhook.id));
  const hubot = build.legacy('Bots', 'bot', bo, now - 1600 * DAY);
  build.bot('hubot', undefined, { createdAt: now - 1600 * DAY });
  note('legacy.bot', 'from before there were apps', String(hubot.id));
  build.legacy('Slash Commands', 'commands', bo, now - 1400 * DAY);
  const airbrake = build.legacy('Airbrake', 'incoming-webhook', bo, now - 1300 * DAY);
  build.changeLegacy(airbrake, bo, now - 700 * DAY, 'disabled');
  note('legacy.disabled', 'disabled', String(airbrake.id));
  const outgoing = build.legacy('Outgoing WebHooks', 'outgoing-webhook', bo, now - 1200 * DAY);
  build.changeLegacy(outgoing, bo, now - 600 * DAY, 'removed');
  note('legacy.removed', 'removed', String(outgoing.id));
}

function workflows(state: SlackState, build: Builder, people: People, now: Seconds, note: Note): void {
  const team = homeTeam(state).id;
  const make = (title: string, collaborators: string[], updatedBy: string, published = true): string => {
    const id = build.id('Wf');
    const updatedAt = now - 100 * DAY;
    const appId = build.id('A');
    state.workflows.set(id, { id, title, team, appId, collaborators, updatedBy, updatedAt, published });
    return id;
  };
  const [bo, dev] = [of(people, 'bo.ekman'), of(people, 'dev.patel')];
  make('Onboarding', [bo], bo);
  note('workflow.orphaned', 'nobody manages it', make('Expense approvals', [], dev));
  note('workflow.left', 'its only manager left', make('Payout standup', [dev], dev));
  make('A draft', [bo], bo, false);
}

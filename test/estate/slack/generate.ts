/** Makes a Slack of the size asked for: the story of the company, and filler around it. */
import { DAY } from '../clock.ts';
import type { SideContext } from '../provider.ts';
import { createRandom, type Random } from '../random.ts';
import { createBuilder, type Builder } from './build.ts';
import type { App, Plan, SlackState, Token } from './state.ts';
import { tellStory } from './story.ts';

export interface SlackSize {
  /** People besides those of the story. */
  users: number;
  /** Installed apps besides those of the story. */
  apps: number;
  plan: Plan;
}

export const SLACK_1X: SlackSize = { users: 20, apps: 10, plan: 'enterprise' };

/** What an administrator gives to the collector, by plan. */
const ORG_SCOPES = [
  'admin.app_activities:read',
  'admin.apps:read',
  'admin.teams:read',
  'admin.users:read',
  'admin.workflows:read',
  'auditlogs:read',
];
const WORKSPACE_SCOPES = ['admin', 'team:read', 'users:read', 'users:read.email'];

const SCOPES: readonly (readonly string[])[] = [
  ['chat:write', 'commands'],
  ['incoming-webhook'],
  ['chat:write', 'channels:read', 'users:read'],
  ['files:read', 'channels:history', 'users:read.email'],
  ['reactions:write', 'chat:write'],
];

function tokens(random: Random, admin: string, bot: string): SlackState['tokens'] {
  const make = (prefix: string, rest: Omit<Token, 'value' | 'state'>): Token => ({
    value: `${prefix}-${random.chars('0123456789', 12)}-${random.chars('0123456789', 12)}-${random.chars('0123456789abcdef', 32)}`,
    state: 'good',
    ...rest,
  });
  return {
    org: make('xoxp', { kind: 'user', user: admin, org: true, scopes: new Set(ORG_SCOPES) }),
    workspace: make('xoxp', { kind: 'user', user: admin, org: false, scopes: new Set(WORKSPACE_SCOPES) }),
    bot: make('xoxb', { kind: 'bot', user: bot, org: false, scopes: new Set(['users:read', 'team:read']) }),
  };
}

function filler(build: Builder, random: Random, { users, apps }: SlackSize, now: number): void {
  const people: [string, ...string[]] = [build.person('olga.nordin', 'Olga Nordin', { admin: true }).id];
  for (let n = 1; n < users; n++) {
    const deleted = n % 20 === 0;
    const lastActiveAt = deleted ? now - 200 * DAY : now - random.int(0, 30) * DAY;
    people.push(build.person(`user.${n}`, `User ${n}`, { deleted, lastActiveAt }).id);
  }
  for (let n = 1; n <= apps; n++) {
    const at = now - random.int(60, 700) * DAY;
    const app: App = build.app(`App ${n}`, { bot: SCOPES[n % SCOPES.length] ?? [], certified: n % 3 === 0 });
    app.resolvedBy = people[0];
    build.install(app, random.pick(people), at);
    if (n % 4 === 0) build.grow(app, random.pick(people), at + 30 * DAY, ['channels:history']);
    if (app.scopes.some(({ name }) => name === 'chat:write')) build.bot(`app-${n}`, app);
  }
}

export function generateSlack({ seed, clock, story }: SideContext, size: SlackSize): SlackState {
  const random = createRandom(`${seed}/slack`);
  const ids = random.fork('ids');
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
  const team = (name: string, domain: string) => ({ id: `T0${ids.chars(alphabet, 9)}`, name, domain });
  const now = clock.now();
  const state: SlackState = {
    plan: size.plan,
    enterprise: { id: `E0${ids.chars(alphabet, 9)}`, name: 'Halden Robotics', domain: 'halden' },
    teams: [team('Halden', 'halden-hq'), team('Halden Labs', 'halden-labs')],
    members: new Map(),
    apps: new Map(),
    legacy: new Map(),
    workflows: new Map(),
    log: [],
    audit: [],
    activities: [],
    tokens: tokens(random.fork('tokens'), '', ''),
    refused: new Map(),
    largestPage: new Map(),
    cases: new Map(),
    canaries: [],
  };
  const build = createBuilder(state, random.fork('things'), now);
  const collector = build.person('nhi.audit', 'NHI audit', { admin: true });
  for (const token of Object.values(state.tokens)) {
    token.user = collector.id;
    state.canaries.push(token.value);
  }
  if (story) tellStory(state, build, random.fork('story'), now);
  filler(build, random.fork('filler'), size, now);
  return state;
}

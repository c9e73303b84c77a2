/** Things that happen in a Slack: each changes the state and leaves the lines that Slack would have written. */
import type { Seconds } from '../clock.ts';
import type { Random } from '../random.ts';
import { homeTeam, type App, type LegacyService, type LogLine, type Member, type SlackState } from './state.ts';

const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

export interface Builder {
  id(letter: string): string;
  person(name: string, realName: string, more?: Partial<Member>): Member;
  /** A bot user; with an app, the one that came with it. */
  bot(name: string, app?: App, more?: Partial<Member>): Member;
  app(name: string, more?: Partial<App> & { bot?: readonly string[]; user?: readonly string[] }): App;
  /** @param teams ids; default: the first workspace */
  install(app: App, by: string, at: Seconds, teams?: readonly string[]): void;
  /** It was there before any log begins. */
  installUnseen(app: App, at: Seconds): void;
  grow(app: App, by: string, at: Seconds, scopes: readonly string[]): void;
  setEnabled(app: App, by: string, at: Seconds, enabled: boolean): void;
  uninstall(app: App, by: string, at: Seconds): void;
  legacy(type: string, scope: string, by: string, at: Seconds): LegacyService;
  changeLegacy(service: LegacyService, by: string, at: Seconds, to: 'enabled' | 'disabled' | 'removed'): void;
  audit(action: string, actor: string, at: Seconds, app: App | null, team: string | null): void;
}

/** `null` as time of the first workspace's birth: ids differ, and nothing depends on their order. */
export function createBuilder(state: SlackState, random: Random, now: Seconds): Builder {
  const home = homeTeam(state).id;
  const id = (letter: string): string => `${letter}0${random.chars(CAPITALS, 9)}`;
  let services = 1_234_000_000;
  const scopeText = (app: App): string => app.scopes.map(({ name }) => name).join(',');
  const line = (app: App, rest: Omit<LogLine, 'app' | 'team'>): void => {
    for (const team of app.installs.keys()) state.log.push({ ...rest, team, app: { id: app.id, name: app.name } });
  };
  const audit: Builder['audit'] = (action, actor, at, app, team) =>
    void state.audit.push({ id: random.uuid(), at, action, actor, app, team });
  const member = (more: Partial<Member> & Pick<Member, 'name' | 'realName'>): Member => {
    const made: Member = {
      id: id('U'),
      email: null,
      is: 'person',
      deleted: false,
      admin: false,
      teams: state.teams.map((team) => team.id),
      createdAt: now - 900 * 86_400,
      lastActiveAt: null,
      botId: null,
      appId: null,
      ...more,
    };
    state.members.set(made.id, made);
    return made;
  };
  return {
    id,
    audit,
    person: (name, realName, more = {}) =>
      member({ name, realName, email: `${name}@halden.example`, lastActiveAt: now - 3600, ...more }),
    bot: (name, app, more = {}) =>
      member({
        name,
        realName: name,
        is: 'bot',
        botId: id('B'),
        appId: app?.id ?? null,
        teams: app ? [...app.installs.keys()] : [home],
        ...more,
      }),
    app(name, { bot = ['chat:write'], user = [], ...more } = {}) {
      const made: App = {
        id: id('A'),
        name,
        internal: false,
        certified: false,
        homepage: null,
        scopes: [
          ...bot.map((each) => ({ name: each, token: 'bot' as const })),
          ...user.map((each) => ({ name: each, token: 'user' as const })),
        ],
        approval: 'approved',
        approvedIn: null,
        resolvedAt: now - 400 * 86_400,
        resolvedBy: '',
        installs: new Map(),
        installer: null,
        enabled: true,
        request: null,
        ...more,
      };
      state.apps.set(made.id, made);
      return made;
    },
    install(app, by, at, teams = [home]) {
      for (const team of teams) app.installs.set(team, at);
      app.installer = by;
      line(app, { at, user: by, change: 'added', scope: scopeText(app) });
      for (const team of teams) audit('app_installed', by, at, app, team);
    },
    installUnseen(app, at) {
      app.installs.set(home, at);
    },
    grow(app, by, at, scopes) {
      const fresh = scopes.filter((name) => !app.scopes.some((had) => had.name === name));
      app.scopes.push(...fresh.map((name) => ({ name, token: 'bot' as const })));
      line(app, { at, user: by, change: 'expanded', scope: fresh.join(',') });
      state.audit.push({
        id: random.uuid(),
        at,
        action: 'app_scopes_expanded',
        actor: by,
        app,
        team: [...app.installs.keys()][0] ?? null,
        details: { new_scopes: scopes },
      });
    },
    setEnabled(app, by, at, enabled) {
      app.enabled = enabled;
      line(app, { at, user: by, change: enabled ? 'enabled' : 'disabled', reason: 'user' });
    },
    uninstall(app, by, at) {
      line(app, { at, user: by, change: 'removed', reason: 'user' });
      for (const team of app.installs.keys()) audit('app_uninstalled', by, at, app, team);
      app.installs.clear();
      for (const bot of state.members.values()) if (bot.appId === app.id) bot.deleted = true;
    },
    legacy(type, scope, by, at) {
      const service: LegacyService = { id: ++services, type, scope, installer: by, at, state: 'enabled' };
      state.legacy.set(service.id, service);
      state.log.push({ team: home, at, user: by, change: 'added', scope, service });
      return service;
    },
    changeLegacy(service, by, at, to) {
      service.state = to;
      state.log.push({ team: home, at, user: by, change: to, scope: service.scope, reason: 'user', service });
    },
  };
}

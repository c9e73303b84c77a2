/** What happens between two nights. */
import type { Clock, Seconds } from '../clock.ts';
import type { Builder } from './build.ts';
import { homeTeam, type App, type Plan, type SlackState, type Token } from './state.ts';

/** Apps and people by name. */
export type SlackChange =
  | { do: 'set-plan'; plan: Plan }
  | { do: 'install-app'; app: string; by: string; scopes: string[] }
  | { do: 'uninstall-app'; app: string; by: string }
  | { do: 'grow-app'; app: string; by: string; scopes: string[] }
  | { do: 'disable-app'; app: string; by: string }
  | { do: 'use-app'; app: string }
  | { do: 'call-mcp-tool'; app: string; by: string }
  | { do: 'deactivate-user'; user: string }
  | { do: 'abandon-workflow'; workflow: string }
  | { do: 'remove-legacy'; id: string; by: string }
  /** Takes scopes from the collector's tokens, or gives them back. */
  | { do: 'deny'; scopes: string[] }
  | { do: 'allow'; scopes: string[] }
  /** A method that answers with this error; `null`: no more. `logs` is that of the Audit Logs API. */
  | { do: 'refuse'; method: string; error: string | null }
  | { do: 'limit-page'; method: string; most: number }
  | { do: 'set-token'; token: keyof SlackState['tokens']; state: Token['state'] };

type Changes = { [Name in SlackChange['do']]: (what: Extract<SlackChange, { do: Name }>) => unknown };

export function change(state: SlackState, build: Builder, clock: Clock, what: SlackChange): unknown {
  const act = changes(state, build, clock.now())[what.do] as (change: SlackChange) => unknown;
  return act(what);
}

function changes(state: SlackState, build: Builder, now: Seconds): Changes {
  const appOf = (name: string): App => named([...state.apps.values()], name);
  const userOf = (name: string): string => named([...state.members.values()], name).id;
  const collectors = [state.tokens.org, state.tokens.workspace];
  const home = homeTeam(state).id;
  return {
    'set-plan': ({ plan }) => void (state.plan = plan),
    'install-app': ({ app, by, scopes }) => {
      const made = build.app(app, { bot: scopes, resolvedAt: now, resolvedBy: userOf(by) });
      build.install(made, userOf(by), now);
      return { id: made.id };
    },
    'uninstall-app': ({ app, by }) => build.uninstall(appOf(app), userOf(by), now),
    'grow-app': ({ app, by, scopes }) => build.grow(appOf(app), userOf(by), now, scopes),
    'disable-app': ({ app, by }) => build.setEnabled(appOf(app), userOf(by), now, false),
    'use-app': ({ app }) =>
      void state.activities.push({
        appId: appOf(app).id,
        at: now,
        component: 'events_api',
        team: home,
        actor: 'USLACKBOT',
      }),
    'call-mcp-tool': ({ app, by }) =>
      build.audit('mcp_slack_send_message_tool_called', userOf(by), now, appOf(app), home),
    'deactivate-user': ({ user }) => void (named([...state.members.values()], user).deleted = true),
    'abandon-workflow': ({ workflow }) => {
      for (const one of state.workflows.values()) if (one.title === workflow) one.collaborators = [];
    },
    'remove-legacy': ({ id, by }) => {
      const service = state.legacy.get(Number(id));
      if (!service) throw new RangeError(`no legacy integration ${id}`);
      return build.changeLegacy(service, userOf(by), now, 'removed');
    },
    deny: ({ scopes: taken }) => collectors.forEach(({ scopes }) => taken.forEach((scope) => scopes.delete(scope))),
    allow: ({ scopes: given }) => collectors.forEach(({ scopes }) => given.forEach((scope) => scopes.add(scope))),
    refuse: ({ method, error }) =>
      void (error === null ? state.refused.delete(method) : state.refused.set(method, error)),
    'limit-page': ({ method, most }) => void state.largestPage.set(method, most),
    'set-token': ({ token, state: becomes }) => void (state.tokens[token].state = becomes),
  };
}

function named<T extends { name: string }>(all: readonly T[], name: string): T {
  const found = all.find((one) => one.name === name);
  if (!found) throw new RangeError(`nothing is called ${name}`);
  return found;
}

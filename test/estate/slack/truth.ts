/** What a discovery must find, on the plan of today. */
import { iso } from '../clock.ts';
import {
  collectorToken,
  homeTeam,
  isEnterprise,
  type App,
  type LegacyService,
  type Plan,
  type SlackState,
} from './state.ts';

export interface AppTruth {
  id: string;
  name: string;
  approval: App['approval'];
  /** `null`: nothing that can be asked tells. */
  installed: boolean | null;
  enabled: boolean;
  scopes: string[];
  installer: string | null;
  installerLeft: boolean;
  /** The last thing that it did, where Slack tells of it. */
  lastUsedAt: string | null;
}

export interface SlackTruth {
  plan: Plan;
  scope: { id: string; name: string };
  apps: AppTruth[];
  legacy: { id: string; type: string; state: LegacyService['state']; installer: string; installerLeft: boolean }[];
  /** Bots that came with no app, and on Enterprise those of apps too. */
  bots: { id: string; name: string; deleted: boolean }[];
  workflows: { id: string; title: string; collaborators: string[] }[];
  users: number;
}

export function truthOf(state: SlackState): SlackTruth {
  const enterprise = isEnterprise(state);
  const home = homeTeam(state);
  const place = enterprise ? state.enterprise : home;
  const mailOf = (id: string): string => state.members.get(id)?.email ?? id;
  const left = (id: string): boolean => state.members.get(id)?.deleted ?? true;
  return {
    plan: state.plan,
    scope: { id: place.id, name: place.name },
    apps: [...state.apps.values()]
      .filter((app) => (enterprise ? app.approval !== 'none' || app.installs.size > 0 : app.installs.has(home.id)))
      .map((app) => ({
        id: app.id,
        name: app.name,
        approval: enterprise ? app.approval : 'none',
        installed: enterprise && isUntold(state, app) ? null : app.installs.size > 0,
        enabled: app.enabled,
        scopes: app.scopes.map(({ name }) => name).toSorted(),
        installer: app.installer === null ? null : mailOf(app.installer),
        installerLeft: app.installer !== null && left(app.installer),
        lastUsedAt: enterprise ? lastUse(state, app) : null,
      })),
    legacy: enterprise
      ? []
      : [...state.legacy.values()]
          .filter((one) => one.state !== 'removed')
          .map(({ id, type, state: now, installer }) => ({
            id: String(id),
            type,
            state: now,
            installer: mailOf(installer),
            installerLeft: left(installer),
          })),
    bots: [...state.members.values()]
      .filter(
        ({ is, deleted, appId, teams }) =>
          is !== 'person' && !deleted && (enterprise || (appId === null && teams.includes(home.id))),
      )
      .map(({ id, name, deleted }) => ({ id, name, deleted })),
    workflows: enterprise
      ? [...state.workflows.values()]
          .filter(({ published }) => published)
          .map(({ id, title, collaborators }) => ({ id, title, collaborators: collaborators.map(mailOf) }))
      : [],
    users: [...state.members.values()].filter(({ teams }) => enterprise || teams.includes(home.id)).length,
  };
}

const isUntold = ({ audit }: SlackState, app: App): boolean =>
  !audit.some((entry) => entry.app === app && /^app_(?:un)?installed$/.test(entry.action));

function lastUse({ activities, audit }: SlackState, app: App): string | null {
  const times = [
    ...activities.filter(({ appId }) => appId === app.id).map(({ at }) => at),
    ...audit.filter((entry) => entry.app === app && entry.action.startsWith('mcp_')).map(({ at }) => at),
  ];
  return times.length === 0 ? null : iso(Math.max(...times));
}

export const envOf = (state: SlackState): Record<string, string> => ({ SLACK_TOKEN: collectorToken(state).value });

/** What a discovery must find in Workspace, as things stand now. */
import { DAY, iso, type Seconds } from '../../clock.ts';
import type { GoogleState } from '../state.ts';
import { RETENTION_DAYS, type Member, type Workspace } from './model.ts';

export interface AppTruth {
  clientId: string;
  name: string;
  /** E-mail addresses of those who can be asked about; suspended ones are in both lists. */
  users: string[];
  suspendedUsers: string[];
  scopes: string[];
  anonymous: boolean;
  native: boolean;
  /** In the log; `null`: nothing in its 180 days. */
  lastUsedAt: string | null;
}

export interface WorkspaceTruth {
  customerId: string;
  users: number;
  suspended: number;
  tokens: number;
  apps: AppTruth[];
  /** Of users who are not suspended. */
  appPasswords: { id: string; user: string; name: string; createdAt: string; lastUsedAt: string | null }[];
  delegations: {
    clientId: string;
    scopes: string[];
    authorizedAt: string;
    /** Its authorization is still in the log. */
    inLog: boolean;
    lastUsedAt: string | null;
    impersonated: string[];
  }[];
  /** That the log still tells of. */
  marketplace: { id: string; name: string }[];
  agents: { id: string; name: string; owner: string; lastUsedAt: string }[];
}

export function workspaceTruth(workspace: Workspace, state: GoogleState, now: Seconds): WorkspaceTruth {
  const members = [...workspace.members.values()].filter(({ deletedAt }) => deletedAt === undefined);
  const seen = now - RETENTION_DAYS * DAY;
  return {
    customerId: state.organization.customerId,
    users: members.length,
    suspended: members.filter(({ user }) => user.suspended).length,
    tokens: members.reduce((sum, { tokens }) => sum + tokens.size, 0),
    apps: appTruths(workspace, members, now),
    appPasswords: members
      .filter(({ user }) => !user.suspended)
      .flatMap(({ user, passwords }) =>
        passwords.map(({ codeId, name, createdAt, lastUsedAt }) => ({
          id: `${user.id}/${codeId}`,
          user: user.email,
          name,
          createdAt: iso(createdAt),
          lastUsedAt: lastUsedAt === null ? null : iso(lastUsedAt),
        })),
      ),
    delegations: state.delegations.map(({ clientId, scopes, authorizedAt }) => {
      const uses = workspace.log.token.filter(
        ({ impersonatedBy, at }) => impersonatedBy?.clientId === clientId && at > seen,
      );
      return {
        clientId,
        scopes: [...scopes],
        authorizedAt: iso(authorizedAt),
        inLog: authorizedAt > seen,
        lastUsedAt: latest(uses.map(({ at }) => at)),
        impersonated: [...new Set(uses.map(({ actor }) => actor.email))].toSorted(),
      };
    }),
    marketplace: workspace.marketplace
      .filter(({ addedAt, removedAt }) => addedAt > seen && removedAt === undefined)
      .map(({ id, name }) => ({ id, name })),
    agents: agentTruths(workspace, seen),
  };
}

const latest = (times: readonly Seconds[]): string | null => (times.length === 0 ? null : iso(Math.max(...times)));

function appTruths(workspace: Workspace, members: readonly Member[], now: Seconds): AppTruth[] {
  const uses = new Map<string, Seconds>();
  for (const { at, seenAt, name, clientId, impersonatedBy } of workspace.log.token) {
    if (name !== 'activity' || clientId === undefined || impersonatedBy !== undefined || seenAt > now) continue;
    if (at > now - RETENTION_DAYS * DAY) uses.set(clientId, Math.max(at, uses.get(clientId) ?? 0));
  }
  const apps = new Map<string, AppTruth>();
  for (const { user, tokens } of members) {
    for (const { app, scopes } of tokens.values()) {
      const truth = apps.get(app.clientId) ?? {
        clientId: app.clientId,
        name: app.name,
        users: [],
        suspendedUsers: [],
        scopes: [],
        anonymous: app.anonymous,
        native: app.clientType !== 'WEB',
        lastUsedAt: uses.has(app.clientId) ? iso(uses.get(app.clientId) ?? 0) : null,
      };
      apps.set(app.clientId, truth);
      truth.users.push(user.email);
      if (user.suspended) truth.suspendedUsers.push(user.email);
      truth.scopes = [...new Set([...truth.scopes, ...scopes])].toSorted();
    }
  }
  return [...apps.values()];
}

function agentTruths({ log }: Workspace, seen: Seconds): WorkspaceTruth['agents'] {
  const agents = new Map<string, { id: string; name: string; owner: string; at: Seconds }>();
  for (const { agent, at } of [...log.gemini_in_workspace_apps, ...log.workspace_studio]) {
    if (agent === undefined || at <= seen) continue;
    const known = agents.get(agent.id);
    agents.set(agent.id, { id: agent.id, name: agent.name, owner: agent.owner, at: Math.max(at, known?.at ?? 0) });
  }
  return [...agents.values()].map(({ at, ...agent }) => ({ ...agent, lastUsedAt: iso(at) }));
}
